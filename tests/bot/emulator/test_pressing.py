"""Buttons and menus, and the actions that come of them. The app acknowledges everything."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import DANA, MEHMET, RELATIONS, Emulator, NotPossibleError
from tests.bot.emulator.blocks import actions, button, context_actions, feedback, options, section, select, text
from tests.bot.emulator.stand_ins import Hearing, shown

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


class TestPressing:
    async def test_a_button(self, emulator: Emulator) -> None:
        message = shown(emulator, actions(button(action_id="a", value="1"), button(action_id="b", value="2")))
        envelope = await emulator.press(MEHMET, RELATIONS, message.ts, value="2")
        payload = envelope.payload
        (action,) = payload["actions"]
        assert (action["type"], action["action_id"], action["block_id"], action["value"]) == ("button", "b", "b0", "2")
        assert action["text"] == text(1)
        assert action["action_ts"] > message.ts
        assert payload["type"] == "block_actions"
        assert payload["user"]["id"] == MEHMET
        assert payload["container"] == {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": RELATIONS,
            "is_ephemeral": False,
        }
        assert payload["message"]["blocks"] == list(message.blocks)
        assert payload["state"] == {"values": {}}
        assert payload["response_url"].startswith(emulator.url + "/actions/")

    async def test_a_button_in_a_thread_names_the_thread(self, emulator: Emulator, client: AsyncWebClient) -> None:
        first = await emulator.post(DANA, RELATIONS, "one")
        posted = await client.chat_postMessage(
            channel=RELATIONS, text="x", blocks=[actions(button(action_id="a"))], thread_ts=first.ts
        )
        envelope = await emulator.press(MEHMET, RELATIONS, posted["ts"])
        assert envelope.payload["container"]["thread_ts"] == first.ts
        assert envelope.payload["message"]["thread_ts"] == first.ts

    async def test_an_ephemeral_message_is_not_given_back(self, emulator: Emulator) -> None:
        message = shown(emulator, actions(button(action_id="a")), ephemeral_to=DANA)
        envelope = await emulator.press(DANA, RELATIONS, message.ts, action_id="a")
        assert envelope.payload["container"]["is_ephemeral"] is True
        assert "message" not in envelope.payload

    @pytest.mark.parametrize("kind", ["static_select", "radio_buttons", "overflow"])
    async def test_a_choice(self, emulator: Emulator, kind: str) -> None:
        message = shown(emulator, actions({"type": kind, "options": options(3), "action_id": "a"}))
        envelope = await emulator.press(DANA, RELATIONS, message.ts, block_id="b0", value="1")
        (action,) = envelope.payload["actions"]
        assert action["selected_option"]["value"] == "1"
        state = {"b0": {"a": {"type": kind, "selected_option": action["selected_option"]}}}
        assert envelope.payload["state"]["values"] == ({} if kind == "overflow" else state)

    async def test_a_choice_from_groups(self, emulator: Emulator) -> None:
        groups = [{"label": text(1), "options": [option]} for option in options(2)]
        element = {"type": "static_select", "option_groups": groups, "action_id": "a"}
        message = shown(emulator, section(text=text(1), accessory=element))
        envelope = await emulator.press(DANA, RELATIONS, message.ts, value="1")
        assert envelope.payload["actions"][0]["selected_option"]["value"] == "1"

    async def test_feedback(self, emulator: Emulator) -> None:
        two = {**feedback(), "action_id": "f", "negative_button": {"text": text(2), "value": "bad"}}
        message = shown(emulator, context_actions(two))
        envelope = await emulator.press(DANA, RELATIONS, message.ts, value="bad")
        (action,) = envelope.payload["actions"]
        assert (action["value"], action["text"]) == ("bad", text(2))
        envelope = await emulator.press(DANA, RELATIONS, message.ts, action_id="f")
        (action,) = envelope.payload["actions"]
        assert (action["value"], action["text"]) == ("v", text(1))

    @pytest.mark.parametrize(
        "which", [{"action_id": "z"}, {"block_id": "z"}, {"value": "z"}, {"action_id": "a", "value": "2"}]
    )
    async def test_no_such_button(self, emulator: Emulator, which: dict[str, str]) -> None:
        message = shown(
            emulator,
            section(text=text(1)),
            actions(button(action_id="a", value="1"), button(action_id="b", value="2"), select(action_id="c")),
        )
        with pytest.raises(NotPossibleError):
            await emulator.press(DANA, RELATIONS, message.ts, **which)

    async def test_no_such_message(self, emulator: Emulator) -> None:
        message = shown(emulator, actions(button(action_id="a")), ephemeral_to=DANA)
        for user, ts in ((MEHMET, message.ts), (DANA, "1.5")):
            with pytest.raises(NotPossibleError):
                await emulator.press(user, RELATIONS, ts)

    async def test_a_press_that_nobody_takes(self, emulator: Emulator) -> None:
        message = shown(emulator, actions(button(action_id="a")))
        emulator.request_url = None
        envelope = await emulator.press(DANA, RELATIONS, message.ts)
        assert envelope.failure == "connection_failed"
        assert "dispatch_failed" in emulator.workspace.notices[0].text
