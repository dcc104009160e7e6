import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from bot.intake import EVENTS_AT_ONCE, Intake, Sender, sender_of
from tests.bot.waiting import becomes

ADA, BEN = Sender("T1", "U1"), Sender("T1", "U2")
CROWD = [Sender("T1", f"U{number}") for number in range(100, 105 + EVENTS_AT_ONCE)]


class Door:
    """Takes in and notes who came; each stays until the door is released."""

    def __init__(self) -> None:
        self.intake = Intake()
        self.begun: list[tuple[Sender, str]] = []
        self.release = asyncio.Event()

    def comes(self, sender: Sender, kind: str = "event") -> asyncio.Task[bool]:
        return asyncio.create_task(self._take(sender, kind))

    async def _take(self, sender: Sender, kind: str) -> bool:
        async with self.intake.turn(sender, patient=kind == "event") as mine:
            self.begun.append((sender, kind))
            await self.release.wait()
            return mine


async def test_events_take_turns_and_what_a_person_waits_for_does_not() -> None:
    door = Door()
    flood = [door.comes(sender) for sender in CROWD]
    await becomes(lambda: len(door.begun) == EVENTS_AT_ONCE)
    command = door.comes(CROWD[-1], "command")  # whose event waits
    await becomes(lambda: door.begun[-1] == (CROWD[-1], "command"))
    assert len(door.begun) == EVENTS_AT_ONCE + 1
    door.release.set()
    assert await asyncio.gather(*flood, command) == [True] * (len(CROWD) + 1)


@pytest.mark.parametrize("kind", ["event", "command"])
async def test_a_person_has_one_turn_at_a_time_and_a_flood_keeps_nobody_else(kind: str) -> None:
    door = Door()
    flood = [door.comes(ADA, kind) for _ in range(50)]
    other = door.comes(BEN, kind)
    await becomes(lambda: len(door.begun) == 2)
    await asyncio.sleep(0.05)
    assert door.begun == [(ADA, kind), (BEN, kind)]
    door.release.set()
    assert all(await asyncio.gather(*flood, other))


async def test_turns_go_round_between_people() -> None:
    door = Door()
    flood = [door.comes(ADA) for _ in range(20)]
    crowd = [door.comes(sender) for sender in CROWD]
    await becomes(lambda: len(door.begun) == EVENTS_AT_ONCE)
    door.release.set()
    assert all(await asyncio.gather(*flood, *crowd))
    assert [sender for sender, _ in door.begun[: len(CROWD) + 1]].count(ADA) <= 2
    assert [sender for sender, _ in door.begun].count(ADA) == 20


async def test_what_waits_for_its_turn_when_it_is_closed_is_not_taken() -> None:
    door = Door()
    flood = [door.comes(sender) for sender in (*CROWD, ADA, ADA)]
    await becomes(lambda: len(door.begun) == EVENTS_AT_ONCE)
    closing = asyncio.create_task(door.intake.close(8))
    await asyncio.sleep(0)
    door.release.set()
    await closing
    assert sorted(await asyncio.gather(*flood)) == [False] * 7 + [True] * EVENTS_AT_ONCE


async def test_who_gives_up_waiting_keeps_nobody() -> None:
    door = Door()
    first, second, third = (door.comes(ADA) for _ in range(3))
    await becomes(lambda: door.begun)
    second.cancel()
    door.release.set()
    assert all(await asyncio.gather(first, third))


@pytest.mark.parametrize(
    ("body", "sender"),
    [
        ({"team_id": "T1", "user_id": "U1", "command": "/kzturk"}, ADA),
        ({"team": {"id": "T1"}, "user": {"id": "U1"}, "type": "block_actions"}, ADA),
        ({"team_id": "T1", "event": {"user": "U1", "channel": "C1"}}, ADA),
        ({"team_id": "T1", "event": {"bot_id": "B1", "channel": "C1"}}, Sender("T1", "C1")),
        ({"type": "url_verification"}, Sender("", "")),
        ({"team_id": "T1", "event": "x"}, Sender("", "")),
        ({"team": "T1"}, Sender("", "")),
    ],
)
def test_who_sends_is_told_from_any_payload(body: Mapping[str, Any], sender: Sender) -> None:
    assert sender_of(body) == sender
