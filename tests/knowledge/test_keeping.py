"""Bases kept in files: the same answers, made anew with any change, and never read from what others may write."""

import os
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from knowledge import KnowledgeError, keep, kept
from tests.knowledge.folders import FILES, build, change

BRIDGE, TREES, HERALD = FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "folder")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "parent" / "place"


def test_what_is_kept_answers_as_what_was_made(folder: Path, place: Path) -> None:
    made = keep(folder, place)
    found = kept(folder, place)
    assert found is not None
    for question in ("how many ships are there", "кемелер", "wie viele", "topics", "2010 as of 2010"):
        assert found.answer(question, today=date(2026, 1, 1), seed=0) == made.answer(
            question, today=date(2026, 1, 1), seed=0
        )


def test_another_process_keeps_what_this_one_finds(folder: Path, place: Path) -> None:
    subprocess.run([sys.executable, "-P", "-m", "knowledge", folder, place], check=True)
    found = kept(folder, place)
    assert found is not None
    assert found.contents == keep(folder, place).contents


def test_any_change_of_the_folder_makes_it_anew(folder: Path, place: Path) -> None:
    assert kept(folder, place) is None
    keep(folder, place)
    change(folder, BRIDGE, "About 300 ships", "Some 300 ships")
    assert kept(folder, place) is None


def test_the_folders_three_newest_bases_are_kept(folder: Path, place: Path) -> None:
    texts = ["About 300", "Some 300", "Perhaps 300", "Around 300", "Roughly 300"]
    for before, after in pairwise(texts):
        keep(folder, place)
        for path in place.iterdir():
            os.utime(path, (0, path.stat().st_mtime - 60))
        change(folder, BRIDGE, before, after)
    assert len(list(place.iterdir())) == 3


@pytest.mark.parametrize("spoilt", [b"", b"\x80", b"cnobody\nknows\n.", b"I1\n."])
def test_what_is_no_base_is_passed_over(folder: Path, place: Path, spoilt: bytes) -> None:
    keep(folder, place)
    (path,) = place.iterdir()
    path.write_bytes(spoilt)
    assert kept(folder, place) is None


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_others_may_write_is_not_read(folder: Path, place: Path, what: str) -> None:
    keep(folder, place)
    path = place if what == "folder" else next(place.iterdir())
    path.chmod(0o777)
    assert kept(folder, place) is None


def test_where_nothing_can_be_kept_the_base_is_made_all_the_same(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.parent.write_text("no folder")
    assert keep(folder, place).contents.facts
    place.parent.unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert keep(folder, place).contents.facts
    assert not list(place.iterdir())


def test_a_folder_that_is_none_is_told(tmp_path: Path, place: Path) -> None:
    with pytest.raises(KnowledgeError):
        kept(tmp_path / "none", place)
