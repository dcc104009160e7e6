"""A fact is corrected or withdrawn while the bot runs, or while it is down: the posts that told it follow, once."""

import logging
from pathlib import Path

import pytest

from bot.delivery import ledger
from bot.emulator import Emulator, Message, cast
from bot.reloading import LiveBase
from bot.rendering.elements import SHARE
from bot.storage.reading import read_from
from tests.knowledge.folders import SECOND_TOPIC, build, change, put
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import answers

ASKED = "@kzturk how many ships are there?"
BRIDGE = "facts/bridge.toml"
SAID, MENDED = "About 300 ships a year go under the bridge.", "Some 300 ships a year pass below the bridge."
NOTES = ("Corrected: ", "Withdrawn: ", "This answer was withdrawn")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "knowledge")


def by_the_bot(emulator: Emulator) -> list[Message]:
    said = emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID)
    return [message for message in said if message.ephemeral_to is None]


def notes(emulator: Emulator) -> list[Message]:
    return [message for message in by_the_bot(emulator) if message.text.startswith(NOTES[:2])]


async def corrected(emulator: Emulator, number: int = 1) -> list[Message]:
    """Wait for so many notes and for nothing more to be on its way; return all that the bot has said."""
    await emulator.wait_for(lambda: len(notes(emulator)) >= number)
    await emulator.settled()
    assert len(notes(emulator)) == number
    return by_the_bot(emulator)


async def test_a_changed_summary_is_corrected_where_it_was_posted(
    emulator: Emulator, start: Start, folder: Path
) -> None:
    async with start(LiveBase(folder)) as service:
        asked = await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        (before,) = await answers(emulator, cast.RELATIONS)
        change(folder, BRIDGE, SAID, MENDED)
        service.reload()
        after, note = await corrected(emulator)
    assert SAID in before.text
    assert (after.ts, SAID in after.text, MENDED in after.text) == (before.ts, False, True)
    assert note.thread_ts == asked.ts
    assert "“Ships in 2021”" in note.text


async def test_what_changed_while_the_bot_was_down_is_corrected_once(
    emulator: Emulator, start: Start, folder: Path
) -> None:
    async with start(LiveBase(folder)):
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await answers(emulator, cast.RELATIONS)
    change(folder, BRIDGE, SAID, MENDED)
    for _ in range(2):
        async with start(LiveBase(folder)):
            after, _note = await corrected(emulator)
        assert MENDED in after.text


async def test_there_and_back_again_is_followed_both_times(emulator: Emulator, start: Start, folder: Path) -> None:
    async with start(LiveBase(folder)) as service:
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        (before,) = await answers(emulator, cast.RELATIONS)
        for number, (old, new) in enumerate([(SAID, MENDED), (MENDED, SAID), (SAID, MENDED)], start=1):
            change(folder, BRIDGE, old, new)
            service.reload()
            after, *_ = await corrected(emulator, number)
            assert (after.ts, new in after.text) == (before.ts, True)


async def test_a_withdrawn_fact_says_why_in_its_place(emulator: Emulator, start: Start, folder: Path) -> None:
    async with start(LiveBase(folder)) as service:
        await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk when was the bridge opened?")
        await answers(emulator, cast.RELATIONS)
        change(folder, BRIDGE, "as_of = 2020-05-01\n", 'as_of = 2020-05-01\nwithdrawn = "It was counted anew."\n')
        service.reload()
        after, note = await corrected(emulator)
    assert "The bridge has been in use" not in after.text
    assert all("It was counted anew." in message.text for message in (after, note))


async def test_a_fact_that_was_taken_away_leaves_a_word_in_its_place(
    emulator: Emulator, start: Start, folder: Path
) -> None:
    async with start(LiveBase(folder)) as service:
        await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk place of the meeting")
        await answers(emulator, cast.RELATIONS)
        put(folder, "facts/trees.toml", SECOND_TOPIC[: SECOND_TOPIC.index("[meeting]")])
        pins = folder / "sources/pins/herald-2021.toml"
        put(folder, "sources/pins/herald-2021.toml", without_first_pin(pins.read_text("utf-8")))
        service.reload()
        after, note = await corrected(emulator)
    assert after.text.startswith(NOTES[2])
    assert "“trees/meeting”" in note.text


def without_first_pin(pins: str) -> str:
    """Take out the pin of the quote that stands first in the article."""
    head, _, *others = pins.split("[[pin]]")
    return "[[pin]]".join((head, *others))


async def test_what_does_not_change_what_was_told_is_let_be(emulator: Emulator, start: Start, folder: Path) -> None:
    async with start(LiveBase(folder)) as service:
        await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk when was the bridge opened?")
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        opening, _ = await answers(emulator, cast.RELATIONS, 2)
        change(folder, BRIDGE, SAID, MENDED)
        service.reload()
        await corrected(emulator)
    assert by_the_bot(emulator)[0] == opening


async def test_a_post_that_was_deleted_is_let_go(
    emulator: Emulator, start: Start, folder: Path, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def tried() -> int:
        return sum(call.method == "chat.update" for call in emulator.calls)

    async with start(LiveBase(folder)) as service:
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        (answer,) = await answers(emulator, cast.RELATIONS)
        await emulator.settled()
        emulator.workspace.remove(answer)
        change(folder, BRIDGE, SAID, MENDED)
        service.reload()
        await emulator.wait_for(tried)
    assert read_from(database, ledger.tellings) == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_shared_answer_keeps_the_name_of_who_shared_it(emulator: Emulator, start: Start, folder: Path) -> None:
    async with start(LiveBase(folder)) as service:
        await emulator.slash(cast.MEHMET, cast.RELATIONS, "how many ships are there?")
        (private,) = [each for each in emulator.workspace.messages.values() if each.ephemeral_to == cast.MEHMET]
        await emulator.press(cast.MEHMET, cast.RELATIONS, private.ts, action_id=SHARE)
        await emulator.wait_for(lambda: by_the_bot(emulator))
        change(folder, BRIDGE, SAID, MENDED)
        service.reload()
        after, note = await corrected(emulator)
    assert MENDED in after.text
    assert f"<@{cast.MEHMET}>" in after.text
    assert note.thread_ts == after.ts
