"""One question and its answer over HTTP/1.1: connect to a checked address, ask, read no more than allowed.

h11 knows the protocol, asyncio the sockets. What lies between is here because three things must be sure: that the
address connected to is the address that was checked, that headers go out byte for byte as they came in, and that a
body is unpacked in bounded steps.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult

import h11

from briefing.edges.web import faults
from briefing.edges.web.connecting import Channel, Connector
from briefing.edges.web.decoding import Body, DecodingError, TooLongError
from briefing.edges.web.faults import FetchError

_READ = 64 * 1024
_MOST_HEADER = 64 * 1024
#: 1xx answers before the real one.
_MOST_ASIDES = 10
# A body in crumbs costs more to take apart than it brings: a server may write line by line, not byte by byte.
_CRUMBS_FROM = 10_000
_CRUMB = 16

OK = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer. The body is read for a success only, and is decoded."""

    status: int
    #: By lower-case name; values hold the header's bytes as Latin-1. Of repeated headers, joined by commas.
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)


async def ask(connector: Connector, parts: SplitResult, headers: Iterable[tuple[str, str]], most: int) -> Reply:
    """Return the answer to a GET of an address; its body may have `most` bytes. Raises FetchError."""
    channel = await connector.connect(parts)
    try:
        return await _converse(channel.reader, channel.writer, _request(parts, channel, headers), most)
    except h11.RemoteProtocolError as error:
        raise FetchError(faults.NO_HTTP.format(host=parts.hostname, why=str(error)[:80])) from error
    except ssl.SSLError as error:
        raise FetchError(faults.NO_TLS.format(host=parts.hostname, why=error.reason or "TLS")) from error
    except (OSError, asyncio.IncompleteReadError) as error:
        raise FetchError(faults.BROKEN_OFF.format(host=parts.hostname)) from error
    except TooLongError as error:
        raise FetchError(faults.TOO_LONG.format(most=most >> 20)) from error
    except DecodingError as error:
        raise FetchError(faults.BAD_CODING) from error
    finally:
        # Not an orderly close: a server that is slow to say goodbye would hold the briefing up.
        channel.writer.transport.abort()


def _request(parts: SplitResult, channel: Channel, headers: Iterable[tuple[str, str]]) -> h11.Request:
    """Return the request for an address."""
    netloc = parts.netloc.rpartition("@")[2]
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    pairs = [("Host", netloc), *headers, *channel.login, ("Connection", "close")]
    return h11.Request(
        method="GET",
        target=f"http://{netloc}{path}" if channel.absolute else path,
        headers=[(name.encode("ascii"), value.encode("latin-1")) for name, value in pairs],
    )


async def _converse(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: h11.Request, most: int
) -> Reply:
    """Return the answer to a request over an open connection."""
    talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=_MOST_HEADER)
    writer.write((talk.send(request) or b"") + (talk.send(h11.EndOfMessage()) or b""))
    asides = 0
    while not isinstance(event := await _next(talk, reader), h11.Response):
        asides += 1
        if not isinstance(event, h11.InformationalResponse) or asides > _MOST_ASIDES:
            raise ConnectionError
    headers = _headers(event)
    if event.status_code not in OK:
        return Reply(event.status_code, headers)
    return Reply(event.status_code, headers, await _body(talk, reader, Body(headers.get("content-encoding", ""), most)))


async def _body(talk: h11.Connection, reader: asyncio.StreamReader, body: Body) -> bytes:
    """Return the decoded body that follows a success's header."""
    crumbs = length = 0
    while not isinstance(event := await _next(talk, reader), h11.EndOfMessage):
        if not isinstance(event, h11.Data):
            raise ConnectionError
        crumbs, length = crumbs + 1, length + len(event.data)
        if crumbs > _CRUMBS_FROM and length < crumbs * _CRUMB:
            raise TooLongError
        body.feed(bytes(event.data))
    return body.finish()


async def _next(talk: h11.Connection, reader: asyncio.StreamReader) -> h11.Event:
    """Return what the server says next. Raises ConnectionError where the connection ends too early."""
    chunk = None
    while (event := _event(talk, ended=chunk == b"")) is h11.NEED_DATA:
        chunk = await reader.read(_READ)
        talk.receive_data(chunk)
    if not isinstance(event, h11.Event) or isinstance(event, h11.ConnectionClosed):
        raise ConnectionError
    return event


def _event(talk: h11.Connection, *, ended: bool) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
    """Return what can be read from the bytes so far. h11 calls a connection that ends too early a breach of protocol."""
    try:
        return talk.next_event()
    except h11.RemoteProtocolError as error:
        if ended:
            raise ConnectionError from error
        raise


def _headers(response: h11.Response) -> dict[str, str]:
    """Return an answer's headers by name."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
