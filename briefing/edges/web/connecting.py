"""Connections: to a checked address and to nothing else, with a verified certificate, through the proxy if there is one."""

from __future__ import annotations

import asyncio
import base64
import re
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from briefing.edges.web import faults
from briefing.edges.web.addresses import Network, is_open, literal
from briefing.edges.web.faults import FetchError

#: Seconds for one of several addresses of a host, so that a dead one does not use up the whole deadline.
_ONE_ADDRESS = 8.0
#: Lookups at once; each holds a thread for as long as the system's resolver wants.
_LOOKUPS = 64

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Channel:
    """An open connection; `absolute` where a proxy at the other end wants whole addresses, and `login` with each."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    absolute: bool = False
    login: tuple[tuple[str, str], ...] = ()


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Connector:
    """Opens connections for one run."""

    def __init__(self, allowed: tuple[Network, ...], lookup: Resolve = resolve) -> None:
        self._allowed = allowed
        self._lookup = lookup
        self._lookups = asyncio.Semaphore(_LOOKUPS)
        self._known: dict[str, asyncio.Future[list[str]]] = {}
        self._proxies = read_proxies()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    async def connect(self, parts: SplitResult) -> Channel:
        """Return a connection to an address's server. Raises FetchError."""
        host, secure = parts.hostname or "", parts.scheme == "https"
        if proxy := proxy_for(parts, self._proxies):
            return await self._through(proxy, parts)
        port = parts.port or (443 if secure else 80)
        reader, writer = await self._open(host, port, tls=self._tls if secure else None)
        return Channel(reader, writer)

    async def _open(
        self, host: str, port: int, *, tls: ssl.SSLContext | None = None, trusted: bool = False
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return a connection to the first address of a host that answers. Only addresses that are open are tried."""
        found = await self._addresses(host, port)
        open_ones = found if trusted else [address for address in found if self._is_open(address)]
        if not open_ones:
            raise FetchError(faults.CLOSED_ADDRESS.format(host=host, address=found[0] if found else "nowhere"))
        for address in open_ones[:-1]:
            try:
                async with asyncio.timeout(_ONE_ADDRESS):
                    return await _connect(address, port, tls, host)
            except (OSError, TimeoutError):
                continue
        try:
            reader, writer = await _connect(open_ones[-1], port, tls, host)
        except ssl.SSLCertVerificationError as error:
            raise FetchError(faults.BAD_CERTIFICATE.format(host=host, why=error.verify_message)) from error
        except ssl.SSLError as error:
            raise FetchError(faults.NO_TLS.format(host=host, why=error.reason or "TLS")) from error
        except OSError as error:
            raise FetchError(faults.NO_CONNECTION.format(host=host, why=error.strerror or "broken off")) from error
        return reader, writer

    def _is_open(self, address: str) -> bool:
        return is_open(ip_address(address.partition("%")[0]), self._allowed)

    async def _addresses(self, host: str, port: int) -> list[str]:
        """Return a host's addresses; a host is looked up once in a run."""
        with suppress(ValueError):
            return [str(ip_address(host))]
        if host not in self._known:
            self._known[host] = asyncio.ensure_future(self._look_up(host, port))
        # Shielded, since others may wait for the same answer.
        if not (found := await asyncio.shield(self._known[host])):
            self._known.pop(host, None)
            raise FetchError(faults.UNKNOWN_HOST.format(host=host))
        return found

    async def _look_up(self, host: str, port: int) -> list[str]:
        """Return what the system says of a host. In a thread of its own: the system's resolver knows no deadline."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[str]] = loop.create_future()

        def tell(found: list[str]) -> None:
            if not answer.done():
                answer.set_result(found)

        def look() -> None:
            try:
                found = self._lookup(host, port)
            except (OSError, UnicodeError):
                found = []
            # After the run's end nobody listens any more.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(tell, found)

        async with self._lookups:
            threading.Thread(target=look, name=f"lookup {host}", daemon=True).start()
            return await answer

    async def _through(self, proxy: SplitResult, parts: SplitResult) -> Channel:
        """Return a connection by way of a proxy, which the user trusts and which looks hosts up itself."""
        host, secure = parts.hostname or "", parts.scheme == "https"
        if (address := literal(host)) and not is_open(address, self._allowed):
            raise FetchError(faults.CLOSED_ADDRESS.format(host=host, address=address))
        if proxy.scheme not in ("http", "") or not proxy.hostname:
            raise FetchError(faults.NO_PROXY.format(proxy=_shown(proxy)))
        reader, writer = await self._open(proxy.hostname, proxy.port or 8080, trusted=True)
        if not secure:
            return Channel(reader, writer, absolute=True, login=_proxy_login(proxy))
        try:
            await _tunnel(reader, writer, proxy, f"{_bracketed(host)}:{parts.port or 443}")
            await writer.start_tls(self._tls, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            writer.transport.abort()
            raise FetchError(faults.BAD_CERTIFICATE.format(host=host, why=error.verify_message)) from error
        except BaseException:
            writer.transport.abort()
            raise
        return Channel(reader, writer)


async def _connect(
    address: str, port: int, tls: ssl.SSLContext | None, host: str
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Return a connection to one address. It is a literal: nothing is looked up again between check and connection."""
    return await asyncio.open_connection(address, port, ssl=tls, server_hostname=host if tls else None)


async def _tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, proxy: SplitResult, target: str) -> None:
    """Ask a proxy to pass everything on to a target."""
    lines = [
        f"CONNECT {target} HTTP/1.1",
        f"Host: {target}",
        *(f"{name}: {value}" for name, value in _proxy_login(proxy)),
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise FetchError(faults.BAD_PROXY.format(proxy=_shown(proxy), status="no answer")) from error
    status = re.match(rb"HTTP/\d\.\d (\d{3})", head)
    if not status or not status[1].startswith(b"2"):
        told = status[1].decode() if status else "no HTTP"
        raise FetchError(faults.BAD_PROXY.format(proxy=_shown(proxy), status=told))


def _proxy_login(proxy: SplitResult) -> tuple[tuple[str, str], ...]:
    """Return the header that logs in to a proxy, where its address has a name and a password."""
    return (("Proxy-Authorization", login(proxy)),) if proxy.username else ()


def login(parts: SplitResult) -> str:
    """Return the value that logs in with the name and password of an address (RFC 7617)."""
    pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def read_proxies() -> dict[str, str]:
    """Return the proxies that the environment names, by scheme, and under "no" the hosts to spare them."""
    from urllib.request import getproxies_environment

    return getproxies_environment()


def proxy_for(parts: SplitResult, proxies: dict[str, str]) -> SplitResult | None:
    """Return the proxy for an address (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, not where NO_PROXY spares it), or None."""
    if not (proxy := proxies.get(parts.scheme) or proxies.get("all")):
        return None
    from urllib import request

    spared: bool = request.proxy_bypass_environment(parts.netloc.rpartition("@")[2], proxies)  # type: ignore[attr-defined]
    return None if spared else urlsplit(proxy if "//" in proxy else f"http://{proxy}")


def _shown(proxy: SplitResult) -> str:
    """Return a proxy's address without its password."""
    return f"{_bracketed(proxy.hostname or '')}:{proxy.port or 8080}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
