"""A newsroom to try the programme on: a dozen invented outlets over real HTTP on loopback.

Nothing in it is real: no place, person, company or outlet. Its three days are whichever the caller names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType

from briefing.edges.sample.copydesk import Outlet, midnight, read_outlets
from briefing.edges.sample.printing import Printed, address, body, index, page
from briefing.edges.sample.serving import Sheet, Stand
from briefing.edges.sample.syndication import FORMATS, damaged, followed
from briefing.model import Feed

#: The third of the sample's days unless the caller names another: a Thursday.
TODAY = date(2024, 5, 16)
#: When the newsroom's morning edition is made.
MORNING = time(6, 30, tzinfo=UTC)
DAYS = 3
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a4944415478016360000000020001737501180000000049454e44ae426082"
)
_ROBOTS = "User-agent: *\nDisallow: /account/\nDisallow: /members/\nAllow: /\n"
_GONE = "<!doctype html><html><head><title>Page not found</title></head><body><h1>Sorry, we can’t find that page</h1><p>It may have been moved or removed. <a href='/'>Go to the front page</a>.</p></body></html>"
_BROKEN = "<html><head><title>Error</title></head><body><h1>500 Internal Server Error</h1><p>upstream prematurely closed connection</p>"


def latest_morning(clock: datetime) -> date:
    """Return the day whose morning edition is the newest at this moment: the `today` of an honest demo."""
    clock = clock.astimezone(UTC)
    return clock.date() if clock.timetz() >= MORNING else clock.date() - timedelta(days=1)


class SampleNewsroom:
    """The sample newsroom, open while the `with` block runs.

    `today` is the last of its three days, `now` (06:30 UTC of that day unless given) the moment at which its
    servers stand: pieces that run later are not there yet, and pieces that were updated show the state of that
    moment. Outside the block `feeds` and `write` name the outlets under https://….example.
    """

    def __init__(self, *, today: date = TODAY, now: datetime | None = None) -> None:
        self.first_day = today - timedelta(days=DAYS - 1)
        self._now = now or datetime.combine(today, MORNING)
        self._stands: dict[str, Stand] = {}

    def __enter__(self) -> SampleNewsroom:
        for number, outlet in enumerate(read_outlets(), 11):
            self._stands[outlet.slug] = Stand(number)
        self._stock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stand in self._stands.values():
            stand.close()
        self._stands.clear()

    @property
    def now(self) -> datetime:
        """When the demo is made; set it to move the newsroom's clock, and its servers follow."""
        return self._now

    @now.setter
    def now(self, now: datetime) -> None:
        self._now = now
        self._stock()

    @property
    def mornings(self) -> tuple[datetime, ...]:
        """The moments of the second and third day's morning editions."""
        days = (self.first_day + timedelta(days=n) for n in range(1, DAYS))
        return tuple(datetime.combine(day, MORNING) for day in days)

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """The newsroom's list: one feed an outlet, the failing and the silent ones among them."""
        return tuple(
            Feed(
                self._home(outlet) + outlet.style["feed"]["path"],
                outlet.name,
                outlet.style["desk"],
                outlet.style["language"][:2],
                outlet.style["weight"],
            )
            for outlet in read_outlets()
        )

    @property
    def urls(self) -> dict[str, str]:
        """The address of every piece that has run, by "outlet/slug" as in the copy."""
        return {f"{o.slug}/{p.piece.slug}": p.url for o in read_outlets() for p in self._printed(o)}

    def write(self, folder: Path) -> None:
        """Write every page and feed under folder/outlet/, at its path on the outlet's server."""
        for outlet in read_outlets():
            for path, sheet in self._sheets(outlet).items():
                if path.startswith("/") and path.strip("/*") and not path.endswith("*") and sheet.status == 200:
                    name = path.strip("/").replace("?", "-")
                    ending = ".html" if sheet.content_type.startswith("text/html") else ""
                    file = folder / outlet.slug / (name.removesuffix(ending) + ending)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(sheet.body)

    def _home(self, outlet: Outlet) -> str:
        stand = self._stands.get(outlet.slug)
        return stand.home if stand else f"https://{outlet.slug}.example"

    def _stock(self) -> None:
        for outlet in read_outlets():
            if stand := self._stands.get(outlet.slug):
                stand.sheets = self._sheets(outlet)

    def _printed(self, outlet: Outlet) -> list[Printed]:
        """Return the outlet's pieces that have run, newest first."""
        home, elapsed = self._home(outlet), self._now - midnight(self.first_day, UTC)
        run = [
            Printed(outlet, piece, telling, self.first_day, home + address(outlet, piece, self.first_day), home)
            for piece in outlet.pieces
            if (telling := piece.standing(elapsed))
        ]
        return sorted(run, key=lambda p: (-p.published.timestamp(), p.piece.slug))

    def _sheets(self, outlet: Outlet) -> dict[str, Sheet]:
        """Return everything that the outlet's server holds, by path."""
        printed, home = self._printed(outlet), self._home(outlet)
        newest = max((p.updated for p in printed), default=self._now)
        sheets = {
            "404": Sheet(_GONE.encode(), "text/html; charset=utf-8", newest, 404),
            "/robots.txt": Sheet(_ROBOTS.encode(), "text/plain; charset=utf-8", newest),
            "/img/*": Sheet(_PIXEL, "image/png", newest),
        }
        front = Sheet(_encoded(index(outlet, printed, home), outlet), _html(outlet), newest)
        sheets |= dict.fromkeys(("/", "/topic/*", "/about/*", "/account/*", "/print/*"), front)
        sheets[outlet.style["feed"]["path"]] = self._feed(outlet, printed, newest)
        for path, sheet in self._pages(outlet, printed):
            sheets[path] = sheet
        return sheets

    def _feed(self, outlet: Outlet, printed: list[Printed], newest: datetime) -> Sheet:
        style = outlet.style["feed"]
        writer, media_type = FORMATS[style["format"]]
        if style.get("fault") == "error":
            return Sheet(_BROKEN.encode(), "text/html", newest, 500)
        links = {p.piece.slug: p.url for p in printed}

        def contents(entry: Printed) -> str:
            return body(entry.lines, outlet.style["markup"], entry.home, links) if style.get("full") else ""

        whole = writer(outlet, printed, self._home(outlet), newest, contents)
        whole = damaged(whole) if style.get("fault") == "damaged" else whole
        return Sheet(_encoded(whole, outlet), style.get("type", media_type), newest)

    def _pages(self, outlet: Outlet, printed: list[Printed]) -> Iterator[tuple[str, Sheet]]:
        links = {p.piece.slug: p.url for p in printed}
        for this in printed:
            path = this.url.removeprefix(this.home)
            status = int(this.head("status", "200"))
            if status == 404:
                continue
            text = page(this, (p for p in printed if p is not this), links) if status == 200 else _BROKEN
            yield path, Sheet(_encoded(text, outlet), _html(outlet), this.updated, status)
            link = followed(this).removeprefix(this.home)
            if link != path:
                yield link.split("?")[0], Sheet(b"", "text/html", this.updated, 302, this.url)


def _encoded(text: str, outlet: Outlet) -> bytes:
    return text.encode(outlet.style["charset"], "xmlcharrefreplace")


def _html(outlet: Outlet) -> str:
    header: str = outlet.style.get("header", f"text/html; charset={outlet.style['charset']}")
    return header
