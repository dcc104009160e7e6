"""Mentions and direct messages."""

import pytest

from bot.emulator import Emulator, cast
from tests.scenarios.seeing import answers, direct

pytestmark = pytest.mark.usefixtures("service")

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


async def test_a_mention_is_answered_in_its_thread(emulator: Emulator) -> None:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk how many Kazakh students are in Türkiye?")
    (answer,) = await answers(emulator, cast.RELATIONS)
    assert answer.thread_ts == asked.ts
    assert answer.ephemeral_to is None
    assert QUOTE in answer.text


async def test_a_mention_in_a_thread_is_answered_in_that_thread(emulator: Emulator) -> None:
    first = await emulator.post(cast.MEHMET, cast.RELATIONS, "Who has figures?")
    await emulator.post(cast.DANA, cast.RELATIONS, "fact education @kzturk", thread_ts=first.ts)
    (answer,) = await answers(emulator, cast.RELATIONS)
    assert answer.thread_ts == first.ts
    assert QUOTE in answer.text


@pytest.mark.parametrize("words", ["compare", "timeline", "topics", "source ulker-2012", "kapucu"])
async def test_the_longest_replies_arrive_with_their_blocks(emulator: Emulator, words: str) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, f"@kzturk {words}")
    (answer,) = await answers(emulator, cast.RELATIONS)
    assert answer.blocks


async def test_nothing_unfurls(emulator: Emulator) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    await answers(emulator, cast.RELATIONS)
    (call,) = [call for call in emulator.calls if call.method == "chat.postMessage"]
    assert call.arguments["unfurl_links"] in {False, "0", "false"}
    assert call.arguments["unfurl_media"] in {False, "0", "false"}
    assert "link_names" not in call.arguments


async def test_a_direct_message_is_answered_where_it_was_written(emulator: Emulator) -> None:
    here = direct(emulator, cast.DANA)
    asked = await emulator.post(cast.DANA, here, "fact education")
    (answer,) = await answers(emulator, here)
    assert answer.thread_ts is None
    assert QUOTE in answer.text
    await emulator.post(cast.DANA, here, "quote education", thread_ts=asked.ts)
    _, in_thread = await answers(emulator, here, 2)
    assert in_thread.thread_ts == asked.ts


@pytest.mark.parametrize("text", ["@kzturk", "@kzturk   ", "@kzturk help"])
async def test_an_empty_mention_gets_help(emulator: Emulator, text: str) -> None:
    await emulator.post(cast.MEHMET, cast.PRESS, text)
    (answer,) = await answers(emulator, cast.PRESS)
    assert answer.text.startswith("Ask me about relations between Kazakhstan and Türkiye.")


async def test_what_is_not_known_is_not_answered(emulator: Emulator) -> None:
    here = direct(emulator, cast.DANA)
    await emulator.post(cast.DANA, here, "what is the area of Kazakhstan?")
    (answer,) = await answers(emulator, here)
    assert answer.text.startswith("I have nothing on that, and I don't guess.")


async def test_edits_and_deletions_are_acknowledged_and_not_answered(emulator: Emulator) -> None:
    here = direct(emulator, cast.DANA)
    asked = await emulator.post(cast.DANA, here, "fact education")
    await answers(emulator, here)
    edited = await emulator.edit(cast.DANA, here, asked.ts, "fact trade")
    emulator.workspace.remove(edited)
    await answers(emulator, here)
    assert len(emulator.envelopes) == 4  # the question, the bot's own answer, the edit, the deletion
    assert all(envelope.acked for envelope in emulator.envelopes)


async def test_talk_among_people_is_let_be(emulator: Emulator) -> None:
    await emulator.post(cast.DANA, cast.RELATIONS, "Good morning!")
    assert emulator.envelopes == []
