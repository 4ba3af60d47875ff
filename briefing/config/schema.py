"""What config.yaml may say: every key with its type and default. An empty file is valid."""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from briefing.config.words import duration, home_of, nearest, timeout, zone
from briefing.errors import ConfigError
from briefing.model import Genre
from briefing.slots import Schedule, parse

#: The file formats in which an edition can be written.
Format = Literal["docx", "json", "html", "md"]


def _beside(path: Path, here: ValidationInfo) -> Path:
    """Return a path as seen from the folder of the file that names it."""
    return Path((here.context or {}).get("folder", "")) / home_of(path)


def _source(text: str, here: ValidationInfo) -> str:
    """Return a feed's address as it is, or a list's path as seen from the folder of the file that names it."""
    return text if "://" in text else str(_beside(Path(text), here))


def _under(path: Path, here: ValidationInfo) -> Path:
    """Return a path that we write to, as seen from where the newsroom keeps its papers."""
    return Path((here.context or {}).get("home", "")) / home_of(path)


def _rule(text: str) -> str:
    parse(text)
    return text


def _address(text: str) -> str:
    """Return a mail address; raises ValueError where it is none."""
    name, at, host = text.rpartition("@")
    if not at or not name or not host or any(c.isspace() or c in "<>,;" for c in text):
        raise ValueError(f"{text!r} is no mail address (someone@example.org)")
    return text


def _listed(value: Any) -> Any:
    """Return one value as a list of one; people write `schedule: 06:00`."""
    return [value] if isinstance(value, str) else value


def _openly(url: str) -> str:
    """Return an address that holds no password."""
    if "://" in url and urlsplit(url).password:
        raise PydanticCustomError("secret", "", {"advice": "put the whole address into BRIEFING_ARCHIVE_URL"})
    return url


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _language(code: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code):
        raise ValueError(f"{code!r} is no language code (en, de, pt-BR)")
    return code


def _edition_name(name: str) -> str:
    # It becomes the first part of file names.
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", name):
        raise ValueError(f"{name!r} is no edition's name: letters, digits, - and _ only; its title may be anything")
    return name


def _reasons(weights: dict[str, float]) -> dict[str, float]:
    """Return the weights; a name that the ranking does not know would silently weigh nothing."""
    from briefing.stages.ranking.placing import WEIGHTS

    for name in weights:
        if name not in WEIGHTS:
            raise ValueError(f"{name!r} is no reason of the ranking{nearest(name, WEIGHTS)}")
    return weights


def _callable(name: str) -> str:
    """Return the name of an entry or of any `module:function`."""
    if not name or name.count(":") > 1 or name.strip(":") != name:
        raise ValueError(f"{name!r} is neither a name nor module:function")
    return name


Place = Annotated[Path, AfterValidator(_beside)]
Written = Annotated[Path, AfterValidator(_under)]
Source = Annotated[str, AfterValidator(_source)]
Duration = Annotated[timedelta, BeforeValidator(duration)]
Timeout = Annotated[timedelta, BeforeValidator(timeout)]
Zone = Annotated[str, AfterValidator(zone)]
Rule = Annotated[str, AfterValidator(_rule)]
Address = Annotated[str, AfterValidator(_address)]
Network = Annotated[str, AfterValidator(lambda text: str(ip_network(text, strict=False)))]
FunctionName = Annotated[str, AfterValidator(_callable)]
Language = Annotated[str, AfterValidator(_language)]
EditionName = Annotated[str, AfterValidator(_edition_name)]
Several = BeforeValidator(_listed)


