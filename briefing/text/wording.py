"""The few words of its own that a briefing prints: times, names of outlets, provenance, status, the subject of its mail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from briefing.model import Article, Briefing, Digest, Failure, Status, Story
from briefing.text.clean import one_line
from briefing.text.links import host_of
from briefing.text.remembering import remembered
from briefing.text.tidy import tidy
from briefing.text.tongues import number, say

# Named here, for strftime would speak the machine's language.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_STATUSES: dict[Status, str] = {"new": "New", "update": "Update", "continuing": "Continuing"}
# What may stand in an address unescaped: RFC 3986 §2.
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"
# A name or a number; RFC 3986 has more, the web has not.
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?|[0-9a-f]*:[0-9a-f:.]+")
# Word refuses longer ones.
_LONGEST_ADDRESS = 2_000
SUBJECT = 78
#: What the section of stories is called that belong to none of an edition's sections.
OTHER = "Other"
# A word or two that a reader takes for a part of the paper.
_DESK = re.compile(
    r"(?!(?:home ?page|latest|misc|news|other|top stories|uncategori[sz]ed)$)[^\W\d_][\w&’'-]*(?: [\w&’'-]+){0,2}", re.I
)


def clock(moment: datetime, time_zone: str, language: str = "en") -> str:
    """Return the time of day in the zone: "06:10", "06:10 Uhr"."""
    return say("{time}", language, time=f"{_local(moment, time_zone):%H:%M}")


def zone(moment: datetime, time_zone: str, language: str = "en") -> str:
    """Return the zone's name at the moment: "CEST", "MESZ", or "Asia/Kathmandu" where it has no letters of its own."""
    name = _local(moment, time_zone).tzname() or ""
    return say(name, language) if name.isalpha() else time_zone


def day(moment: datetime, time_zone: str, language: str = "en", form: str = "{weekday} {day} {month} {year}") -> str:
    """Return the date in the zone: "Monday 6 May 2024", "Montag, 6. Mai 2024"."""
    local = _local(moment, time_zone)
    first_of_all = local.day == 1 and language[:2].lower() == "fr"
    return say(
        form,
        language,
        weekday=say(_DAYS[local.weekday()], language),
        day="1er" if first_of_all else local.day,
        month=say(_MONTHS[local.month - 1], language),
        year=local.year,
    )


def short_day(moment: datetime, time_zone: str, language: str = "en") -> str:
    """Return the date in the zone: "6 May 2024"."""
    return day(moment, time_zone, language, "{day} {month} {year}")


