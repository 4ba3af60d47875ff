"""Announced: what a feed says of an article in its own words, without what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.model import PROSE
from briefing.stages.articles.body import Part
from briefing.stages.articles.headlines import plain, without
from briefing.text.clean import one_line

# A name alone is no headline: what is left without the outlet's name has so many letters, or the name stays.
_HEADLINE = 8
# What programmes set behind an excerpt, by language: the address of the whole, and whose it is.
_SIGNED = re.compile(
    r"\s*(?:\bthe post (?P<en>.{2,300}?) (?:appeared first|first appeared) on .{2,80}"
    r"|\bder beitrag (?P<de>.{2,300}?) erschien zuerst auf .{2,80}"
    r"|\b(?:la entrada|la publicación|el cargo) (?P<es>.{2,300}?) (?:aparece|apareció|se publicó) primero en .{2,80}"
    r"|\b(?:l[’']article|cet article) (?P<fr>.{2,300}?) est apparu en premier sur .{2,80})$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"\s*(?:(?<=[.!?…\])”’\"])|(?<=[.…] )|^)\s*[(\[]?(?:continue reading|read (?:more|on|the (?:full|rest|whole) [\w ]{2,30})|weiterlesen"
    r"|mehr lesen|lire la suite|leer más|seguir leyendo)\b\W{0,6}$",
    re.IGNORECASE,
)
# What stands between a headline and the text, where a feed gives both in one.
_BETWEEN = re.compile(r"[\s.:;,–—|-]*")


def headline_of(title: str, outlet: str) -> str:
    """Return the headline that a feed gives, without the outlet's name behind or before it."""
    whole = one_line(title)
    bare = without(whole, outlet)
    return bare if len(plain(bare)) >= _HEADLINE else whole


def told_of(found: Sequence[Part], title: str, outlet: str) -> Iterator[Part]:
    """Yield the parts of a feed's text without its headline said again and without what feeds set behind every entry."""
    first = True
    for kind, words, posted in found:
        if kind in PROSE:
            words = _unsigned(words, title)
            words, first = (_untitled(words, title, outlet) if first else words), False
        if words:
            yield kind, words, posted


def _unsigned(words: str, title: str) -> str:
    """Return a text without what a programme has set behind it."""
    signed = _SIGNED.search(words)
    if signed and plain(title).startswith(plain(str(signed[str(signed.lastgroup)]).rstrip("…."))):
        words = words[: signed.start()]
    return _CONTINUED.sub("", words)


def _untitled(words: str, title: str, outlet: str) -> str:
    """Return a text without the headline that opens it, as far as a sentence follows; "" where it is that alone."""
    if plain(words) in (plain(title), plain(title) + plain(outlet)):
        return ""
    if not title or not words.casefold().startswith(title.casefold()):
        return words
    between = _BETWEEN.match(words, len(title))
    assert between
    rest = words[between.end() :]
    # "Storm Fia" may open the sentence that tells of it.
    follows = between[0].strip() or title[-1] in "?!" or len(plain(title)) > 3 * _HEADLINE
    return rest if follows and rest and not rest[0].islower() else words
