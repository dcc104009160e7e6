"""What is old goes, whatever table it is in; what is young stays."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from bot.storage import StorageError
from bot.storage.database import Database
from bot.storage.retention import DAY, forget, forget_daily
from bot.storage.schema import metadata
from tests.bot.waiting import becomes

NOW = 1000 * DAY
OLD, YOUNG = NOW - 31 * DAY, NOW - 29 * DAY
POST = {"channel": "C", "ts": "1", "packed": "p", "lang": "en"}
ROW = {
    "lane": "C",
    "kind": "Post",
    "content": "{}",
    "client_msg_id": "u",
    "attempts": 0,
    "not_before": 0,
    "leased_until": 0,
}
ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "inbox": ("taken_at", {"key": "k"}),
    "outbox": ("stored_at", ROW),
    "posts": ("posted_at", POST),
    "people": ("touched_at", {"user": "U"}),
    "feedback": ("given_at", {"user": "U", "packed": "p", "good": True}),
}


def fill(connection: Connection) -> None:
    """Put a row of the team "old" and one of the team "young" into each table."""
    times = {"old": OLD, "young": YOUNG}
    for name, (column, values) in ROWS.items():
        rows = [{"team": team, column: time, **values} for team, time in times.items()]
        connection.execute(insert(metadata.tables[name]), rows)
    tells = [{"team": team, "channel": "C", "ts": "1", "fact": "a/b", "digest": "d"} for team in times]
    connection.execute(insert(metadata.tables["told"]), tells)


def teams(connection: Connection) -> dict[str, list[str]]:
    found = {name: connection.execute(select(table.c.team)) for name, table in metadata.tables.items()}
    return {name: [team for (team,) in rows] for name, rows in found.items()}


async def test_each_table_forgets_what_is_older_than_is_set_and_the_inbox_after_a_day(database: Database) -> None:
    await database.run(fill)
    await forget(database, 30, NOW)
    kept = await database.run(teams)
    assert kept.keys() == {*ROWS, "told"}
    assert kept == {name: ["young"] if name != "inbox" else [] for name in kept}


async def test_the_inbox_remembers_for_as_long_as_slack_may_send_again(database: Database) -> None:
    inbox = metadata.tables["inbox"]
    rows = [{"team": "T", "key": str(hours), "taken_at": NOW - hours * 3600} for hours in (24, 26)]
    await database.run(lambda connection: connection.execute(insert(inbox), rows))
    await forget(database, 30, NOW)
    assert await database.run(lambda connection: connection.execute(select(inbox.c.key)).all()) == [("24",)]


async def test_many_rows_go_in_small_steps(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.retention.BATCH", 10)
    inbox = metadata.tables["inbox"]
    rows = [{"team": "T", "key": str(number), "taken_at": OLD} for number in range(95)]
    await database.run(lambda connection: connection.execute(insert(inbox), rows))
    await forget(database, 30, NOW)
    count = select(func.count()).select_from(inbox)
    assert await database.run(lambda connection: connection.execute(count).scalar()) == 0


async def test_a_database_that_is_away_is_tried_again_another_day(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries: list[int] = []

    async def away(_database: Database, days: int, _now: float) -> None:
        tries.append(days)
        raise StorageError

    monkeypatch.setattr("bot.storage.retention.forget", away)
    monkeypatch.setattr("bot.storage.retention.DAY", 0.0)
    task = asyncio.create_task(forget_daily(database, 30))
    await becomes(lambda: len(tries) > 1)
    task.cancel()
    assert set(tries) == {30}
    assert "old_rows_kept" in caplog.text
