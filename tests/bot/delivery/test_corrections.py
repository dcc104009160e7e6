"""Posts that tell what is no longer so: which they are, and that only one process corrects each."""

from collections.abc import AsyncIterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bot.delivery import ledger
from bot.delivery.corrections import Corrections, correction_of, outdated_of
from bot.delivery.ledger import Entry, SupersededError
from bot.delivery.outbox import Outbox
from bot.delivery.outcomes import Done, Outcome, Posted
from bot.delivery.outgoing import Correction, Outgoing
from bot.delivery.rows import Row
from bot.delivery.told import Told, told
from bot.reloading import LiveBase
from bot.storage.database import Database
from bot.storage.opening import open_database
from knowledge import Base, load
from tests.knowledge.folders import build, change


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "kzturk.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "knowledge")


async def posted(database: Database, base: Base, question: str = "fact bridge/ships-2021", ts: str = "1.1") -> None:
    result = base.answer(question, today=date(2026, 11, 22), seed=0)
    record = partial(ledger.record, team="T1", posted=Posted("C1", ts, "0.9", "U1"), tells=told(result), now=0.0)
    await database.run(record)


async def outdated(database: Database, base: Base) -> list[Entry]:
    found = outdated_of(await database.run(ledger.tellings), base.contents)
    return await database.run(partial(ledger.entries_with, found=found))


async def test_what_is_told_as_it_stands_is_not_outdated(database: Database, folder: Path) -> None:
    base = load(folder)
    await posted(database, base)
    assert await outdated(database, base) == []


async def test_a_correction_names_the_changed_facts_and_keeps_the_sharer(database: Database, folder: Path) -> None:
    await posted(database, load(folder))
    change(folder, "facts/bridge.toml", "In 2010 there were 50 ships at most.", "No more than 50 ships came in 2010.")
    base = load(folder)
    (entry,) = await outdated(database, base)
    correction, tells = correction_of(entry, base)
    assert tells is not None
    assert "No more than 50 ships came in 2010." in correction.message.text
    assert "<@U1>" in correction.message.text
    assert "“Ships in 2010”" in correction.note.text
    assert "“Ships in 2021”" not in correction.note.text
    assert (correction.ts, correction.thread_ts) == ("1.1", "0.9")


async def test_only_the_first_of_two_processes_corrects(database: Database, folder: Path) -> None:
    await posted(database, load(folder))
    change(folder, "facts/bridge.toml", "About 300 ships", "Some 300 ships")
    base = load(folder)
    (entry,) = await outdated(database, base)
    _, tells = correction_of(entry, base)
    await database.run(partial(ledger.replace, entry=entry, tells=tells))
    with pytest.raises(SupersededError):
        await database.run(partial(ledger.replace, entry=entry, tells=tells))
    assert await outdated(database, base) == []


async def test_one_that_cannot_be_corrected_does_not_keep_the_others_from_it(
    database: Database, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveBase(folder)
    for ts in ("1.1", "2.1"):
        await posted(database, live.base, ts=ts)
    change(folder, "facts/bridge.toml", "About 300 ships", "Some 300 ships")
    await live.reload()
    sent: list[Outgoing] = []

    async def attempt(row: Row, _now: float) -> Outcome:
        sent.append(row.item)
        return Done()

    def fails_for_the_first(entry: Entry, base: Base) -> tuple[Correction, Told | None]:
        if entry.ts == "1.1":
            raise ValueError("a bug")
        return correction_of(entry, base)

    monkeypatch.setattr("bot.delivery.corrections.correction_of", fails_for_the_first)
    outbox = Outbox(database, attempt)
    await outbox.start()
    await Corrections(database, live, outbox).correct()
    await outbox.drain(5)
    await outbox.close()
    assert [item.ts for item in sent if isinstance(item, Correction)] == ["2.1"]
    assert "correction_failed channel=C1 ts=1.1" in caplog.text
