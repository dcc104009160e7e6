"""The outbox's statements. Each claim is a single one, right with any number of processes."""

import logging
from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, delete, func, insert, or_, select, update

from bot.delivery.outgoing import Outgoing
from bot.delivery.rows import Row, row_of, values_of
from bot.operations.logs import fields
from bot.storage.schema import outbox

log = logging.getLogger(__name__)

LEASE: Final = 120.0  # seconds: longer than any attempt takes
LONGEST_SLEEP: Final = 600.0  # seconds: no row waits longer, and a lane looks again by then
_OLD: Final = 60.0  # seconds since `now`, at most, when a statement comes to run: the database may be busy
OVERTAKEN_AFTER: Final = (
    5  # attempts that Slack answered with trouble of its own: it may be the row that it cannot take
)


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
    """Take the first row of a lane for an attempt; else say at what time to look again, or None: the lane is empty.

    A row that Slack cannot take lets later ones overtake it: then it is the oldest of those that are due.
    """
    first = select(func.min(outbox.c.id)).where(*_in(lane), _may_go(lane), *_due(now)).scalar_subquery()
    taken = update(outbox).where(outbox.c.id == first).values(attempts=outbox.c.attempts + 1, leased_until=now + LEASE)
    if row := connection.execute(taken.returning(outbox)).mappings().first():
        try:
            return row_of(row)
        except (KeyError, TypeError, ValueError):
            log.exception("row_unreadable %s", fields(id=row["id"], kind=row["kind"]))
            connection.execute(delete(outbox).where(outbox.c.id == row["id"]))
            return now
    waits = select(func.min(func.max(outbox.c.not_before, outbox.c.leased_until))).where(*_in(lane), _may_go(lane))
    until: float | None = connection.execute(waits).scalar_one()
    return until


def postpone(connection: Connection, row: Row, until: float, *, answered: bool) -> None:
    """Give a row back, to be sent later. `answered`: Slack heard it, and had trouble of its own."""
    later = {"not_before": until, "leased_until": 0.0, "answered": outbox.c.answered + int(answered)}
    connection.execute(update(outbox).where(outbox.c.id == row.id).values(later))


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


def _may_go(lane: Lane) -> ColumnElement[bool]:
    """Say that it is a row's turn: it is the first that keeps its place, or has lost it.

    No correction overtakes an earlier one of the same post: what it reads in the end is what was stored last.
    """
    in_order = select(func.min(outbox.c.id)).where(*_in(lane), outbox.c.answered < OVERTAKEN_AFTER)
    earlier = outbox.alias()
    of_its_post = (earlier.c.team == lane.team, earlier.c.lane == lane.name, _corrected(earlier) == _corrected(outbox))
    overtakes = select(earlier.c.id).where(*of_its_post, earlier.c.id < outbox.c.id).exists()
    return and_(or_(outbox.c.id == in_order.scalar_subquery(), outbox.c.answered >= OVERTAKEN_AFTER), ~overtakes)


def _corrected(table: FromClause) -> ColumnElement[str | None]:
    """Read the ts of the post that a row corrects; NULL in all other rows, and where it cannot be read."""
    return case((func.json_valid(table.c.content), func.json_extract(table.c.content, "$.ts")))


def _due(now: float) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Say that a row need not wait. A time too far ahead is of a clock that has been set back since."""
    waited = or_(outbox.c.not_before <= now, outbox.c.not_before > now + LONGEST_SLEEP + _OLD)
    return waited, or_(outbox.c.leased_until <= now, outbox.c.leased_until > now + LEASE + _OLD)


def _in(lane: Lane) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return outbox.c.team == lane.team, outbox.c.lane == lane.name
