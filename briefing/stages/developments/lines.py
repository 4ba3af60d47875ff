"""Lines of lists: which are statements, and which belong to a list of another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.stages.developments.tense import TELLING, tense
from briefing.text.context import boilerplate
from briefing.text.words import words

ENDS = re.compile(r"[.!…][\"”’'»)\]]*$")
# "Whether a signal failed", "How many homes have been lost": what is not known, and no statement.
INDIRECT = re.compile(
    r"^(?:(?:how (?:many|much|long|far)|if|ob|si|warum|weshalb|whether|why|wieso|pourquoi|por qué)\b|(?:how|what|when|where|which|who|whose|wann|was|wer"
    r"|wie|wo|combien|comment|où|qui|quand|cómo|cuándo|dónde|qué|quién)\b(?!.*[.!…]$))(?!.*:)",
    re.I,
)
# Verbs that tell, by language: what has one of them and no full stop is a statement all the same.
_VERBS = {
    "cs": "bude budou byl byla bylo byly je jsou má mají",
    "da": "blev bliver døde faldt fik får gik har havde kan kom kommer siger skal skulle tog var vil",
    "de": "bleibt bleiben gibt hat haben hatte ist kann können muss müssen soll sollen sagte sind war waren wird wurde wurden werden",
    "en": "are arrested attacked began begins called calls came could did died dies fell found gave had has have held hit is"
    " killed killing kills launched leaves left lost made may met might must plans rose said says sent set shot struck takes"
    " told took urged urges vows warned warns was went were will won would",
    "es": "dijo es fue fueron ha han hay habrá será son tiene tras",
    "fr": "a est ont sera sont été était",
    "it": "ha hanno era erano resta restano sarà saranno sono stata state stati stato è",
    "nl": "blijft bracht ging had hadden heeft hebben kan kreeg kunnen kwam legt liet ligt moest nam raakte stierf viel vielen vond wacht"
    " waren was werd werden wil willen wordt worden zal zei zijn zullen",
    "no": "ble blei blir døde falt fikk får gikk går har hadde kan kom kommer sier skal skulle tok tatt var vil",
    "pl": "będzie będą był była było były ma mają został została zostało zostały",
    "pt": "deve devem disse foi foram há são tem têm ter será serão está estão",
    "ru": "будет будут был была были было могут может нет погиб погибли",
    "sv": "blev blir dog fick får föll gick går hade har kan kom kommer säger ska skulle tog var vill",
    "tr": "etti oldu var yok",
    "uk": "буде будуть був була були було може можуть немає",
}
# What follows a noun in -s rather than a verb in -s.
_AFTER_NOUNS = frozenset("and as at but by for from in near of on or that to which who with".split())
_BEFORE_NOUNS = frozenset("a an and at by for from in its no of on or some the their to with".split())
_CONTACT = re.compile(r"@\w+\.|\b(?:\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|call \d{3,}|\+\d{2} ?\d+)\b|https?://|www\.", re.I)
_TELLS = {language: frozenset(listed.split()) for language, listed in _VERBS.items()}
_PASTS = (
    "became began bore bought broke brought built burnt came caught chose cut dealt did died drank drew drove fell felt fled flew forbade fought"
    " found froze gave got grew had has have heard held hid hit hung kept knew led left lent lost made meant met paid put ran rang rode rose said"
    " sang sank sent set shook shot shut slept slid sold sought spent spoke stole stood struck stuck swam swept swore taught threw told took tore"
    " was went were will withdrew won wore would wrote"
)
_HAPPENS = re.compile(
    rf"\b(?:{'|'.join(_PASTS.split())}|(?!need\b|feed\b|bed\b|speed\b|seed\b|indeed\b)[A-Za-z]{{2,}}ed)\b"
)
# What was done, has been done or is to come, by language: by its helping verbs, and by endings where those mark it.
_DONE = {
    "cs": r"bude|budou|byl[aoiy]?|\w{2,}[aeěiu]l[aioy]?",
    "da": r"blev|bliver|død|døde|faldt|fik|gik|havde|kom|skal|skulle|tog|var|vil|(?:er|har) (?:\w+ )?\w+[et]t|[a-zæøå]{3,}ede[st]?",
    "de": r"(?:begann|blieb|brach|fand|fiel|fuhr|gab|galt|ging|hielt|kam|lag|lief|ließ|nahm|rief|sank|schloss|sprach|stand|starb|stieg|trat|traf|verlor|warf"
    r"|zog)(?:en)?|bleib(?:t|en)|hatten?|sagte|soll(?:en)?|wird|wurden?|werden|waren?|(?:hat|haben|ist|sei|sind)\b.{0,120}\b\w{0,20}(?:be|ent|er|ge|ver|zer)\w{2,20}(?:t|en)"
    r"|(?<= )(?!(?:beste|dritte|erste|heute|letzte|meiste|mitte|nächste|seite|weite|zweite)n?\b)[a-zäöüß]{3,}ten?",
    "es": r"dijo|fue|fueron|ha|han|había|habrá|será|serán|[a-záéíóúñ]{2,}(?:ó|aron|ieron|r(?:á|án))",
    "fr": r"sera|seront|était|étaient|(?:a|ont|avait|avaient) (?:été|\w+ )?\w+(?:é|ée|és|ées|ert|i|is|int|it|u)|(?:est|sont) (?:\w+ment )?(?:arriv|décéd|entr|mort|n|part|rest|tomb)\w*"
    r"|(?:est|sont) (?:\w+ment )?\w{3,}ée?s?|[a-zéèêç]{3,}(?:èrent|irent|ait|aient|ront|ra)",
    "it": r"era|erano|sarà|saranno|stat[aeio]|resta|restano|(?:ha|hanno|è|sono) (?:\w+mente )?\w+(?:[aiu]t|rt|s|tt)[aeio]|[a-zàèéìòù]{2,}(?:arono|erono|irono|[ir]anno|rà|ò)",
    "nl": r"bracht|ging|had|hadden|kreeg|kwam|liet|moest|nam|raakten?|stierf|viel|vielen|vond|waren|was|werd|werden|worden|wordt|zal|zei|zullen"
    r"|(?:heeft|hebben|is|zijn)\b.{0,120}\b(?:be|ge|ver|ont)\w{2,30}(?:[dt]|en)",
    "no": r"ble|blei|blir|døde|falt|fikk|gikk|hadde|kom|skal|skulle|tatt|tok|var|vil|(?:er|har) (?:\w+ )?\w+[et]t?|[a-zæøå]{3,}este",
    "pl": r"będzie|będą|został[aoy]?|zostali|\w{2,}(?:[aęiyuó]ł[aoy]?|[aęiyu]li)",
    "pt": r"disse|foi|foram|há|será|serão|estão|está|[a-záéíóúãõç]{2,}(?:aram|eram|iram|eu|iu|ou|rá|rão)",
    "ru": r"будет|будут|нет|погиб|[а-яё]{2,}[аеиоуыя]л[аио]?(?:с[ья])?",
    "sv": r"blev|blir|dog|fick|föll|gick|hade|kom|ska|skulle|tog|var|har \w+[at]t|[a-zåäö]{3,}(?:ade|ades|ts)",
    "tr": r"\w{2,}(?:[dt][ıiuü](?:lar|ler)?|[ae]c[ae][kğ]\w*)|yok",
    "uk": r"буде|будуть|[а-яєіїґ']{2,}[аиіуя](?:в|л[аио])(?:ся|сь)?",
}
_TOLD = {language: re.compile(rf"\b(?:{done})\b") for language, done in _DONE.items()}
_ORDERS = frozenset(
    """add always apply ask avoid bake be beat book boil bring buy call change charge check chill choose clean click close
    come contact cook cool cover cut do don't donate download drain drink drizzle eat email enter fill find fold follow fry
    get give grate heat help join keep learn leave let limit listen look make mash measure melt mix move never open pack pay
    peel place plan pour prepare preheat press put read reduce register remove report rinse roast roll save season see send
    serve set share show sign simmer skip slice sprinkle start stay stir stop store subscribe take talk text toss try turn
    update use visit vote wait wash watch wear whisk write""".split()
)
# What might as well be the past of a verb: "Put off a vote until June".
EITHER = frozenset("beat cover cut let put read set".split())
# "Trinken Sie …", "You will not …", "Buvez …": said to the reader.
_TO_READER = re.compile(r"[A-ZÄÖÜ]\w+en Sie\b|(?:you|your)\b(?! (?:must|need to) know)|[A-ZÉ]\w+ez\b", re.I)
# "Do YOU have pictures? Send them to us", "SCROLL DOWN FOR VIDEO"
_CALLS = re.compile(r"(?:are|did|do|have|were) you\b|(?:scroll|swipe) down\b|(?:click|tap) (?:here|on)\b", re.I)
_AMOUNT = re.compile(
    r"^[\d½¼¾⅓⅔/.,–-]+\s*(?:g|kg|ml|l|cl|oz|lbs?|cups?|tbsp|tsp|tablespoons?|teaspoons?|cloves?|slices?|large|small|medium|ripe|fresh|eggs?)\b",
    re.I,
)
_LISTING = re.compile(
    r"^\W*(?:[^:]{1,40}:\s+[^ ]+(?: [^ ]+){0,4}$|.*\b\d+[-–:]\d+\b.*\b(?:v|vs|fc)\b|[A-Z][\w .']+ \d+[-–]\d+ [A-Z][\w .']+$|.*(?:[$£€]\d[\d.,]*)$)"
)
# "900 words by 5 p.m.": a desk's own plans.
_BUDGET = re.compile(r"\b\d{2,4} words\b")
# "“I sold my car.” — Ann T., Pell": what somebody said, with his name behind it as under a letter.
_SIGNED = re.compile(r"[\"“‘'«„].*[\"”’'»“][ ,]*[–—-]+ ?\w[^.]{0,50}$")
_LONG = 300
# "“My fears have been realized.”": words to remember, with nobody who said them.
_QUOTATION = re.compile(r"[\"“‘'«„][^\"“”«»„]*[\"”’'»]\.?$")
# "1908: The last prince …", "In March 1974, soldiers …": the year that a bullet opens with.
YEAR = re.compile(r"(?:in )?(?:[a-zà-ÿ]{3,9}\.? )?(?:\d{1,2}, )?(1[5-9]\d\d|20\d\d)\b(?=\W)", re.I)
# "Aries: a friend calls.", "The Anchor, Grayle: flat all the way": a few words and what to know of them; an hour is none.
LABEL = re.compile(r"^[^\W\d][^:.!?\d]{0,40}: ")
NAMED = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ]+ (?:[A-Z]\. )?[A-ZÀ-Þ][a-zà-ÿ]+(?=,| [a-z])")


def tells(text: str, language: str, *, announced: bool, likely: bool) -> bool:
    """Return whether a bullet is a statement: the end of a sentence; without it a verb, or a heading that vouches for it."""
    said = words(text)
    if (
        len(said) < 3
        or text.rstrip('"”’').endswith(("?", ":"))
        or _CALLS.match(text)
        or boilerplate(text)
        or _CONTACT.search(text)
        or _QUOTATION.match(text)
        or INDIRECT.match(text)
    ):
        return False
    if text[0].islower() and not announced:
        return False
    if ENDS.search(text):
        return len(said) >= (3 if announced or likely else 5)
    verbs = _TELLS.get(language, _TELLS["en"])
    has_verb = (
        not verbs.isdisjoint(said) or _past(said) or _present(said) or (language == "en" and tense(text) in TELLING)
    )
    return announced or (likely and has_verb and len(said) >= 4)


def _past(said: Sequence[str]) -> bool:
    """Return whether one of the first words is a verb in -ed: "Trains stopped …", not "Rooms in shared houses"."""
    return any(word.endswith("ed") and before not in _BEFORE_NOUNS for before, word in pairwise(said[:6]))


def _present(said: Sequence[str]) -> bool:
    """Return whether one of the first words is a verb in -s, as in headlines: "Deal values …", not "Ten ways to …"."""
    return any(
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and following not in _AFTER_NOUNS
        for word, following in pairwise(said[1:6])
    )


def happens(text: str, language: str) -> bool:
    """Return whether a sentence tells of what was done or is to come, and not of what is always so."""
    if language == "en":
        return bool(_HAPPENS.search(text[:1].lower() + text[1:]))
    # Who cannot read a line takes it for what those beside it are.
    return language not in _TOLD or bool(_TOLD[language].search(text))


def heads(text: str, language: str) -> bool:
    """Return whether a line tells as headlines do, in the present and without a full stop."""
    return language == "en" and not ENDS.search(text) and _present(words(text))


def foreign(text: str) -> bool:
    """Return whether a bullet is of another kind of list: an order, an ingredient, a result, an address."""
    first = next(iter(words(text)), "").replace("’", "'")
    if first in _ORDERS or _TO_READER.match(text):
        return True
    # A listing is short: what is longer is prose, and its pattern would look at every letter of it again and again.
    return bool(
        _AMOUNT.match(text)
        or (len(text) <= _LONG and _LISTING.match(text))
        or _CONTACT.search(text)
        or _BUDGET.search(text)
        or _SIGNED.match(text)
    )
