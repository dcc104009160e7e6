"""`kzturk backup` and `kzturk restore`: what is put in place was looked through, and what it replaces is kept."""

import asyncio
import errno
import os
import re
import shutil
import sqlite3
import stat
import time
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import create_engine

from bot.storage.opening import open_database
from bot.storage.schema import VERSION
from tests.bot.commands.conftest import Terminal
from tests.bot.storage.rows import Statement, changed, database_of, of_version, taken, told_by, waiting

KEYS = "SELECT key FROM inbox ORDER BY key"
WAITING = "SELECT client_msg_id FROM outbox ORDER BY id"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    monkeypatch.setattr("bot.storage.sole.PATIENCE", 0.1)
    return changed(database_of(tmp_path / "state" / "kzturk.db"), taken("first"))


@pytest.fixture
def copy(kzturk: Terminal, file: Path, tmp_path: Path) -> Path:
    assert kzturk("backup", str(tmp_path / "copy.db")).exit_code == 0
    assert file.exists()
    return tmp_path / "copy.db"


def left_beside(file: Path) -> set[str]:
    return {path.name for path in file.parent.iterdir() if not path.name.endswith(("-shm", "-wal"))}


class TestBackup:
    def test_it_says_where_how_large_and_how_many_rows(self, kzturk: Terminal, file: Path) -> None:
        result = kzturk("backup")
        assert result.exit_code == 0
        (made,) = (file.parent / "backups").iterdir()
        assert re.fullmatch(
            rf"Backed up to {made}: [\d,]+ bytes, 1 rows \(feedback 0, inbox 1, .*\), tables of version {VERSION}\. "
            r"Looked through: whole\.\n",
            result.output,
        )
        assert re.fullmatch(r"kzturk-\d{8}T\d{6}Z\.db", made.name)

    def test_of_many_the_newest_are_kept(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        assert file.exists()
        for day in ("1", "2"):
            (tmp_path / f"kzturk-2026010{day}T000000Z.db").touch()
        result = kzturk("backup", "--keep", "2", str(tmp_path))
        assert result.output.endswith(f"\nDeleted: {tmp_path / 'kzturk-20260101T000000Z.db'}\n")

    def test_to_keep_some_it_wants_a_folder(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        assert file.exists()
        assert kzturk("backup", "--keep", "2", str(tmp_path / "copy.db")).exit_code == 2

    def test_without_a_database_it_says_so(self, kzturk: Terminal, file: Path) -> None:
        file.unlink()
        result = kzturk("backup")
        assert result.exit_code == 2
        assert "There is no database at" in result.output


class TestRestore:
    def test_it_takes_the_place_and_keeps_what_was_there(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        changed(file, "INSERT INTO people VALUES ('T1', 'U1', 'tr', NULL, 1)")
        before = copy.read_bytes()
        result = kzturk("restore", "--yes", str(copy))
        assert result.exit_code == 0, result.output
        assert told_by(file, "SELECT user FROM people") == []
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        (kept,) = (name for name in left_beside(file) if "replaced" in name)
        assert f"What was there before is {file.parent / kept}" in result.output
        assert told_by(file.parent / kept, "SELECT user FROM people") == ["U1"]
        assert left_beside(file) == {"kzturk.db", "kzturk.db.lock", kept}
        assert copy.read_bytes() == before

    async def test_kzturk_works_with_it(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        await asyncio.to_thread(kzturk, "restore", "--yes", str(copy))
        async with open_database(file) as database:
            assert await database.is_well()

    def test_what_has_happened_since_is_taken_over(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        now = time.time()
        changed(file, *(waiting(name, now) for name in ("sent-since", "still-waits")))
        changed(file, waiting("two-days-old", now - 2 * 86400))
        copy = tmp_path / "copy.db"
        kzturk("backup", str(copy))
        changed(file, taken("since"), "DELETE FROM outbox WHERE client_msg_id = 'sent-since'", waiting("new", now))
        result = kzturk("restore", "--yes", str(copy))
        assert told_by(file, KEYS) == ["first", "since"]
        assert told_by(file, WAITING) == ["still-waits", "new"]
        assert "1 ids of what has come in since, 1 answers that wait." in result.output
        assert "Left out: 2 answers that were sent since, or are more than a day old." in result.output
        changed(file, waiting("later", now))
        assert told_by(file, "SELECT id FROM outbox WHERE client_msg_id = 'later'") > [4]

    def test_on_a_new_machine_what_waits_is_sent(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        changed(file, waiting("waits", time.time()))
        copy = tmp_path / "copy.db"
        kzturk("backup", str(copy))
        shutil.rmtree(file.parent)
        result = kzturk("restore", "--yes", str(copy))
        assert result.exit_code == 0, result.output
        assert told_by(file, WAITING) == ["waits"]
        assert "What was there before" not in result.output

    def test_an_outbox_that_never_held_anything_learns_which_ids_were_used(
        self, kzturk: Terminal, file: Path, copy: Path
    ) -> None:
        changed(file, waiting("sent", 1), "DELETE FROM outbox")
        kzturk("restore", "--yes", str(copy))
        assert told_by(file, "SELECT seq FROM sqlite_sequence") == [1]

    def test_an_older_one_is_brought_up_to_date_in_a_copy(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        old = changed(database_of(tmp_path / "old.db", "0001"), taken("old"))
        before = old.read_bytes()
        result = kzturk("restore", "--yes", str(old))
        assert result.exit_code == 0, result.output
        assert f"A copy was brought from version 0001 to {VERSION}." in result.output
        assert told_by(file, KEYS) == ["first", "old"]
        assert told_by(file, "SELECT version_num FROM alembic_version") == [VERSION]
        assert old.read_bytes() == before

    def test_what_stands_in_a_write_ahead_log_beside_it_counts(
        self, kzturk: Terminal, file: Path, tmp_path: Path
    ) -> None:
        source = database_of(tmp_path / "live.db")
        writer = sqlite3.connect(source, isolation_level=None)
        writer.execute(*taken("in-the-log"))
        kzturk("restore", "--yes", str(source))
        writer.close()
        assert "in-the-log" in told_by(file, KEYS)

    @pytest.mark.parametrize("version", ["9999", "odd"])
    def test_a_newer_database_in_place_is_replaced_by_a_backup_of_before(
        self, kzturk: Terminal, file: Path, copy: Path, version: str
    ) -> None:
        newer: list[Statement] = ["ALTER TABLE outbox ADD COLUMN new TEXT", of_version(version)]
        changed(file, *newer, waiting("waits", time.time()), taken("since"))
        assert kzturk("restore", "--yes", str(copy)).exit_code == 0
        assert told_by(file, WAITING) == ["waits"]
        assert told_by(file, KEYS) == ["first", "since"]

    def test_a_damaged_database_in_place_is_kept_and_not_relied_on(
        self, kzturk: Terminal, file: Path, copy: Path
    ) -> None:
        file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
        result = kzturk("restore", "--yes", str(copy))
        assert result.exit_code == 0, result.output
        assert "Taken over" not in result.output
        assert told_by(file, KEYS) == ["first"]
        assert any("replaced" in name for name in left_beside(file))

    def test_an_empty_file_in_place_is_nothing_to_keep(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        file.write_bytes(b"")
        assert kzturk("restore", "--yes", str(copy)).exit_code == 0
        assert left_beside(file) == {"kzturk.db", "kzturk.db.lock"}

    def test_a_file_system_without_links_will_do(
        self, kzturk: Terminal, file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(*_: object) -> NoReturn:
            raise PermissionError(errno.EPERM, "Not permitted")

        monkeypatch.setattr("bot.storage.restoring.os.link", refused)
        assert kzturk("restore", "--yes", str(copy)).exit_code == 0
        (kept,) = (name for name in left_beside(file) if "replaced" in name)
        assert told_by(file.parent / kept, KEYS) == ["first"]

    def test_it_asks_first(self, kzturk: Terminal, file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        result = kzturk("restore", str(copy))
        assert result.exit_code == 2
        assert "add --yes" in result.output
        monkeypatch.setattr("bot.commands.restore.asked_here", lambda: True)
        before = file.stat().st_ino
        result = kzturk("restore", str(copy), stdin=b"n\n")
        assert result.exit_code == 1
        assert f"Put it in the place of {file}? [y/N]" in result.output
        assert file.stat().st_ino == before
        assert kzturk("restore", str(copy), stdin=b"y\n").exit_code == 0


class TestRefused:
    @pytest.fixture(autouse=True)
    def unchanged(self, file: Path) -> Path:
        return file

    def refused(self, kzturk: Terminal, file: Path, backup: Path, status: int = 2) -> str:
        """Try, see that nothing was changed, and return what was said."""
        before, beside = file.stat().st_ino, left_beside(file) | {"kzturk.db.lock"}
        result = kzturk("restore", "--yes", str(backup))
        assert result.exit_code == status, result.output
        assert (file.stat().st_ino, left_beside(file)) == (before, beside)
        return result.output

    async def test_while_a_kzturk_works_with_the_database(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        async with open_database(file):
            said = await asyncio.to_thread(self.refused, kzturk, file, copy, 1)
        assert "Another kzturk works with" in said

    def test_the_database_itself(self, kzturk: Terminal, file: Path) -> None:
        assert "is the database itself" in self.refused(kzturk, file, file)

    def test_what_is_no_database(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        other = tmp_path / "diary.txt"
        other.write_text("Dear diary", "utf-8")
        assert "is no SQLite database" in self.refused(kzturk, file, other)

    def test_somebody_elses(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        other = changed(tmp_path / "novels.db", "CREATE TABLE novels (title TEXT)")
        assert "holds other tables than kzturk's" in self.refused(kzturk, file, other)

    def test_one_without_tables(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        other = changed(tmp_path / "new.db", "PRAGMA user_version = 1", "VACUUM")
        assert "holds no tables of kzturk's" in self.refused(kzturk, file, other)

    def test_a_newer_one_names_both_versions_and_what_to_do(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        changed(copy, of_version("9999"))
        said = self.refused(kzturk, file, copy)
        assert "tables of version 9999" in said
        assert f"knows {VERSION}): start the newer one, restore a backup from before it" in said

    def test_one_that_claims_to_be_whole(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        changed(copy, "DROP TABLE feedback")
        assert "lacks the table feedback" in self.refused(kzturk, file, copy)

    def test_one_without_a_column(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        changed(copy, "ALTER TABLE outbox DROP COLUMN answered")
        assert "lacks outbox.answered" in self.refused(kzturk, file, copy)

    def test_a_damaged_one(self, kzturk: Terminal, file: Path, tmp_path: Path) -> None:
        whole = changed(database_of(tmp_path / "large.db"), *(taken(f"{n} {'x' * 200}") for n in range(200)))
        content = bytearray(whole.read_bytes())
        content[-4096 * 10 : -4096 * 5] = os.urandom(4096 * 5)
        whole.write_bytes(content)
        assert "damaged" in self.refused(kzturk, file, whole)

    def test_where_the_disk_is_full(
        self, kzturk: Terminal, file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> NoReturn:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("bot.storage.restoring.shutil.copyfile", full)
            assert "could not be copied" in self.refused(kzturk, file, copy, 1)
        with monkeypatch.context() as patch:
            patch.setattr("bot.storage.restoring._sync", full)
            assert "was not replaced: the disk is full" in self.refused(kzturk, file, copy, 1)

    def test_where_nothing_can_be_taken_over(
        self, kzturk: Terminal, file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.storage.carrying.engine", lambda _: create_engine(f"sqlite:///{file.parent}"))
        assert "it cannot be opened" in self.refused(kzturk, file, copy, 1)

    def test_one_that_a_newer_kzturk_damaged_knows_nothing(self, kzturk: Terminal, file: Path, copy: Path) -> None:
        changed(file, of_version("9999"), "ALTER TABLE outbox RENAME TO other")
        assert "Taken over" not in kzturk("restore", "--yes", str(copy)).output
