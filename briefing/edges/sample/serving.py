"""A small web server for one outlet: what a newspaper's server does for a feed reader, and nothing beyond loopback."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_WORTH_PACKING = 1024


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the server holds at one path."""

    body: bytes = field(repr=False)
    #: With its charset, as the header says it.
    content_type: str
    modified: datetime
    status: int = 200
    #: Where a redirect leads.
    location: str = ""

    @property
    def etag(self) -> str:
        """The body's name."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


class Stand:
    """A news stand: one outlet's server, on its own loopback address so that no outlet waits for another."""

    def __init__(self, number: int) -> None:
        """Bind to 127.0.0.`number`, or to 127.0.0.1 where the system knows no other loopback address."""
        self.sheets: Mapping[str, Sheet] = {}
        try:
            self._server = _Server((f"127.0.0.{number}", 0), _Handler)
        except OSError:
            self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.stand = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def home(self) -> str:
        """The outlet's address without a slash at its end."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def close(self) -> None:
        """Stop serving and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Threads of kept-alive connections would hold up the end of every test.
    block_on_close = False
    request_queue_size = 64
    stand: Stand


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Press/1.0"
    sys_version = ""
    timeout = 10
    server: _Server

    def do_GET(self) -> None:
        sheets = self.server.stand.sheets
        path = self.path.split("?", 1)[0].split("#", 1)[0]
        sheet = sheets.get(self.path) or sheets.get(path)
        if sheet is None and (shelf := path.strip("/").split("/", 1)[0]):
            sheet = sheets.get(f"/{shelf}/*")
        sheet = sheet or sheets["404"]
        if self._unchanged(sheet):
            self._answer(304, sheet, b"")
        else:
            self._answer(sheet.status, sheet, sheet.body)

    do_HEAD = do_GET

    def _unchanged(self, sheet: Sheet) -> bool:
        """Return whether the client's copy is still good (RFC 9110 §13.2.2: the entity tag goes before the date)."""
        if sheet.status != 200:
            return False
        if tags := self.headers.get("If-None-Match"):
            return sheet.etag in (t.strip().removeprefix("W/") for t in tags.split(","))
        with suppress(TypeError, ValueError):
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
            return sheet.modified.replace(microsecond=0) <= since
        return False

    def _answer(self, status: int, sheet: Sheet, body: bytes) -> None:
        self.send_response(status)
        if sheet.location:
            self.send_header("Location", sheet.location)
        if sheet.status == 200:
            self.send_header("ETag", sheet.etag)
            self.send_header("Last-Modified", format_datetime(sheet.modified.astimezone(UTC), usegmt=True))
            self.send_header("Vary", "Accept-Encoding")
        if status != 304:
            self.send_header("Content-Type", sheet.content_type)
            if len(body) > _WORTH_PACKING and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and self.command == "GET":
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for the briefing."""
