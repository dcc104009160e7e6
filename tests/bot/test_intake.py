import asyncio

from bot.intake import EVENTS_AT_ONCE, Intake
from tests.bot.waiting import becomes


async def take(intake: Intake, begun: list[str], release: asyncio.Event, kind: str) -> bool:
    async with intake.turn(patient=kind == "event") as mine:
        begun.append(kind)
        await release.wait()
        return mine


async def test_events_take_turns_and_what_a_person_waits_for_does_not() -> None:
    intake, begun, release = Intake(), list[str](), asyncio.Event()
    flood = [asyncio.create_task(take(intake, begun, release, "event")) for _ in range(EVENTS_AT_ONCE + 5)]
    await becomes(lambda: len(begun) == EVENTS_AT_ONCE)
    command = asyncio.create_task(take(intake, begun, release, "command"))
    await becomes(lambda: begun[-1] == "command")
    assert len(begun) == EVENTS_AT_ONCE + 1
    release.set()
    assert await asyncio.gather(*flood, command) == [True] * (EVENTS_AT_ONCE + 6)


async def test_what_waits_for_its_turn_when_it_is_closed_is_not_taken() -> None:
    intake, begun, release = Intake(), list[str](), asyncio.Event()
    flood = [asyncio.create_task(take(intake, begun, release, "event")) for _ in range(EVENTS_AT_ONCE + 2)]
    await becomes(lambda: len(begun) == EVENTS_AT_ONCE)
    closing = asyncio.create_task(intake.close(8))
    await asyncio.sleep(0)
    release.set()
    await closing
    assert sorted(await asyncio.gather(*flood)) == [False] * 2 + [True] * EVENTS_AT_ONCE
