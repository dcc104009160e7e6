"""Corrections follow the answer: posts whose facts have changed since are changed too, with a note in their thread."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from itertools import chain, repeat
from typing import Final

from bot.delivery import ledger
from bot.delivery.ledger import Entry, SupersededError, Telling
from bot.delivery.outbox import Outbox
from bot.delivery.outgoing import Correction
from bot.delivery.told import Told, digest, told
from bot.operations.logs import fields
from bot.reloading import LiveBase
from bot.rendering.corrections import gone, note
from bot.rendering.slack import render
from bot.storage import StorageError
from bot.storage.database import Database
from knowledge import Base, Contents, GoneError, Lang

log = logging.getLogger(__name__)

# Seconds until it looks again: a post that was on its way when the base changed tells what was true before.
LOOK_AGAIN: Final = (2.0, 10.0)
LOOK_EVERY: Final = 60.0


class Corrections:
    """Finds what is to be corrected and hands it to the outbox, at the start and whenever the base was replaced."""

    def __init__(self, database: Database, live: LiveBase, outbox: Outbox) -> None:
        self._database = database
        self._live = live
        self._outbox = outbox

    async def run(self) -> None:
        """Correct what is to be corrected, and again after each change. Runs until cancelled."""
        while True:
            self._live.replaced.clear()
            for pause in chain(LOOK_AGAIN, repeat(LOOK_EVERY)):
                with suppress(StorageError):  # logged where it was raised; the next look makes up for it
                    await self.correct()
                if await self._is_replaced_within(pause):
                    break

    async def correct(self) -> None:
        """Hand over a correction for each post that tells what is no longer so. Raises StorageError."""
        base = self._live.base
        every = await self._database.run(ledger.tellings)
        outdated = outdated_of(every, base.contents)
        entries = await self._database.run(partial(ledger.entries_with, found=outdated))
        for entry in entries:
            await self._correct(entry, base)

    async def _correct(self, entry: Entry, base: Base) -> None:
        named = fields(channel=entry.channel, ts=entry.ts)
        try:
            correction, tells = correction_of(entry, base)
        except Exception:  # one that cannot be corrected must not keep the others from it
            log.exception("correction_failed %s", named)
            return
        with suppress(SupersededError):
            await self._outbox.put_with(partial(ledger.replace, entry=entry, tells=tells), entry.team, correction)
            log.info("correcting %s", named)

    async def _is_replaced_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            return await asyncio.wait_for(self._live.replaced.wait(), seconds)
        return False


def outdated_of(every: Iterable[Telling], contents: Contents) -> set[Telling]:
    """Return what is told otherwise now, or no longer."""
    return {telling for telling in every if _digest_now(telling.fact, telling.lang, contents) != telling.digest}


def changed_in(entry: Entry, contents: Contents) -> list[str]:
    """Return the keys of the facts that a post tells otherwise than the base does."""
    return [key for key, was in entry.digests.items() if _digest_now(key, entry.lang, contents) != was]


def correction_of(entry: Entry, base: Base) -> tuple[Correction, Told | None]:
    """Make the correction of a post, and what the post tells from then on; None: nothing that could change again."""
    try:
        result = base.recall(entry.packed)
    except GoneError:
        message, tells = gone(entry.lang), None
    else:
        message, tells = render(result, shared_by=entry.shared_by or ""), told(result)
    correction = Correction(
        channel=entry.channel,
        ts=entry.ts,
        thread_ts=entry.thread_ts,
        message=message,
        note=note(changed_in(entry, base.contents), base.contents, entry.lang),
    )
    return correction, tells


def _digest_now(key: str, lang: Lang, contents: Contents) -> str | None:
    fact = contents.facts.get(key) or contents.withdrawn.get(key)
    return digest(fact, lang) if fact else None
