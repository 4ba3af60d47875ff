"""Choosing a function by the name that config.yaml gives."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, TypeVar

from briefing.config.words import nearest
from briefing.errors import ConfigError

T = TypeVar("T")


def choose(what: str, name: str, table: Mapping[str, T]) -> T:
    """Return the table's entry of this name, or the function that `module:function` names.

    `what` is the key of config.yaml, for the message of the ConfigError that an unknown name raises.
    """
    if name in table:
        return table[name]
    module, colon, function = name.partition(":")
    if not colon:
        raise ConfigError(f"{what}: there is no {name!r}{nearest(name, table)}")
    try:
        found: Any = getattr(import_module(module), function, None)
    except ModuleNotFoundError as error:
        if error.name is None or not (module + ".").startswith(error.name + "."):
            raise  # the module is there, and is broken itself
        raise ConfigError(f"{what}: there is no module {error.name!r} (from {name!r})") from None
    if not callable(found):
        raise ConfigError(
            f"{what}: {module} has no function {function!r}{nearest(function, dir(import_module(module)))}"
        )
    chosen: T = found
    return chosen
