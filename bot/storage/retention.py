"""What is old is forgotten: a little at a time, so that nothing waits for it."""

import asyncio
import logging
import time
from functools import partial
from typing import Final

from sqlalchemy import Column, Connection, delete, select, tuple_

from bot.operations.logs import fields
from bot.storage.backup import forget_upgrades
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.schema import feedback, inbox, outbox, people, posts

log = logging.getLogger(__name__)

DAY: Final = 24 * 3600.0
INBOX_KEPT_FOR: Final = 25 * 3600.0  # seconds; Slack sends delayed events again for 24 hours
BATCH: Final = 500  # rows of a transaction
_KEPT: Final[tuple[Column[float], ...]] = (
    outbox.c.stored_at,
    posts.c.posted_at,  # what they tell goes with them
    people.c.touched_at,
    feedback.c.given_at,
)


async def forget_daily(database: Database, days: int) -> None:
    """Forget now and each day what is older than so many days. Runs until cancelled."""
    while True:
        now = time.time()
        try:
            await forget(database, days, now)
            await asyncio.to_thread(forget_upgrades, database.path, now - days * DAY)
        except (StorageError, OSError):
            log.warning("old_rows_kept")
        await asyncio.sleep(DAY)


async def forget(database: Database, days: int, now: float) -> None:
    """Delete what is older than so many days, and what the inbox needs no more. Raises StorageError."""
    limits = [(inbox.c.taken_at, now - INBOX_KEPT_FOR), *((column, now - days * DAY) for column in _KEPT)]
    for column, limit in limits:
        deleted = 0
        while gone := await database.run(partial(_batch, column=column, limit=limit)):
            deleted += gone
        if deleted:
            log.info("forgotten %s", fields(table=column.table.name, rows=deleted))


def _batch(connection: Connection, column: Column[float], limit: float) -> int:
    """Delete some rows whose time is before the limit; return how many."""
    key = tuple(column.table.primary_key.columns)
    old = select(*key).where(column < limit).limit(BATCH)
    return connection.execute(delete(column.table).where(tuple_(*key).in_(old))).rowcount
