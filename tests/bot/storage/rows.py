"""Rows for a database, written as an earlier or a present kzturk would."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TypeAlias

from alembic import command

from bot.storage.database import engine
from bot.storage.migrate import config

Filled: TypeAlias = tuple[str, tuple[object, ...]]
Statement: TypeAlias = str | Filled

_WAITING: Final = (
    "INSERT INTO outbox (team, lane, kind, content, client_msg_id, attempts, stored_at, not_before, leased_until) "
    "VALUES ('T1', 'C1', 'Post', '{}', ?, 0, ?, 0, 0)"
)


def database_of(path: Path, version: str = "head") -> Path:
    """Make a database as the kzturk of that version made it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(0o600)
    with engine(path).begin() as connection:
        command.upgrade(config(connection), version)
    return path


def changed(path: Path, *statements: Statement) -> Path:
    """Run statements in a database, each alone or with its values."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(*([statement] if isinstance(statement, str) else statement))
    connection.close()
    return path


def taken(key: str) -> Filled:
    return "INSERT INTO inbox VALUES ('T1', ?, 1)", (key,)


def waiting(name: str, stored_at: float) -> Filled:
    """An answer that waits; `name` is its client_msg_id."""
    return _WAITING, (name, stored_at)


def of_version(version: str) -> Filled:
    return "UPDATE alembic_version SET version_num = ?", (version,)


def told_by(path: Path, query: str) -> list[Any]:
    """Return the first column of what a query finds."""
    connection = sqlite3.connect(path)
    found: Iterable[tuple[Any, ...]] = connection.execute(query).fetchall()
    connection.close()
    return [row[0] for row in found]
