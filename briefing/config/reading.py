"""Reading config.yaml: YAML in, a Config out, and one line with file, line number and advice where it is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from briefing.config.schema import Config
from briefing.config.shipped import shipped, state_folder
from briefing.config.words import home_of, nearest
from briefing.edges.lists.spelling import explained
from briefing.errors import ConfigError

_SECRET = re.compile(r"(?i)passw(or)?d|passwd|secret|token|api_?key|credential")
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What people call things elsewhere, and our word for it.
_ALIASES = {"timezone": "time_zone", "tz": "time_zone", "to": "recipients", "cron": "schedule", "sender": "from"}


class _Loader(_BASE):  # type: ignore[misc]
    """YAML 1.2's plain words: `no` is Norwegian and 16:30 a time of day, not numbers of 1.1."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("merge", r"^<<$", "<"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def load_config(path: Path | None = None) -> Config:
    """Return the configuration of a file, or the shipped one; raises ConfigError, in one line, where it is wrong.

    Paths in it are seen from its folder. With no file, what we write goes to the working folder and the
    archive to the user's state folder.
    """
    if path is None:
        path, home, archives = shipped("config.yaml"), Path.cwd(), state_folder()
    else:
        path = path.absolute()
        home = archives = path.parent
    config = _validated(path, {"folder": path.parent, "home": home})
    url = os.environ.get("BRIEFING_ARCHIVE_URL") or config.archive.url
    try:
        url = url if "://" in url or url == ":memory:" else str(archives / home_of(Path(url)))
    except ValueError as error:
        raise ConfigError(f"archive.url: {error}") from None
    return config.model_copy(update={"archive": config.archive.model_copy(update={"url": url})})


def find_config() -> Path | None:
    """Return $BRIEFING_CONFIG, or config.yaml in the working folder, or None."""
    if named := os.environ.get("BRIEFING_CONFIG"):
        return Path(named)
    here = Path.cwd() / "config.yaml"
    return here if here.is_file() else None


def _validated(path: Path, context: dict[str, Any]) -> Config:
    """Return a file's Config."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; `briefing init` writes one") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    name = _short(path)
    tree, given = _parsed(name, text)
    faults = list(_twice_and_secret(tree))
    if not faults:
        try:
            return Config.model_validate(given, context=context)
        except ValidationError as error:
            faults = [_fault(tree, fault) for fault in error.errors(include_url=False)]
    faults.sort(key=lambda fault: fault[0])
    line, words = faults[0]
    raise ConfigError(f"{name}:{line}: {words}" + (f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""))


def _short(path: Path) -> str:
    """Return a path as people say it: from the working folder where it is below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


_OPEN = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
_CLOSED = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)
_DEEPEST = 50


def _sane(name: str, text: str) -> None:
    """Raise ConfigError for what would make YAML's reader run away: aliases of aliases, and lists within lists without end."""
    depth = 0
    for token in yaml.scan(text, Loader=_Loader):
        line = token.start_mark.line + 1
        if isinstance(token, yaml.AliasToken):
            raise ConfigError(f"{name}:{line}: *{token.value}: write the value out; aliases are not read")
        depth += isinstance(token, _OPEN) - isinstance(token, _CLOSED)
        if depth > _DEEPEST:
            raise ConfigError(f"{name}:{line}: lists within lists without end; no setting is so deep")


def _parsed(name: str, text: str) -> tuple[yaml.Node | None, Any]:
    """Return YAML's tree, which knows lines, and its values."""
    loader = _Loader(text)
    try:
        _sane(name, text)
        tree = loader.get_single_node()
        return tree, {} if tree is None else loader.construct_document(tree)
    except ValueError as error:
        raise ConfigError(f"{name}:1: {error}") from None
    except yaml.YAMLError as error:
        line, problem = explained(error, text)
        raise ConfigError(f"{name}:{line}: {problem}") from None
    finally:
        loader.dispose()


def _twice_and_secret(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Yield (line, words) for every key that is given twice and every key that would hold a secret."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in seen:
                yield line, f"{key.value!r} is given twice"
            if isinstance(key.value, str) and _SECRET.search(key.value) and isinstance(value, yaml.ScalarNode):
                variable = "BRIEFING_MAIL_PASSWORD"
                yield (
                    line,
                    f"{key.value!r} does not belong in a file; set the environment variable {variable} or {variable}_FILE",
                )
            seen.add(key.value if isinstance(key.value, str) else "")
            yield from _twice_and_secret(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _twice_and_secret(child)


def _fault(tree: yaml.Node | None, fault: Any) -> tuple[int, str]:
    """Return (line, words) of one of pydantic's errors."""
    place = [p for p in fault["loc"] if p != "[key]"]
    line = _line(tree, place)
    where = ".".join(str(p) for p in place if isinstance(p, str)) or "the file"
    kind, value, ctx = fault["type"], fault["input"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        return line, f"unknown key {place[-1]!r}{_near_key(place)}"
    if kind == "secret":
        return line, f"{where} holds a password; {ctx['advice']}"
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", ctx["expected"])
        return line, f"{where}: {_said(value)} is none of {', '.join(choices)}{_only_near(value, choices)}"
    if kind == "value_error":
        return line, f"{where}: {ctx['error']}"
    return line, f"{where}: {_said(value)} is wrong: {_WANTED.get(kind) or fault['msg'].lower()}"


#: Pydantic's types in the words of someone who writes a file.
_WANTED = {
    "int_parsing": "a whole number is wanted",
    "int_type": "a whole number is wanted",
    "int_from_float": "a whole number is wanted",
    "float_parsing": "a number is wanted",
    "float_type": "a number is wanted",
    "bool_parsing": "true or false is wanted",
    "bool_type": "true or false is wanted",
    "string_type": "text is wanted",
    "path_type": "a path is wanted",
    "tuple_type": "a list is wanted",
    "dict_type": "keys and values are wanted (name: …)",
    "model_type": "keys and values are wanted (name: …)",
}


def _said(value: Any) -> str:
    """Return what the user wrote, shortened."""
    text = "a list" if isinstance(value, list | tuple) else "a mapping" if isinstance(value, dict) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _only_near(value: Any, choices: list[str]) -> str:
    """Return the question that names the nearest choice."""
    near = nearest(str(value), choices)
    return near if near.startswith(";") else ""


def _near_key(place: list[Any]) -> str:
    """Return the question that names the nearest known key at a place."""
    model: Any = Config
    for step in place[:-1]:
        model = _below(model, step)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return ""
    known = [field.alias or name for name, field in model.model_fields.items()]
    word = str(place[-1])
    alias = _ALIASES.get(word.lower())
    return f"; did you mean {alias!r}?" if alias in known else nearest(word, known)


def _below(model: Any, step: Any) -> Any:
    """Return the type at a key of a model, or of the values of a mapping."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        return fields[step].annotation if step in fields else None
    arguments = get_args(model)
    return arguments[-1] if arguments else None


def _line(node: yaml.Node | None, place: list[Any]) -> int:
    """Return the line, from 1, on which the value at a place stands; for a missing one, that of what holds it."""
    line = node.start_mark.line if node else 0
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
    return int(line) + 1
