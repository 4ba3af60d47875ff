"""Links: which addresses may be printed or fetched, and which two name the same page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_LONGEST = 4096
_GAPS = re.compile(r"[\x00-\x20\x7f]+")
_UNSAFE = re.compile(r'[\x00-\x20\x7f"<>\\^`{|}\u0080-\U0010ffff]')

# Query parameters that say who sent the reader, never which page is meant.
_CAMPAIGN = frozenset(
    "__twitter_impression _ga _gl _hsenc _hsmi at_bbc_team at_campaign at_campaign_type at_custom1 at_format at_link_id"
    " at_link_origin at_link_type at_medium at_ptr_name emci emdi fbclid ftag ftcamp gclid guccounter igshid int_cmp"
    " int_medium int_source intcid mc_cid mc_eid mkt_tok msclkid ns_campaign ns_fee ns_linkname ns_mchannel ns_source"
    " soc_src soc_trk twclid xtor yclid".split()
)
# Others that mostly say so: left in a link, passed over where two links are compared.
_TRACKING = _CAMPAIGN | frozenset(
    "action_ref amp campaign_id cmp cmpid feedname feedtype ncid ocid partner ref ref_src rssfeed smid smtyp spm sr_share"
    " taid traffic_source trk".split()
)
_TRACKING_FRAGMENT = re.compile(r"(?:xtor|ref|at|utm|sa-ns|ns|rss|intcid|mod)[_=-]|rss$|\W*$", re.I)
_PORTS = {"http": "80", "https": "443"}


def web_link(link: str, base: str = "") -> str:
    """Return the absolute http or https address that a link names as read at `base`, or "" where it names none.

    Whatever must be escaped is, and a host in letters beyond ASCII is written as the network wants it (IDNA).
    """
    link = _GAPS.sub(" ", link).strip()
    if not link or len(link) > _LONGEST:
        return ""
    try:
        parts = urlsplit(urljoin(base, link) if base else link)
        netloc = _netloc(parts)
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("http", "https") or not netloc:
        return ""
    return _UNSAFE.sub(lambda match: quote(match[0], safe=""), urlunsplit(parts._replace(netloc=netloc)))


def _netloc(parts: SplitResult) -> str:
    """Return where an address leads, in ASCII, or "". Raises ValueError for a port or host that cannot be."""
    host, port = parts.hostname or "", parts.port
    if not host.isascii():
        host = host.encode("idna").decode()
    if not re.fullmatch(r"[\w.:%-]+", host):
        return ""
    login, at, _ = parts.netloc.rpartition("@")
    host = f"[{host}]" if ":" in host else host
    return f"{login}{at}{host}{'' if port is None else f':{port}'}"


def untracked(url: str) -> str:
    """Return an address without what only tells who sent the reader, so that it is the same at every pull.

    A name before the host ("https://bank.example@evil.example") goes too: it is there to deceive.
    """
    parts = urlsplit(url)
    told = [pair for pair in parts.query.split("&") if pair and not _is_campaign(pair.partition("=")[0])]
    fragment = "" if _TRACKING_FRAGMENT.match(parts.fragment) else parts.fragment
    netloc = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=netloc, query="&".join(told), fragment=fragment))


def _is_campaign(name: str) -> bool:
    return name.lower() in _CAMPAIGN or name.lower().startswith("utm_")


def without_login(url: str) -> str:
    """Return an address as it may be printed: without a name and a password."""
    scheme, mark, rest = url.partition("://")
    netloc, slash, path = rest.partition("/")
    return f"{scheme}{mark}{netloc.rpartition('@')[2]}{slash}{path}"


def host_of(url: str) -> str:
    """Return the host that an address names, without "www."; "" where it names none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def canonical(url: str) -> str:
    """Return the form of an address in which two links to one page are equal. It names a page; it is not for fetching.

    The scheme, "www.", a default port, a closing slash, tracking parameters and tracking fragments fall away, and the
    parameters are sorted.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    where = host if port is None or str(port) == _PORTS.get(parts.scheme) else f"{host}:{port}"
    told = [
        (name, value)
        for name, value in (parse_qsl(parts.query, keep_blank_values=True) if parts.query else ())
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    fragment = "" if _TRACKING_FRAGMENT.match(parts.fragment) else f"#{parts.fragment}"
    query = f"?{urlencode(sorted(told))}" if told else ""
    return f"{where}{parts.path.rstrip('/')}{query}{fragment}"
