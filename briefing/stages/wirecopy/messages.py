"""ninjs and mail.

Sources: IPTC ninjs 1.x and 2.x; RFC 5322.
"""

from __future__ import annotations

import email
import email.policy
import json
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from typing import Any

from briefing.errors import SourceError
from briefing.model import Kind, Page
from briefing.stages.wirecopy.copy import NOTICES, Copy, byline, moment, number
from briefing.stages.wirecopy.markup import markup_parts
from briefing.text.clean import clean, one_line
from briefing.text.embargo import behind_embargo, is_embargo, lifted


def from_ninjs(page: Page) -> Iterator[Copy]:
    """Yield the one item of a ninjs file; raises SourceError where it is none."""
    try:
        told = json.loads(page.body.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as e:
        raise SourceError(page.url, f"not a ninjs file: {e}; ask the agency to send it again") from e
    if not isinstance(told, dict):
        raise SourceError(page.url, "not a ninjs file: its top is not an object")
    copy = Copy(_string(told, "uri") or page.url)
    copy.title = one_line(_string(told, "headline") or _listed(told, "headlines", "value"))
    copy.authors = byline(one_line(_string(told, "byline")))
    copy.outlet = one_line(
        _string(told, "copyrightholder") or _string(told, "source") or _listed(told, "infosources", "name")
    )
    copy.published = moment(
        _string(told, "firstcreated") or _string(told, "firstCreated") or _string(told, "versioncreated")
    )
    copy.embargo = moment(_string(told, "embargoed"))
    copy.urgency = number(str(told.get("urgency", "")))
    copy.language = _string(told, "language")
    copy.notice = NOTICES.get(_string(told, "pubstatus").lower() or _string(told, "pubStatus").lower(), "")
    copy.replaces = _listed(told, "associations", "uri") or (copy.url if copy.notice else "")
    markup = _string(told, "body_xhtml") or _string(told, "body_html") or _listed(told, "bodies", "value")
    copy.parts = markup_parts(markup) if markup else _plain(_string(told, "body_text"))
    yield copy


def from_mail(page: Page) -> Iterator[Copy]:
    """Yield a mail as an item; raises SourceError where it is none or its text cannot be decoded."""
    message = email.message_from_bytes(page.body, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise SourceError(page.url, "not a mail: it has no headers; save it again as .eml")
    copy = Copy(page.url)
    copy.title = one_line(str(message.get("Subject", "")))
    embargo = copy.title if is_embargo(copy.title) else ""
    copy.title = behind_embargo(embargo) or copy.title
    sender = message.get("From")
    addresses = getattr(sender, "addresses", ())
    copy.outlet = one_line(addresses[0].display_name or addresses[0].domain) if addresses else ""
    copy.published = moment(str(message.get("Date", "")))
    copy.embargo = lifted(embargo, copy.published or page.fetched) if embargo else None
    try:
        part = message.get_body(("html", "plain"))
        words = _words(part) if part is not None else ""
    except (LookupError, ValueError, AttributeError, KeyError) as e:
        raise SourceError(page.url, f"the mail's text cannot be decoded ({e})") from e
    if part is not None and part.get_content_type() == "text/html":
        copy.parts = markup_parts(words)
    else:
        copy.parts = _plain(words if isinstance(words, str) else "")
    yield copy


def _words(part: MIMEPart) -> Any:
    """Return what a mail's body says; by its bytes where its character set is wrongly named or by a name nobody knows."""
    try:
        words = part.get_content()
    except LookupError:
        words = "\ufffd"
    if not isinstance(words, str) or "\ufffd" not in words:
        return words
    told = part.get_payload(decode=True)
    if not isinstance(told, bytes):
        return words
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError:
        # What mail programs without UTF-8 write: every byte of it is a letter or a sign.
        return told.decode("cp1252", "replace")


def _plain(words: str) -> list[tuple[Kind, str]]:
    return [("paragraph", one_line(p)) for p in clean(words).split("\n\n") if p.strip()]


def _string(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _listed(told: dict[str, Any], name: str, key: str) -> str:
    value = told.get(name)
    rows = value if isinstance(value, list) else []
    return next((_string(r, key) for r in rows if isinstance(r, dict) and _string(r, key)), "")
