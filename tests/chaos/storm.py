"""The run itself: people ask by plan, kzturk lives and dies, and at the end what happened is counted."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random
from typing import Final

from bot.asking import ask
from bot.emulator import Emulator
from bot.emulator.faults import Handing
from bot.rendering.slack import render
from knowledge import Base
from tests.chaos.plan import Plan, Question
from tests.chaos.subject import Subject
from tests.chaos.tally import Found, Tally
from tests.chaos.town import town
from tests.chaos.wire import Wire

LATE: Final = 6.0  # seconds at most by which a copy of an event comes late: they overtake one another
AGAIN: Final = 0.5  # seconds until a press is delivered again; Slack would not, and the person would press again
STALLED_AFTER: Final = 45.0  # seconds without any change, after which what is missing counts as lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How it went. `killed`: how often; `too_fast`: how often the emulator answered 429; `faults`: by their kind."""

    found: Found
    killed: int
    status: int
    too_fast: int
    faults: dict[str, int]
    calls: int
    seconds: float

    def __str__(self) -> str:
        """Tell it in lines."""
        found = self.found
        lines = {
            "answered": found.answered,
            "lost": found.lost,
            "never acknowledged": found.unacknowledged,
            "answered twice": found.twice,
            "answered twice, on the wire": len(found.twice_on_the_wire),
            "of these known before a kill for at most": f"{found.longest_on_the_wire:.3f} s",
            "killed": self.killed,
            "stopped with status": self.status,
            "calls that send": self.calls,
            "refused as too fast": self.too_fast,
            "faults": self.faults,
            "seconds": round(self.seconds),
        }
        return "\n".join(f"{name}: {value}" for name, value in lines.items())


@dataclass(slots=True)
class Storm:
    """One run of a plan."""

    plan: Plan
    base: Base
    emulator: Emulator
    subject: Subject
    tally: Tally
    up: asyncio.Event = field(default_factory=asyncio.Event)  # it listens, and so can be told to stop

    async def live(self) -> None:
        """Start kzturk, and again whenever it was killed. Raises AssertionError when it ends by itself."""
        while True:
            self.up.clear()
            address = await self.subject.start(self._settings)
            if address and self.plan.mode == "http":
                self.emulator.request_url = f"{address}/slack/events"
            if address:
                self.up.set()
            status = await self.subject.dead()
            assert self.subject.run in self.subject.died, f"kzturk ended by itself, with status {status}"

    def _settings(self, run: int) -> dict[str, str]:
        emulator = self.emulator
        tokens = (
            {"SLACK_SIGNING_SECRET": emulator.signing_secret}
            if self.plan.mode == "http"
            else {"SLACK_APP_TOKEN": emulator.app_token}
        )
        return {"SLACK_BOT_TOKEN": emulator.bot_token, "SLACK_API_URL": f"{emulator.url}/run/{run}/api/"} | tokens

    async def do(self, question: Question) -> None:
        """Do what a person does, and have it delivered again and again."""
        await asyncio.sleep(question.at)
        match question.kind:
            case "mention" | "direct":
                await self._write(question)
            case "press":
                await self._press(question)
            case "slash":
                await self.emulator.slash(question.user, question.channel, question.text)
                self.tally.settle(question.number)

    async def _write(self, question: Question) -> None:
        text = question.text if question.kind == "direct" else f"@kzturk {question.text}"
        self.emulator.faults.handing = Handing(copies=question.copies, spread=LATE)
        asked = await self.emulator.post(question.user, question.channel, text)
        if question.kind == "direct":
            expected = render(ask(self.base, question.text, None)).text
            self.tally.expect(question.number, ("direct", question.channel, expected), asked.ts)
        else:
            self.tally.expect(question.number, ("thread", question.channel, asked.ts), asked.ts)

    async def _press(self, question: Question) -> None:
        assert question.pressed is not None
        place = await self.tally.answer_to(question.pressed)
        under = self.emulator.workspace.messages[place]
        self.tally.expect(question.number, ("private", question.user, under.channel, under.thread_ts))
        envelope = await self.emulator.press(
            question.user, under.channel, under.ts, action_id=next(_buttons(under.blocks))
        )
        left = question.copies - 1
        while left or not envelope.acked:
            await asyncio.sleep(AGAIN)
            again = await self.emulator.delivery.redeliver(envelope)
            envelope, left = again if again.acked else envelope, max(0, left - 1)
        self.tally.acknowledge(question.number)

    async def until_answered(self) -> None:
        """Return when all is answered, or when nothing happens any more."""
        while not self.tally.complete(len(self.plan.questions)):
            self.tally.changed.clear()
            try:
                await asyncio.wait_for(self.tally.changed.wait(), STALLED_AFTER)
            except TimeoutError:
                return


def _buttons(within: object) -> Iterator[str]:
    """Yield the action_id of each button in blocks."""
    match within:
        case {"type": "button", "action_id": str(name)}:
            yield name
        case dict():
            yield from chain.from_iterable(map(_buttons, within.values()))
        case list() | tuple():
            yield from chain.from_iterable(map(_buttons, within))


async def weather(plan: Plan, base: Base, folder: Path, grace: float) -> Report:
    """Run a plan to its end; kzturk keeps its state in `folder`, and its log.

    A response that was written less than `grace` seconds before a kill may not have been read, or noted, any more: it
    counts as on the wire.
    """
    began = time.monotonic()
    subject = Subject(folder, list(plan.kills))
    random = Random(plan.seed)
    wire = Wire(random, subject)
    async with town(plan.mode, wire, random) as emulator:
        storm = Storm(plan, base, emulator, subject, Tally())
        emulator.workspace.observers.append(storm.tally.observe)
        living = asyncio.create_task(storm.live())
        asking = [asyncio.create_task(storm.do(question)) for question in plan.questions]
        try:
            status = await _to_the_end(storm, living, asking)
        finally:
            for task in (living, *asking):
                task.cancel()
            await asyncio.gather(living, *asking, return_exceptions=True)
            await subject.end()
        numbers = [question.number for question in plan.questions]
        return Report(
            found=storm.tally.found(numbers, wire.known_before_death, grace),
            killed=len(subject.died),
            status=status,
            too_fast=sum(1 for call in emulator.calls if call.status == 429),
            faults={fault: times for fault, times in wire.faults.items() if fault},
            calls=wire.calls,
            seconds=time.monotonic() - began,
        )


async def _to_the_end(storm: Storm, living: asyncio.Task[None], asking: list[asyncio.Task[None]]) -> int:
    """Wait until all is answered and delivered as often as planned, then stop kzturk and return its status."""
    answered = asyncio.create_task(storm.until_answered())
    await asyncio.wait({answered, living}, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        answered.cancel()
        living.result()
    await asyncio.wait(asking, timeout=STALLED_AFTER)
    if storm.tally.complete(len(storm.plan.questions)):
        await storm.emulator.settled(STALLED_AFTER)
    for task in asking:
        if task.done():
            task.result()
    await asyncio.wait_for(storm.subject.kill_as_planned(), STALLED_AFTER)
    await asyncio.wait_for(storm.up.wait(), STALLED_AFTER)
    living.cancel()
    await asyncio.gather(living, return_exceptions=True)
    return await storm.subject.stop()
