"""Context: whether a sentence can be read where nothing stands before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.text.antecedents import unnamed
from briefing.text.notices import phrased
from briefing.text.remembering import remembered
from briefing.text.traces import Words, plain, traces

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
# English openings of several words that lean on the sentence before, by the first of them; and some that only seem to.
_LEANING = (
    ("a one", r" (?:(?:half|third|quarter|fifth) of the (?:cuts?|decline|increase|total)"
     r"|(?:few )?(?:second|minute|moment|hour|day|week|fortnight|month|year)s? (?:later|earlier|after|before)(?=,| (?!than\b)[a-z]+ \w))"),
    ("according", " to (?:him|her|them)"),
    ("after", " (?:that|this|all)"),
    ("all both few four five many most none several some three two",
     " (?:are|did|had|has|have|is|said|say|was|were|will|agreed|argued|asked|called|declined|fired|noted|refused|voted|wanted|warned)"),
    ("among", " (?:them|those)"),
    ("as", " (?:a result|such)"),
    ("asked", " (?:about|if|whether|why)"),
    ("at", " the same time"),
    ("because", " of (?:that|this)"),
    ("before despite like", " (?:that|this)"),
    ("by", " contrast"),
    ("earlier later next", r" (?:that |this )?\w+,? (?:he|it|she|they)"),
    ("even", " so"),
    ("first fourth second third", "(?=,)"),
    ("for", " (?:example|instance|that reason|his part|her part|their part|one(?=,)|starters(?=,))"),
    ("he's it's she's they's", ""),
    ("how where whether why", " (?:he|it|she|they)"),
    ("in", " (?:addition(?! to)|contrast|response|return(?! for)|turn|other words|fact|doing so|that case|this case|both cases|a sign)"),
    ("last", r"(?:(?=,)| (?:that |this )?\w+,? (?:he|it|she|they))"),
    ("make", " no mistake"),
    ("more", " importantly"),
    ("moreover", ""),
    ("not", " (?:only|so)"),
    ("now", "(?=,)"),
    ("of", " (?:(?:those|these|them)|course(?=,))"),
    ("on", " (?:the other|the contrary)"),
    ("since until", " then"),
    ("that", " said"),
    ("the",
     r" (?:(?-i:[a-z-]{3,} )?(?:former|latter|reason|same|two (?:men|women|sides|leaders)|pair|duo|move|remarks?|comments?|news|decision|ruling|accusations?|allegations?|changes?|claims?|decline|decrease|idea|increase|notion|incident|order|plan|proposal|measure|request|exchange|announcement|result|statement|email|letter|report|post|tweet|video|image|photo)\b(?! (?:of|by|from|in|on|for|that)\b)|\d\d-year-old)"),
    ("together", ",? (?:he|it|she|they|we)"),
    ("to", " (?:that end|be sure(?=,))"),
    ("what", " (?:to|we|they|he|she)"),
    ("when", " (?:asked|he|it|she|they)"),
)  # fmt: skip
_LEANS = {first: re.compile(rf"(?:{following})\b", re.I) for words, following in _LEANING for first in words.split()}
# "Kyiv was more dramatic.", "So did the union, too.": a comparison with what is not there.
_COMPARES = re.compile(
    r"\b(?:is|are|was|were|seemed|sounded|proved|remained) (?:even |far |much |no )?(?:also|equally|just as|less|more|similarly)\b(?! than)(?!.*\bthan\b)"
    r"|\bfollowed suit\b"
)
_LIKEWISE = re.compile(r"\b(?:too|as well|either|instead|as a result)\.[\"”’]?$")
# "The coach was carrying 38 pupils, she said.": who says it was named in the sentence before, whoever this one names.
_SAID_BY = re.compile(
    r",[\"”’']? (?:he|she|they) (?:added|explained|noted|said|says|told [\w ]{3,20}|wrote)"
    r"(?: (?:\w+day|(?:after|at|by|during|earlier|in|late|later|on|to)\b[^,;“”\"]{0,40}))?\.[\"”’]?$"
)
# Capitals first and the bound before them after: three times as fast, since few letters are capitals.
_SHOUTED = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]{2,}-?[A-Z]{4,}\b")
# An apostrophe within a word closes nothing.
_QUOTES = re.compile(r"[\"“”«»‘]|’(?!\w)")
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
    r"|one (?:of|person|man|woman|child|officer|people|in)\b|both (?:the\b|(?-i:[A-Z]))|each (?:year|of the)|even (?:as|if|though|before|after)"
    r"|although|even when|another \d|other (?:countries|nations))",
    re.I,
)
# What these patterns cannot do without: most sentences have nothing of it.
_OF_COMPARES = plain("also equally just less more similarly suit")
_OF_COUNTED = plain("earlier later")
_OF_LIKEWISE = plain("either instead result too well")
_OF_PHRASED = plain("he her his it she that they")
_OF_SAID_BY = plain("he she they")
_OF_SHOWN = plain("these this")
_PHRASING = frozenset(
    "after amid as at before by despite during for from if in on outside since through though under until when while with within".split()
)
_STANDING = ("although", "another", "both", "each", "even", "one", "other", "this", "those")
# How much of a sentence's end the patterns look at that are bound to it.
_END = 24
_QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)‘((?:[^‘’]|’\w)+)’")
_OPENING = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PAIRS = ("“”", "«»", "‹›")
# How feeds end an excerpt that they cut.
_CUT = re.compile(r"\s*[(\[]?\s*(?:\.\.\.|…)\s*[)\]]?[\"”’»]?\s*$")
# A word in lower case: a date, a list of names and a line in capitals have none.
_LOWER = re.compile(r"\b[a-zß-öø-ÿа-яєіїґ]{2,}\b")

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


@remembered(4096)
def leans_back(sentence: str, language: str = "en", *, opening: bool = False) -> bool:
    """Return whether a sentence leans on what was said before it: by the word that opens it, or by comparing.

    What opens an article leans on nothing, whatever its first word, but for a bare pronoun.
    """
    sentence = sentence.lstrip(" \t\n\"'“‘«„–—-•►(")
    first = _OPENING.match(sentence)
    if not first:
        return False
    english, word = language == "en", first[0].lower().replace("’", "'")
    if english and word.startswith(_STANDING) and _STANDS.match(sentence):
        return not opening and unnamed(sentence)
    if opening:
        return english and word in _PRONOUNS
    if word in _OPENS_BACKWARD.get(language, ()):
        return True
    if not english:
        return language in _COUNTED and _COUNTED[language].search(sentence) is not None
    leans = _LEANS.get(word)
    return (leans is not None and leans.match(sentence, first.end()) is not None) or _leans_within(sentence, word)


def _leans_within(sentence: str, first: str) -> bool:
    """Return whether an English sentence leans on another by more than how it opens."""
    words, end = traces(sentence), max(0, len(sentence) - _END)
    return bool(
        (not words.isdisjoint(_OF_COUNTED) and _COUNTED["en"].search(sentence, end))
        or (" both" in sentence and _BOTH.match(sentence))
        or (not words.isdisjoint(_OF_COMPARES) and _COMPARES.search(sentence))
        or (not words.isdisjoint(_OF_SAID_BY) and _SAID_BY.search(sentence))
        or (not words.isdisjoint(_OF_LIKEWISE) and _LIKEWISE.search(sentence, end))
        or _unexplained(sentence, first, words)
    )


def _unexplained(sentence: str, first: str, words: Words) -> bool:
    """Return whether an English sentence has an early pronoun for what it does not name."""
    phrasing = (first in _PHRASING or first.endswith("ly")) and not words.isdisjoint(_OF_PHRASED)
    return bool(
        (phrasing and _PHRASED.match(sentence))
        or (not words.isdisjoint(_OF_SHOWN) and _SHOWN.match(sentence))
        or unnamed(sentence, words)
    )


def cut(sentence: str) -> bool:
    """Return whether a sentence says that it breaks off: "… after the vote, people…", "… a promise to [...]"."""
    return _CUT.search(sentence, max(0, len(sentence) - _END)) is not None


def cut_in_two(sentence: str) -> bool:
    """Return whether a sentence breaks off within somebody's words or a bracket."""
    bare = _CUT.sub("", sentence)
    return bare != sentence and (bare.count('"') % 2 > 0 or bare.count("(") != bare.count(")") or _unpaired(bare))


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


