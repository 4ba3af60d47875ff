"""Context: whether a sentence can be read where nothing stands before it."""

from __future__ import annotations

import re

from briefing.text.antecedents import unnamed

# Words that point back when a sentence opens with them, by language.
_BACKWARD = {
    "de": "aber allerdings außerdem auch da dabei dadurch dafür damit danach dann daraufhin darin darum davon davor dazu das dem den denn dennoch"
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
_PRONOUNS = frozenset("and but he her his i i'm i've it its my our she their they we we're we've".split())
# English openings of several words that lean on the sentence before; and some that only seem to.
_LEANS = re.compile(
    r"(?:as a result|as such|at the same time|by contrast|for (?:example|instance|that reason|his part|her part|their part)"
    r"|in (?:addition(?! to)|contrast|response|return(?! for)|turn|other words|fact|doing so|that case|this case|both cases|a sign)"
    r"|on the (?:other|contrary)|of (?:those|these|them)|among (?:them|those)|more(?:over| importantly)|not (?:only|so)"
    r"|the (?:former|latter|reason|same|two (?:men|women|sides|leaders)|pair|duo|move|remarks?|comments?|news|decision|ruling"
    r"|accusations?|allegations?|changes?|claims?|decline|decrease|idea|increase|notion|incident|order|plan|proposal|measure|request|exchange|announcement|result|statement|email|letter|report|post|tweet|video|image|photo)\b(?! (?:of|by|from|in|on|for|that)\b)"
    r"|that said|to that end|until then|after (?:that|this|all)|before (?:that|this)|since then|because of (?:that|this)"
    r"|despite (?:that|this)|even so|like (?:that|this)|what (?:to|we|they|he|she)|according to (?:him|her|them)"
    r"|(?:first|second|third|fourth|last|of course|for one|for starters|to be sure)(?=,)|make no mistake"
    r"|(?:all|both|few|many|most|none|several|some|two|three|four|five) (?:are|did|had|has|have|is|said|say|was|were|will|agreed|argued|asked|called|declined|fired|noted|refused|voted|wanted|warned)\b"
    r"|(?:how|when|where|whether|why) (?:he|it|she|they)|(?:a|one) (?:half|third|quarter|fifth) of the (?:cuts?|decline|increase|total)|the \d\d-year-old|(?:earlier|last|later|next) (?:that |this )?\w+,? (?:he|it|she|they)"
    r"|when asked|asked (?:about|if|whether|why)|(?:he|she|they|it)[’']s)\b",
    re.I,
)
# "Kyiv was more dramatic.", "So did the union, too.": a comparison with what is not there.
_COMPARES = re.compile(
    r"\b(?:is|are|was|were|seemed|sounded|proved|remained) (?:even |far |much |no )?(?:also|equally|just as|less|more|similarly)\b(?! than)(?!.*\bthan\b)"
    r"|\b(?:too|as well|either|instead|as a result)\.[\"”’]?$|\bfollowed suit\b"
)
_SHOUTED = re.compile(r"\b[A-Z]{3,}-?[A-Z]{4,}\b")
_CLOSING_SINGLE = re.compile(r"’(?!\w)")
# "On page 41 it says …", "Before the cameras he spoke …", "Notably, he forwarded …": a pronoun that what opens the sentence
# does not explain; "When asked about his legacy": no name before it that could.
_PHRASED = re.compile(
    r"(?:at|by|for|from|in|on|since|with|within) [^,.;“\"]{1,40}? (?:he|it|she|they)\b(?! (?:is|was) (?:clear|not clear|unclear|likely|possible))"
    r"|(?:[a-z]+ly|after|amid|at|before|by|despite|during|for|from|in|on|outside|since|through|under|until|with|within)"
    r"(?:(?: (?!(?-i:[A-Z]))[^ ,.;“\"]+| (?:mon|tues|wednes|thurs|fri|satur|sun)day){0,6}, (?:he|it|she|they|that)|(?: (?!(?-i:[A-Z]))[^ ,.;“\"]+){0,3} (?:he|she|that,))"
    r"(?!\w)(?! (?:is|was) (?:clear|not clear|unclear|likely|possible))"
    r"|(?:after|as|before|if|when|while|though)(?: (?!(?-i:[A-Z]))[^ ,.;“\"]+){0,6} (?:he|her|his|she)\b",
    re.I,
)
# "According to economists, this is …", "the desire to reverse this man's fate": something shown that is not there.
_SHOWN = re.compile(
    r"(?:[^ “\"]+ ){0,9}(?:this|these)\b(?! (?:(?:past|coming) )?(?:time|week|month|year|morning|afternoon|evening|spring|summer|autumn|fall"
    r"|winter|weekend|season|decade|century|quarter|days?|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)",
    re.I,
)
# "… less than five hours earlier.", "Erst Stunden zuvor hatten …": counted from what is not there.
_COUNTED = {
    "de": re.compile(r"\b(?:Minuten|Stunden|Tage|Wochen|Monate|Jahre) (?:zuvor|davor|später|danach)\b"),
    "en": re.compile(r"\b(?:minutes|hours|days|weeks|months|years) (?:earlier|later)[.,]?[\"”’]?$"),
}
# "Estmark imports both, …": two that are not named.
_BOTH = re.compile(r"(?!.* and .*both).*\bboth(?:[,.;]|$)")
_STANDS = re.compile(
    r"(?:this (?:week|month|year|morning|spring|summer|autumn|fall|winter|weekend|holiday|season)|those (?:who|with)"
    r"|one (?:of|person|man|woman|child|officer|people|in)\b|both (?:the|[A-Z])|each (?:year|of the)|even (?:as|if|though|before|after)"
    r"|although|even when|another \d|other (?:countries|nations))",
    re.I,
)
_QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)‘((?:[^‘’]|’\w)+)’")
_OPENING = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARKS = str.maketrans("’", "'")
_PAIRS = ("“”", "«»", "‹›")
# A word in lower case: a date, a list of names and a line in capitals have none.
_LOWER = re.compile(r"\b[a-zß-öø-ÿа-яєіїґ]{2,}\b")

