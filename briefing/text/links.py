"""Links: which addresses may be printed or fetched, and which two name the same page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_LONGEST = 4096
_GAPS = re.compile(r"[\x00-\x20\x7f]+")
_UNSAFE = re.compile(r'[\x00-\x20\x7f"<>\\^`{|}\u0080-\U0010ffff]')

# Query parameters that say who sent the reader, never which page is meant.
_TRACKING = frozenset(
    "__twitter_impression _ga _gl _hsenc _hsmi action_ref amp at_campaign at_custom1 at_medium campaign_id cmp cmpid"
    " emci emdi fbclid feedname feedtype ftag ftcamp gclid guccounter igshid int_cmp int_medium int_source intcid mc_cid"
    " mc_eid mkt_tok msclkid ncid ns_campaign ns_fee ns_linkname ns_mchannel ns_source ocid partner ref ref_src"
    " rssfeed smid smtyp soc_src soc_trk spm sr_share taid traffic_source trk twclid xtor yclid".split()
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
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    fragment = "" if _TRACKING_FRAGMENT.match(parts.fragment) else f"#{parts.fragment}"
    query = f"?{urlencode(sorted(told))}" if told else ""
    return f"{where}{parts.path.rstrip('/')}{query}{fragment}"
