"""What a restored backup cannot know of: what has come in and gone out since. Taken over from the database it replaces.

Without it, what Slack sends again would be answered again, an answer that waited when the backup was made would be sent
a second time, and one that waits now would never be sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, and_, column, delete, func, insert, inspect, select, table, update
from sqlalchemy.dialects.sqlite import insert as insert_new
from sqlalchemy.exc import DBAPIError

from bot.storage.causes import storage_error
from bot.storage.database import engine
from bot.storage.reading import read_from
from bot.storage.schema import inbox, outbox

_KEPT_FOR: Final = 24 * 3600.0  # seconds after which the outbox gives an answer up
_IDS: Final = table("sqlite_sequence", column("name"), column("seq"))  # SQLite's own: the last id of a table


@dataclass(frozen=True, slots=True)
class Carried:
    """How many rows: `taken` ids of what has come in since; `waiting` answers; `dropped` ones that are over."""

    taken: int = 0
    waiting: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Since:
    """What the replaced database knows. `passed`: the last id that a row of its outbox has had."""

    inbox: Sequence[dict[str, Any]]
    outbox: Sequence[dict[str, Any]]
    passed: int


def known_by(old: Path) -> Since:
    """Read what is to be taken over; columns that this version does not know are left out. Raises StorageError."""
    return read_from(old, _since)


def carry_over(since: Since | None, new: Path, now: float) -> Carried:
    """Take over into `new` what has happened since; None: nothing is known. `now`: seconds since 1970.

    Raises StorageError.
    """
    try:
        with engine(new).begin() as connection:
            late = connection.execute(delete(outbox).where(outbox.c.stored_at < now - _KEPT_FOR)).rowcount
            return _carry(connection, since, now, late) if since else Carried(dropped=late)
    except DBAPIError as error:
        raise storage_error(error) from error


def _carry(connection: Connection, since: Since, now: float, late: int) -> Carried:
    taken = 0
    for row in since.inbox:
        taken += connection.execute(insert_new(inbox).values(row).on_conflict_do_nothing()).rowcount
    waits = {row["client_msg_id"] for row in since.outbox}
    # Ids are never used twice: one that the other database has passed and has no longer was sent, or given up.
    sent = delete(outbox).where(and_(outbox.c.id <= since.passed, outbox.c.client_msg_id.not_in(waits)))
    dropped = connection.execute(sent).rowcount
    last = update(_IDS).where(_IDS.c.name == outbox.name).values(seq=func.max(_IDS.c.seq, since.passed))
    if not connection.execute(last).rowcount:
        connection.execute(insert(_IDS).values(name=outbox.name, seq=since.passed))
    here = set(connection.execute(select(outbox.c.client_msg_id)).scalars())
    young = [row for row in since.outbox if row["stored_at"] >= now - _KEPT_FOR]
    new = [row for row in young if row["client_msg_id"] not in here]
    for row in new:
        connection.execute(insert(outbox).values({name: value for name, value in row.items() if name != "id"}))
    return Carried(taken, len(new), late + dropped)


def _since(connection: Connection) -> Since:
    passed = connection.execute(select(_IDS.c.seq).where(_IDS.c.name == outbox.name)).scalar()
    return Since(_rows(connection, inbox), _rows(connection, outbox), int(passed or 0))


def _rows(connection: Connection, kept: Table) -> list[dict[str, Any]]:
    there = {found["name"] for found in inspect(connection).get_columns(kept.name)}
    columns = [each for each in kept.c if each.name in there]
    return [dict(row) for row in connection.execute(select(*columns).order_by(columns[0])).mappings()]
