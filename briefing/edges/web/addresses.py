"""Addresses: which of them a feed may lead to.

A feed is a stranger's word. One that names, redirects to or resolves to a machine inside the newsroom's network would
have this programme knock on doors that are closed to the stranger, so only public addresses are open. `is_global` of
the standard library is not enough: it passes 64:ff9b::a9fe:a9fe, 2002:7f00:1:: and ::127.0.0.1.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from briefing.errors import ConfigError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The IANA registries of special-purpose addresses, as of 2025, with multicast and what is reserved.
_CLOSED_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_OPEN_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20"))
# Forms of an IPv6 address that hold an IPv4 address, and how many bits stand to its right.
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_WRAPPED = ((_MAPPED, 0), (_NAT64, 0), (IPv6Network("2002::/16"), 80))
# RFC 5214: the interface part begins 0000:5efe or, where it is globally unique, 0200:5efe.
_ISATAP = 0x5EFE


def read_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Return networks from their CIDR spelling; ConfigError for what is none."""
    networks: list[Network] = []
    for text in filter(None, (text.strip() for text in texts)):
        try:
            networks.append(ip_network(text, strict=False))
        except ValueError as error:
            raise ConfigError(
                f"{text!r} is no network: fetch.allow_networks and BRIEFING_ALLOW_NETWORKS take CIDR, as in 10.1.0.0/16"
            ) from error
    return tuple(networks)


def is_open(address: Address, allowed: Iterable[Network] = ()) -> bool:
    """Return whether a connection to an address may be made: it is public, or in a network that the user allows.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64, ISATAP) must be open too.
    """
    allowed = tuple(allowed)
    return _allowed(address, allowed) or all(_public(form) or _allowed(form, allowed) for form in _forms(address))


def literal(host: str) -> Address | None:
    """Return the address that a host's name spells, in any spelling the system takes (127.1, 0x7f.1, 2130706433)."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeEncodeError):
        return None


def _allowed(address: Address, allowed: tuple[Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in allowed)


def _public(address: Address) -> bool:
    """Return whether the Internet at large reaches an address."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_V4)
    if address in _MAPPED or address in _NAT64:
        return True
    return address in _OPEN_V6 and not any(address in network for network in _CLOSED_V6)


def _forms(address: Address) -> Iterator[Address]:
    """Yield an address and any IPv4 address wrapped in it."""
    yield address
    if isinstance(address, IPv4Address):
        return
    whole = int(address)
    for network, shift in _WRAPPED:
        if address in network:
            yield IPv4Address(whole >> shift & 0xFFFFFFFF)
    if whole >> 32 & 0xFDFFFFFF == _ISATAP:
        yield IPv4Address(whole & 0xFFFFFFFF)
