"""Pages: an edition as HTML for the mail, as plain text beside it, and as Markdown. The lines are those of Word."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from briefing.errors import ConfigError
from briefing.model import Briefing
from briefing.text import wording
from briefing.text.languages import LEFTWARD
from briefing.text.layout import Line, Run, lay_out
from briefing.text.tongues import say

# What each style is in HTML: an element, and the box that it shares with its neighbours.
_ELEMENTS: dict[str, tuple[str, str]] = {
    "Briefing Title": ("h1", ""),
    "TOC Heading": ("p", "Panel"),
    "TOC 1": ("li", "Panel"),
    "In Brief": ("p", "Panel"),
    "Heading 1": ("h2", ""),
    "Heading 3": ("h3", ""),
    "Headline": ("h3", ""),
    "Development": ("li", ""),
    "Quote": ("p", "Rule"),
    "Quote Source": ("p", "Rule"),
    "Disagreement": ("p", "Doubt"),
    "Counterclaim": ("p", "Doubt"),
    "Coverage Heading": ("h2", "Box"),
    "Coverage": ("p", "Box"),
}
_LISTS = {"TOC 1": "ol", "Development": "ul"}
_MARKDOWN = {
    "Briefing Title": "# {}",
    "Briefing Date": "**{}**",
    "TOC Heading": "**{}**",
    "TOC 1": "1. {}",
    "Heading 1": "## {}",
    "Heading 3": "### {}",
    "Coverage Heading": "## {}",
    "Headline": "### {}",
    "Kicker": "*{}*",
    "Label": "**{}**",
    "Development": "- {}",
    "Quote": "> {}",
    "Quote Source": "> — {}",
    "Disagreement": "- {}",
    "Counterclaim": "  - {}",
    "Coverage": "- {}",
    "Source Story": "**{}**",
    "Source Entry": "- {}",
}
_TEXT = {
    "TOC 1": "  * {}",
    "Heading 1": "\n{}\n" + "=" * 60,
    "Coverage Heading": "\n{}\n" + "=" * 60,
    "Heading 3": "\n{}",
    "Kicker": "\n[{}]",
    "Development": "  * {}",
    "Quote": "  {}",
    "Quote Source": "    – {}",
    "Disagreement": "  * {}",
    "Counterclaim": "    {}",
    "Source Entry": "  {}",
}
# Lines of these styles stand close to the next one of the same kind.
_CLOSE = {"TOC 1", "Development", "Quote", "Quote Source", "Disagreement", "Counterclaim", "Coverage", "Source Entry"}
# Lines of these styles have their source behind them.
_SOURCED = {"Body", "Update", "Development", "Quote Source", "Disagreement", "Counterclaim", "Correction"}
# What stands at the foot of every mail.
_NOTE = "Every line is taken verbatim from the source named beside it. The Word edition is attached."
_RULE = re.compile(r"\.([A-Za-z0-9-]+)\s*\{([^{}]*)\}\s*")
_STRONG = {"Status New", "Status Update", "Status Continuing", "Fresh", "Speaker", "Brief Headline", "Coverage Label"}
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def write_html(briefing: Briefing, template: Path | str | None = None) -> str:
    """Return the edition as the body of a mail: one column, styles inline, nothing from elsewhere.

    template  a file (or its text) with $title, $preheader, $language, $note and $body; the rules for classes in its <style>
              are what every line is styled by. None is the house's.
    """
    text, name = _template(template, "mail.html")
    look = {m[1]: " ".join(m[2].split()) for m in _RULE.finditer(text)}
    lines = lay_out(briefing)
    body = "\n".join(_boxes(_in_house(lines, briefing.language), look))
    # The rules are in every line now, and Gmail cuts a mail off at 102 KB.
    text = _RULE.sub("", text)
    return _filled(
        text,
        name,
        title=escape(_title(briefing)),
        preheader=escape(_preheader(briefing, lines)),
        language=escape(briefing.language),
        note=escape(say(_NOTE, briefing.language)),
        body=body,
    )


def write_text(briefing: Briefing, template: Path | str | None = None) -> str:
    """Return the edition as plain text, for those who read mail without HTML."""
    text, name = _template(template, "mail.txt")
    lines = lay_out(briefing)
    return _filled(
        text,
        name,
        title=_title(briefing),
        preheader=_preheader(briefing, lines),
        language=briefing.language,
        note=say(_NOTE, briefing.language),
        body=_plain(lines),
    )


def write_markdown(briefing: Briefing) -> str:
    """Return the edition in Markdown (CommonMark), a newline at its end."""
    lines = [(line.style, _MARKDOWN.get(line.style, "{}").format(_marked(line.runs))) for line in lay_out(briefing)]
    return _spaced(lines)


def _title(briefing: Briefing) -> str:
    return f"{wording.masthead(briefing)}, {wording.short_day(briefing.made, briefing.time_zone, briefing.language)}"


def _preheader(briefing: Briefing, lines: Iterable[Line]) -> str:
    """Return what a mailbox shows beside the subject: the headlines after the first."""
    heads = [line.text for line in lines if line.style == "TOC 1"]
    return wording.shortened(" · ".join(heads[1:] or heads) or wording.nothing(briefing), 140)


def _template(template: Path | str | None, shipped: str) -> tuple[str, str]:
    """Return the template's text and the name to call it by."""
    if isinstance(template, str):
        return template, "the mail template"
    house = Path(__file__).parents[1]
    installed = house / "shipped" / "templates" / shipped
    path = template or (installed if installed.exists() else house.parent / "templates" / shipped)
    try:
        return path.read_text(encoding="utf-8"), str(path)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the mail template cannot be read ({error}): mend or remove it") from error


