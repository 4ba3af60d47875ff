"""Secrets: from the environment, or from the file that it names; never from config.yaml."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.errors import ConfigError

MAIL_PASSWORD = "BRIEFING_MAIL_PASSWORD"  # noqa: S105 - the variable's name


def secret(variable: str) -> str:
    """Return the value of an environment variable, or what is in the file that VARIABLE_FILE names, or "".

    Raises ConfigError where that file cannot be read.
    """
    if variable in os.environ:
        return os.environ[variable]
    named = os.environ.get(f"{variable}_FILE")
    if not named:
        return ""
    try:
        return Path(named).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise ConfigError(f"{variable}_FILE={named}: cannot be read ({reason})") from None
