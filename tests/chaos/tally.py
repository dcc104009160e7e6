"""What became of each question, counted from the emulator's own record: answered, lost, or answered twice."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.emulator import Message, cast
from bot.emulator.changes import Change, Posted, Recorded
from bot.emulator.records import Envelope
from tests.chaos.wire import Place

Sign: TypeAlias = tuple[str | None, ...]  # by which the answer to a question is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The numbers of the questions that were answered, lost, and so on; how often each was answered if not once.

    `twice_on_the_wire`: answered again since the response to an earlier call never came back to a kzturk that lived, or
    came less than a grace before it died; `longest_on_the_wire`: the most that it came before, in seconds.
    """

    answered: int
    lost: list[int]
    unacknowledged: list[int]
    twice: dict[int, int]
    twice_on_the_wire: dict[int, int]
    longest_on_the_wire: float

    @property
    def fine(self) -> bool:
        """Whether nothing was lost and nothing doubled but what was on the wire."""
        return not (self.lost or self.unacknowledged or self.twice)


def sign_of(message: Message) -> Sign:
    """Tell of what kind an answer is and where: private, direct, or in the thread of the question."""
    if message.ephemeral_to:
        return ("private", message.ephemeral_to, message.channel, message.thread_ts)
    if message.channel.startswith("D"):
        return ("direct", message.channel, message.text)
    return ("thread", message.channel, message.thread_ts)


@dataclass(slots=True)
class Tally:
    """Observes the workspace. `answers`: places of all answers to a question, by its number."""

    answers: dict[int, list[Place]] = field(default_factory=dict)
    acknowledged: set[int] = field(default_factory=set)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    _signs: dict[Sign, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)  # by the ts of what was asked

    def expect(self, number: int, sign: Sign, ts: str = "") -> None:
        """Wait for an answer to a question. `ts`: of the message that asks it, where an event tells of one."""
        self._signs[sign] = number
        self.answers[number] = []
        if ts:
            self._numbers[ts] = number

    def settle(self, number: int) -> None:
        """Note that a question needs no message: its acknowledgement carried the answer, or Slack said it failed."""
        self.answers[number] = [("", "")]
        self.acknowledge(number)

    def acknowledge(self, number: int) -> None:
        """Note that a question was acknowledged."""
        self.acknowledged.add(number)
        self.changed.set()

    def complete(self, asked: int) -> bool:
        """Tell whether so many questions are answered and acknowledged."""
        return sum(1 for number in self.acknowledged if self.answers.get(number)) >= asked

    async def answer_to(self, number: int) -> Place:
        """Wait until a question is answered, and return the place of the answer."""
        while not self.answers.get(number):
            self.changed.clear()
            await self.changed.wait()
        return self.answers[number][0]

    def observe(self, change: Change) -> None:
        """Note answers and acknowledgements."""
        if isinstance(change, Posted) and change.message.user == cast.BOT_USER_ID:
            number = self._signs.get(sign_of(change.message))
            if number is not None:
                self.answers[number].append((change.message.channel, change.message.ts))
        elif isinstance(change, Recorded) and isinstance(change.what, Envelope):
            self._note(change.what)
        self.changed.set()

    def _note(self, envelope: Envelope) -> None:
        number = self._numbers.get((envelope.payload.get("event") or {}).get("ts", ""))
        if envelope.acked and number is not None:
            self.acknowledged.add(number)

    def found(self, numbers: Collection[int], known: Callable[[Place], float], grace: float) -> Found:
        """Count. `known`: for how many seconds kzturk could have known of a message before it was killed."""
        places = {number: self.answers.get(number, []) for number in numbers}
        # Each answer but the last was followed by another: that is right only if nobody could know of it.
        known_for = {number: max(map(known, given[:-1])) for number, given in places.items() if len(given) > 1}
        wired = {number: seconds for number, seconds in known_for.items() if seconds < grace}
        return Found(
            answered=sum(1 for given in places.values() if given),
            lost=[number for number, given in places.items() if not given],
            unacknowledged=[number for number in numbers if number not in self.acknowledged],
            twice={number: len(places[number]) for number in known_for.keys() - wired.keys()},
            twice_on_the_wire={number: len(places[number]) for number in wired},
            longest_on_the_wire=max(wired.values(), default=0.0),
        )
