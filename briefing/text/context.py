"""Context: whether a sentence can be read where nothing stands before it."""

from __future__ import annotations

import re

# Words that point back when a sentence opens with them, by language.
_BACKWARD = {
    "de": "aber allerdings außerdem auch da dabei dadurch dafür damit danach dann daraufhin darum das dem den denn dennoch"
    " deshalb dessen dies diese diesem diesen dieser dieses doch er es hingegen ihm ihr ihre jedoch sein seine sie so"
    " somit sondern trotzdem und zudem zugleich",
    "en": "accordingly additionally afterward afterwards again also although alternatively and another anyway besides both"
    " but consequently conversely each either else even finally further furthermore he her hers herself him himself his"
    " however i instead it its itself likewise maybe moreover my neither nevertheless nonetheless nor one or other others"
    " otherwise our perhaps rather same she similarly so still such that thats their theirs them then there therefore"
    " these they this those though thus too we what which whereas worse yes yet you your i'm i've we're we've they're"
    " they've he's she's it's that's there's you're here's here",
    "es": "además así aunque él ella ellas ellos entonces esa ese eso esos esta estas este esto estos lo luego pero pues"
    " sin su sus también tampoco y",
    "fr": "ainsi alors aussi car ce cela celle celui cependant ces cette ceux elle elles enfin ensuite et il ils leur leurs"
    " mais or pourtant puis sa ses son toutefois",
    "it": "ciò così dunque e ed essi esso inoltre invece lei loro lui ma perciò però poi quella quelle quello questa questi"
    " questo quindi sua sue suo suoi tuttavia",
    "nl": "bovendien daarbij daarna daarom dat deze die dit dus echter en haar hij hun maar ook toch toen want ze zij zijn zo",
    "pt": "além assim contudo ela elas ele eles então essa esse esses esta este isso isto mas no-entanto ou porém seu seus"
    " sua suas também todavia",
    "ru": "а впрочем его ее её затем и им их кроме но однако он она они оно поэтому при-этом также так такая такие такой"
    " тем тогда то эта эти это этот",
    "uk": "а але водночас вона вони воно втім він зате і його їх її й отже потім проте та так такий також тому це цей ця ці",
}
_OPENS_BACKWARD = {language: frozenset(listed.split()) for language, listed in _BACKWARD.items()}
# English openings of several words that lean on the sentence before; and some that only seem to.
_LEANS = re.compile(
    r"(?:as a result|as such|at the same time|by contrast|for (?:example|instance|that reason|his part|her part|their part)"
    r"|in (?:addition|contrast|response|turn|other words|fact|doing so|that case|this case|both cases|a sign)"
    r"|on the (?:other|contrary)|of (?:those|these|them)|among (?:them|those)|more(?:over| importantly)|not (?:only|so)"
    r"|the (?:former|latter|reason|same|two (?:men|women|sides|leaders)|pair|duo|move|remarks?|comments?|news|decision|ruling"
    r"|incident|announcement|result|statement|email|letter|report|post|tweet|video|image|photo)\b(?! (?:of|by|from|in|on|for|that)\b)"
    r"|that said|to that end|until then|after (?:that|this|all)|before (?:that|this)|since then|because of (?:that|this)"
    r"|despite (?:that|this)|even so|like (?:that|this)|why it matters|what (?:to|we|they|he|she)|according to (?:him|her|them)"
    r"|when asked|asked (?:about|if|whether|why)|(?:he|she|they|it)[’']s)\b",
    re.I,
)
_STANDS = re.compile(
    r"(?:this (?:week|month|year|morning|spring|summer|autumn|fall|winter|weekend|time|season)|those (?:who|with)"
    r"|one (?:of|person|man|woman|child|officer|people|in)\b|both (?:the|[A-Z])|each (?:year|of the)|even (?:as|if|though|before|after)"
    r"|although|even when|another \d|other (?:countries|nations))",
    re.I,
)
_OPENING = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARKS = str.maketrans("’", "'")
_PAIRS = {"“": "”", "«": "»", "„": "“", "‹": "›", "(": ")", "[": "]"}

# Phrases of captions, credits and housekeeping that reach an article's paragraphs all the same.
_BOILERPLATE = re.compile(
    r"click here|read more|read also|read the full|sign up|subscri(?:be|ption)|newsletter|follow (?:us|him|her|me|@)|all rights reserved"
    r"|©|\bcopyright\b|contributed to this (?:report|story|article)|reporting by|editing by|getty images|file photo|\bphoto(?:graph)? by"
    r"|\(ap photo|\(ap\)$|via ap\b|\bvia (?:getty|reuters|afp)|\bpictured\b|\bscreengrab\b|(?:is|are) (?:seen|pictured|shown) (?:in|on|at|here)"
    r"|watch (?:the|live|below|above)|this (?:article|story|post|page) (?:was|has been|originally|is)|updated (?:at|on|to)|download (?:the|our)"
    r"|terms of (?:use|service)|privacy policy|cookie|javascript|advertisement|\bpodcast\b|listen to|app store|(?:e-?mail|contact) (?:us|the author)"
    r"|check back|more to come|this is a (?:developing|breaking)|developing story|fox news app|https?://|www\.|\bpic\.twitter|@\w+\.com|scroll down"
    r"|lire aussi|abonnez-vous|lesen sie|mehr zum thema|newsletter|lees ook|leia (?:também|mais)|lea (?:también|más)|leggi anche|читайте также|читайте також",
    re.I,
)
_CAPTION_DATE = re.compile(
    r",? (?:on )?(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}\.?$"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|announced|[a-z]{3,}ed)\b")


def opens_backward(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence opens with a word that leans on what was said before it."""
    sentence = sentence.lstrip(" \t\n\"'“‘«„–—-•►(")
    first = _OPENING.match(sentence)
    if not first:
        return False
    if language == "en" and _STANDS.match(sentence):
        return False
    word = first[0].lower().translate(_MARKS)
    return word in _OPENS_BACKWARD.get(language, ()) or (language == "en" and _LEANS.match(sentence) is not None)


def broken(sentence: str) -> bool:
    """Return whether a sentence is a fragment: cut off, or with a quotation or bracket open at an end."""
    if not sentence or sentence[-1] not in ".!?…\"”’'»)" or sentence.endswith(("...", "…", "...”", '..."')):
        return True
    if sentence[0].islower() or sentence.count('"') % 2 or sentence.count("''") % 2:
        return True
    return any(sentence.count(a) != sentence.count(b) for a, b in _PAIRS.items() if a != "„" and b != "“")


def boilerplate(sentence: str) -> bool:
    """Return whether a sentence is a caption, a credit or housekeeping rather than news."""
    if _BOILERPLATE.search(sentence):
        return True
    return bool(_CAPTION_DATE.search(sentence)) and not _PAST.search(sentence)


def stands_alone(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence can be printed where nothing stands before it."""
    return not (
        opens_backward(sentence, language) or broken(sentence) or boilerplate(sentence) or sentence.endswith("?")
    )


def spoken(sentence: str) -> bool:
    """Return whether a sentence opens with a quotation mark: it is somebody's words rather than the newsroom's."""
    return sentence[:1] in "\"“„«‘'‹"
