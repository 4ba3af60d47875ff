"""Genres: what an article is, from its address, title, categories and what its page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefing.model import Genre
from briefing.text.genres import abroad
from briefing.text.genres.arts import reviews
from briefing.text.genres.service import ADVICE
from briefing.text.genres.voice import argues

#: Folders of an address that newsrooms give to a genre, sorted by genre.
FOLDERS: tuple[tuple[Genre, str], ...] = (
    ("advice", r"advice|agony-aunts?|ask-(?!me\b)[\w-]+|conseils|consejos|cookery|crosswords?|how-?tos?|puzzles|quiz(?:zes)?|ratgeber|recetas|recettes|recipes|rezepte|verbrauchertipps"),
    ("advertorial", r"advertorials?|ads?-?features?|brand-?(?:content|studio|voice|connect|ed)|branded-content|partner-?content|paid-?(?:post|content)|sponsored(?:-content)?|native-ad|promoted|media-?(?:centre|center)|news-?releases?|newsroom|press-?releases?|pressemitteilung(?:en)?|prnewswire|globe-newswire|business-?wire|anzeige"),
    ("correction", r"corrections-(?:and-)?clarifications|clarifications|errata|berichtigungen|korrekturen|rectificatifs?|rectificaciones"),
    ("fact check", r"fact-?check(?:s|er|ing)?|faktencheck|fact-or-fiction|les-decodeurs|reality-?check|verificaci[oó]n|verificat"),
    ("horoscope", r"horoscopes?|astrology|zodiac|horoskop|horoscopo|oroscopo"),
    ("live", r"live|live-?(?:blog|news|story|updates?|coverage|reporting)|liveblog|liveticker|en-direct|directo"),
    ("opinion", r"opinions?|comment(?:ary|isfree)?|op-?eds?|editorials?|columns?|columnists?|columnas?|perspectives?|ideas|views?|viewpoints?|letters?(?:-to-the-editor)?|blogs?|corner|meinung|kommentare?|kolumnen?|debat(?:t|te|es)?|opinioni|opinion-?columns?|tribunes|guest-(?:column|commentary|essay|post)|contributors?|voices|think"),
    ("review", r"(?:album|art|book|concert|dance|film|food|game|movie|music|opera|product|restaurant|stage|tech|theat(?:er|re)|tv)-?reviews?|reviews|kritiken|rezension(?:en)?|filmkritik"),
    ("roundup", r"briefings?|newsletters?|morning-?(?:briefing|mix)|roundups?|newsbriefs?|news-in-brief"),
    ("sport result", r"scores?|results?|box-?scores?|scoreboard|match-?centre|resultate|ergebnisse"),
)  # fmt: skip

#: What a title or a category says, sorted by genre.
TITLES: tuple[tuple[Genre, str], ...] = (
    ("advice", "|".join(ADVICE)),
    ("advertorial", r"^(?:(?:joint|media|official|press) )?statement (?:by|from|of|on|regarding)\b|^(?:media|news) release\b|^(?:sponsored|advertorial|paid post|partner content|promoted|brand ?voice|press release|anzeige)\b ?(?:[:|–—-]|by\b|content\b|post\b|$)|\b(?:get|save|up to|now) \d+% off\b|\b(?:best|early|today['’]s|top) [\w\s'’-]{0,30}\bdeals\b(?! (?:with|between|of))|\bour (?:shopping )?(?:editors|experts|shoppers) (?:love|pick|recommend|swear)"),
    ("correction", r"^(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|erratum|errata|editor['’]s notes?|(?:an )?apology|retraction|withdrawal notice|berichtigung|korrektur|richtigstellung|gegendarstellung|rectificatif|erratum|correction et précisions?|fe de (?:errores|erratas)|rectificaci[oó]n(?:es)?|errata corrige|correções|rettifica|(?:this |an )?(?:article|page|report|story) (?:has been |was )?(?:deleted|removed|retracted|withdrawn))(?: ?[:|–—]| -| to (?:our|the|an) (?:report|story|article)\b|\.?$)"),
    ("fact check", r"^(?:fact[- ]?check(?:ing|ed)?|fact focus|faktencheck|reality check|vrai ou faux|verificat|le vrai du faux|f[ae]ke or not|fake news\?)(?: ?[:|–—]| -| |$)"),
    ("horoscope", r"\b(?:daily|weekly|monthly|your|today['’]s|\d{4}) horoscopes?\b|\bhoroscopes?(?: (?:for|today|this)\b| ?[:|–—-]|$)|\b(?:horoskope?|horóscopo|oroscopo)\b|\bwhat the stars (?:have|hold|say)\b|\byour (?:stars|star sign|zodiac)\b|\bzodiac signs?\b|\bastrolog(?:y|ical) (?:forecast|guide|for)\b"),
    ("live", r"\b(?:live (?:updates?|blog|coverage|news|reaction|results)|as it happened|follow live|liveticker|en direct|minuto a minuto)\b|(?:^|[-–—|:] ?)live\b ?[:|–—-]|[-–—|:] live$|^live:|(?-i:\b[A-Z][\w’'-]*[a-rt-z\d] live: )|^(?!(?:how|what|when|where|who|why)\b)(?!.*\b(?:families|men|people|that|they|to|we|who|women) live: )(?:[\w’'-]+ ){1,5}live: "),
    ("opinion", r"^(?:opinions?|op-?ed|editorials?|comment(?:ary)?|columns?|analysis and opinion|viewpoint|letters?|letters? to the editor|our readers write|readers (?:reply|respond|write)|guest (?:column|essay|post)|the guardian view on|our view|kommentar|meinung|opinión|tribune|editorial board)\b ?(?:[:|–—-]|on\b|$)|[|–—-] ?(?:opinion|editorial|column|comment|letters?|op-?ed)\.?$"),
    ("roundup", r"\b(?:what (?:you need|to know|we know) (?:to know )?(?:today|this (?:morning|week|evening))|(?:\d+|five|ten|seven|three) things (?:to know|you need to know|we learned)|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|daily|weekly|world|news|opening|lunchtime) (?:briefing|brief|bell|round-?up|wrap|headlines|digest|news quiz)|(?:news|week|day) in (?:brief|review|pictures|photos)|news (?:brief|round-?up|in brief)|(?:business|election|market|sports?|tech|transfer|travel) round-?up|top (?:headlines|stories)|best of the week|today.s front pages|(?:news|stories) you (?:may|might) have missed|in case you missed it)\b|[:|–—-] what we(?: are|['’]re) (?:hearing|reading|watching)(?: (?:now|today|this week))?$|^here.s what you need to know\b|^in brief\b ?[:–—-]|\bround-?up(?:$|:)|^round-?up of\b"),
    ("sport result", r"\b(?:box score|final score|match report|full-time result|results and standings|scoreboard)\b|\b(?:beats?|defeats?|routs?|downs?|edges?|tops?|thrash(?:es)?|draws? with|loses? to|crush(?:es)?|blanks?|hold off|holds off|past) .{2,60}\b\d{1,3}[-–]\d{1,3}\b|^(?-i:[A-Z])[\w .’'-]{2,30} \d{1,3}, (?-i:[A-Z])[\w .’'-]{2,30} \d{1,3}(?=$|[:;(]| [-–—(])|^(?-i:[A-Z])[\w .’'-]{2,30} \d{1,3}[-–]\d{1,3} (?-i:[A-Z])[\w .’'-]{2,30}(?=$|[:;,(]| [-–—(])|^(?-i:[A-Z])[\w.’'-]*(?: (?-i:[A-Z])[\w.’'-]*){0,2} \d{1,2} (?!(?:act|chapter|class|court|day|episode|gen|heat|lap|mark|max|mini|model|part|phase|plus|pro|race|round|season|series|set|stage|ultra|version|volume|week)\b)(?-i:[A-Z])[\w.’'-]*(?: (?-i:[A-Z])[\w.’'-]*){0,2} \d{1,2}(?=$|[:;(,]| [-–—(])|^player ratings\b|\b(?:\w*(?:day|night)['’]s|weekend|full|football|league|cup|match) results?(?: (?:at a glance|in (?:brief|full)))?(?:$|:)"),
)  # fmt: skip

#: schema.org types that settle it.
TYPES: dict[str, Genre] = {
    "AdvertiserContentArticle": "advertorial",
    "ClaimReview": "fact check",
    "CriticReview": "review",
    "HowTo": "advice",
    "LiveBlogPosting": "live",
    "OpinionNewsArticle": "opinion",
    "Quiz": "advice",
    "Recipe": "advice",
    "ReviewNewsArticle": "review",
}

# A line of a match report that nothing else has: "Rovers (4-4-2): Ault 7; Byrd 6, …" or "Goals: …; Bookings: …".
_TEAMS = re.compile(
    r"[A-Z][\w .’'-]{2,30}(?: \(\d(?:-\d){2,4}\))?: (?:[A-Z][\w.’' -]+(?: \d{1,2})?(?: \([^()]{1,40}\))?[,;] ){6,}"
)
_SIGNS = re.compile(
    r"(?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|widder|stier|zwillinge|krebs|löwe)\b",
    re.IGNORECASE,
)
# Votes are counted like goals, and have results as well.
_NO_SPORT = re.compile(r"\b(?:assembly|ballot|bill|budget|by-?election|coalition|commons|congress|council|court|earnings|elections?|exams?|gop|house|justices|law|lawmakers|mayor\w*|minister|motion|parliament|percent|polls?|politics|presiden\w+|primary|quarterly|recount|referendum|runoff|senate|senators?|vot\w+|" + abroad.NO_SPORT + r")\b", re.IGNORECASE)  # fmt: skip
# What an advertisement must say of itself, and says at its top or foot.
_PAID = re.compile(
    r"\b(?:(?:this|the) (?:article|content|post|story) (?:is|was) (?:(?:paid for|sponsored|produced|provided|brought to you|created) (?:by|for|in partnership)|sponsored)|(?:may|might|will) (?:earn|get|receive) (?:an? )?(?:\w+ )?commissions?|affiliate (?:commission|links?)|paid (?:content|partnership|promotion) (?:by|from|with)|sponsored (?:content|post) (?:by|from))\b",
    re.IGNORECASE,
)
_ENDS = 3
_WITHDRAWN = re.compile(
    r"^retraction\b|\b(?:article|page|report|story|video)(?: about .{0,80})? (?:(?:has been|is|was) )?(?:deleted|pulled|removed|retracted|taken down|withdrawn)\b"
    r"|\bwe (?:have )?(?:deleted|pulled|removed|retracted|taken down|withdrawn|withdrew) (?:this|our|an?|the) (?:\w+ ){0,3}(?:article|report|story|video)\b|"
    + abroad.WITHDRAWN,
    re.IGNORECASE,
)
# How a newsroom takes back what it printed: its own report, and what was wrong with it.
_OURS = r"(?:an? |the )?(?:earlier|previous|original) version of (?:our|this|an?|the)\b|our (?:\w+ ){0,2}(?:article|report|story|caption|headline)s?\b"
_WRONG = re.compile(
    r"^(?:\W*(?:correction|clarification|editor['’]s note)\W+)?(?:in an? (?:\w+ )?(?:article|caption|report|story)\b(?! (?:by|from|in)\b).{0,240}\b(?:erroneously|incorrectly|misidentified|misspelled|misstated|mistakenly|wrongly) ?(?:described|gave|identified|listed|named|reported|said|spelled|stated|the)\b"
    rf"|in (?:our|an? earlier|a previous|the) (?:\w+ )?(?:article|caption|report|story|version)\b.{{0,160}}\bwe (?:\w+ )?(?:said|wrote|stated|gave|reported|named|misstated|misspelled|misidentified)\b"
    rf"|(?:{_OURS}).{{0,200}}\b(?:apologi[sz]e for|erroneously|error|gave the wrong|incorrectly|misidentified|misspelled|misstated|mistakenly|should have (?:read|said)|withdraw|wrongly)\b"
    r"|(?:an? |the )?(?:earlier|previous|original) version of (?:our|this) (?:\w+ ){0,2}(?:article|caption|headline|report|story)\b.{0,200}\b(?:called|described|gave|listed|named|put|quoted|said|stated)\b"
    r"|we (?:apologi[sz]es?|are sorry|is sorry|regrets?) .{0,40}\berrors?\b|" + abroad.TAKES_BACK + ")",
    re.IGNORECASE,
)
# A notice is short: so many characters of prose at most, or it is a report that carries one.
_NOTICE = 900
# "Correction: Ferry Aground story" may stand above the whole story; "Corrections, 5 May" stands above many notices.
_SUBJECT = re.compile(r"(?:correction|clarification) ?[:|–—-] ?[^\W\d]", re.IGNORECASE)
# … says so in its first so many characters.
_EARLY = 120
# Shorter lines above it are bylines and dates.
_SHORT = 40
# How a press release opens, or what only a company says of itself under its text.
_RELEASE = re.compile(
    r"^.{0,90}?/(?=[A-Z])[A-Za-z][\w .-]{2,30}/ ?(?:--|[–—-])|^.{0,90}\((?:BUSINESS WIRE|GLOBE ?NEWSWIRE|ACCESSWIRE|EQS Newswire|Newsfile(?: Corp\.?)?|Marketwired)\) ?(?:--|[–—-])"
    r"|^"
    + abroad.RELEASE
    + r"$|^for immediate release\b|^(?:media|press) (?:contacts?|enquiries|inquiries|office)(?: [\w’' -]{1,40})? ?:|^for (?:further|more) information\b.{0,40}\bcontact\b|\bforward-looking statements?\b.{0,80}\b(?:within the meaning|as defined|involves?|subject to)\b|^view (?:original content|source version on)\b",
    re.IGNORECASE,
)
# A press office's notes stand under their heading; agencies say in a line what they changed: "Note to editors: updates with …".
_TO_EDITORS = re.compile(
    r"(?:notes (?:for|to) (?:the )?editors?\b|note (?:for|to) (?:the )?editors?\W*$)", re.IGNORECASE
)
# Characters of address, title and opening in which a vote would be named.
_HEAD = 400
# A reader's letter to one who knows.
_ASKED = re.compile(r"(?:q ?[:.]|dear (?:dr\.? )?(?-i:[A-Z])[\w.’'-]+,)\s", re.IGNORECASE)
#: So many headings under signs of the zodiac make a horoscope.
SIGNS = 4

# "New York Post Opinion", "NYT > Opinion"; not "Public Opinion Quarterly".
_OPINION_DESK = re.compile(
    r"(?:^|[\s>|:/–—-])(?<!public )(?:opinions?|op-?eds?|editorials?|meinung)\s*(?:$|[>|:/–—])", re.IGNORECASE
)

_FOLDERS = tuple((genre, re.compile(rf"(?:{pattern})$", re.IGNORECASE)) for genre, pattern in FOLDERS)
_TITLES = tuple((genre, re.compile(pattern, re.IGNORECASE)) for genre, pattern in (*TITLES, *abroad.TITLES))


def section_of(*names: str) -> tuple[str, ...]:
    """Return the labels that the names of a feed and of its desk come to: that of opinion, or none."""
    return ("opinion",) if any(_OPINION_DESK.search(name) for name in names) else ()


def takes_back(line: str) -> bool:
    """Return whether a newsroom says in a line what was wrong in a report of its own."""
    return bool(_WRONG.match(line) or _WITHDRAWN.search(line[:_EARLY]))


def withdraws(title: str, line: str) -> bool:
    """Return whether a newsroom's notice takes back a whole report, not a line of it."""
    return bool(_WITHDRAWN.search(title) or _WITHDRAWN.search(line))


