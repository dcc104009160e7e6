import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.operations import supervision
from bot.operations.notify import Notifier
from bot.operations.supervision import STUCK_AFTER, sentence, supervised
from tests.bot.operations.systemd import Heard, systemd
from tests.bot.waiting import becomes


class Patient:
    """Stands for a service: says what it is told to say."""

    def __init__(self) -> None:
        self.missing: list[str] = []
        self.still = 0.0
        self.tried = asyncio.Event()

    async def waiting_for(self) -> list[str]:
        return self.missing

    def seconds_still(self) -> float:
        return self.still


@asynccontextmanager
async def watched(folder: Path, patient: Patient, **environment: str) -> AsyncIterator[Heard]:
    with systemd(folder) as (name, heard):
        async with supervised(Notifier({"NOTIFY_SOCKET": name, **environment}), patient, patient.tried.wait):
            yield heard


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "_LOOK_EVERY", 0.02)


async def test_it_is_ready_once_slack_was_tried_and_not_before(tmp_path: Path) -> None:
    patient = Patient()
    async with watched(tmp_path, patient) as heard:
        await asyncio.sleep(0.1)
        assert not heard.has("READY=1")
        patient.tried.set()
        await becomes(lambda: heard.has("STATUS="))
    assert heard.lines == ["READY=1", "STATUS=Ready: answers."]


async def test_what_is_waited_for_is_told_when_it_changes(tmp_path: Path) -> None:
    patient = Patient()
    patient.missing = ["slack", "socket"]
    patient.tried.set()
    async with watched(tmp_path, patient) as heard:
        await becomes(lambda: heard.has("STATUS=Waiting for Slack and a socket to Slack; tries again."))
        await asyncio.sleep(0.1)
        patient.missing = []
        await becomes(lambda: heard.has("STATUS=Ready"))
    assert len(heard.lines) == 3


async def test_the_watchdog_hears_of_it_twice_a_span_until_the_connection_is_stuck(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    patient = Patient()
    async with watched(tmp_path, patient, WATCHDOG_USEC="100000") as heard:
        await becomes(lambda: heard.has("WATCHDOG=1") and len(heard.lines) >= 3)
        patient.still = STUCK_AFTER
        await becomes(lambda: "connection_stuck seconds=300" in caplog.text)
        assert heard.has("WATCHDOG=1")
        count = len(heard.lines)
        await asyncio.sleep(0.3)
        heard.has("WATCHDOG=1")
    assert len(heard.lines) == count


async def test_a_watchdog_that_nobody_asked_for_hears_nothing(tmp_path: Path) -> None:
    async with watched(tmp_path, Patient()) as heard:
        await asyncio.sleep(0.1)
        assert not heard.has("WATCHDOG")


async def test_without_systemd_nothing_is_looked_at() -> None:
    patient = Patient()
    patient.tried.set()
    before = len(asyncio.all_tasks())
    async with supervised(Notifier({}), patient, patient.tried.wait):
        assert len(asyncio.all_tasks()) == before


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ([], "Ready: answers."),
        (["database"], "Waiting for the database; tries again."),
        (["stop", "slack"], "Stopping: sends what it has begun."),
    ],
)
def test_the_sentence_names_what_is_waited_for(missing: list[str], words: str) -> None:
    assert sentence(missing) == words
