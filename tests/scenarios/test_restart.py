"""kzturk stops and starts again on the same database: nothing is lost, and nothing comes twice."""

import sqlite3
from pathlib import Path

from bot.emulator import Emulator, cast
from bot.emulator.faults import rate_limited
from bot.people import Person
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import answers

ASKED = "@kzturk fact education"


def stored(database: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


async def test_what_was_answered_before_is_not_answered_again(emulator: Emulator, start: Start) -> None:
    async with start():
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await answers(emulator, cast.RELATIONS)
    async with start():
        assert (await emulator.delivery.redeliver(emulator.envelopes[0])).acked
        await answers(emulator, cast.RELATIONS)


async def test_what_could_not_be_sent_before_a_stop_is_sent_after_the_start(
    emulator: Emulator, start: Start, database: Path
) -> None:
    async with start():
        emulator.faults.plan("chat.postMessage", rate_limited(30))
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await emulator.wait_for(lambda: any(call.method == "chat.postMessage" for call in emulator.calls))
        await emulator.settled()
    assert emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID) == []
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("UPDATE outbox SET not_before = 0")  # the half minute is over
    connection.close()
    async with start():
        await answers(emulator, cast.RELATIONS)


async def test_what_is_kept_holds_nothing_of_what_was_asked(emulator: Emulator, start: Start, database: Path) -> None:
    async with start():
        await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk zanzibar how many Kazakh students are in Türkiye?")
        await answers(emulator, cast.RELATIONS)
    files = [file.read_bytes() for file in database.parent.glob(f"{database.name}*")]
    assert files
    assert not any(b"zanzibar" in content for content in files)
    assert stored(database, "SELECT count(*) FROM inbox") == [(2,)]


async def test_an_answer_is_in_the_ledger_where_it_stands(emulator: Emulator, start: Start, database: Path) -> None:
    async with start():
        asked = await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        (answer,) = await answers(emulator, cast.RELATIONS)
    (post,) = stored(database, "SELECT team, channel, ts, thread_ts FROM posts")
    assert post == (cast.TEAM_ID, cast.RELATIONS, answer.ts, asked.ts)
    assert stored(database, "SELECT count(*) FROM told WHERE fact LIKE 'education/%'")[0] > (0,)


async def test_the_language_that_one_chose_is_remembered(start: Start) -> None:
    dana = Person(cast.TEAM_ID, cast.DANA)
    async with start() as first:
        await first.people.choose(dana, "en")
    async with start() as second:
        assert second.people.language_of(dana) == "en"
