import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.reloading import LiveBase
from knowledge import Base, KnowledgeError, Problem, load
from tests.bot.waiting import becomes
from tests.knowledge.folders import build
from tests.shipped import shipped

SOON = 0.05


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "knowledge")


@pytest.fixture
def base() -> Base:
    return shipped()


@asynccontextmanager
async def watched(live: LiveBase) -> AsyncIterator[None]:
    watching = asyncio.create_task(live.watch(look_every=SOON, quiet=SOON))
    await asyncio.sleep(0.3)
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


def move(here: Path, there: Path) -> None:
    here.rename(there)


def change(folder: Path) -> None:
    file = folder / "facts" / "bridge.toml"
    file.write_text(file.read_text("utf-8") + "\n# changed\n", encoding="utf-8")


async def test_a_changed_file_is_taken_up(folder: Path) -> None:
    live = LiveBase(folder)
    before = live.base
    async with watched(live):
        change(folder)
        await becomes(lambda: live.base.version != before.version)


async def test_a_broken_file_changes_nothing_and_is_told(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    live = LiveBase(folder)
    before = live.base
    (folder / "facts" / "bridge.toml").write_text("broken = ", encoding="utf-8")
    with caplog.at_level(logging.INFO, logger="bot"):
        await live.reload()
    assert live.base is before
    assert "knowledge_problem" in caplog.text
    assert "facts/bridge.toml" in caplog.text


async def test_a_mended_file_is_told_even_when_all_is_as_before(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    live = LiveBase(folder)
    file = folder / "facts" / "bridge.toml"
    good = file.read_bytes()
    file.write_text("broken = ", encoding="utf-8")
    await live.reload()
    file.write_bytes(good)
    with caplog.at_level(logging.INFO, logger="bot"):
        await live.reload()
        await live.reload()
    assert caplog.text.count("knowledge_reloaded") == 1
    assert f"facts={len(live.base.contents.facts)}" in caplog.text


async def test_words_changed_since_they_were_pinned_are_not_taken_up(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    live = LiveBase(folder)
    before = live.base
    file = folder / "facts" / "bridge.toml"
    file.write_text(file.read_text("utf-8").replace("Nearly 300 ships", "Nearly 400 ships"), encoding="utf-8")
    await live.reload()
    assert live.base is before
    assert "knowledge_problem" in caplog.text


async def test_nothing_changed_is_no_news(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    live = LiveBase(folder)
    with caplog.at_level(logging.INFO, logger="bot"):
        await live.reload()
    assert caplog.text == ""


async def test_a_bug_in_reading_keeps_the_base(base: Base, caplog: pytest.LogCaptureFixture) -> None:
    bases = [base]

    def read(_folder: Path | None) -> Base:
        return bases.pop()

    live = LiveBase(None, read)
    await live.reload()
    assert live.base is base
    assert "knowledge_not_read" in caplog.text


async def test_a_folder_that_goes_and_comes_back_is_read_again(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    live, elsewhere = LiveBase(folder), folder.with_name("elsewhere")
    before = live.base
    with caplog.at_level(logging.INFO, logger="bot"):
        async with watched(live):
            move(folder, elsewhere)
            await becomes(lambda: "knowledge_gone" in caplog.text)
            assert live.base is before
            change(elsewhere)
            move(elsewhere, folder)
            await becomes(lambda: live.base.version != before.version)
            now = live.base.version
            change(folder)
            await becomes(lambda: live.base.version != now)


async def test_a_folder_that_is_replaced_at_once_is_read_again(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(folder)
    live = LiveBase(link)
    before = live.base.version
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    change(other)
    async with watched(live):
        (tmp_path / "next").symlink_to(other)
        (tmp_path / "next").rename(link)
        await becomes(lambda: live.base.version != before)


@pytest.mark.parametrize(
    "error",
    [OSError("OS file watch limit reached"), ExceptionGroup("of a task", [UnicodeDecodeError("utf-8", b"", 0, 1, "")])],
)
async def test_where_nothing_can_be_watched_changes_are_looked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def awatch(*_paths: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("bot.reloading.awatch", awatch)
    live = LiveBase(folder)
    before = live.base
    async with watched(live):
        change(folder)
        await becomes(lambda: live.base is not before)
    assert caplog.text.count("knowledge_not_watched") == 1


async def test_a_file_name_that_is_no_text_stops_no_watching(folder: Path) -> None:
    live = LiveBase(folder)
    before = live.base
    async with watched(live):
        (folder / os.fsdecode(b"\xff")).touch()
        await asyncio.sleep(0.3)
        change(folder)
        await becomes(lambda: live.base is not before)


async def test_what_changed_before_the_watching_began_is_not_missed(folder: Path) -> None:
    live = LiveBase(folder)
    before = live.base
    change(folder)
    async with watched(live):
        await becomes(lambda: live.base is not before)


async def test_what_is_as_it_was_is_not_read_again(folder: Path) -> None:
    reads: list[Path | None] = []

    def read(place: Path | None) -> Base:
        reads.append(place)
        return load(place)

    live = LiveBase(folder, read)
    async with watched(live):
        (folder / "facts" / ".hidden").touch()
        await asyncio.sleep(10 * SOON)
    assert reads == [folder]


async def test_a_stray_file_taken_away_is_noticed(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    live = LiveBase(folder)
    stray = folder / "facts" / "stray.txt"
    with caplog.at_level(logging.INFO, logger="bot"):
        async with watched(live):
            stray.symlink_to(folder / "nowhere")
            await becomes(lambda: "knowledge_problem" in caplog.text)
            stray.unlink()
            await becomes(lambda: "knowledge_reloaded" in caplog.text)


async def test_of_many_problems_the_first_are_logged(base: Base, caplog: pytest.LogCaptureFixture) -> None:
    results: list[Base | KnowledgeError] = [
        KnowledgeError(Problem("facts/x.toml", f"x/{number:04}", "", "is wrong", "mend it") for number in range(1000)),
        base,
    ]

    def read(_folder: Path | None) -> Base:
        result = results.pop()
        if isinstance(result, KnowledgeError):
            raise result
        return result

    await LiveBase(None, read).reload()
    assert caplog.text.count("knowledge_problem ") == 20
    assert "x/0019" in caplog.text
    assert 'more=980 cure="run kzturk check"' in caplog.text


def test_a_base_that_cannot_be_read_at_the_start_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        LiveBase(tmp_path)
    assert all(isinstance(problem, Problem) for problem in caught.value.problems)
