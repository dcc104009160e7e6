"""What is to be sent: stored before Slack hears "received", then sent lane by lane. Nobody waits for Slack."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from itertools import chain, repeat
from typing import Final, TypeAlias

from sqlalchemy import Connection

from bot.delivery import queue
from bot.delivery.claims import Claim
from bot.delivery.inbox import give_back, take
from bot.delivery.known import Known
from bot.delivery.lanes import Lanes
from bot.delivery.ledger import forget, record
from bot.delivery.outcomes import Done, Later, Outcome
from bot.delivery.outgoing import Outgoing, Reply
from bot.delivery.pace import Pace
from bot.delivery.queue import LONGEST_SLEEP, Lane
from bot.delivery.rows import CORRECTIONS, Row
from bot.delivery.trouble import told_to_the_person
from bot.delivery.unsaved import Unsaved
from bot.operations.logs import fields
from bot.storage import StorageError
from bot.storage.database import Database

log = logging.getLogger(__name__)

Attempt: TypeAlias = Callable[[Row, float], Awaitable[Outcome]]

AT_A_TIME: Final = 20  # calls of the Web API
CORRECTIONS_AT_A_TIME: Final = 2  # beside them
_PATIENCE: Final = 60.0  # seconds for the database to come to it: nobody waits here, and what is sent must be noted
_STORAGE_PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # seconds between tries to note what became of a row


class Outbox:
    """Takes what is to be sent, each once for what it answers, and keeps it until it is sent or given up."""

    def __init__(
        self, database: Database, attempt: Attempt, pace: Pace | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        """`attempt` sends a row at a time; what it raises is a bug, is logged, and the row is given up."""
        self._database = database
        self._attempt = attempt
        self._pace = pace or Pace()
        self._clock = clock
        self._slots = asyncio.Semaphore(AT_A_TIME)
        self._correction_slots = asyncio.Semaphore(CORRECTIONS_AT_A_TIME)
        self._lanes = Lanes(self._step)
        self._unsaved = Unsaved(self._attempted, clock)
        self._known = Known()
        self._started = False

    async def answer_once(self, claim: Claim, *items: Outgoing) -> bool:
        """Take what is claimed as answered, and `items` to be sent, in one transaction. False: it was answered before.

        Raises StorageError when that cannot be stored. The answer to a button is then sent all the same, unsaved and at
        once: Slack does not send the press again, and only one person sees it.
        """
        if self._known.has(claim):  # also what could not be stored, and was sent from memory
            return False
        now = self._clock()

        def store(connection: Connection) -> set[Lane] | None:
            return queue.put(connection, claim.team, items, now) if take(connection, claim, now) else None

        try:
            lanes = await self._database.run(store)
        except StorageError:
            if not items or not all(isinstance(item, Reply) for item in items):
                raise
            self.send_unsaved(claim.team, *items)
            lanes = set()
        self._known.note(claim)
        self._call(lanes or ())
        return lanes is not None

    def knows(self, claim: Claim) -> bool:
        """Tell from memory whether a claim was surely taken before. False: it may be new, or from before the start."""
        return self._known.has(claim)

    async def put_with(self, first: Callable[[Connection], None], team: str, item: Outgoing) -> None:
        """Do `first` and take `item` to be sent, in one transaction. Nothing is done when `first` raises.

        Raises what `first` raises, and StorageError when it cannot be stored.
        """
        now = self._clock()

        def store(connection: Connection) -> set[Lane]:
            first(connection)
            return queue.put(connection, team, (item,), now)

        self._call(await self._database.run(store))

    def send_unsaved(self, team: str, *items: Outgoing) -> None:
        """Send at once what cannot be stored. A kill may lose it."""
        self._unsaved.send(team, items)

    async def start(self) -> None:
        """Take up what an earlier process left behind, and send from now on. Raises StorageError."""
        self._started = True
        self._call(await self._database.run(partial(queue.resume, latest=self._clock() + LONGEST_SLEEP)))

    async def waiting(self) -> int | None:
        """Count what is stored and not sent yet; None: the database fails."""
        try:
            return await self._database.run(queue.waiting)
        except StorageError:
            return None

    async def drain(self, seconds: float) -> None:
        """Send what can be sent within so many seconds."""
        await asyncio.gather(self._lanes.settled(seconds), self._unsaved.drain(seconds))

    async def close(self) -> None:
        """Stop sending. What is left is sent after the next start, and logged."""
        await self._lanes.close()
        if left := await self.waiting():
            log.warning("left_for_the_next_start %s", fields(rows=left))

    def _call(self, lanes: Iterable[Lane]) -> None:
        if self._started:
            for lane in lanes:
                self._lanes.call(lane)

    async def _step(self, lane: Lane) -> float | None:
        """Send the first row of a lane; return the seconds until the next may be sent, None: there is none."""
        paced, slots = lane, self._slots
        if lane.name.startswith(CORRECTIONS):  # of all channels together, as fast as one conversation
            paced, slots = Lane(lane.team, CORRECTIONS), self._correction_slots
        async with slots:
            if wait := self._pace.wait_for(paced):
                return wait
            try:
                first = await self._database.run(partial(queue.take_first, lane=lane, now=self._clock()), _PATIENCE)
            except StorageError:
                return _STORAGE_PAUSES[-1]
            if not isinstance(first, Row):
                return None if first is None else min(LONGEST_SLEEP, max(first - self._clock(), 0.01))
            self._pace.spend(paced)
            outcome = await self._attempted(first)
        await self._note(first, outcome)
        return 0.0

    async def _attempted(self, row: Row) -> Outcome:
        try:
            return await self._attempt(row, self._clock())
        except Exception:
            log.exception("sending_failed %s", fields(kind=type(row.item).__name__))
            return Done(then=told_to_the_person(row, "bug"))

    async def _note(self, row: Row, outcome: Outcome) -> None:
        """Note what became of a row. It does not go out again in the meantime, however long the database is away."""
        work = partial(_settle, row=row, outcome=outcome, now=self._clock())
        for pause in chain(_STORAGE_PAUSES, repeat(_STORAGE_PAUSES[-1])):
            try:
                lanes = await self._database.run(work, _PATIENCE)
            except StorageError:
                await asyncio.sleep(pause)
            except Exception:
                log.exception("outcome_lost %s", fields(kind=type(row.item).__name__))
                work = partial(_settle, row=row, outcome=Done(), now=self._clock())  # else it would go out again
            else:
                if isinstance(outcome, Done) and outcome.given_back:
                    self._known.forget(row.team, outcome.given_back)
                self._call(lanes)
                return


def _settle(connection: Connection, row: Row, outcome: Outcome, now: float) -> set[Lane]:
    """Store the outcome of an attempt in one transaction; return the lanes with something new in them."""
    if isinstance(outcome, Later):
        queue.postpone(connection, row, now + outcome.seconds, answered=outcome.answered)
        return set()
    queue.remove(connection, row)
    if outcome.posted and row.told:
        record(connection, row.team, outcome.posted, row.told, now)
    if outcome.gone:
        forget(connection, row.team, outcome.gone)
    if outcome.given_back:
        give_back(connection, row.team, outcome.given_back)
    return queue.put(connection, row.team, outcome.then, now)
