import socket
from collections.abc import Iterator

import pytest

from bot import http_server
from bot.exits import PortTakenError
from bot.http_server import bind, port_of


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_zero_is_any_free_port() -> None:
    with bind("127.0.0.1", 0, another_will_do=False) as bound:
        assert port_of(bound) > 0


def test_a_taken_port_that_was_asked_for_is_an_error_with_its_cure(taken: int) -> None:
    with pytest.raises(PortTakenError, match=f"port {taken}, which another program uses: set KZTURK_PORT"):
        bind("127.0.0.1", taken, another_will_do=True)


def test_the_usual_port_may_be_another_in_the_emulator(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "USUAL_PORT", taken)
    with bind("127.0.0.1", None, another_will_do=True) as bound:
        assert port_of(bound) != taken


def test_and_nowhere_else(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "USUAL_PORT", taken)
    with pytest.raises(PortTakenError):
        bind("127.0.0.1", None, another_will_do=False)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_a_host_that_is_not_ours_is_told(host: str) -> None:
    with pytest.raises(PortTakenError, match="set KZTURK_HOST or KZTURK_PORT"):
        bind(host, 0, another_will_do=True)
