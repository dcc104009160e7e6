"""The shipped knowledge in a folder of the curator's, and what a later version brings."""

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from knowledge import KnowledgeError, check, compare_shipped, copy_shipped, load
from tests.knowledge.folders import SECOND_TOPIC, build, change, put


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return build(tmp_path / "shipped")


@pytest.fixture
def copied(shipped: Path, tmp_path: Path) -> Path:
    copy_shipped(tmp_path / "ours", shipped)
    return tmp_path / "ours"


def test_all_that_is_shipped_is_copied_and_in_order(tmp_path: Path) -> None:
    number = copy_shipped(tmp_path / "new" / "ours")
    assert number == len([path for path in (tmp_path / "new" / "ours").rglob("*") if path.is_file()]) - 1
    assert load(tmp_path / "new" / "ours").contents.facts == load().contents.facts
    assert not check(tmp_path / "new" / "ours").problems
    assert (tmp_path / "new" / "ours" / "README.md").exists()
    found = compare_shipped(tmp_path / "new" / "ours")
    assert (found.new, found.changed) == ((), ())


def test_a_folder_under_git_counts_as_empty(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "ours" / ".git").mkdir(parents=True)
    copy_shipped(tmp_path / "ours", shipped)
    assert (tmp_path / "ours" / "facts" / "bridge.toml").exists()


def test_nothing_is_overwritten(copied: Path, shipped: Path) -> None:
    put(copied, "facts/bridge.toml", "mine")
    with pytest.raises(KnowledgeError, match="is not empty"):
        copy_shipped(copied, shipped)
    assert (copied / "facts" / "bridge.toml").read_text("utf-8") == "mine"


def test_a_copy_that_fails_leaves_nothing_behind(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[Path] = []
    copy = shutil.copyfile
    (tmp_path / "ours" / ".git").mkdir(parents=True)
    put(shipped, "README.md", "How to")

    def full(source: Path, target: Path) -> None:
        if len(copied) == 3:
            put(tmp_path / "ours", "half", "")
            raise OSError(28, "No space left on device")
        copy(source, target)
        copied.append(target)

    monkeypatch.setattr("knowledge.copying.shutil.copyfile", full)
    with pytest.raises(KnowledgeError, match=r"cannot be written to \(No space left on device\)"):
        copy_shipped(tmp_path / "ours", shipped)
    assert [path.name for path in (tmp_path / "ours").iterdir()] == [".git"]


def test_where_nothing_may_be_made_it_is_said(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(KnowledgeError, match="let this account write there"):
        copy_shipped(tmp_path / "ours", shipped)


def test_what_a_later_version_brings_is_told_apart_from_what_the_curator_did(copied: Path, shipped: Path) -> None:
    change(copied, "facts/bridge.toml", "In 2010 there were 50 ships at most.", "In 2010 it was 50 ships.")  # theirs
    (copied / "facts" / "trees.toml").unlink()  # taken out
    put(copied, "facts/own.toml", SECOND_TOPIC)  # their own
    change(shipped, "facts/bridge.toml", "About 300 ships a year", "Some 300 ships a year")
    change(shipped, "facts/bridge.toml", 'title.en = "The bridge"', 'title.en = "A bridge"')
    put(shipped, "facts/lamps.toml", SECOND_TOPIC)
    put(shipped, "sources/herald-2022.toml", "a = 1")
    put(shipped, "sources/pins/herald-2022.toml", "a = 1")
    found = compare_shipped(copied, shipped)
    assert found.new == ("lamps", "lamps/meeting", "lamps/plan", "sources/herald-2022.toml")
    assert found.changed == ("bridge", "bridge/ships-2021")


def test_what_was_taken_over_is_no_news(copied: Path, shipped: Path) -> None:
    for folder in (copied, shipped):
        change(folder, "facts/bridge.toml", "About 300 ships a year", "Some 300 ships a year")
    put(copied, "facts/bridge.toml", (copied / "facts" / "bridge.toml").read_text("utf-8") + "# taken over\n")
    assert compare_shipped(copied, shipped).changed == ()


@pytest.mark.parametrize("record", [None, "no json", "[]"])
def test_without_a_record_all_that_differs_is_told(copied: Path, shipped: Path, record: str | None) -> None:
    change(copied, "facts/bridge.toml", "About 300 ships a year", "Some 300 ships a year")
    (copied / ".shipped.json").unlink()
    if record:
        put(copied, ".shipped.json", record)
    assert compare_shipped(copied, shipped).changed == ("bridge/ships-2021",)


def test_a_file_that_cannot_be_read_is_named(copied: Path, shipped: Path) -> None:
    put(copied, "facts/bridge.toml", "broken = ")
    with pytest.raises(KnowledgeError, match=r"facts/bridge\.toml"):
        compare_shipped(copied, shipped)
