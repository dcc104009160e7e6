"""One connection in a thread, and what is said when it fails."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, get_ident

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from bot.storage import StorageError
from bot.storage.causes import storage_error
from bot.storage.database import Database

COUNT = text("SELECT count(*) FROM inbox")


def add(connection: Connection, key: str = "k") -> None:
    connection.execute(text("INSERT INTO inbox VALUES ('T', :key, 1)"), {"key": key})


def count(connection: Connection) -> int:
    return int(connection.execute(COUNT).scalar_one())


@contextmanager
def locked(file: Path) -> Iterator[None]:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


async def test_work_is_done_whole_or_not_at_all(database: Database) -> None:
    def half(connection: Connection) -> None:
        add(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.run(half)
    assert await database.run(count) == 0
    await database.run(add)
    assert await database.run(count) == 1


async def test_the_event_loop_does_none_of_it(database: Database) -> None:
    threads = {await database.run(lambda _: get_ident()) for _ in range(3)}
    assert len(threads) == 1
    assert get_ident() not in threads


async def test_what_is_committed_is_written_through(database: Database) -> None:
    def ask(connection: Connection) -> dict[str, object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}

    pragmas = await database.run(ask)
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 1000}


async def test_a_lock_is_waited_for_a_moment_and_then_named(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(database.path):
        with pytest.raises(StorageError, match="it is locked by another program"):
            await database.run(add)
        monkeypatch.setattr("bot.storage.database.WAIT_FOR_LOCK", 0.0)
        assert not await database.is_well()
    assert await database.is_well()
    await database.run(add)


async def test_a_file_that_is_gone_is_named_and_one_in_its_place_is_taken(database: Database, tmp_path: Path) -> None:
    away = tmp_path / "away.db"
    await database.run(add)
    await database.run(lambda connection: connection.exec_driver_sql("SELECT 1"))
    database.path.rename(away)
    for name in ("-wal", "-shm"):
        (tmp_path / f"kzturk.db{name}").rename(tmp_path / f"away.db{name}")
    with pytest.raises(StorageError, match="its file is gone"):
        await database.run(add)
    for name in ("", "-wal", "-shm"):
        if (moved := tmp_path / f"away.db{name}").exists():
            moved.rename(tmp_path / f"kzturk.db{name}")
    assert await database.run(count) == 1


async def test_a_full_disk_is_named_and_over_when_there_is_room(database: Database) -> None:
    def fill(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(2000):
            add(connection, f"{number} {'x' * 50}")

    with pytest.raises(StorageError, match="the disk is full"):
        await database.run(fill)
    assert await database.run(count) == 0
    await database.run(add)


async def test_a_damaged_file_is_named(database: Database) -> None:
    await database.run(add)
    for name in ("", "-wal", "-shm"):
        (database.path.parent / f"{database.path.name}{name}").unlink()
    database.path.write_bytes(b"not a database any more" * 500)
    with pytest.raises(StorageError, match=r"it is (damaged|no database): put a backup in its place"):
        await database.run(add)


async def test_who_waits_too_long_for_a_turn_is_told_and_nothing_is_done(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.WAIT_FOR_TURN", 0.05)
    gate = Event()
    first = asyncio.create_task(database.run(lambda _: gate.wait(10)))
    await asyncio.sleep(0)
    with pytest.raises(StorageError, match="it is too slow"):
        await database.run(add)
    gate.set()
    assert await first
    assert await database.run(count) == 0


async def test_a_mistake_of_ours_is_no_trouble_of_the_database(database: Database) -> None:
    await database.run(add)
    with pytest.raises(IntegrityError):
        await database.run(add)
    assert not database._in_trouble
    assert await database.run(count) == 1


def test_what_the_file_system_says_is_repeated() -> None:
    assert "Permission denied" in str(storage_error(PermissionError(13, "Permission denied")))
