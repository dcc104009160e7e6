"""The gate for what comes in: Slack delivers some events twice, and tells of some posts in two events."""

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from bot.delivery.claims import Claim
from bot.storage.schema import inbox


def take(connection: Connection, claim: Claim, now: float) -> bool:
    """Take in what is claimed. False: one of its keys was taken in before; from now on all of them are known.

    One statement, so that of several processes one alone is told True. In order, so that they do not wait for each
    other in a circle.
    """
    if not claim.keys:
        return True
    rows = [{"team": claim.team, "key": key, "taken_at": now} for key in sorted(set(claim.keys))]
    new = insert(inbox).values(rows).on_conflict_do_nothing().returning(inbox.c.key)
    return len(connection.execute(new).all()) == len(rows)


def give_back(connection: Connection, team: str, key: str) -> None:
    """Forget a key: what it stood for was not done, and may be asked for again."""
    connection.execute(delete(inbox).where(inbox.c.team == team, inbox.c.key == key))
