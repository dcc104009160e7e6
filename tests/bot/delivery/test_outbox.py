"""The outbox on a real database: what it takes it keeps until it is sent, across stops, kills and a database away."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from sqlalchemy import Connection, Table, insert, select

from bot.delivery import queue
from bot.delivery.claims import Claim
from bot.delivery.outbox import Outbox
from bot.delivery.outcomes import Done, Later, Outcome, Posted
from bot.delivery.outgoing import Outgoing, Post, Whisper
from bot.delivery.pace import Pace
from bot.delivery.rows import Row, values_of
from bot.rendering.message import Message
from bot.storage import StorageError
from bot.storage.database import Database
from bot.storage.schema import outbox as outbox_table
from bot.storage.schema import posts, told
from tests.bot.delivery.making import CORRECTION, POST, reply, share
from tests.bot.waiting import becomes

ONE, TWO = (Post(channel=name, message=Message("m")) for name in ("C1", "C2"))
CLAIM = Claim("T1", ("a",))


@dataclass(slots=True)
class Slack:
    """`outcomes`: what the next attempts come to, an exception is raised; after them all is sent."""

    outcomes: list[Outcome | Exception] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    hangs: set[str] = field(default_factory=set)

    async def attempt(self, row: Row, _now: float) -> Outcome:
        self.rows.append(row)
        if row.item.channel in self.hangs:
            await asyncio.Event().wait()
        outcome = self.outcomes.pop(0) if self.outcomes else Done()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    @property
    def channels(self) -> list[str]:
        return [row.item.channel for row in self.rows]


@asynccontextmanager
async def working(database: Database, slack: Slack, clock: Callable[[], float] | None = None) -> AsyncIterator[Outbox]:
    """Run an outbox; the end is a kill."""
    pace = Pace(every=0.0)
    outbox = Outbox(database, slack.attempt, pace, clock) if clock else Outbox(database, slack.attempt, pace)
    await outbox.start()
    try:
        yield outbox
    finally:
        await outbox._lanes.close()


async def rows(database: Database, table: Table = outbox_table) -> list[dict[str, Any]]:
    return await database.run(lambda connection: [dict(row) for row in connection.execute(select(table)).mappings()])


@contextmanager
def away(database: Database) -> Iterator[None]:
    """Take the database away: somebody holds its lock."""
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.outbox._STORAGE_PAUSES", (0.01,))


async def test_what_is_handed_over_is_sent_in_order_and_once(database: Database) -> None:
    slack = Slack()
    async with working(database, slack) as outbox:
        assert await outbox.answer_once(CLAIM, ONE, Post(channel="C1", message=Message("next")))
        assert not await outbox.answer_once(CLAIM, ONE)
        assert await outbox.answer_once(Claim("T1", ("b",)), TWO)
        await outbox.drain(8)
    assert [row.item.message.text for row in slack.rows if row.item.channel == "C1"] == ["m", "next"]
    assert sorted(slack.channels) == ["C1", "C1", "C2"]
    assert await rows(database) == []


async def test_handing_over_waits_for_no_channel_and_one_channel_for_no_other(database: Database) -> None:
    slack = Slack(hangs={"C1"})
    async with working(database, slack) as outbox, asyncio.timeout(8):
        await outbox.answer_once(Claim("T1", ("a",)), ONE, ONE)
        await outbox.answer_once(Claim("T1", ("b",)), TWO)
        await becomes(lambda: "C2" in slack.channels)
    assert slack.channels.count("C1") == 1


async def test_what_was_taken_is_sent_after_a_kill_under_the_same_id(database: Database) -> None:
    slack = Slack(hangs={"C1"})
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, ONE)
        await becomes(lambda: slack.rows)
    again = Slack()
    async with working(database, again) as outbox:
        await outbox.drain(8)
        assert not await outbox.answer_once(CLAIM, ONE)
    (first,), (second,) = slack.rows, again.rows
    assert first.client_msg_id == second.client_msg_id
    assert (first.attempts, second.attempts) == (1, 2)


async def test_later_is_later_and_keeps_its_place(database: Database) -> None:
    slack = Slack(outcomes=[Later(0.05)])
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, ONE, Post(channel="C1", message=Message("next")))
        await outbox.drain(8)
    assert [row.item.message.text for row in slack.rows] == ["m", "m", "next"]


async def test_a_stop_does_not_wait_for_what_is_to_be_sent_much_later(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    slack = Slack(outcomes=[Later(500.0)])
    async with working(database, slack) as outbox, asyncio.timeout(8):
        await outbox.answer_once(CLAIM, ONE)
        await becomes(lambda: slack.rows)
        await outbox.drain(20)
        await outbox.close()
    assert "left_for_the_next_start rows=1" in caplog.text


async def test_a_clock_that_was_set_back_keeps_nothing_for_ever(database: Database) -> None:
    late = values_of("T1", ONE, 10.0**10)
    await database.run(lambda connection: connection.execute(insert(outbox_table), late))
    slack = Slack()
    async with working(database, slack):
        (row,) = await rows(database)
        assert row["not_before"] < 10.0**10
    async with working(database, slack, lambda: 10.0**11) as outbox:
        await outbox.drain(8)
    assert slack.channels == ["C1"]


@pytest.mark.parametrize("column", ["not_before", "leased_until"])
async def test_nor_does_one_that_is_set_back_while_it_runs(database: Database, column: str) -> None:
    late = values_of("T1", ONE, 0.0) | {column: 10.0**10}
    slack = Slack()
    async with working(database, slack) as outbox:
        await database.run(lambda connection: connection.execute(insert(outbox_table), late))
        await outbox.answer_once(CLAIM, ONE)
        await outbox.drain(8)
    assert slack.channels == ["C1", "C1"]


@dataclass(slots=True)
class PoisonedSlack(Slack):
    """Has trouble of its own with whatever says `poison`."""

    poison: str = "poison"

    async def attempt(self, row: Row, now: float) -> Outcome:
        await Slack.attempt(self, row, now)
        return Later(0.01, answered=True) if row.item.message.text == self.poison else Done()


def saying(item: Outgoing, words: str) -> Outgoing:
    return replace(item, message=Message(words))


def said(slack: Slack) -> list[str]:
    return [row.item.message.text for row in slack.rows]


async def test_what_slack_cannot_take_is_overtaken_in_the_end(database: Database) -> None:
    slack = PoisonedSlack()
    async with working(database, slack) as outbox, asyncio.timeout(8):
        await outbox.answer_once(CLAIM, saying(ONE, "poison"), ONE, ONE)
        await becomes(lambda: said(slack).count("m") == 2)
    assert said(slack)[: queue.OVERTAKEN_AFTER] == ["poison"] * queue.OVERTAKEN_AFTER
    assert [row.answered for row in slack.rows][: queue.OVERTAKEN_AFTER] == list(range(queue.OVERTAKEN_AFTER))
    assert len(await rows(database)) == 1


async def test_what_nobody_answers_keeps_its_place(database: Database) -> None:
    slack = Slack([Later(0.001)] * 9)
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, saying(ONE, "first"), ONE)
        await outbox.drain(8)
    assert said(slack) == ["first"] * 10 + ["m"]


async def test_a_correction_overtakes_none_of_the_same_post(database: Database) -> None:
    slack = PoisonedSlack()
    other = replace(CORRECTION, ts="8.8", message=Message("other"))
    async with working(database, slack) as outbox, asyncio.timeout(8):
        await outbox.answer_once(CLAIM, saying(CORRECTION, "poison"), other, saying(CORRECTION, "newer"))
        await becomes(lambda: "other" in said(slack))
        await becomes(lambda: len(slack.rows) > 12)
        assert "newer" not in said(slack)
        slack.poison = ""
        await becomes(lambda: "newer" in said(slack))
    assert said(slack)[-2:] == ["poison", "newer"]


async def test_corrections_take_no_room_from_answers_and_have_one_pace(database: Database) -> None:
    many = [replace(CORRECTION, channel=f"X{number}") for number in range(30)]
    slack, paced = Slack(hangs={each.channel for each in many}), list[queue.Lane]()

    class Remembering(Pace):
        def spend(self, lane: queue.Lane) -> None:
            paced.append(lane)

    outbox = Outbox(database, slack.attempt, Remembering())
    await outbox.start()
    await outbox.answer_once(CLAIM, *many)
    await becomes(lambda: paced)
    await outbox.answer_once(Claim("T1", ("b",)), ONE)
    await becomes(lambda: "C1" in slack.channels)
    await outbox.close()
    assert set(paced) == {("T1", "corrections"), ("T1", "C1")}


async def test_a_post_that_is_gone_is_followed_no_longer(database: Database) -> None:
    slack = Slack([Done(Posted("C1", "7.7")), Done(Posted("C1", "8.8")), Done(gone=Posted("C1", "7.7"))])
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, POST, POST)
        await outbox.drain(8)
        await outbox.answer_once(Claim("T1", ("b",)), CORRECTION)
        await outbox.drain(8)
    assert [post["ts"] for post in await rows(database, posts)] == ["8.8"]
    assert [tells["ts"] for tells in await rows(database, told)] == ["8.8"]
    assert await rows(database) == []


async def test_a_post_is_in_the_ledger_with_what_it_tells(database: Database) -> None:
    async with working(database, Slack([Done(Posted("C1", "7.7", "1.1"))])) as outbox:
        await outbox.answer_once(CLAIM, POST)
        await outbox.drain(8)
    (post,), (tells,) = await rows(database, posts), await rows(database, told)
    assert (post["team"], post["channel"], post["ts"], post["thread_ts"]) == ("T1", "C1", "7.7", "1.1")
    assert (tells["channel"], tells["ts"], tells["fact"]) == ("C1", "7.7", "trade/volume-2025")


async def test_what_tells_no_result_is_not_in_the_ledger(database: Database) -> None:
    async with working(database, Slack([Done(Posted("C1", "7.7"))])) as outbox:
        await outbox.answer_once(CLAIM, ONE)
        await outbox.drain(8)
    assert await rows(database, posts) == []


async def test_what_follows_is_stored_with_the_outcome_and_sent(database: Database) -> None:
    whisper = Whisper(channel="C1", user="U1", message=Message("shared"))
    slack = Slack([Done(Posted("C1", "7.7"), (whisper,))])
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, share())
        await outbox.drain(8)
    assert [type(row.item).__name__ for row in slack.rows] == ["Share", "Whisper"]


async def test_a_post_that_slack_took_for_one_it_has_is_in_the_ledger_once(database: Database) -> None:
    slack = Slack([Done(Posted("C1", "7.7")), Done(Posted("C1", "7.7"))])
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, POST, POST)
        await outbox.drain(8)
    assert len(await rows(database, posts)) == 1
    assert await rows(database) == []


async def test_a_bug_in_noting_what_was_sent_sends_nothing_twice(
    database: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.delivery.outbox.record", broken)
    slack = Slack([Done(Posted("C1", "7.7"))])
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, POST)
        await outbox.drain(8)
    assert len(slack.rows) == 1
    assert await rows(database) == []
    assert "outcome_lost kind=Post" in caplog.text


async def test_a_bug_in_sending_is_logged_told_and_stops_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    slack = Slack([ZeroDivisionError()])
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, POST, ONE)
        await outbox.drain(8)
    assert sorted(type(row.item).__name__ for row in slack.rows) == ["Post", "Post", "Whisper"]
    assert "sending_failed kind=Post" in caplog.text


async def test_a_row_that_cannot_be_read_is_logged_and_stops_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    strange = {**values_of("T1", ONE, 0.0), "kind": "Telegram"}
    await database.run(lambda connection: connection.execute(insert(outbox_table), strange))
    slack = Slack()
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, ONE)
        await outbox.drain(8)
    assert slack.channels == ["C1"]
    assert "row_unreadable id=1 kind=Telegram" in caplog.text


async def test_what_cannot_be_stored_is_not_taken_and_may_come_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.WAIT_FOR_LOCK", 0.0)
    async with working(database, Slack()) as outbox:
        with away(database):
            for item in (ONE, share()):
                with pytest.raises(StorageError):
                    await outbox.answer_once(CLAIM, item)
        assert await outbox.answer_once(CLAIM, ONE)


async def test_the_answer_to_a_press_goes_out_all_the_same(database: Database) -> None:
    follows = Whisper(channel="C1", user="U1", message=Message("more"))
    slack = Slack([Later(0.01), Done(then=(follows,))])
    async with working(database, slack) as outbox:
        with away(database):
            assert await outbox.answer_once(CLAIM, reply())
            await outbox.drain(8)
            await becomes(lambda: len(slack.rows) == 3)
        assert not await outbox.answer_once(CLAIM, reply())
    assert [type(row.item).__name__ for row in slack.rows] == ["Reply", "Reply", "Whisper"]
    assert [row.attempts for row in slack.rows] == [1, 2, 1]


async def test_what_goes_out_unsaved_is_given_up_in_the_end(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    slack = Slack([Later(0.0)] * 5)
    outbox = Outbox(database, slack.attempt)
    outbox.send_unsaved("T1", reply())
    await outbox.drain(8)
    assert len(slack.rows) == 5
    assert "not_sent kind=Reply channel=C1" in caplog.text


async def test_what_was_sent_is_not_sent_again_while_the_database_is_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.WAIT_FOR_LOCK", 0.0)
    lock: list[sqlite3.Connection] = []

    class Locking(Slack):
        async def attempt(self, row: Row, now: float) -> Outcome:
            if not lock:
                lock.append(sqlite3.connect(database.path, isolation_level=None))
                lock[0].execute("BEGIN IMMEDIATE")
            return await Slack.attempt(self, row, now)

    slack = Locking()
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, ONE, ONE)
        await becomes(lambda: database._in_trouble)
        assert len(slack.rows) == 1
        lock[0].close()
        await outbox.drain(8)
    assert len(slack.rows) == 2
    assert await rows(database) == []


async def test_a_lane_looks_again_when_the_database_was_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_first, tries = queue.take_first, [1]

    def once_away(connection: Connection, lane: queue.Lane, now: float) -> Row | float | None:
        if tries:
            tries.pop()
            raise StorageError
        return take_first(connection, lane, now)

    monkeypatch.setattr(queue, "take_first", once_away)
    slack = Slack()
    async with working(database, slack) as outbox:
        await outbox.answer_once(CLAIM, ONE)
        await becomes(lambda: slack.rows)


async def test_two_that_send_from_one_database_send_each_row_once(database: Database) -> None:
    slack = Slack()
    second = Database(database.path)
    async with working(database, slack) as one, working(second, slack) as two:
        for number in range(20):
            await (one if number % 2 else two).answer_once(Claim("T1", (str(number),)), ONE)
        await asyncio.gather(one.drain(8), two.drain(8))
        await becomes(lambda: len(slack.rows) >= 20, 60)  # whoever finds the database locked rests for a while
    await second.close()
    assert len(slack.rows) == 20
    assert len({row.id for row in slack.rows}) == 20
