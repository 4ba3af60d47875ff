"""Fixtures that every test may use."""

import os
import socket
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
def article(request):
    """The article that a test has for its docstring."""
    return newsroom.article(request.function.__doc__)
