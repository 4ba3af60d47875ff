"""A web server that says exactly what a test scripts, byte for byte, and remembers who asked; and a clock to ask by."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from briefing.edges.web import Clock

FEED_BODY = b'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title></channel></rss>'


class VirtualClock(Clock):
    """Time that passes when somebody sleeps, or when the test says so."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 6, tzinfo=UTC)) -> None:
        self._start = start
        self.passed = 0.0

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.passed += seconds
        await asyncio.sleep(0)


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    path: str
    #: By lower-case name, as bytes.
    headers: dict[str, bytes] = field(repr=False)
    when: datetime


#: What a path says: bytes of a whole answer, or pieces with waits between them.
Script = Callable[[Asked], "bytes | AsyncIterator[bytes]"]


def answer(status: int = 200, body: bytes = FEED_BODY, *headers: str | bytes) -> bytes:
    """The bytes of an answer; headers are lines."""
    lines = [f"HTTP/1.1 {status} X", *headers]
    if status != 304:
        lines.append(f"Content-Length: {len(body)}")
    head = b"\r\n".join(line if isinstance(line, bytes) else line.encode("latin-1") for line in lines)
    return head + b"\r\n\r\n" + (b"" if status == 304 else body)


class Server:
    """A server on loopback. Use as `with Server() as server`; paths that nobody scripted are not found."""

    def __init__(self, clock: Clock | None = None, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.clock = clock or Clock()
        self.host = host
        self.tls = tls
        self.scripts: dict[str, Script] = {}
        self.log: list[Asked] = []
        #: The most requests that were being answered at one moment.
        self.crowd = 0
        self._here = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def url(self, path: str = "/") -> str:
        return f"http{'s' if self.tls else ''}://{self.host}:{self.port}{path}"

    def says(self, path: str, script: Script | bytes) -> str:
        """Script a path, and return its address."""
        self.scripts[path] = (lambda _: script) if isinstance(script, bytes) else script
        return self.url(path)

    def asked(self, path: str) -> list[Asked]:
        return [asked for asked in self.log if asked.path == path]

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._guest, self.host, 0, backlog=2048, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _guest(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._here += 1
        self.crowd = max(self.crowd, self._here)
        try:
            await self._answer(await _request(reader, self.clock), reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._here -= 1
            writer.transport.abort()

    async def _answer(self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.log.append(asked)
        script = self.scripts.get(asked.path)
        said = script(asked) if script else answer(404, b"")
        if isinstance(said, bytes):
            # Whoever gets the last byte may ask again at once: this request is over before it is sent.
            self._here -= 1
            writer.write(said)
            if writer.can_write_eof():
                writer.write_eof()
                await reader.read()
            else:
                writer.close()
                await writer.wait_closed()
            self._here += 1
            return
        async for piece in said:
            writer.write(piece)
            await writer.drain()


async def _request(reader: asyncio.StreamReader, clock: Clock) -> Asked:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    pairs = (line.split(b": ", 1) for line in lines)
    return Asked(first.split()[1].decode(), {name.decode().lower(): value for name, value in pairs}, clock.now())
