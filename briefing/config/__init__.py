"""The newsroom's settings: Config, load_config(), choose() a function by name, shipped() files."""

from briefing.config.choosing import choose
from briefing.config.reading import find_config, load_config
from briefing.config.schema import Archive, Config, Edition, Fetch, Format, Mail
from briefing.config.secrets import MAIL_PASSWORD, secret
from briefing.config.shipped import shipped

__all__ = [
    "MAIL_PASSWORD", "Archive", "Config", "Edition", "Fetch", "Format", "Mail",
    "choose", "find_config", "load_config", "secret", "shipped",
]  # fmt: skip
