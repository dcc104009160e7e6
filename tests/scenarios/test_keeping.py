"""The database is backed up while a real kzturk answers, and restored when it has stopped; nothing comes twice."""

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from bot.emulator import Emulator, cast
from bot.emulator.faults import rate_limited
from tests.scenarios.seeing import answers
from tests.scenarios.test_process import address_of, process, ready, tokens, until_nothing_waits

ASKED = "@kzturk fact education"

pytestmark = pytest.mark.parametrize("mode", ["socket"], indirect=True)


async def command(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command where kzturk runs; return its exit status and what it says."""
    ran = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env={"XDG_STATE_HOME": str(folder), "HOME": str(folder)},
        stdout=PIPE,
        stderr=PIPE,
    )
    out, err = await ran.communicate()
    return ran.returncode or 0, out.decode() + err.decode()


async def test_backups_are_whole_while_it_answers_and_a_restored_one_knows_what_was_answered_since(
    emulator: Emulator, tmp_path: Path
) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0"}
    backups, database = tmp_path / "backups", tmp_path / "kzturk" / "kzturk.db"
    backups.mkdir()
    channels = (cast.RELATIONS, cast.PRESS)
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))

        async def ask() -> None:
            for number in range(6):
                await emulator.post(cast.MEHMET, channels[number % 2], ASKED)
                await asyncio.sleep(0.1)

        asking = asyncio.create_task(ask())
        for number in range(4):
            status, said = await command(tmp_path, "backup", str(backups / f"{number}.db"))
            assert status == 0, said
        await asking
        status, said = await command(tmp_path, "restore", "--yes", str(backups / "0.db"))
        assert (status, "Another kzturk works with" in said) == (1, True)
        for channel in channels:
            await answers(emulator, channel, 3)
        await asyncio.to_thread(until_nothing_waits, database)
        kzturk.terminate()
        await kzturk.communicate()
    for file in backups.iterdir():
        connection = sqlite3.connect(file)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
    status, said = await command(tmp_path, "restore", "--yes", str(backups / "0.db"))
    assert status == 0, said
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))
        for envelope in emulator.envelopes[:]:
            await emulator.delivery.redeliver(envelope)
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await answers(emulator, cast.RELATIONS, 4)
        await answers(emulator, cast.PRESS, 3)


async def test_an_answer_that_waits_in_a_backup_is_sent_once_after_all(emulator: Emulator, tmp_path: Path) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0"}
    emulator.faults.plan("chat.postMessage", rate_limited(8))
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await emulator.wait_for(lambda: any(call.method == "chat.postMessage" for call in emulator.calls))
        status, said = await command(tmp_path, "backup", str(tmp_path / "waiting.db"))
        assert "outbox 1" in said
        await emulator.wait_for(lambda: emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID), 60)
        await asyncio.to_thread(until_nothing_waits, tmp_path / "kzturk" / "kzturk.db")
        kzturk.terminate()
        await kzturk.communicate()
    status, said = await command(tmp_path, "restore", "--yes", str(tmp_path / "waiting.db"))
    assert status == 0, said
    assert "Left out: 1 answers that were sent since" in said
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))
        await asyncio.sleep(1)
        await answers(emulator, cast.RELATIONS, 1)