def near(moment: datetime, briefing: Briefing) -> str:
    """Return the time as one says it on the edition's day: "06:10", "Sun 23:40", "2 May"."""
    then, now = (_local(m, briefing.time_zone) for m in (moment, briefing.made))
    days = (now.date() - then.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    if 0 < days < 7:
        weekday = say(_DAYS[then.weekday()][:3], briefing.language)
        return say("{weekday} {time}", briefing.language, weekday=weekday, time=f"{then:%H:%M}")
    form = "{day} {month} {year}" if then.year != now.year else "{day} {month}"
    return day(moment, briefing.time_zone, briefing.language, form)


def period(briefing: Briefing) -> str:
    """Return the time that the edition covers: "Sunday 5 May, 06:00 to Monday 6 May, 06:00"."""
    where, language = briefing.time_zone, briefing.language
    ends = (
        f"{day(m, where, language, '{weekday} {day} {month}')}, {clock(m, where, language)}"
        for m in (briefing.since, briefing.made)
    )
    return say("{} to {}", language, *ends)


def dated(briefing: Briefing) -> str:
    """Return when the edition was made: "Monday 6 May 2024 · 06:00 CEST"."""
    made, where, language = briefing.made, briefing.time_zone, briefing.language
    when = f"{day(made, where, language)} · {clock(made, where, language)} {zone(made, where, language)}"
    return when[0].upper() + when[1:]


def masthead(briefing: Briefing) -> str:
    """Return the edition's title, clean: "Morning briefing"."""
    return one_line(briefing.title) or one_line(briefing.edition).capitalize() or say("Briefing", briefing.language)


def nothing(briefing: Briefing) -> str:
    """Return what an edition without stories says."""
    since, where, language = briefing.since, briefing.time_zone, briefing.language
    when = f"{day(since, where, language)}, {clock(since, where, language)} {zone(since, where, language)}"
    return say("No significant coverage since {}.", language, when)


def status(of: Status) -> str:
    """Return the status as printed in English."""
    return _STATUSES[of]


def section(digest: Digest, language: str = "en") -> str:
    """Return the section that the story stands in: "World"."""
    name = one_line(tidy(digest.section)) or "News"
    # The edition's own sections are named by the newsroom; these two are ours.
    return say(name, language) if name in ("News", OTHER) else name


def sections(digests: Iterable[Digest], language: str = "en") -> tuple[str, ...]:
    """Return the sections that stories stand in, in order of appearance, the one for what belongs nowhere last."""
    last = say(OTHER, language)
    return tuple(sorted(unique(section(d, language) for d in digests), key=lambda name: name == last))


def kicker(digest: Digest, language: str = "en") -> str:
    """Return what stands over a story: its section; where it has none, the desk or category that most of its feeds name."""
    name = section(digest)
    if name != OTHER:
        return section(digest, language)
    articles = digest.story.articles
    named = Counter(
        label for a in articles for label in {one_line(tidy(x)).capitalize() for x in (a.desk, *a.categories)}
    )
    shared = [label for label, n in named.items() if 2 * n > len(articles) and _DESK.fullmatch(label)]
    return min(shared, key=lambda label: (-named[label], label), default=say("News", language))


def outlet(article: Article) -> str:
    """Return who ran the article: its outlet, else its host, else the last part of its address.

    A file on this machine has no outlet but the one that it says it comes from.
    """
    if article.origin and not address(article.url):
        return one_line(article.origin)
    return one_line(article.outlet) or host(article.url)


def origin(article: Article) -> str:
    """Return whose work the article is, where that is not the outlet that ran it."""
    name, ran = one_line(article.origin), outlet(article)
    initials = "".join(word[0] for word in ran.split())
    return "" if name.casefold() in (ran.casefold(), initials.casefold()) else name


def host(url: str) -> str:
    """Return the part of an address that a reader knows it by."""
    return one_line(host_of(url)) or one_line(url.rstrip("/").rpartition("/")[2]) or "unnamed source"


def failed(failures: Iterable[Failure]) -> tuple[tuple[str, dict[str, list[Failure]]], ...]:
    """Return why sources were not seen, each reason once, with those of each outlet; of what has none, by its host."""
    found: dict[str, dict[str, list[Failure]]] = {}
    for failure in failures:
        found.setdefault(failure.reason, {}).setdefault(failure.outlet or host(failure.url), []).append(failure)
    return tuple(found.items())


def independent(story: Story, language: str = "en") -> str:
    """Return how many sources stand behind the story: "3 independent", "single source"."""
    count = len(story.sources)
    return say("single source", language) if count == 1 else say("{} independent", language, count)


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 feed", "2 feeds"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def numbered(count: int, one: str, many: str, language: str) -> str:
    """Return a saying for one or for many, with the number in its place: "1 feed read", "12 Feeds gelesen"."""
    return say(one if count == 1 else many, language, number(count, language))


def listed(names: Sequence[str], language: str = "en") -> str:
    """Return names as a sentence has them: "A, B and C"."""
    return say(" and ", language).join(filter(None, (", ".join(names[:-1]), *names[-1:])))


@remembered(65_536)
def address(url: str) -> str:
    """Return the address in a form that is safe to link, or "" where it is not one of the web's."""
    try:
        parts = urlsplit(url)
        name = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(name) or url != one_line(url):
        return ""
    # What stands before an @ only serves to pass for another host.
    place = (f"[{name}]" if ":" in name else name) + (f":{port}" if port is not None else "")
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_IN_ADDRESS)
    rest = rest if rest[:1] in ("", "/", "?", "#") else f"/{rest}"
    linked = f"{parts.scheme.lower()}://{place}{rest}"
    return linked if len(linked) <= _LONGEST_ADDRESS and not rest.startswith("//") else ""


def subject(briefing: Briefing) -> str:
    """Return the subject of the mail, at most 78 characters: "Morning briefing, 6 May 2024: Harbour bridge closed"."""
    start = f"{shortened(masthead(briefing), 40)}, {short_day(briefing.made, briefing.time_zone, briefing.language)}"
    nothing = say("no significant coverage", briefing.language)
    top = tidy(briefing.digests[0].headline.text) if briefing.digests else nothing
    return f"{start}: {shortened(top, SUBJECT - len(start) - 2)}"


def shortened(text: str, limit: int) -> str:
    """Return the text cut to the limit between two words, … where it was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return whole.rstrip(" ,;:–—-") + "…"


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, each once, in order of appearance."""
    return tuple(dict.fromkeys(names))


def _local(moment: datetime, time_zone: str) -> datetime:
    """Return the moment on the clocks of the zone."""
    return moment.astimezone(ZoneInfo(time_zone))