# Phrases of captions, credits and housekeeping that reach an article's paragraphs all the same. A sentence in lower case
# is searched for each as it stands: many times sooner than one pattern with as many branches.
_PHRASES = """
    (ap photo|@yahoo|a previous version|abonnez-vous|an earlier version|advertisement|all rights reserved|app store|are pictured in|are seen in|are shown in
    breaking news alerts|check back|click here|click to|contact us|contributed to this article|contributed to this report
    contributed to this story|cookie policy|developing story|download our|download the app|editing by|email us|file photo
    follow her on|follow him on|follow me on|follow us|fox news app|getty images|http://|https://|is pictured|is seen here
    is seen in|is seen on|is shown here|is shown in|javascript|join the conversation|lea también|lees ook|leggi anche
    leia também|lesen sie|lire aussi|listen to our|listen to the podcast|mehr zum thema|more to come|newsletter
    our privacy policy|photo by|photograph by|photos:|pic.twitter|pictured above|pictured here|pictured left|pictured right
    read also|read more|read the full|reporting by|screengrab|scroll down|seen in this|sign up for|sign up here
    may not be passed on|story was originally|subscribe to|subscription|terms of service|terms of use|this article has|this article is
    this article originally|this article was|this is a breaking|this is a developing|this page was|this post was
    this story has been|this story was|this story originally|updated at|updates with|via getty|via reuters|watch above
    watch below|watch live|watch the video|www.|your inbox|© |читайте також|читайте также
"""
_BOILERPLATE = tuple(phrase.strip() for line in _PHRASES.strip().splitlines() for phrase in line.split("|"))
# What opens a paragraph that is housekeeping from end to end.
_HOUSEKEEPING = re.compile(
    r"\W*(?:clarification|contact|contributing|contributors?|copyright|corrections?|corrected|credit|disclaimer|disclosure|editor[’']?s note"
    r"|funding|image|images|journal references?|listen|materials provided|media contacts?|more information|note|notes to editors|photo|photos"
    r"|picture|read more|references?|related|reported by|reporting by|source|sources|story source|update|video|watch|written by|berichtigung"
    r"|korrektur|quelle|correction|fuente|fonte|источник|джерело)\b[^.:]{0,24}:",
    re.I,
)
_CAPTION_DATE = re.compile(
    r",? (?:on )?(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}\.?$"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|announced|[a-z]{3,}ed)\b")


