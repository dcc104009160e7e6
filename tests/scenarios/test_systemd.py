"""kzturk as a process under systemd's eyes: a real NOTIFY_SOCKET, and what comes over it."""

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.emulator import Emulator
from bot.modes import Mode
from tests.bot.operations.systemd import Heard, systemd
from tests.bot.waiting import becomes
from tests.scenarios.test_process import address_of, process, ready, tokens

NOWHERE = "http://127.0.0.1:1/api"


@pytest.fixture(params=["path", "abstract"])
def listening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Heard]]:
    with systemd(tmp_path, abstract=request.param == "abstract") as found:
        yield found


@pytest.mark.parametrize("listening", ["abstract"], indirect=True)
async def test_it_says_that_it_is_ready_alive_and_on_its_way_out(
    emulator: Emulator, mode: Mode, tmp_path: Path, listening: tuple[str, Heard]
) -> None:
    name, heard = listening
    values = tokens(emulator, mode) | {"KZTURK_PORT": "0", "NOTIFY_SOCKET": name, "WATCHDOG_USEC": "1000000"}
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))
        await becomes(lambda: heard.has("STATUS=Ready: answers."))
        await becomes(lambda: heard.lines.count("WATCHDOG=1") >= 3 or heard.has("never"))
        kzturk.send_signal(signal.SIGTERM)
        assert await kzturk.wait() == 0
    assert heard.has("STOPPING=1")
    assert heard.lines[0] == "STATUS=Starting: reads the knowledge base."
    assert heard.lines.count("READY=1") == 1
    assert heard.lines.index("READY=1") < heard.lines.index("STATUS=Ready: answers.") < heard.lines.index("STOPPING=1")


@pytest.mark.parametrize("listening", ["path"], indirect=True)
@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_without_a_network_the_start_is_over_and_the_status_says_what_is_waited_for(
    emulator: Emulator, tmp_path: Path, listening: tuple[str, Heard]
) -> None:
    name, heard = listening
    values = tokens(emulator, "socket") | {"SLACK_API_URL": NOWHERE, "KZTURK_PORT": "0", "NOTIFY_SOCKET": name}
    async with process(tmp_path, values) as kzturk:
        await address_of(kzturk)
        await becomes(lambda: heard.has("READY=1"))
        await becomes(lambda: heard.has("STATUS=Waiting for Slack and a socket to Slack; tries again."))
        kzturk.send_signal(signal.SIGTERM)
        assert await kzturk.wait() == 0


@pytest.mark.parametrize("listening", ["path"], indirect=True)
@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_a_token_that_is_refused_lets_the_start_fail(
    emulator: Emulator, tmp_path: Path, listening: tuple[str, Heard]
) -> None:
    name, heard = listening
    values = tokens(emulator, "socket") | {"SLACK_BOT_TOKEN": "xoxb-wrong", "KZTURK_PORT": "0", "NOTIFY_SOCKET": name}
    async with process(tmp_path, values) as kzturk, asyncio.timeout(30):
        assert await kzturk.wait() == 2
    assert not heard.has("READY=1")


@pytest.mark.parametrize("listening", ["path"], indirect=True)
@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_while_it_is_frozen_the_watchdog_hears_nothing(
    emulator: Emulator, tmp_path: Path, listening: tuple[str, Heard]
) -> None:
    name, heard = listening
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0", "NOTIFY_SOCKET": name, "WATCHDOG_USEC": "400000"}
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))
        await becomes(lambda: heard.has("WATCHDOG=1"))
        kzturk.send_signal(signal.SIGSTOP)
        await asyncio.sleep(0.3)
        heard.has("WATCHDOG=1")
        before = heard.lines.count("WATCHDOG=1")
        await asyncio.sleep(1.0)
        heard.has("WATCHDOG=1")
        assert heard.lines.count("WATCHDOG=1") == before
        kzturk.send_signal(signal.SIGCONT)
        await becomes(lambda: heard.has("WATCHDOG=1") and heard.lines.count("WATCHDOG=1") > before)
