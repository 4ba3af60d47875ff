"""What may go wrong with a request, in words that say what happened and what can be done."""

from __future__ import annotations

LATER = "we ask again later"
INSTEAD = "the feed's own words are used instead"


class FetchError(Exception):
    """A request that brought nothing: why, and whether its host was asked at all."""

    def __init__(self, reason: str, *, asked: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.asked = asked


#: By HTTP status; what is not here goes by its class.
_STATUS = {
    400: "the server calls the address malformed (400); check it in a browser",
    401: "the server wants a login (401); this source is for subscribers: ask the outlet for an open feed or strike it",
    402: "the server wants to be paid (402); ask the outlet for an open feed or strike it",
    403: "the server refuses us (403): it may block feed readers or want a login; ask the outlet, or strike it",
    404: "not found (404): it may have moved; look for its new address with `briefing feeds add`",
    410: "gone for good (410): the outlet has closed it; we do not ask again: strike it from its list",
    429: "too many requests (429): the server asks for peace, and gets it",
    451: "withheld for legal reasons (451); it cannot be read from here",
    503: "the server is overloaded or under repair (503); we ask again later",
}
_CLASS = {
    1: "the server broke off in the middle of its answer",
    2: "the server answered without a document",
    3: "the server sends us on without saying where to",
    4: "the server refuses the request; check the address in a browser",
    5: "the feed's server is in trouble; we ask again later",
}
#: The same of an article's page, which is not asked for again for its own sake.
_PAGE = {
    401: "the page wants a login",
    402: "the page wants to be paid for",
    403: "the server refuses us the page",
    429: "the server asks for peace",
    451: "the page is withheld for legal reasons",
    503: "the page's server is overloaded or under repair",
}
_PAGE_CLASS = {4: "the server refuses us the page", 5: "the page's server is in trouble"}

DEADLINE = (
    "no complete answer within {seconds:g} seconds; the server is too slow or does not answer: we ask again later"
)
DEAD_HOST = "not asked: its host let {times} requests in a row run out of time; we ask again later"
HELD_HOST = "not asked: its host {host} wants to be left alone until {until:%Y-%m-%d %H:%M} UTC"
UNKNOWN_HOST = "the host {host} cannot be found; check its spelling, and this machine's network"
NO_CONNECTION = "no connection to {host} ({why}); the server is down or a firewall is between: we ask again later"
BROKEN_OFF = "the connection to {host} broke off; we ask again later"
NO_HTTP = "{host} does not speak HTTP as the standard has it ({why}); tell the outlet, or strike it"
BAD_CERTIFICATE = "the certificate of {host} does not prove who it is ({why}); tell the outlet: nothing was read"
NO_TLS = "no secure connection to {host} ({why}); tell the outlet: nothing was read"
CLOSED_ADDRESS = (
    "refused: {host} leads to {address}, which is not on the public Internet; if it is your own newsroom's, add its"
    " network to fetch.allow_networks (or BRIEFING_ALLOW_NETWORKS)"
)
NO_WEB_ADDRESS = "refused: {url!r} is no web address; it must begin with http:// or https://"
TOO_MANY_HOPS = "redirected more than {most} times; the server sends us in circles: tell the outlet"
DOWNGRADE = "refused: redirected from https to http ({url}), where anyone may change what we read; tell the outlet"
TOO_LONG = "longer than {most} MiB when unpacked; no honest answer is: tell the outlet, or strike it"
BAD_CODING = "the body is not in the coding that its header names, or it breaks off; we ask again later"
BAD_PROXY = "the proxy {proxy} refuses to connect ({status}); check HTTPS_PROXY and what the proxy allows"
NO_PROXY = "the proxy address {proxy!r} cannot be used; HTTP_PROXY and HTTPS_PROXY take http://host:port"
NEVER_HAD = "the server calls unchanged (304) what it never gave us; tell the outlet: we ask again later"
GONE = "the page is not there any more ({status}): its outlet may have withdrawn the article, so it is left out"
ROBOTS = "the outlet's robots.txt asks programmes not to read this page; its feed's own words are used instead"
ROBOTS_DOWN = (
    "the outlet's robots.txt cannot be read ({status}), so the page is left alone; its feed's own words are used"
)


def of_status(status: int) -> str:
    """Return what a status that brings no document means."""
    return _STATUS.get(status) or f"{_CLASS.get(status // 100, 'no HTTP answer')} ({status})"


def of_page_status(status: int) -> str:
    """Return what a status that brings no page of an article means."""
    return f"{_PAGE.get(status) or _PAGE_CLASS.get(status // 100, 'the server gives no page')} ({status}); {INSTEAD}"


def of_page(reason: str) -> str:
    """Return why there is no page of an article, from the reason why there is no document: no page is asked for again."""
    return reason.replace(LATER, INSTEAD)