class Part(BaseModel):
    """One mapping of config.yaml: frozen, and without room for unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_left_empty(cls, given: Any) -> Any:
        """Return the mapping without the keys whose value is left empty: they keep their default."""
        if given is None:
            return {}
        if isinstance(given, dict):
            known = {field.alias or name for name, field in cls.model_fields.items()}
            return {k: v for k, v in given.items() if v is not None or k not in known}
        return given


class Edition(Part):
    """A briefing that goes out at its times."""

    title: str = ""
    time_zone: Zone = "UTC"
    schedule: Annotated[tuple[Rule, ...], Several] = ()
    #: Feed addresses and lists; empty: the newsroom's own.
    feeds: Annotated[tuple[Source, ...], Several] = ()
    desks: Annotated[tuple[str, ...], Several] = ()
    #: A section's name and the words that bring a story into it, in the order of printing.
    sections: dict[str, Annotated[tuple[str, ...], Several]] = Field(default_factory=dict)
    length: Literal["one-page", "standard", "long"] = "standard"
    template: Place | None = None
    #: A4 or Letter; empty: as the template has it.
    paper: Annotated[Literal["", "a4", "letter"], BeforeValidator(_lower)] = ""
    recipients: Annotated[tuple[Address, ...], Several] = ()
    language: Language = "en"
    formats: Annotated[tuple[Format, ...], Several] = Field(default=("docx", "json"), min_length=1)
    output: Written = Path("briefings")
    #: How far back an edition looks when nothing was made before it.
    reach: Duration = timedelta(hours=24)
    genres: Annotated[tuple[Genre, ...], Several] = ("news",)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its schedule and of every printed time."""
        return ZoneInfo(self.time_zone)

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """The schedule, read."""
        return tuple(parse(rule) for rule in self.schedule)


class Fetch(Part):
    """How feeds and pages are fetched."""

    allow_networks: Annotated[tuple[Network, ...], Several] = ()
    contact: str = ""
    delay: float = Field(default=1.0, ge=0, le=3600)
    timeout: Timeout = timedelta(seconds=30)
    at_once: int = Field(default=100, ge=1, le=1000)
    robots: bool = True


class Archive(Part):
    """Where articles, editions and the outbox are kept, and for how long."""

    #: From the environment it may hold a password.
    url: Annotated[str, AfterValidator(_openly)] = Field(default="archive.sqlite", repr=False)
    retention: Duration = timedelta(days=90)


class Mail(Part):
    """The mail server. Its password comes from the environment, never from here."""

    host: str = ""
    port: int | None = Field(default=None, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: Address | None = Field(default=None, alias="from")
    user: str = ""
    timeout: Timeout = timedelta(seconds=30)
    #: Certificates to trust beside the system's.
    ca_file: Place | None = None
    when_unsure: Literal["resend", "hold"] = "resend"
    #: Told of what could not be delivered; empty: the sender.
    owner: Address | None = None


class Quotes(Part):
    """How speakers are found."""

    tier: Literal["default", "nlp"] = "default"


class Stories(Part):
    """How reports are grouped."""

    tier: Literal["default", "semantic"] = "default"


class Ranking(Part):
    """What brings a story up."""

    weights: Annotated[dict[str, float], AfterValidator(_reasons)] = Field(default_factory=dict)
    #: The most stories of one section, and led by one outlet; 0 for no limit.
    per_section: int = Field(default=0, ge=0)
    per_outlet: int = Field(default=0, ge=0)
    watch: Annotated[tuple[str, ...], Several] = ()


def _morning() -> Any:
    """Return the edition of a newsroom that has configured none; plain, so that it is validated like any other."""
    return {"morning": {"title": "Morning Briefing", "schedule": "06:00"}}


class Config(Part):
    """All of config.yaml."""

    feeds: Annotated[tuple[Source, ...], Several] = ("feeds",)
    #: Folders into which agencies and colleagues drop article files.
    drops: Annotated[tuple[Place, ...], Several] = ()
    editions: dict[EditionName, Edition] = Field(default_factory=_morning)
    fetch: Fetch = Fetch()
    archive: Archive = Archive()
    mail: Mail = Mail()
    summarizer: FunctionName = "coverage"
    prefer: str = "first"
    stories: Stories = Stories()
    quotes: Quotes = Quotes()
    ranking: Ranking = Ranking()
    catch_up: Duration = timedelta(hours=24)

    def edition(self, name: str) -> Edition:
        """Return the edition of this name; raises ConfigError, naming the nearest, where there is none."""
        if name not in self.editions:
            raise ConfigError(f"there is no edition {name!r}{nearest(name, self.editions)}")
        return self.editions[name]