def _filled(template: str, name: str, **words: str) -> str:
    """Return the template with its places filled in, in one pass: what stands in the words is never read as one."""
    try:
        return string.Template(template).substitute(words)
    except (KeyError, ValueError) as error:
        raise ConfigError(
            f"{name}: no such place as {error} in a mail template: there are ${', $'.join(words)}; write $$ for a dollar sign"
        ) from error


def _in_house(lines: Iterable[Line], language: str) -> Iterator[Line]:
    """Yield the lines, the language named only where it is not the edition's."""
    for line in lines:
        runs = (replace(r, language="") if r.language == language else r for r in line.runs)
        yield replace(line, runs=tuple(runs))


def _boxes(lines: Iterable[Line], look: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines as HTML, neighbours of one box in one table, for Outlook knows no other."""
    for box, inside in groupby(lines, key=lambda line: _ELEMENTS.get(line.style, ("p", ""))[1]):
        html = "\n".join(_lists(inside, look))
        if box:
            html = (
                f'<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>'
                f"<td{_styled(box, look)}>\n{html}\n</td></tr></table>"
            )
        yield html


def _lists(lines: Iterable[Line], look: Mapping[str, str]) -> Iterator[str]:
    for kind, inside in groupby(lines, key=lambda line: _LISTS.get(line.style, "")):
        html = "\n".join(_element(line, look) for line in inside)
        yield f"<{kind}{_styled(kind, look)}>\n{html}\n</{kind}>" if kind else html


def _element(line: Line, look: Mapping[str, str]) -> str:
    name = _ELEMENTS.get(line.style, ("p", ""))[0]
    mark = f' id="{line.mark}"' if line.mark else ""
    return f"<{name}{mark}{_styled(line.style, look)}{_direction(line.text)}>{''.join(_inline(r, look) for r in line.runs)}</{name}>"


def _inline(run: Run, look: Mapping[str, str]) -> str:
    words = escape(run.text, quote=False)
    language = f' lang="{escape(run.language)}"' if run.language else ""
    style = _styled(run.style or ("Link" if run.link else ""), look)
    if run.link:
        return f'<a href="{escape(run.link)}"{style}{language}{_direction(run.text)}>{words}</a>'
    attributes = f"{style}{language}{_direction(run.text)}"
    return f"<span{attributes}>{words}</span>" if attributes else words


def _styled(style: str, look: Mapping[str, str]) -> str:
    found = look.get(style.replace(" ", "-"), "")
    return f' style="{escape(found)}"' if found else ""


def _direction(text: str) -> str:
    """Return the attribute that keeps words from right to left apart from their neighbours."""
    return ' dir="auto"' if LEFTWARD.search(text) else ""


def _plain(lines: Iterable[Line]) -> str:
    return _spaced([(line.style, _TEXT.get(line.style, "{}").format(_unstyled(line))) for line in lines])


def _unstyled(line: Line) -> str:
    """Return the words of the line, its source in brackets where only its look would set it apart."""
    if line.style not in _SOURCED:
        return line.text
    return "".join(f"[{r.text}]" if r.link and r.style == "Outlet" else r.text for r in line.runs)


def _marked(runs: Iterable[Run]) -> str:
    """Return the runs in Markdown: nothing in them is read as a sign, and only the web is linked."""
    return "".join(map(_mark, runs)).strip()


def _mark(run: Run) -> str:
    words = _MARKDOWN_SIGNS.sub(r"\\\1", run.text)
    if LEFTWARD.search(words):
        words = f"\u2068{words}\u2069"
    if run.link.startswith("http"):
        return f"[{words}](<{run.link}>)"
    return f"**{words.strip()}**{' ' * words.endswith(' ')}" if run.style in _STRONG and words.strip() else words


def _spaced(lines: list[tuple[str, str]]) -> str:
    """Return the lines as one text, a blank line between two unless they belong together."""
    text = ""
    for n, (style, words) in enumerate(lines):
        close = n and style in _CLOSE and lines[n - 1][0] in _CLOSE and lines[n - 1][0] != "Quote Source"
        text += ("\n" if close else "\n\n") * bool(n) + words
    return text + "\n"
