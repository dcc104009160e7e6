"""kzturk as a process of its own: its exit status, its signals, and what it does not load."""

import asyncio
import os
import re
import signal
import sqlite3
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.emulator import Emulator, cast
from bot.modes import Mode
from tests.scenarios.seeing import answers

LOADED = """
import runpy, sys, atexit
atexit.register(lambda: print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules} | set(sys.modules))))
runpy.run_module("bot", run_name="__main__")
"""


def tokens(emulator: Emulator, mode: Mode) -> dict[str, str]:
    needed = {"SLACK_BOT_TOKEN": emulator.bot_token, "SLACK_API_URL": emulator.api_url.rstrip("/")}
    if mode == "http":
        return needed | {"SLACK_SIGNING_SECRET": emulator.signing_secret}
    return needed | {"SLACK_APP_TOKEN": emulator.app_token}


@asynccontextmanager
async def process(folder: Path, values: dict[str, str], *arguments: str) -> AsyncIterator[Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        *(arguments or ("-m", "bot")),
        cwd=folder,
        env=os.environ | {"XDG_STATE_HOME": str(folder)} | values,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


async def address_of(kzturk: Process) -> str:
    assert kzturk.stdout
    async with asyncio.timeout(20):
        while line := (await kzturk.stdout.readline()).decode():
            if found := re.search(r"kzturk listens on (\S+)", line):
                return found[1]
    raise AssertionError("it ended without listening")


async def ready(address: str) -> None:
    async with ClientSession() as session, asyncio.timeout(20):
        while True:
            async with session.get(f"{address}/readyz") as response:
                if response.status == 200:
                    return
            await asyncio.sleep(0.05)


def until_nothing_waits(database: Path) -> None:
    """Wait until it is noted that all is sent; what is on the wire at a kill may be sent twice."""
    connection = sqlite3.connect(database)
    while connection.execute("SELECT count(*) FROM outbox").fetchone() != (0,):
        time.sleep(0.02)
    connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


async def test_a_process_answers_and_stops_without_losing_an_answer(
    emulator: Emulator, mode: Mode, folder: Path
) -> None:
    values = tokens(emulator, mode) | {"KZTURK_PORT": "0", "HTTPS_PROXY": "http://127.0.0.1:1"}
    async with process(folder, values, "-c", LOADED) as kzturk:
        address = await address_of(kzturk)
        await ready(address)
        if mode == "http":
            emulator.request_url = f"{address}/slack/events"
        await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
        await emulator.settled()
        kzturk.send_signal(signal.SIGTERM)
        out, err = await kzturk.communicate()
    (answer,) = await answers(emulator, cast.RELATIONS)
    assert "Nearly 12,000" in answer.text
    assert kzturk.returncode == 0
    assert "education" not in err.decode()
    loaded = set(out.decode().partition("LOADED ")[2].split())
    assert "slack_bolt" in loaded
    assert "sqlalchemy" in loaded
    unwanted = {
        "alembic",
        "mako",
        "sqlalchemy.orm",
        "sqlalchemy.ext",
        "sqlalchemy.dialects.postgresql",
        "greenlet",
        "prometheus_client.twisted",
        "unittest",
        "pydoc",
        "click",
        "rich",
        "bot.cli",
        "bot.emulator",
        "bot.emulating",
        "pytest",
    }
    assert not unwanted & loaded


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_a_second_one_on_the_same_database_is_told_to_go(emulator: Emulator, folder: Path) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0"}
    async with process(folder, values) as first:
        await address_of(first)
        async with process(folder, values) as second, asyncio.timeout(30):
            _, err = await second.communicate()
    assert second.returncode == 1
    assert "kzturk: Another kzturk works with" in err.decode()
    assert "Traceback" not in err.decode()


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_after_a_kill_the_next_one_takes_over_at_once(emulator: Emulator, folder: Path) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0"}
    async with process(folder, values) as first:
        await ready(await address_of(first))
        await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
        await answers(emulator, cast.RELATIONS)
        await asyncio.to_thread(until_nothing_waits, folder / "kzturk" / "kzturk.db")
        first.kill()
        await first.wait()
    async with process(folder, values) as second:
        await ready(await address_of(second))
        await emulator.delivery.redeliver(emulator.envelopes[0])
        await answers(emulator, cast.RELATIONS)


async def test_a_stop_sends_what_waits_for_its_turn(emulator: Emulator, mode: Mode, folder: Path) -> None:
    async with process(folder, tokens(emulator, mode) | {"KZTURK_PORT": "0"}) as kzturk:
        address = await address_of(kzturk)
        await ready(address)
        if mode == "http":
            emulator.request_url = f"{address}/slack/events"
        for _ in range(7):  # kzturk posts four at once in a channel, and then one a second
            await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
        await emulator.settled()
        kzturk.send_signal(signal.SIGTERM)
        await kzturk.communicate()
    assert kzturk.returncode == 0
    assert [envelope.acked for envelope in emulator.envelopes] == [True] * 7
    await answers(emulator, cast.RELATIONS, 7)


@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, 2, "Slack refuses SLACK_BOT_TOKEN (invalid_auth)"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, 2, "Slack refuses SLACK_APP_TOKEN (invalid_auth)"),
        ({"SLACK_APP_TOKEN": ""}, 2, "Missing for Socket Mode: SLACK_APP_TOKEN"),
        ({"KZTURK_PORT": "many"}, 2, "KZTURK_PORT=many"),
        ({"KZTURK_DATABASE_URL": "postgresql://db/kzturk"}, 2, "kzturk does not work with other databases yet"),
        ({"KZTURK_DATABASE_URL": "sqlite:////dev/null/kzturk.db"}, 2, "/dev/null/kzturk.db cannot be opened"),
    ],
)
@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_what_a_person_must_mend_ends_it_with_a_sentence(
    emulator: Emulator, folder: Path, values: dict[str, str], status: int, words: str
) -> None:
    async with process(folder, tokens(emulator, "socket") | {"KZTURK_PORT": "0"} | values) as kzturk:
        async with asyncio.timeout(20):
            _, err = await kzturk.communicate()
    assert kzturk.returncode == status
    assert words in err.decode()
    assert "Traceback" not in err.decode()
    assert emulator.bot_token not in err.decode()


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_settings_come_from_the_working_directory(emulator: Emulator, folder: Path) -> None:
    lines = [f"{name}={value}" for name, value in (tokens(emulator, "socket") | {"KZTURK_PORT": "0"}).items()]
    await asyncio.to_thread((folder / ".env").write_text, "\n".join(lines), "utf-8")
    async with process(folder, {}) as kzturk:
        await ready(await address_of(kzturk))


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_a_hangup_reads_the_knowledge_again(emulator: Emulator, folder: Path) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0", "KZTURK_LOG_LEVEL": "DEBUG"}
    async with process(folder, values) as kzturk:
        await ready(await address_of(kzturk))
        kzturk.send_signal(signal.SIGHUP)
        envelope = await emulator.slash(cast.DANA, cast.PRESS, "fact trade")
        assert envelope
        assert envelope.acked


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_without_a_network_it_stays_up_and_says_that_it_is_not_ready(emulator: Emulator, folder: Path) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0", "SLACK_API_URL": "http://127.0.0.1:1/api"}
    async with process(folder, values) as kzturk, ClientSession() as session:
        address = await address_of(kzturk)
        async with session.get(f"{address}/healthz") as alive, session.get(f"{address}/readyz") as waiting:
            assert (alive.status, waiting.status) == (200, 503)
            assert await waiting.json() == {"ready": False, "waiting_for": ["slack", "socket"]}
        kzturk.send_signal(signal.SIGTERM)
        assert await kzturk.wait() == 0
