"""The curator at work in the folder of a kzturk that serves: by an editor, and by git."""

import asyncio
import shutil
import subprocess
from pathlib import Path

import pytest

from bot import upkeep
from bot.emulator import Emulator, Message, cast
from bot.emulator.faults import refused
from bot.reloading import LiveBase
from knowledge import pin
from tests.bot.waiting import becomes
from tests.knowledge.folders import ARTICLE, build, change, put
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import posts, told
from tests.scenarios.test_storage_faults import locked

BRIDGE = "facts/bridge.toml"
EDITORS = cast.CABINET
PROGRAM = shutil.which("git") or "git"

pytestmark = [
    pytest.mark.parametrize("mode", ["socket"], indirect=True),
    pytest.mark.parametrize("editors", [EDITORS]),
]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "SAVED_AGAIN_WITHIN", 0.5)
    monkeypatch.setattr(upkeep, "AGAIN", 0.2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "knowledge")


async def answered(emulator: Emulator, words: str, within: float = 10.0) -> Message:
    """Ask again and again until an answer has these words."""
    async with asyncio.timeout(within):
        while True:
            envelope = await emulator.slash(cast.DANA, cast.PRESS, "fact bridge/ships-2021")
            assert envelope
            latest = (await told(emulator, cast.DANA, len(emulator.envelopes)))[-1]
            if words in latest.text:
                return latest
            await asyncio.sleep(0.2)


async def test_the_editors_hear_once_that_a_change_was_refused_and_when_it_is_mended(
    emulator: Emulator, start: Start, folder: Path
) -> None:
    async with start(LiveBase(folder)) as service:
        for words in ("Nearly 300 ships …", "Nearly 400 ships …", "Nearly 500 ships …"):
            change(folder, BRIDGE, words, words.replace("00", "01"))
            service.reload()
            change(folder, BRIDGE, words.replace("00", "01"), words)
            change(folder, BRIDGE, words, "Nearly 400 ships …" if "3" in words else "Nearly 500 ships …")
            service.reload()
            await asyncio.sleep(1)
        (refusal,) = await posts(emulator, EDITORS)
        await answered(emulator, "About 300 ships")
        change(folder, BRIDGE, "Nearly 500 ships …", "Nearly 300 ships …")
        change(folder, BRIDGE, "About 300 ships a year", "Some 300 ships a year")
        await answered(emulator, "Some 300 ships")
        _, mended = await posts(emulator, EDITORS, 2)
        await asyncio.sleep(1)
        await posts(emulator, EDITORS, 2)
    lead, *problems, hint = refusal.text.splitlines()
    assert lead.startswith("A change of the facts was not taken over, and I go on answering as before.")
    assert problems[0].startswith("• facts/bridge.toml: bridge/ships-2021: source 1, quote: ")
    assert "kzturk pin herald-2021" in problems[0]
    assert hint.startswith("Mend it and save")
    assert mended.text == "All is mended, and what you changed is in use: 5 facts."


async def test_another_file_that_is_refused_is_told_too(emulator: Emulator, start: Start, folder: Path) -> None:
    async with start(LiveBase(folder)) as service:
        put(folder, BRIDGE, "broken = ")
        service.reload()
        await posts(emulator, EDITORS)
        for number in range(5):
            put(folder, f"facts/trees-{number}.toml", "broken = ")
        service.reload()
        _, second = await posts(emulator, EDITORS, 2)
    assert "6 things are to be mended:" in second.text
    assert "• 3 more: “kzturk check” on my machine names them all." in second.text


async def test_it_is_told_when_the_database_is_back(
    emulator: Emulator, start: Start, folder: Path, database: Path
) -> None:
    async with start(LiveBase(folder)) as service:
        async with locked(database):
            put(folder, BRIDGE, "broken = ")
            service.reload()
            await asyncio.sleep(2.5)
            assert not emulator.workspace.said_in(EDITORS)
        await posts(emulator, EDITORS)


async def test_a_channel_that_cannot_be_written_to_is_in_the_log(
    emulator: Emulator, start: Start, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.faults.plan("chat.postMessage", refused("not_in_channel"))
    async with start(LiveBase(folder)) as service:
        put(folder, BRIDGE, "broken = ")
        service.reload()
        await becomes(lambda: "not_sent kind=Post" in caplog.text)
    assert f"channel={EDITORS} reason=not_in_channel" in caplog.text
    assert "knowledge_problem" in caplog.text


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=Ada", "-c", "user.email=ada@herald.example", "-c", "init.defaultBranch=main")
    subprocess.run([PROGRAM, "-C", str(folder), *names, *words], check=True, capture_output=True)


async def test_a_pull_is_taken_over_whole_within_seconds(
    emulator: Emulator, start: Start, folder: Path, tmp_path: Path
) -> None:
    """What is pulled passes the check with all of its files alone: the words of a quote, and where they stand."""

    def begin() -> None:
        git(folder, "init")
        git(folder, "add", ".")
        git(folder, "commit", "-m", "The bridge")
        git(tmp_path, "clone", str(folder), str(tmp_path / "clone"))
        change(folder, BRIDGE, "Nearly 300 ships … every year", "Nearly 300 ships")
        pin(folder, "herald-2021", ARTICLE)
        for number in range(200):  # they take git a moment
            put(folder, f"lexicon/words-{number}.toml", f"# {number}\n" * 2000)
        git(folder, "add", ".")
        git(folder, "commit", "-m", "Fewer words")

    await asyncio.to_thread(begin)
    live = LiveBase(tmp_path / "clone")
    before = live.base.version
    async with start(live):
        await asyncio.to_thread(git, tmp_path / "clone", "pull", "--no-rebase")
        await becomes(lambda: bool(live.problems) or live.base.version != before)
        assert not live.problems
        await answered(emulator, "“Nearly 300 ships”")
        await asyncio.sleep(1)
    assert not emulator.workspace.said_in(EDITORS)
