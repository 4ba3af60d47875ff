"""Connections: whose certificate is believed, and the way through a proxy."""

import asyncio
import base64

import pytest
from webserver import FEED_BODY, Server, answer

from briefing.edges.web import FeedState, Web
from briefing.model import Failure, Page


def pull(url, **more):
    web = Web(**{"allow_networks": ["127.0.0.0/8"], "pause": 0, "deadline": 600} | more)
    return web.pull([FeedState(url)])[0].outcome


def test_a_certificate_that_proves_the_name_is_believed(certificate, monkeypatch):
    cert, context = certificate("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", cert)
    with Server(tls=context) as server:
        assert pull(server.says("/rss", answer())).body == FEED_BODY


@pytest.mark.parametrize(
    ("name", "until", "trusted"),
    [
        ("IP:127.0.0.1", "20991231000000Z", False),
        ("IP:127.0.0.1", "20210101000000Z", True),
        ("DNS:other.example", "20991231000000Z", True),
    ],
    ids=["signs itself", "expired", "of another name"],
)
def test_no_other_certificate_is(certificate, monkeypatch, name, until, trusted):
    cert, context = certificate(name, until)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", cert)
    with Server(tls=context) as server:
        failure = pull(server.says("/rss", answer()))
        assert isinstance(failure, Failure)
        assert "certificate of 127.0.0.1 does not prove who it is" in failure.reason
        assert server.log == []


class Blunt(Server):
    """A server that knows no TLS and says so at once."""

    async def _guest(self, reader, writer):
        await reader.read(64)
        writer.write(answer(400, b"This is plain HTTP"))
        writer.close()


def test_a_server_without_tls_is_not_spoken_to():
    with Blunt() as server:
        failure = pull(server.url("/rss").replace("http:", "https:"))
    assert "no secure connection" in failure.reason


def test_no_redirect_leads_out_of_https(certificate, monkeypatch):
    cert, context = certificate("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", cert)
    with Server(tls=context) as server, Server() as plain:
        plain.says("/rss", answer())
        failure = pull(server.says("/rss", answer(301, b"", f"Location: {plain.url('/rss')}")))
        assert "redirected from https to http" in failure.reason
        assert plain.log == []
        page = pull(plain.says("/up", answer(301, b"", f"Location: {server.url('/fine')}")))
        assert "404" in page.reason, "the other way is fine"


class Proxy(Server):
    """A proxy that passes everything on to one server, whatever name it is asked for."""

    def __init__(self, target=None, status=200):
        super().__init__()
        self.target, self.status, self.heads = target, status, []

    async def _guest(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        self.heads.append(head.decode())
        try:
            writer.write(b"HTTP/1.1 %d X\r\n\r\n" % self.status if head.startswith(b"CONNECT") else answer())
            if self.target and self.status == 200:
                there, here = await asyncio.open_connection("127.0.0.1", self.target.port)
                await asyncio.gather(pump(reader, here), pump(there, writer))
        finally:
            writer.close()


async def pump(reader, writer):
    try:
        while chunk := await reader.read(65536):
            writer.write(chunk)
    except OSError:
        pass
    finally:
        writer.transport.abort()


def test_a_proxy_of_the_environment_is_used(monkeypatch):
    with Proxy() as proxy:
        monkeypatch.setenv("http_proxy", f"http://desk:s%C3%A9same@127.0.0.1:{proxy.port}")
        page = pull("http://news.example/rss?x=1", allow_networks=[])
    assert isinstance(page, Page)
    assert page.url == "http://news.example/rss?x=1"
    assert proxy.heads[0].startswith("GET http://news.example/rss?x=1 HTTP/1.1\r\nHost: news.example\r\n")
    login = base64.b64encode("desk:sésame".encode()).decode()
    assert f"Proxy-Authorization: Basic {login}\r\n" in proxy.heads[0]


def test_https_goes_through_a_proxy_untouched(certificate, monkeypatch):
    cert, context = certificate("DNS:news.example")
    monkeypatch.setenv("SSL_CERT_FILE", cert)
    with Server(tls=context) as server, Proxy(server) as proxy:
        server.says("/rss", answer())
        monkeypatch.setenv("https_proxy", f"127.0.0.1:{proxy.port}")
        assert pull("https://news.example/rss", allow_networks=[]).body == FEED_BODY
        assert "certificate of other.example" in pull("https://other.example/rss").reason
    assert proxy.heads[0].startswith("CONNECT news.example:443 HTTP/1.1\r\n")


def test_a_proxy_is_no_way_in(monkeypatch):
    with Proxy() as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        for host in ("10.0.0.1", "127.1", "2130706433", "[::ffff:10.0.0.1]"):
            assert "not on the public Internet" in pull(f"http://{host}/rss", allow_networks=[]).reason
        assert proxy.heads == []


def test_a_host_that_no_proxy_names_is_asked_directly(monkeypatch):
    with Server() as server:
        url = server.says("/rss", answer())
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert isinstance(pull(url), Page)


def test_a_proxy_that_refuses_or_is_down_is_named(monkeypatch):
    with Proxy(status=407) as proxy:
        monkeypatch.setenv("https_proxy", f"http://desk:s3cret@127.0.0.1:{proxy.port}")
        failure = pull("https://news.example/rss")
        assert f"the proxy 127.0.0.1:{proxy.port} refuses to connect (407)" in failure.reason
    assert "s3cret" not in failure.reason
    monkeypatch.setenv("https_proxy", "127.0.0.1:1")
    assert "no connection to 127.0.0.1" in pull("https://news.example/rss").reason
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1")
    assert "HTTPS_PROXY take http://host:port" in pull("https://news.example/rss").reason
