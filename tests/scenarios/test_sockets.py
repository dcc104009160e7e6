"""Sockets that break, go deaf, or are asked to go: what is said meanwhile is answered, once."""

import logging
from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot import service as module
from bot.connection import Connection, Patience
from bot.emulator import Emulator, cast
from bot.service import Service
from tests.bot.waiting import becomes
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import answers

ASKED = "@kzturk fact education"
PATIENCE = Patience(steady=0, look=0.02, check=0.05, quiet=3600, let_go=2)
SOCKET = pytest.mark.parametrize("mode", ["socket"], indirect=True)


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="bot")


@pytest.fixture
def patience() -> Patience:
    return PATIENCE


@pytest.fixture
async def service(start: Start, patience: Patience, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    monkeypatch.setattr(module, "Connection", partial(Connection, patience=patience))
    async with start() as running_service:
        yield running_service


async def connected_again(caplog: pytest.LogCaptureFixture) -> None:
    """Wait for a connection after the first one, which belongs to the fixture."""
    await becomes(lambda: "connected team=" in caplog.text.partition("reconnecting")[2], 30)


@SOCKET
async def test_after_a_cut_it_is_there_again(
    emulator: Emulator, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.sockets.cut()
    await connected_again(caplog)
    assert "reconnecting reason=lost" in caplog.text
    assert await service.waiting_for() == []
    await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    await answers(emulator, cast.RELATIONS)


@SOCKET
@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
async def test_when_slack_asks_for_another_socket_what_is_said_then_is_answered(
    emulator: Emulator, caplog: pytest.LogCaptureFixture, reason: str
) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    await emulator.sockets.disconnect(reason)
    await connected_again(caplog)
    await emulator.post(cast.MEHMET, cast.PRESS, ASKED)
    await answers(emulator, cast.RELATIONS)
    await answers(emulator, cast.PRESS)
    assert f"reconnecting reason={reason}" in caplog.text


@SOCKET
@pytest.mark.usefixtures("service")
class TestDeaf:
    @pytest.fixture
    def patience(self) -> Patience:
        return Patience(steady=0, look=0.02, quiet=0.5, let_go=2)

    async def test_a_deaf_socket_that_answers_pings_is_replaced_and_what_was_missed_is_answered(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture
    ) -> None:
        emulator.sockets.deafen()
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await emulator.wait_for(lambda: emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID), 30)
        await answers(emulator, cast.RELATIONS)
        assert "reconnecting reason=quiet" in caplog.text


@SOCKET
@pytest.mark.usefixtures("service")
class TestDeadSilent:
    @pytest.fixture
    def patience(self) -> Patience:
        return Patience(steady=0, look=0.02, ping=0.5, let_go=2)

    async def test_a_socket_that_answers_no_ping_is_replaced(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture
    ) -> None:
        emulator.sockets.deafen(pongs=False)
        await connected_again(caplog)
        assert "reconnecting reason=lost" in caplog.text
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await answers(emulator, cast.RELATIONS)


async def test_a_token_that_is_revoked_is_told_once_and_what_waits_is_sent_when_it_is_good_again(
    emulator: Emulator, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.faults.tokens["bot"] = "token_revoked"
    await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    await becomes(lambda: "it has been revoked: install the app again" in caplog.text)
    assert await service.waiting_for() == ["slack"]
    asked = len(emulator.calls)
    await becomes(lambda: len(emulator.calls) > asked + 5)
    assert caplog.text.count("it has been revoked") == 1
    assert emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID) == []
    emulator.faults.tokens.clear()
    await emulator.wait_for(lambda: emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID), 30)
    await answers(emulator, cast.RELATIONS)
    await becomes(lambda: "slack_answers" in caplog.text)
    assert await service.waiting_for() == []
