"""Fixtures that every test may use."""

import os
import shutil
import socket
import ssl
import subprocess
import time

import newsroom
import pytest
from hypothesis import HealthCheck, settings

# Machines are shared and noisy: no test of ours fails for being slow, and each run tries the same examples, so that
# what passed here passes there. HYPOTHESIS_PROFILE=searching looks for new ones.
settings.register_profile(
    "newsroom", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("searching", deadline=None, max_examples=5000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "newsroom"))

# A newsroom far from UTC, so that no test passes by being at home there.
os.environ["TZ"] = "Asia/Kathmandu"
time.tzset()

_connect = socket.socket.connect


def pytest_addoption(parser):
    parser.addoption("--release", action="store_true", help="run long tests at their release size")


@pytest.fixture
def release(request) -> bool:
    """Whether long tests run at their release size."""
    return request.config.getoption("--release")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """No test reaches the world; loopback is home."""

    def connect(self, address):
        home = (
            not isinstance(address, tuple) or str(address[0]).startswith("127.") or address[0] in ("::1", "localhost")
        )
        if not home:
            raise AssertionError(f"a test tried to reach {address}")
        return _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture
def run(capsys):
    """Run a command; return (exit status, stdout, stderr)."""

    from briefing.__main__ import main

    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        return left.value.code or 0, *capsys.readouterr()

    return run


@pytest.fixture
def article(request):
    """The article that a test has for its docstring."""
    return newsroom.article(request.function.__doc__)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Make a certificate for a name, which signs itself, and a server's context that shows it."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here to make certificates")
    folder = tmp_path_factory.mktemp("certificates")

    (folder / "ca.conf").write_text(
        f"[ca]\ndefault_ca=us\n[us]\ndatabase={folder}/index\nnew_certs_dir={folder}\nrand_serial=yes\n"
        "default_md=sha256\npolicy=any\nunique_subject=no\ncopy_extensions=copyall\n[any]\ncommonName=supplied\n",
        encoding="utf-8",
    )
    (folder / "index").touch()

    def make(name, until="20991231000000Z"):
        key, asked, cert = (folder / f"{name}-{until}.{end}".replace(":", "") for end in ("key", "csr", "pem"))
        asking = "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=test".split()
        asking += ["-addext", f"subjectAltName={name}", "-keyout", key, "-out", asked]
        signing = f"openssl ca -batch -selfsign -notext -config {folder}/ca.conf -startdate 20200101000000Z".split()
        signing += ["-enddate", until, "-keyfile", key, "-in", asked, "-out", cert]
        for command in (asking, signing):
            subprocess.run(command, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        return str(cert), context

    return make