def leans_back(sentence: str, language: str = "en", *, opening: bool = False) -> bool:
    """Return whether a sentence leans on what was said before it: by the word that opens it, or by comparing.

    What opens an article leans on nothing, whatever its first word, but for a bare pronoun.
    """
    sentence = sentence.lstrip(" \t\n\"'“‘«„–—-•►(")
    first = _OPENING.match(sentence)
    if not first:
        return False
    if language == "en" and _STANDS.match(sentence):
        return not opening and unnamed(sentence)
    word = first[0].lower().translate(_MARKS)
    if opening:
        return language == "en" and word in _PRONOUNS
    if word in _OPENS_BACKWARD.get(language, ()) or _counted(sentence, language):
        return True
    return language == "en" and (bool(_LEANS.match(sentence) or _COMPARES.search(sentence)) or _unexplained(sentence))


def _counted(sentence: str, language: str) -> bool:
    """Return whether a sentence counts from what it does not name, or chooses among it."""
    if language == "en":
        return bool(_COUNTED["en"].search(sentence, max(0, len(sentence) - 24))) or (
            " both" in sentence and _BOTH.match(sentence) is not None
        )
    return language in _COUNTED and _COUNTED[language].search(sentence) is not None


def _unexplained(sentence: str) -> bool:
    """Return whether an English sentence has an early pronoun for what it does not name."""
    return bool(_PHRASED.match(sentence) or _SHOWN.match(sentence)) or unnamed(sentence)


def broken(sentence: str) -> bool:
    """Return whether a sentence is a fragment: cut off, without a word, or with a quotation or bracket open at an end."""
    if not sentence or sentence[-1] not in ".!?…\"”’'»)" or sentence.endswith(("...", "…", "...”", '..."')):
        return True
    # A stop that stands apart was set by a machine behind a line that had none: "Scene: The house in Pell ."
    if sentence[-2:-1].isspace() or not _LOWER.search(sentence):
        return True
    if sentence.lstrip("–—- ")[:1].islower() or sentence.count('"') % 2 or sentence.count("''") % 2:
        return True
    return (not sentence.isascii() and _unpaired(sentence)) or sentence.count("(") != sentence.count(")")


def _unpaired(sentence: str) -> bool:
    """Return whether a mark that opens lacks the one that closes; German opens with what English closes with."""
    if "„" in sentence:
        return sentence.count("„") != sentence.count("“") + sentence.count("”")
    return any(sentence.count(pair[0]) != sentence.count(pair[1]) for pair in _PAIRS)


def asks(sentence: str) -> bool:
    """Return whether a sentence is a question."""
    return sentence.rstrip('"”’»)').endswith("?")


def within_quotation(before: str) -> bool:
    """Return whether what stands before a sentence in its paragraph opens a quotation that it does not close."""
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        return True
    return before.count("«") > before.count("»") or before.count("‘") > len(_CLOSING_SINGLE.findall(before))


def shouts(sentence: str) -> bool:
    """Return whether a word of a sentence is in capitals and no acronym."""
    return _SHOUTED.search(sentence) is not None


def boilerplate(sentence: str) -> bool:
    """Return whether a sentence is a caption, a credit or housekeeping rather than news."""
    return phrased(sentence) or captioned(sentence)


def phrased(text: str) -> bool:
    """Return whether a text holds a phrase of captions, credits or housekeeping."""
    lower = text.lower()
    return any(phrase in lower for phrase in _BOILERPLATE)


def captioned(sentence: str) -> bool:
    """Return whether a sentence says what a picture shows: it ends with a date and tells nothing past."""
    return sentence[-5:-1].isdigit() and bool(_CAPTION_DATE.search(sentence)) and not _PAST.search(sentence)


def housekeeping(paragraph: str) -> bool:
    """Return whether a paragraph opens as one that tells of the article and not of the news: "Correction: …"."""
    return _HOUSEKEEPING.match(paragraph) is not None


def stands_alone(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence can be printed where nothing stands before it."""
    return not (leans_back(sentence, language) or broken(sentence) or boilerplate(sentence) or asks(sentence))


def spoken(sentence: str) -> bool:
    """Return whether a sentence opens with a quotation mark: it is somebody's words rather than the newsroom's."""
    return sentence[:1] in "\"“„«‘'‹"


def quoted(sentence: str) -> int:
    """Return how many words of a sentence stand between quotation marks, the longest stretch of them."""
    return max((len(match[match.lastindex or 0].split()) for match in _QUOTATION.finditer(sentence)), default=0)
