"""Files that are new, ours, old, newer, or somebody else's."""

import asyncio
import errno
import logging
import os
import re
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.storage import StorageError
from bot.storage.errors import DatabaseRefusedError, InUseError
from bot.storage.opening import open_database
from bot.storage.schema import VERSION
from tests.bot.storage.rows import changed, database_of, taken, told_by


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "kzturk.db"


def versions(connection: Connection) -> list[str]:
    return [version for (version,) in connection.execute(text("SELECT version_num FROM alembic_version"))]


def written(file: Path, *statements: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    with sqlite3.connect(file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return file


async def test_a_new_file_has_the_tables_and_is_for_our_eyes_only(file: Path) -> None:
    async with open_database(file) as database:
        assert await database.run(versions) == [VERSION]
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (file.parent, *file.parent.iterdir())}
    assert modes.pop("state") == 0o700
    assert set(modes.values()) == {0o600}


async def test_a_file_keeps_what_is_in_it(file: Path) -> None:
    async with open_database(file) as database:
        await database.run(lambda connection: connection.execute(text("INSERT INTO inbox VALUES ('T', 'k', 1)")))
    async with open_database(file) as database:
        assert await database.run(lambda connection: connection.execute(text("SELECT * FROM inbox")).all())


async def test_without_a_path_it_is_gone_at_the_end() -> None:
    async with open_database(None) as database:
        file = database.path
        assert file.exists()
    assert not file.parent.exists()


async def test_an_empty_database_of_an_earlier_attempt_is_made_whole(file: Path) -> None:
    written(file, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    async with open_database(file) as database:
        assert await database.run(versions) == [VERSION]


async def test_a_database_of_a_newer_version_is_refused(file: Path) -> None:
    written(file, "CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('9999')")
    with pytest.raises(
        DatabaseRefusedError, match=r"written by a newer kzturk \(tables of version 9999; this one, kzturk \d.*knows 0"
    ):
        async with open_database(file):
            raise AssertionError("it was opened")


async def test_somebody_elses_database_is_refused_and_let_be(file: Path) -> None:
    written(file, "CREATE TABLE novels (title TEXT)")
    with pytest.raises(DatabaseRefusedError, match="holds other tables than kzturk's"):
        async with open_database(file):
            raise AssertionError("it was opened")
    tables = sqlite3.connect(file)
    assert tables.execute("SELECT name FROM sqlite_master").fetchall() == [("novels",)]
    tables.close()


def _no_database(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("Dear diary, " * 200, "utf-8")


async def test_what_is_no_database_is_named(file: Path) -> None:
    await asyncio.to_thread(_no_database, file)
    with pytest.raises(StorageError, match="it is no database"):
        async with open_database(file):
            raise AssertionError("it was opened")


async def test_a_folder_in_which_nothing_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseRefusedError, match=r"cannot be opened: .*set another KZTURK_DATABASE_URL"):
        async with open_database(tmp_path / "file" / "kzturk.db"):
            raise AssertionError("it was opened")


async def test_one_at_a_time_works_with_a_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.sole.PATIENCE", 0.2)
    async with open_database(file):
        with pytest.raises(InUseError, match="Another kzturk works with"):
            async with open_database(file):
                raise AssertionError("it was opened twice")
    async with open_database(file):
        assert os.access(file, os.W_OK)


async def test_also_when_a_link_leads_to_it(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.sole.PATIENCE", 0.2)
    (tmp_path / "link.db").symlink_to(file)
    (tmp_path / "folder").symlink_to(file.parent)
    async with open_database(file):
        for other in (tmp_path / "link.db", tmp_path / "folder" / file.name):
            with pytest.raises(InUseError):
                async with open_database(other):
                    raise AssertionError("it was opened twice")


async def test_a_migration_that_fails_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(file, "CREATE TABLE alembic_version (version_num TEXT)")
    monkeypatch.setattr("bot.storage.opening.sys.executable", "false")
    with pytest.raises(StorageError, match="could not be brought up to date"):
        async with open_database(file):
            raise AssertionError("it was opened")


async def test_an_older_one_is_kept_before_it_is_brought_up_to_date(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await asyncio.to_thread(database_of, file, "0001")
    await asyncio.to_thread(changed, file, taken("old"))
    with caplog.at_level(logging.INFO, logger="bot"):
        async with open_database(file) as database:
            assert await database.run(versions) == [VERSION]
    (kept,) = (file.parent / "backups").iterdir()
    assert told_by(kept, "SELECT version_num FROM alembic_version") == ["0001"]
    assert told_by(kept, "SELECT key FROM inbox") == told_by(file, "SELECT key FROM inbox") == ["old"]
    assert re.fullmatch(r"upgrade-\d{8}T\d{6}Z-from-0001\.db", kept.name)
    assert f"database_upgraded before=0001 now={VERSION} backup={kept}" in caplog.text


async def test_one_that_cannot_be_kept_is_not_changed(file: Path) -> None:
    await asyncio.to_thread(database_of, file, "0001")
    (file.parent / "backups").touch()
    with pytest.raises(DatabaseRefusedError, match=r"backups cannot be made"):
        async with open_database(file):
            raise AssertionError("it was opened")
    assert told_by(file, "SELECT version_num FROM alembic_version") == ["0001"]


@pytest.mark.parametrize("name", ["kzturk.db", "kzturk.db.lock"])
async def test_a_full_disk_may_pass(file: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It is no fault of a setting: whoever supervises kzturk may start it again."""
    opened = os.open

    def full(path: Path, flags: int, mode: int = 0o777) -> int:
        if path.name == name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, flags, mode)

    monkeypatch.setattr("bot.storage.opening.os.open", full)
    with pytest.raises(StorageError, match="cannot be opened: the disk is full"):
        async with open_database(file):
            raise AssertionError("it was opened")
