"""Addresses: when two URLs lead to the same piece."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parts of a query that say where the reader came from, not what is read.
_TRACKING = re.compile(
    r"(?:utm_.*|at_.*|ns_.*|fbclid|gclid|mc_cid|mc_eid|cmpid|cmp|campaign.*|ref|ref_?src|referrer|rss|partner|source"
    r"|smid|smtyp|soc_.*|taid|ito|ocid|output|outputtype|amp|guccounter|tpcc|mod|xtor|trk|icid|cid)$",
    re.IGNORECASE,
)
_HOST_FRONT = re.compile(r"^(?:www|m|mobile|amp|edition)\d?\.")
_PATH_END = re.compile(r"(?:/amp|\.amp|/index\.html?)?/*$")


@lru_cache(maxsize=65536)
def canonical(url: str) -> str:
    """Return the address without scheme, tracking, mobile and AMP variants: equal where the piece is."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return url
    host = _HOST_FRONT.sub("", (parts.hostname or "").lower())
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k))
    path = _PATH_END.sub("", parts.path.replace("/amp/", "/"))
    return host + path + ("?" + urlencode(query) if query else "")
