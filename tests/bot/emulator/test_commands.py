"""Slash commands, from the typed line to the shown answer. The app acknowledges everything."""

from typing import Any

import pytest

from bot.emulator import AIGERIM, DANA, RELATIONS, Emulator
from tests.bot.emulator.blocks import section, text
from tests.bot.emulator.stand_ins import Hearing

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


class TestCommands:
    async def test_the_payload(self, emulator: Emulator) -> None:
        envelope = await emulator.slash(AIGERIM, RELATIONS, "@mehmet <b> & #press")
        assert envelope is not None
        payload = envelope.payload
        assert payload["text"] == "@mehmet <b> & #press"
        assert (payload["channel_id"], payload["channel_name"]) == (RELATIONS, "relations")
        assert (payload["user_id"], payload["user_name"]) == (AIGERIM, "aigerim")
        assert payload["response_url"].startswith(emulator.url + "/commands/TKZTURK01/")
        assert payload["trigger_id"].count(".") == 2
        assert emulator.workspace.messages == {}

    async def test_in_a_direct_message(self, emulator: Emulator, app: Hearing) -> None:
        app.answer = {"text": "for all", "response_type": "in_channel"}
        envelope = await emulator.slash(DANA, DANA, "trade")
        assert envelope is not None
        assert envelope.payload["channel_name"] == "directmessage"
        assert [message.text for message in emulator.workspace.messages.values()] == ["for all"]

    async def test_threads_take_no_commands(self, emulator: Emulator) -> None:
        first = await emulator.post(DANA, RELATIONS, "one")
        assert await emulator.acting.slash(DANA, RELATIONS, "trade", "/kzturk", first.ts) is None
        (notice,) = emulator.workspace.notices
        assert notice.text == "/kzturk is not supported in threads. Sorry!"
        assert (notice.to, notice.thread_ts) == (DANA, first.ts)

    async def test_unknown_commands(self, emulator: Emulator) -> None:
        assert await emulator.slash(DANA, RELATIONS, "trade", command="/<x>") is None
        assert emulator.workspace.notices[0].text == "/&lt;x&gt; is not a valid command."
        assert emulator.envelopes == []

    async def test_an_answer_that_slack_would_not_show(self, emulator: Emulator, app: Hearing) -> None:
        app.answer = {"blocks": [section(text=text(3001))], "response_type": "in_channel"}
        envelope = await emulator.slash(DANA, RELATIONS, "trade")
        assert envelope is not None
        assert envelope.failure == "invalid_blocks"
        assert envelope.refusal is not None
        assert "/blocks/0/text/text" in envelope.refusal["errors"][1]
        assert emulator.workspace.messages == {}

    async def test_an_answer_for_a_thread_that_is_not_there(self, emulator: Emulator, app: Hearing) -> None:
        app.answer = {"text": "x", "thread_ts": "1.5"}
        envelope = await emulator.slash(DANA, RELATIONS, "trade")
        assert envelope is not None
        assert envelope.failure == "thread_not_found"
