"""A backup is whole, private, never in another's place; and nothing is left of one that failed."""

import errno
import os
import sqlite3
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from bot.storage import StorageError
from bot.storage.backup import back_up, back_up_before_upgrade, forget_upgrades, made, prune, unused
from bot.storage.errors import DatabaseRefusedError
from tests.bot.storage.rows import changed, database_of, taken, told_by


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return changed(database_of(tmp_path / "state" / "kzturk.db"), taken("first"))


def fails(error: OSError) -> object:
    def call(*_: object, **__: object) -> NoReturn:
        raise error

    return call


def test_it_holds_what_is_in_the_database_and_not_what_was_deleted(file: Path, tmp_path: Path) -> None:
    changed(file, taken("forgotten-for-ever"), "DELETE FROM inbox WHERE key = 'forgotten-for-ever'")
    backup = back_up(file, tmp_path / "copy.db")
    assert told_by(backup.path, "SELECT key FROM inbox") == ["first"]
    assert backup.state.rows["inbox"] == backup.state.total == 1
    assert b"forgotten-for-ever" not in backup.path.read_bytes()
    assert backup.size == backup.path.stat().st_size
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "state"]


def test_it_is_made_beside_one_who_writes(file: Path, tmp_path: Path) -> None:
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute(*taken("not-yet-committed"))
    assert back_up(file, tmp_path / "copy.db").state.rows["inbox"] == 1
    writer.execute("COMMIT")
    writer.close()


def test_nothing_is_overwritten(file: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine", "utf-8")
    with pytest.raises(DatabaseRefusedError, match="is there already, and nothing is overwritten"):
        back_up(file, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text("utf-8") == "mine"


def test_not_even_what_was_made_in_the_meantime(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.backup.os.link", fails(FileExistsError(errno.EEXIST, "File exists")))
    with pytest.raises(DatabaseRefusedError, match="was made by another"):
        back_up(file, tmp_path / "copy.db")


def test_a_file_system_without_links_will_do(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.backup.os.link", fails(PermissionError(errno.EPERM, "Not permitted")))
    assert back_up(file, tmp_path / "copy.db").path.exists()


@pytest.mark.parametrize("call", ["give_away", "sync_folder", "tempfile.mkstemp", "os.fsync"])
def test_a_full_disk_is_named_and_nothing_is_left(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(f"bot.storage.backup.{call}", fails(OSError(errno.ENOSPC, "No space left on device")))
    if call == "sync_folder":
        monkeypatch.setattr("bot.storage.backup.os.link", lambda *_: None)
    with pytest.raises(StorageError, match=r"copy\.db was not written: the disk is full\."):
        back_up(file, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_a_damaged_database_is_not_backed_up_as_if_it_were_whole(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * 8192
    file.write_bytes(content)
    with pytest.raises((StorageError, DatabaseRefusedError), match="damaged"):
        back_up(file, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_rows_that_lead_nowhere_are_damage(file: Path, tmp_path: Path) -> None:
    changed(file, "INSERT INTO told VALUES ('T1', 'C1', '1.1', 'a/b', 'digest')")
    with pytest.raises(DatabaseRefusedError, match=r"damaged \(rows of told lead nowhere\)"):
        back_up(file, tmp_path / "copy.db")


def test_a_folder_that_is_not_there_is_named(file: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefusedError, match="There is no folder"):
        back_up(file, tmp_path / "nowhere" / "copy.db")


def test_of_those_before_upgrades_the_latest_are_kept(file: Path) -> None:
    kept = [back_up_before_upgrade(file, "0001") for _ in range(4)]
    folder = file.parent / "backups"
    assert len(list(folder.iterdir())) == 3
    assert kept[0].parent == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_they_are_forgotten_with_all_that_is_old(file: Path) -> None:
    old, young = back_up_before_upgrade(file, "0001"), back_up_before_upgrade(file, "0001")
    os.utime(old, (1000, 1000))
    assert forget_upgrades(file, 2000) == 1
    assert list((file.parent / "backups").iterdir()) == [young]


def test_only_backups_of_a_kind_are_pruned(tmp_path: Path) -> None:
    names = ["kzturk-20260101T000000Z.db", "kzturk-20260102T000000Z.db", "kzturk-mine.db", "upgrade-2.db"]
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in prune(tmp_path, "kzturk-", 1)] == names[:1]
    assert sorted(path.name for path in tmp_path.iterdir()) == names[1:]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    assert unused(file) == file
    file.touch()
    assert unused(file) == tmp_path / "a-2.db"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseRefusedError, match=r"cannot be made: Not a directory\. Name another"):
        made(tmp_path / "file" / "backups")


def test_what_root_makes_belongs_to_the_folders_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[str, int, int]] = []
    monkeypatch.setattr("bot.storage.owner.os.geteuid", lambda: 0)
    monkeypatch.setattr("bot.storage.owner.os.chown", lambda path, user, group: given.append((path.name, user, group)))
    made(tmp_path / "backups")
    assert given == [("backups", tmp_path.stat().st_uid, tmp_path.stat().st_gid)]
    monkeypatch.setattr("bot.storage.owner.os.geteuid", lambda: 1000)
    made(tmp_path / "others")
    assert len(given) == 1
