"""The base read from where it is kept, or else made by another process, or else by this one."""

from pathlib import Path

import pytest

from bot import knowing
from bot.knowing import read_base
from knowledge import Base, KnowledgeError
from knowledge import load as load_folder
from tests.knowledge.folders import FILES, build, change


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "folder")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders that this process makes a base of."""
    made: list[Path] = []

    def load(folder: Path) -> Base:
        made.append(folder)
        return load_folder(folder)

    monkeypatch.setattr(knowing, "load", load)
    return made


def test_it_is_made_by_another_process_and_then_kept(folder: Path, tmp_path: Path, loads: list[Path]) -> None:
    first = read_base(folder, tmp_path / "cache")
    (path,) = (tmp_path / "cache").iterdir()
    made = path.stat().st_mtime_ns
    assert read_base(folder, tmp_path / "cache").contents == first.contents
    assert path.stat().st_mtime_ns == made
    assert not loads


@pytest.mark.parametrize("place", [None, "file"])
def test_where_nothing_can_be_kept_this_process_makes_it(
    folder: Path, tmp_path: Path, loads: list[Path], place: str | None
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert read_base(folder, tmp_path / place if place else None).contents.facts
    assert loads == [folder]


def test_what_is_wrong_with_a_folder_is_told(folder: Path, tmp_path: Path) -> None:
    change(folder, next(iter(FILES)), "Nearly 300 ships", "Nearly 400 ships")
    with pytest.raises(KnowledgeError, match="bridge/ships-2021"):
        read_base(folder, tmp_path / "cache")


def test_without_a_folder_it_is_the_shipped_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(knowing, "SHIPPED", folder)
    assert set(read_base(None, tmp_path / "cache").contents.topics) == {"bridge", "trees"}
