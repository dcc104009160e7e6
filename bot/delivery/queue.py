"""The outbox's statements. Each claim is a single one, right with any number of processes."""

import logging
from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from bot.delivery.outgoing import Outgoing
from bot.delivery.rows import Row, row_of, values_of
from bot.operations.logs import fields
from bot.storage.schema import outbox

log = logging.getLogger(__name__)

LEASE: Final = 120.0  # seconds: longer than any attempt takes


class Lane(NamedTuple):
    """What keeps its order, in a team."""

    team: str
    name: str


def put(connection: Connection, team: str, items: Iterable[Outgoing], now: float) -> set[Lane]:
    """Store what is to be sent; return the lanes that it waits in."""
    rows = [values_of(team, item, now) for item in items]
    if rows:
        connection.execute(insert(outbox), rows)
    return {Lane(team, row["lane"]) for row in rows}


def take_first(connection: Connection, lane: Lane, now: float) -> Row | float | None:
    """Take the first row of a lane for an attempt; else say at what time to look again, or None: the lane is empty."""
    first = select(func.min(outbox.c.id)).where(*_in(lane)).scalar_subquery()
    due = (outbox.c.id == first, outbox.c.not_before <= now, outbox.c.leased_until <= now)
    taken = update(outbox).where(*due).values(attempts=outbox.c.attempts + 1, leased_until=now + LEASE)
    if row := connection.execute(taken.returning(outbox)).mappings().first():
        try:
            return row_of(row)
        except (KeyError, TypeError, ValueError):
            log.exception("row_unreadable %s", fields(id=row["id"], kind=row["kind"]))
            connection.execute(delete(outbox).where(outbox.c.id == row["id"]))
            return now
    waits = select(outbox.c.not_before, outbox.c.leased_until).where(outbox.c.id == first)
    found = connection.execute(waits).first()
    return max(found) if found else None


def postpone(connection: Connection, row: Row, until: float) -> None:
    """Give a row back, to be sent later."""
    connection.execute(update(outbox).where(outbox.c.id == row.id).values(not_before=until, leased_until=0.0))


def remove(connection: Connection, row: Row) -> None:
    """Take a row out: it is sent, or never will be."""
    connection.execute(delete(outbox).where(outbox.c.id == row.id))


def resume(connection: Connection, latest: float) -> list[Lane]:
    """Take over what an earlier process left behind; return the lanes with something in them.

    Only for the one process that sends. `latest`: the time that no row waits beyond, should clocks have been changed.
    """
    connection.execute(update(outbox).values(leased_until=0.0, not_before=func.min(outbox.c.not_before, latest)))
    return [Lane(team, name) for team, name in connection.execute(select(outbox.c.team, outbox.c.lane).distinct())]


def waiting(connection: Connection) -> int:
    """Count what is to be sent."""
    return connection.execute(select(func.count()).select_from(outbox)).scalar_one()


def _in(lane: Lane) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return outbox.c.team == lane.team, outbox.c.lane == lane.name
