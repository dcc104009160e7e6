"""A database looked at from outside: whether it is ours, of which version, whole, and how much is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from bot import __version__
from bot.storage.errors import DatabaseRefusedError, NewerDatabaseError
from bot.storage.location import backups_folder
from bot.storage.reading import read_from
from bot.storage.schema import VERSION, metadata


@dataclass(frozen=True, slots=True)
class State:
    """What is in a database. `version`: of its tables; "" where it has none yet. `rows`: how many, by table."""

    version: str
    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how many rows there are in all."""
        return sum(self.rows.values())


def look_into(path: Path, called: Path) -> State:
    """Read a database file from its first page to its last. `called`: what people know it as.

    Raises StorageError when it cannot be read, DatabaseRefusedError when it is damaged, of somebody else's, or of a
    newer kzturk's.
    """
    return read_from(path, partial(_state, path=called))


def version_of(connection: Connection) -> str:
    """Return the version of the tables; "" where they have none."""
    if "alembic_version" not in inspect(connection).get_table_names():
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def refuse_unfit(connection: Connection, path: Path) -> None:
    """Raise DatabaseRefusedError for a database with which this kzturk cannot work, also not after a migration."""
    tables = inspect(connection).get_table_names()
    if tables and "alembic_version" not in tables:
        raise DatabaseRefusedError(f"{path} holds other tables than kzturk's: set another KZTURK_DATABASE_URL.")
    version = version_of(connection)
    if version and not (version.isdecimal() and int(version) <= int(VERSION)):
        raise NewerDatabaseError(
            f"{path} was written by a newer kzturk (tables of version {version}; this one, kzturk {__version__}, knows "
            f"{VERSION}): start the newer one, restore a backup from before it (kzturk restore; upgrades leave one in "
            f"{backups_folder(path)}), or set another KZTURK_DATABASE_URL."
        )


def lacking(connection: Connection) -> str:
    """Name what the tables of this version have and the database has not; "" if it has all."""
    has = inspect(connection)
    names = set(has.get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in names:
            return f"the table {table.name}"
        if missing := set(table.columns.keys()) - {column["name"] for column in has.get_columns(table.name)}:
            return f"{table.name}.{min(missing)}"
    return ""


def _state(connection: Connection, path: Path) -> State:
    refuse_unfit(connection, path)
    damage = connection.execute(text("PRAGMA integrity_check")).scalars().first()
    if damage != "ok":
        raise DatabaseRefusedError(f"{path} is damaged ({damage}): take a backup that is whole.")
    if lost := connection.execute(text("PRAGMA foreign_key_check")).first():
        raise DatabaseRefusedError(f"{path} is damaged (rows of {lost[0]} lead nowhere): take a backup that is whole.")
    there = set(inspect(connection).get_table_names())
    tables = [table for table in metadata.sorted_tables if table.name in there]
    rows = {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
    return State(version_of(connection), rows)
