"""Content codings, undone in bounded steps: 809 bytes of brotli can hold a gigabyte."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

#: No step of decoding makes more at once, in bytes.
_STEP = 64 * 1024
#: More codings on top of one another are nobody's honest answer.
_MOST_CODINGS = 2
#: gzip files of honest servers have one member, or a few.
_MOST_MEMBERS = 100

# What zlib calls the formats.
_GZIP, _DEFLATE, _BARE_DEFLATE = 31, 15, -15


class TooLongError(Exception):
    """The decoded body is longer than its cap."""


class DecodingError(Exception):
    """The body is not in the coding that its header names, or breaks off."""


class _Decoder(Protocol):
    def feed(self, chunk: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


class _Identity:
    """No coding."""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def finish(self) -> None:
        pass


class _Zlib:
    """gzip, of one member or several, and deflate, with its header or (as some servers send it) without."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._inflate = zlib.decompressobj(window)
        self._members = 1

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._inflate.eof:
                # Another member may follow; padding of zeros, or rubbish, is passed over.
                if self._window != _GZIP or chunk[:1] != b"\x1f" or self._members == _MOST_MEMBERS:
                    return
                self._inflate = zlib.decompressobj(_GZIP)
                self._members += 1
            yield self._inflate.decompress(chunk, _STEP)
            chunk = self._inflate.unconsumed_tail or self._inflate.unused_data
        while not self._inflate.eof and (rest := self._inflate.decompress(b"", _STEP)):
            yield rest

    def finish(self) -> None:
        if not self._inflate.eof:
            raise DecodingError


class _Brotli:
    """br, with a library that can stop in the middle (1.2 and later)."""

    def __init__(self) -> None:
        import brotli

        self._inflate = brotli.Decompressor()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._inflate.is_finished():
            return
        yield self._inflate.process(chunk, output_buffer_limit=_STEP)
        while part := self._inflate.process(b"", output_buffer_limit=_STEP):
            yield part

    def finish(self) -> None:
        if not self._inflate.is_finished():
            raise DecodingError


class _Sniffed:
    """A coding whose exact form the first two bytes tell. Servers that say gzip and send plain text are believed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._start = b""
        self._decoder: _Decoder | None = None

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._decoder is None:
            self._start += chunk
            if len(self._start) < 2:
                return
            self._decoder, chunk = self._choose(), self._start
        yield from self._decoder.feed(chunk)

    def finish(self) -> None:
        if self._decoder is None and self._start:
            raise DecodingError
        if self._decoder is not None:
            self._decoder.finish()

    def _choose(self) -> _Decoder:
        start = self._start
        if self._name == "gzip":
            return _Zlib(_GZIP) if start[:1] == b"\x1f" else _Identity()
        headed = start[0] & 15 == 8 and int.from_bytes(start[:2], "big") % 31 == 0
        return _Zlib(_DEFLATE if headed else _BARE_DEFLATE)


class Body:
    """A body as it arrives: takes the bytes of the wire, keeps the decoded ones, never more than `most`."""

    def __init__(self, coding: str, most: int) -> None:
        """Raises DecodingError for a coding that nobody asked for."""
        names = [name.strip().lower().removeprefix("x-") for name in coding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > _MOST_CODINGS or not set(names) <= {"gzip", "deflate", "br"}:
            raise DecodingError
        self._most = most
        self._decoders = [_Brotli() if name == "br" else _Sniffed(name) for name in reversed(names)]
        self._kept = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take some bytes. Raises TooLongError and DecodingError."""
        try:
            for part in _through(self._decoders, chunk):
                self._kept += part
                if len(self._kept) > self._most:
                    raise TooLongError
        except (zlib.error, _brotli_error()) as error:
            raise DecodingError from error

    def finish(self) -> bytes:
        """Return the whole body. Raises DecodingError where it breaks off."""
        if self._kept:
            for decoder in self._decoders:
                decoder.finish()
        return bytes(self._kept)


def _through(decoders: Sequence[_Decoder], chunk: bytes) -> Iterable[bytes]:
    """Return what comes out behind a row of decoders, in steps."""
    parts: Iterable[bytes] = (chunk,)
    for decoder in decoders:
        parts = _each(decoder, parts)
    return parts


def _each(decoder: _Decoder, parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield from decoder.feed(part)


def _brotli_error() -> type[Exception]:
    """Return what brotli raises."""
    import brotli

    return brotli.error  # type: ignore[no-any-return]
