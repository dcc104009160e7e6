"""What counts as a change of a folder, and how long one goes on."""

import asyncio
import logging
import time
from pathlib import Path
from typing import NoReturn

import pytest

from bot.folder_state import settled, state_of
from tests.knowledge.folders import build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "clone" / "knowledge")


@pytest.mark.parametrize(
    "name", ["facts/.bridge.toml.swp", "facts/bridge.toml~", "facts/#bridge.toml#", ".git/index", ".git/logs/HEAD"]
)
def test_files_of_editors_and_git_are_no_change(folder: Path, name: str) -> None:
    before = state_of(folder)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("x", "utf-8")
    assert state_of(folder) == before


@pytest.mark.parametrize("name", ["facts/bridge.toml", "facts/new.toml", "facts/stray.txt", "sources/pins/new.toml"])
def test_other_files_are(folder: Path, name: str) -> None:
    before = state_of(folder)
    (folder / name).write_text("x", "utf-8")
    assert state_of(folder) != before


async def test_it_is_waited_until_the_last_file_has_changed(folder: Path) -> None:
    async def change() -> None:
        for number in range(8):
            await asyncio.to_thread((folder / "facts" / f"new-{number}.toml").write_text, "x", "utf-8")
            await asyncio.sleep(0.1)

    changing = asyncio.create_task(change())
    await asyncio.sleep(0)
    await settled(folder, 0.5)
    assert changing.done()


async def test_it_is_waited_until_git_is_done(folder: Path) -> None:
    lock = folder.parent / ".git" / "index.lock"
    await asyncio.to_thread(lock.parent.mkdir)
    await asyncio.to_thread(lock.touch)
    waiting = asyncio.create_task(settled(folder, 0.02))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    await asyncio.to_thread(lock.unlink)
    await asyncio.wait_for(waiting, 5)


async def test_a_lock_that_was_left_behind_is_named_and_waited_for_no_longer(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lock = folder / ".git" / "index.lock"
    await asyncio.to_thread(lock.parent.mkdir)
    await asyncio.to_thread(lock.touch)
    begun = time.monotonic()
    with caplog.at_level(logging.WARNING, logger="bot"):
        await settled(folder, 0.02, patience=0.2)
    assert time.monotonic() - begun < 5
    assert f"knowledge_not_quiet waited=0.2s git={lock}" in caplog.text


async def test_where_git_cannot_be_looked_for_it_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", refused)
    await settled(folder, 0.02)