class Quotations:
    """Where quotations are open in a paragraph: its marks are found once for all its sentences."""

    def __init__(self, paragraph: str) -> None:
        self.paragraph = paragraph
        self.places: dict[str, list[int]] = {}
        for found in _QUOTES.finditer(paragraph):
            self.places.setdefault(found[0], []).append(found.start())

    def around(self, place: int) -> bool:
        """Return whether what stands before a place opens a quotation that it does not close."""
        if not self.places:
            return False
        if self._before('"', place) % 2 or self._before("“", place) > self._before("”", place):
            return True
        if self._before("«", place) > self._before("»", place):
            return True
        # What is an apostrophe within a word closes where the word is cut at it.
        cut = self.paragraph[max(0, place - 1) : place] == "’" and place - 1 not in self.places.get("’", ())
        return self._before("‘", place) > self._before("’", place) + cut

    def _before(self, mark: str, place: int) -> int:
        return bisect_left(self.places.get(mark, ()), place)


def shouts(sentence: str) -> bool:
    """Return whether a word of a sentence is in capitals and no acronym."""
    return _SHOUTED.search(sentence) is not None


def boilerplate(sentence: str) -> bool:
    """Return whether a sentence is a caption, a credit or housekeeping rather than news."""
    return phrased(sentence) or captioned(sentence)


def captioned(sentence: str) -> bool:
    """Return whether a sentence says what a picture shows: it ends with a date and tells nothing past."""
    return sentence[-5:-1].isdigit() and bool(_CAPTION_DATE.search(sentence)) and not _PAST.search(sentence)


def housekeeping(paragraph: str) -> bool:
    """Return whether a paragraph opens as one that tells of the article and not of the news: "Correction: …"."""
    return ":" in paragraph and _HOUSEKEEPING.match(paragraph) is not None


def spoken(sentence: str) -> bool:
    """Return whether a sentence opens with a quotation mark: it is somebody's words rather than the newsroom's."""
    return sentence[:1] in "\"“„«‘'‹"


def quoted(sentence: str) -> int:
    """Return how many words of a sentence stand between quotation marks, the longest stretch of them."""
    return max((len(match[match.lastindex or 0].split()) for match in _QUOTATION.finditer(sentence)), default=0)
