"""Which addresses a feed may lead to: 0 connections of 1,000 to any that are not public (T18)."""

import random
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from webserver import Server, answer

from briefing.edges.web import FeedState, Web
from briefing.edges.web.addresses import is_open, literal, read_networks
from briefing.errors import ConfigError
from briefing.model import Failure

CLOSED_V4 = "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255".split()
CLOSED_V6 = ":: ::1 fe80::1 fec0::1 fc00::1 fd12::1 ff02::1 2001:db8::1 2001::1 2001:10::1 100::1 64:ff9b:1::1 3fff::1 5f00::1 4000::1 ::8.8.8.8 1::1".split()
OPEN = "1.1.1.1 8.8.8.8 93.184.216.34 172.15.255.255 172.32.0.1 192.167.255.255 2606:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1".split()


def wrapped(address):
    """The forms of IPv6 that hold an IPv4 address."""
    number = int(IPv4Address(address))
    return [
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(number),
        IPv6Address(0x64FF9B << 96 | number),
        IPv6Address(0x2002 << 112 | number << 80 | 1),
        IPv6Address(0x2606_4700 << 96 | 0x5EFE << 32 | number),
        IPv6Address(0x2606_4700 << 96 | 0x2005EFE << 32 | number),
    ]


@pytest.mark.parametrize("address", CLOSED_V4 + CLOSED_V6)
def test_what_is_not_public_is_closed(address):
    assert not is_open(ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_what_is_public_is_open(address):
    assert is_open(ip_address(address))


@pytest.mark.parametrize("address", CLOSED_V4)
def test_a_closed_address_stays_closed_in_any_wrapping(address):
    assert not any(map(is_open, wrapped(address)))


def test_the_user_may_open_a_network():
    allowed = read_networks(["10.1.0.0/16", " fd00::/8 ", ""])
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "fd00::1"):
        assert is_open(ip_address(address), allowed)
    for address in ("10.2.0.1", "::ffff:10.2.0.1", "fc00::1", "127.0.0.1"):
        assert not is_open(ip_address(address), allowed)
    with pytest.raises(ConfigError, match="'intranet' is no network"):
        read_networks(["intranet"])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1", "0x7f000001"])
def test_an_address_has_many_spellings(host):
    assert literal(host) == IPv4Address("127.0.0.1")
    assert literal("a.example") is None


def spellings(rng, closed=CLOSED_V4):
    """Addresses of feeds that lead to machines which are not public, each in some spelling."""
    number = int(IPv4Address(rng.choice(closed)))
    a, b, c, d = number >> 24, number >> 16 & 255, number >> 8 & 255, number & 255
    host = rng.choice(
        [
            f"{a}.{b}.{c}.{d}",
            f"{number}",
            f"0x{number:x}",
            f"{a}.{b}.{c << 8 | d}",
            f"{a}.{b << 16 | c << 8 | d}",
            f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
            f"0x{a:x}.{b}.0{c:o}.{d}",
            f"[{rng.choice(wrapped(number))}]",
            f"[{rng.choice(CLOSED_V6)}]",
            "".join(chr(ord(x) + 0xFEE0) if x.isdigit() else x for x in f"{a}.{b}.{c}.{d}"),
            f"{a}。{b}．{c}｡{d}",
            "localhost",
            "LocalHost",
        ]
    )
    login = rng.choice(["", "news.example@", "news.example%2f@", "a:b@"])
    return f"{rng.choice(['http', 'https'])}://{login}{host}:{rng.choice([80, 443, 8080, 6379])}/rss"


@pytest.fixture
def knocked(monkeypatch):
    """Every address that somebody tried to connect to."""
    tried = []
    connect = socket.socket.connect

    def count(self, address):
        tried.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", count)
    return tried


@pytest.mark.parametrize("seed", range(2))
def test_no_spelling_of_a_closed_address_is_connected_to(knocked, seed, release):
    rng = random.Random(seed)
    urls = [spellings(rng) for _ in range(5000 if release else 500)]
    results = Web(pause=0, robots=False).fetch(urls)
    assert knocked == []
    assert all(isinstance(result, Failure) for result in results)
    refused = [r for r in results if "not on the public Internet" in r.reason]
    assert len(refused) > 0.9 * len(urls), {r.reason for r in results if r not in refused}
    assert all("fetch.allow_networks" in r.reason for r in refused)


def test_no_redirect_leads_to_a_closed_address(knocked):
    rng = random.Random(3)
    elsewhere = [address for address in CLOSED_V4 if address != "127.0.0.1"]
    with Server() as server:
        urls = [
            server.says(
                f"/{n}",
                answer(rng.choice([301, 302, 303, 307, 308]), b"", f"Location: {spellings(rng, elsewhere)}".encode()),
            )
            for n in range(250)
        ]
        results = Web(allow_networks=["127.0.0.1/32"], pause=0, deadline=600, robots=False).fetch(urls)
        assert len(server.log) >= 250
    assert all(isinstance(result, Failure) for result in results)
    assert {host for host, *_ in knocked} <= {"127.0.0.1"}, "only the server of the test may be connected to"


def test_a_name_that_changes_its_address_is_checked_each_time(knocked):
    """Rebinding: public when it is looked up first, then this machine."""
    answers = iter([["10.0.0.1", "127.0.0.1"], ["127.0.0.1"], ["::1", "::ffff:127.0.0.1"], ["0.0.0.0"]] * 63)
    web = Web(pause=0, robots=False, lookup=lambda host, port: next(answers))
    results = web.fetch([f"http://news{n}.example/rss" for n in range(250)])
    assert knocked == []
    assert all("not on the public Internet" in result.reason for result in results)


def test_what_was_checked_is_what_is_connected_to():
    """The system is asked once; between the check and the connection nobody asks it again."""
    lookups = []

    def lookup(host, port):
        lookups.append(host)
        return ["127.0.0.1"]

    with Server() as server:
        server.says("/rss", answer())
        url = f"http://news.example:{server.port}/rss"
        web = Web(allow_networks=["127.0.0.1/32"], pause=0, lookup=lookup)
        (pulled,) = web.pull([FeedState(url)])
    assert (pulled.outcome.url, lookups) == (url, ["news.example"])
    assert server.log[0].headers["host"] == f"news.example:{server.port}".encode()


def test_the_environment_may_open_a_network(monkeypatch):
    with Server() as server:
        url = server.says("/rss", answer())
        assert isinstance(Web().pull([FeedState(url)])[0].outcome, Failure)
        monkeypatch.setenv("BRIEFING_ALLOW_NETWORKS", "10.0.0.0/8, 127.0.0.0/8")
        assert Web().pull([FeedState(url)])[0].outcome.body.startswith(b"<?xml")
