"""What a machine goes through in years: a full disk, a clock that is set, an hour without Slack. No part is a stub."""

import asyncio
import os
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.delivery import sending
from bot.delivery.pace import Pace
from bot.emulator import Emulator, Settings, cast, faults
from bot.operations.manifest import manifest
from bot.service import Service
from tests.scenarios.seeing import answers, told
from tests.scenarios.test_process import address_of, process, ready, tokens, until_nothing_waits

ASKED = "@kzturk fact education"
FAKETIME = next(iter(Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), None)  # Debian's package faketime


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A Slack that sends an event once more at once; after that a test has it sent again."""
    settings = Settings(retry_seconds=(0.0,), messages_per_second=None)
    async with Emulator(manifest=manifest(mode="socket"), settings=settings) as slack:
        yield slack


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place))
    if os.geteuid() != 0 or subprocess.run(["/bin/mount", *options], check=False, capture_output=True).returncode:
        pytest.skip("mounting a small file system needs root")
    yield place
    subprocess.run(["/bin/umount", str(place)], check=True)


def fill(place: Path) -> Path:
    """Write until nothing more goes on it."""
    file = place / "filler"
    try:
        with file.open("wb", buffering=0) as filler:
            while True:
                filler.write(b"x" * 4096)
    except OSError:
        return file


async def test_on_a_full_disk_it_answers_commands_and_afterwards_everything(
    emulator: Emulator, small_disk: Path, tmp_path: Path
) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0", "STATE_DIRECTORY": str(small_disk)}
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await answers(emulator, cast.RELATIONS)
        await asyncio.to_thread(until_nothing_waits, small_disk / "kzturk.db")
        filler = await asyncio.to_thread(fill, small_disk)
        missed = []
        for number in range(40):  # until the room that SQLite has in its files is used up
            await emulator.post(cast.MEHMET, cast.PRESS, f"{ASKED} {number}")
            await emulator.settled(30)
            missed = [envelope for envelope in emulator.envelopes if not envelope.acked]
            if missed:
                break
        assert missed
        slash = await emulator.slash(cast.DANA, cast.RELATIONS, "fact education")
        assert slash
        assert slash.acked
        await told(emulator, cast.DANA)
        before = len(emulator.workspace.said_in(cast.PRESS, by=cast.BOT_USER_ID))
        await asyncio.to_thread(filler.unlink)
        assert (await emulator.delivery.redeliver(missed[-1])).acked
        await answers(emulator, cast.PRESS, before + 1)
        kzturk.terminate()
        _, err = await kzturk.communicate()
    assert kzturk.returncode == 0
    assert "the disk is full" in err.decode()
    assert "Traceback" not in err.decode()


async def test_a_start_on_a_full_disk_is_to_be_tried_again(
    emulator: Emulator, small_disk: Path, tmp_path: Path
) -> None:
    values = tokens(emulator, "socket") | {"KZTURK_PORT": "0", "STATE_DIRECTORY": str(small_disk)}
    filler = await asyncio.to_thread(fill, small_disk)
    async with process(tmp_path, values) as kzturk, asyncio.timeout(30):
        _, err = await kzturk.communicate()
    assert kzturk.returncode == 1
    assert "the disk is full" in err.decode()
    assert "Traceback" not in err.decode()
    await asyncio.to_thread(filler.unlink)
    async with process(tmp_path, values) as kzturk:
        await ready(await address_of(kzturk))


@asynccontextmanager
async def with_a_clock(emulator: Emulator, folder: Path) -> AsyncIterator[Path]:
    """Run kzturk with a clock that is set by writing to the file that is given."""
    if FAKETIME is None:
        pytest.skip("libfaketime is not on this machine: apt-get install faketime")
    offset = folder / "offset"
    await asyncio.to_thread(offset.write_text, "+0", "utf-8")
    values = tokens(emulator, "socket") | {
        "KZTURK_PORT": "0",
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    async with process(folder, values) as kzturk:
        await ready(await address_of(kzturk))
        yield offset
        kzturk.terminate()
        _, err = await kzturk.communicate()
    assert kzturk.returncode == 0
    assert "Traceback" not in err.decode()
    assert "clock_was_set" in err.decode()
    assert "not_sent " not in err.decode()


@pytest.mark.parametrize("jump", ["+1d", "-1d"])
async def test_when_the_clock_is_set_by_a_day_what_waits_is_sent_once_and_no_flood_comes(
    emulator: Emulator, tmp_path: Path, jump: str
) -> None:
    async with with_a_clock(emulator, tmp_path) as offset:
        emulator.faults.plan("chat.postMessage", faults.dropped(after=False), times=1000)
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await emulator.wait_for(lambda: len(emulator.calls) > 3, 20)
        await asyncio.to_thread(offset.write_text, jump, "utf-8")
        await asyncio.sleep(8)
        tries = [call for call in emulator.calls if call.method == "chat.postMessage"]
        assert len(tries) <= 6
        slash = await emulator.slash(cast.DANA, cast.PRESS, "fact education")
        assert slash
        assert slash.acked
        emulator.faults.clear()
        await emulator.wait_for(lambda: emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID), 60)
        await answers(emulator, cast.RELATIONS)
        await emulator.delivery.redeliver(emulator.envelopes[0])
        await answers(emulator, cast.RELATIONS)


class TestAnHourWithoutSlack:
    """As many attempts as kzturk makes in an hour and more, each sixty times as fast."""

    @pytest.fixture(autouse=True)
    def fast(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sending, "LONGEST_PAUSE", 0.05)
        monkeypatch.setattr(Pace, "wait_for", lambda *_: 0.0)

    @pytest.mark.parametrize("trouble", [faults.dropped(after=False), faults.server_error(503)])
    @pytest.mark.parametrize("mode", ["socket"], indirect=True)
    async def test_what_waits_is_kept_and_sent_once_in_order(
        self, emulator: Emulator, service: Service, trouble: faults.Trouble
    ) -> None:
        for method in ("*", "auth.test", "apps.connections.open"):
            emulator.faults.plan(method, trouble, times=100_000)
        service.connection._answers = False  # what it finds out within two minutes
        for number in range(3):
            await emulator.post(cast.MEHMET, cast.RELATIONS, f"{ASKED} {number}")
        begun = time.monotonic()
        await emulator.wait_for(lambda: len(emulator.calls) > 80, 60)
        assert time.monotonic() - begun > 80 * 0.04
        assert not emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID)
        emulator.faults.clear()
        service.connection._answers = True
        said = await answers(emulator, cast.RELATIONS, 3)
        assert [message.thread_ts for message in said] == sorted(str(message.thread_ts) for message in said)
