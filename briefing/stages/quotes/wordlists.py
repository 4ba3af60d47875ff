"""Small words of grammar: what ends a noun phrase, what stands before or within one."""

from __future__ import annotations

import re

from briefing.text.names import BODIES, ROLES, TEXTS
from briefing.text.remembering import remembered

PREPOSITIONS = frozenset(
    "about across after against along among around as at before behind below beneath beside between beyond by despite during"
    " for from in including inside into near of off on onto out outside over per since through throughout to toward towards under until"
    " upon via with within without than like unlike versus vs von für mit aus bei nach zu auf de du des à en dans sur pour par con"
    " por para según selon laut".split()
)
AUXILIARIES = frozenset(
    "am are be been being can could did do does had has have is may might must shall should was were will would won't wouldn't"
    " 'd 'll 've isn't wasn't didn't doesn't don't couldn't can't hasn't hadn't haven't ist war hat hatte haben sind a ont avait est était"
    " ha han había es fue".split()
)
AUXILIARIES |= {word.replace("'", "’") for word in AUXILIARIES}
BREAKS = (
    PREPOSITIONS
    | AUXILIARIES
    | frozenset(
        "and or but nor who whom whose which that when where while if because so then also not never there here he she they it"
        " we i you him them us me himself herself themselves itself how why what whether though although und oder aber et ou mais"
        " y o pero que qui dass".split()
    )
)
# Adverbs that no noun phrase holds: "Redfern | still signs".
ADVERBS = frozenset(
    "again already always earlier even ever just later now often once perhaps seldom soon still today tomorrow tonight too yesterday yet".split()
)
# Past forms that end no noun phrase and do not end as others do: "the archivist | went on".
PASTS = frozenset(
    "arose ate became began bent blew bought broke brought built came caught chose clung crept dealt drank drew drove fell fled flew"
    " forgot fought froze gave goes got grew heard held hid kept knelt knew laid led lent let lets lost made meant met paid put ran rang rode sang sat"
    " saw sent shook shot slept slid sold sought spent spoke sprang stole stood struck swam swept swung taught threw took tore understood undertook"
    " upheld went withdrew withheld woke won wore".split()
)
DASHES = frozenset("—–-")
#: What opens something set between the parts of a clause.
OPENERS = frozenset([",", "(", *DASHES])
# French verbs with their pronoun: "dit-il", "a-t-elle".
INVERTED = re.compile(r"-(?:il|(elle))$")
# Endings of callings: "geochemist", "lighthouse-keeper".
CALLINGS = (
    "caster",
    "chemist",
    "cologist",
    "erman",
    "grapher",
    "ician",
    "keeper",
    "logist",
    "nomist",
    "maker",
    "ryman",
    "sman",
    "woman",
    "worker",
)
# Words that come before an office: "current Italian Prime Minister Giorgia Meloni".
BEFORE_OFFICE = frozenset("acting current ex former incoming late longtime outgoing retired then veteran".split())
# Determiners that stand for someone on their own: "Another said".
SOMEONE = frozenset("another both many one others some several".split())
#: Family names of people who are written with them in front: "Liu Wenzhang … Liu said".
FAMILIES = frozenset(
    "cai cao chan chen cheng choi deng feng gao guo han huang hwang jang jeong jiang jung kang kim kwon lam lee liang lim lin liu luo moon ng"
    " nguyen pan park peng qian shen shin song tan tang tran wang wei wong wu xi xie xu yang yao ye yeung yin yoon yu yuan zeng zhang zhao zheng"
    " zhou zhu".split()
)
# Signs that a chunk reaches into only as part of a title: "R-Ariz.", "93rd".
SUFFIXES = frozenset(["jr.", "sr.", "jr", "sr", "ii", "iii", "iv"])


# More nouns for people by what they do, are or suffer; such as are hardly anybody's last name.
_PEOPLE = frozenset(
    "accountant adult apprentice archivist auctioneer auditor babysitter barista bartender beekeeper bookseller boyfriend bricklayer broadcaster businessman"
    " businesswoman bouncer boxer cameraman cardiologist caretaker cashier caterer choreographer claimant classmate cleaner climber commuter conservationist"
    " copilot co-pilot coworker co-worker crewman crewmember curator custodian deckhand demographer dentist dermatologist detainee dietitian diver"
    " docent drummer electrician entertainer ethicist ex-husband ex-wife exile explorer farmhand ferryman fiancé fiancée flatmate florist footballer"
    " foreman forester fundraiser geneticist geographer godfather golfer grandma grandpa grocer groundskeeper guitarist gymnast hairdresser handyman"
    " hiker hitman housekeeper housemate housewife influencer informant innkeeper inmate internee ironworker janitor jockey keyboardist kidnapper"
    " lifeguard lineman locksmith longshoreman machinist maid masseuse matriarch medallist medalist militant nanny naturalist neurosurgeon nun nutritionist"
    " oceanographer oncologist organist paramedic passerby pathologist patrolman percussionist pianist plaintiff plumber podcaster postgraduate"
    " postman predecessor presenter rapper receptionist refugee ringleader rioter robber roofer roommate rower runner-up saleswoman schoolgirl schoolboy"
    " sculptor seamstress seismologist skater skier snowboarder socialite spokesman-designate sprinter stepbrother stepsister stockbroker stonemason"
    " stranger stuntman subscriber successor surfer surveyor swimmer taxpayer trespasser trucker twin typist undertaker urologist vendor vet"
    " veterinarian vicar violinist weightlifter welder whistleblower whistle-blower wrestler youngster zookeeper".split()
)


@remembered(65536)
def noun(word: str) -> str:
    """Return what a lower-case noun stands for: "role", "office", "text" or ""."""
    if word.endswith("-year-old"):
        return "role"
    for form in _singulars(word):
        if form in ROLES or form in _PEOPLE:
            return "role"
        if form in BODIES:
            return "office"
        if form in TEXTS:
            return "text"
        if len(form) > 6 and form.endswith(CALLINGS):
            return "role"
    return ""


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("men"):
        return word, word[:-3] + "man"
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    if "-" in word:
        return word, word.rsplit("-", 1)[1]
    return (word, word[:-1], word[:-2]) if word.endswith("s") else (word,)


# "the Romanian said": somebody from there, and nobody's name.
_DEMONYM = re.compile(
    r"(?:(?!Guard)[A-Z][a-zé]+(?:ian|ean|ese|[a-z]{2}ish|(?:ch|sh)(?:wo)?man)|American|Argentine|Briton|Croat|Czech|Dane|Dutchman"
    r"|Finn|Frenchman|German|Greek|Icelander|Iraqi|Israeli|Kiwi|Mexican|Moroccan|Pakistani|Pole|Scot|Serb|Slovak|Swede|Texan|Thai"
    r"|Turk|Welshman)"
)


def is_demonym(word: str) -> bool:
    """Return whether a word tells where somebody is from."""
    return _DEMONYM.fullmatch(word) is not None
