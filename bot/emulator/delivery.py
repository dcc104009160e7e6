"""Handing payloads to the app: the ways there are, and Slack's patience with one that does not answer."""

import asyncio
import uuid
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from bot.emulator.faults import Faults, Handing
from bot.emulator.payloads import event_callback
from bot.emulator.records import Envelope, EnvelopeType, Json
from bot.emulator.settings import Settings
from bot.emulator.workspace import Workspace

Fate: TypeAlias = Literal["well", "lost", "unheard"]


class NotDeliveredError(Exception):
    """The app did not acknowledge: `reason` is Slack's code. `final`: the app asked not to be tried again."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


class Way(Protocol):
    """A way to the app: a socket, or a request URL."""

    async def send(self, envelope: Envelope) -> object:
        """Hand over an envelope and return what the ack carries. Raises NotDeliveredError."""


@dataclass(slots=True)
class Delivery:
    """Sends envelopes along `way`, puts them on record, and sends events again that are not acknowledged."""

    workspace: Workspace
    settings: Settings
    verification_token: str
    way: Way
    faults: Faults
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def send(self, kind: EnvelopeType, payload: Json) -> Envelope:
        """Deliver a command or an interaction, once. The envelope tells how that went."""
        envelope = Envelope(str(uuid.uuid4()), kind, payload)
        await self._attempt(envelope)
        return envelope

    def send_event(self, event: Json) -> None:
        """Deliver an event in the background, again and again as Slack does, until it is acknowledged."""
        payload = event_callback(event, verification_token=self.verification_token, at=self.workspace.clock())
        handing = self.faults.of_event()
        for copy in range(handing.copies):
            self.run(self._insist(payload, handing, copy))

    async def redeliver(self, envelope: Envelope, reason: str = "timeout") -> Envelope:
        """Deliver once more what the app already had, as Slack does when an ack gets lost."""
        again = Envelope(str(uuid.uuid4()), envelope.type, envelope.payload, envelope.retry_attempt + 1, reason)
        await self._attempt(again)
        return again

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something in the background, until it is done or the emulator stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Return when nothing is on its way any more."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """End what still runs in the background."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _insist(self, payload: Json, handing: Handing, copy: int) -> None:
        reason = "timeout" if copy else ""
        await asyncio.sleep(self.faults.pause(handing))
        for attempt, pause in enumerate((0.0, *self.settings.retry_seconds)):
            await asyncio.sleep(pause)
            envelope = Envelope(str(uuid.uuid4()), "events_api", payload, copy + attempt, reason)
            failed = await self._attempt(envelope, _fate(handing, attempt))
            if failed is None or failed.final:
                return
            reason = failed.reason

    async def _attempt(self, envelope: Envelope, fate: Fate = "well") -> NotDeliveredError | None:
        envelope.sent_at = self.workspace.clock()
        self.workspace.record(envelope)
        try:
            answer = await self._hand_over(envelope, fate)
            envelope.answer, envelope.acked_at = answer, self.workspace.clock()
        except NotDeliveredError as failed:
            envelope.failure = failed.reason
            return failed
        finally:
            self.workspace.touch(envelope)
        return None

    async def _hand_over(self, envelope: Envelope, fate: Fate) -> object:
        answer = None if fate == "lost" else await self.way.send(envelope)
        if fate != "well":
            raise NotDeliveredError("timeout")
        return answer


def _fate(handing: Handing, attempt: int) -> Fate:
    if attempt < handing.lost:
        return "lost"
    return "unheard" if attempt < handing.lost + handing.unheard else "well"