def _characters(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def find_genre(
    url: str, title: str, categories: Iterable[str] = (), types: Iterable[str] = (), lines: Iterable[str] = ()
) -> Genre:
    """Return what an article is; "news" is what nothing speaks against.

    `types` are the schema.org types of its page, `lines` what its blocks say.
    """
    for kind in types:
        if kind in TYPES:
            return TYPES[kind]
    try:
        folders = urlsplit(url).path.split("/")[1:-1]
    except ValueError:
        folders = []
    labels = [*folders[:4], *("-".join(c.split()) for c in categories)]
    lines = tuple(lines)
    whole = bool(_SUBJECT.match(title)) and _characters(lines) > _NOTICE
    sport = not _NO_SPORT.search(" ".join((*labels, title, *lines[:1]))[:_HEAD].replace("-", " "))
    for genre, pattern in _FOLDERS:
        if any(pattern.match(label) for label in labels) and (sport or genre != "sport result"):
            return genre
    for genre, pattern in _TITLES:
        if pattern.search(title) and (sport or genre != "sport result") and not (genre == "correction" and whole):
            return genre
    return _by_lines(title, lines)


def _by_lines(title: str, lines: tuple[str, ...]) -> Genre:
    """Return what an article's own words make it."""
    if any(_TEAMS.match(line) for line in lines):
        return "sport result"
    ends = (*lines[:_ENDS], *lines[-_ENDS:])
    if any(_PAID.search(line) or _RELEASE.search(line) for line in ends) or any(map(_TO_EDITORS.match, lines)):
        return "advertorial"
    opening = next((line for line in lines if line != title and (len(line) > _SHORT or line.endswith("."))), "")
    if _characters(lines) <= _NOTICE and takes_back(opening):
        return "correction"
    signs = {match[0].casefold() for line in lines if len(line) < 60 and (match := _SIGNS.match(line))}
    if len(signs) >= SIGNS:
        return "horoscope"
    if _ASKED.match(opening) and title.endswith("?"):
        return "advice"
    if reviews(title, lines):
        return "review"
    return "opinion" if argues(title, lines) else "news"
