"""What is to happen, told from a seed: who asks what and when, how often it is delivered, when kzturk is killed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from random import Random
from typing import Final, Literal, TypeAlias

from bot.modes import Mode

Kind: TypeAlias = Literal["mention", "direct", "press", "slash"]
Moment: TypeAlias = Literal["arrival", "effect", "later", "starting"]

CHANNELS: Final = tuple(f"CCHAOS{number:03}" for number in range(50))
PEOPLE: Final = tuple(f"UCHAOS{number:03}" for number in range(12))
MOST_COPIES: Final = 5
A_SECOND: Final = 25  # Slack itself sends no more than eight or nine in the long run, and then copies of some
TOPIC: Final = "education"
_KINDS: Final[dict[Kind, int]] = {"mention": 65, "direct": 20, "press": 10, "slash": 5}
_MOMENTS: Final[tuple[Moment, ...]] = ("arrival", "effect", "later", "starting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that a person does, `at` so many seconds after the beginning. `copies`: how often it is delivered.

    `pressed`: for a press the number of the mention under whose answer the button is.
    """

    number: int
    kind: Kind
    user: str
    channel: str
    text: str
    at: float
    copies: int
    pressed: int | None = None


@dataclass(frozen=True, slots=True)
class Kill:
    """When kzturk is killed: as call number `call` comes in, when it has had its effect, or `pause` seconds later.

    "starting": so long after it was started again, whatever it is doing then; else like "later".
    """

    moment: Moment
    call: int
    pause: float


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it."""

    seed: int
    mode: Mode
    questions: tuple[Question, ...]
    kills: tuple[Kill, ...]


def make_plan(seed: int, mode: Mode, *, events: int, kills: int, keys: Sequence[str]) -> Plan:
    """Plan `events` questions about facts (`keys`, and a topic whose answer has buttons), and `kills` kills.

    Twenty-five are asked a second; kzturk may post one message a second in a channel.
    """
    random = Random(seed)
    kinds = random.choices(list(_KINDS), list(_KINDS.values()), k=events)
    kinds[0] = "mention"
    spread = events / A_SECOND
    channels, unasked = cycle(CHANNELS), {person: list(keys) for person in PEOPLE}
    questions: list[Question] = []
    for number, kind in enumerate(kinds):
        user = random.choice(PEOPLE)
        key = unasked[user].pop(random.randrange(len(unasked[user]))) if kind == "direct" else random.choice(keys)
        asked = Question(
            number=number,
            kind=kind,
            user=user,
            channel="D" + user[1:] if kind == "direct" else next(channels),
            text=f"fact {TOPIC if kind == 'mention' else key}",
            at=random.uniform(0, spread),
            copies=random.randint(1, MOST_COPIES),
        )
        questions.append(asked if kind != "press" else _press(asked, questions, random))
    return Plan(seed, mode, tuple(questions), tuple(_kills(random, kills, events)))


def _press(asked: Question, before: Sequence[Question], random: Random) -> Question:
    """Make it a press under the answer to an earlier mention: nobody presses the same one twice."""
    taken = {(each.pressed, each.user) for each in before if each.kind == "press"}
    mentions = [each for each in before if each.kind == "mention" and (each.number, asked.user) not in taken]
    under = random.choice(mentions)
    return replace(asked, channel=under.channel, pressed=under.number)


def _kills(random: Random, number: int, events: int) -> list[Kill]:
    """Spread the kills over the calls that the questions will lead to; the last comes before the last tenth of them."""
    calls = sorted(random.sample(range(1, max(events * 9 // 10, number + 1)), number))
    return [Kill(random.choice(_MOMENTS), call, random.uniform(0, 0.5)) for call in calls]
