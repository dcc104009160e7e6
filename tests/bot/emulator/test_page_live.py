"""The page's websocket: what it is told, and what it may ask for. The app acknowledges everything."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import AIGERIM, BOT_USER_ID, DANA, RELATIONS, Emulator
from bot.emulator.page import MOST_BYTES
from bot.emulator.page_requests import read_request
from tests.bot.emulator.blocks import actions, button
from tests.bot.emulator.page_client import Socket, connect, hear
from tests.bot.emulator.stand_ins import Hearing
from tests.bot.emulator.views import opened

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> None:
    emulator.delivery.way = Hearing()


class TestHello:
    async def test_all_that_there_is(self, app_manifest: Json, session: aiohttp.ClientSession) -> None:
        words = {"en": [{"word": "fact", "hint": "[topic]", "description": "A fact"}]}
        async with Emulator(manifest=app_manifest, words=words) as emulator:
            await emulator.post(AIGERIM, RELATIONS, "one & two")
            socket = await connect(emulator, session)
            hello = await hear(socket)
        assert hello["type"] == "hello"
        assert hello["workspace"].keys() == {"name", "team_id"}
        assert hello["bot"] == {"user_id": BOT_USER_ID, "name": "kzturk", "app_id": "AKZTURK01"}
        assert [person["real_name"] for person in hello["people"]] == [
            "Aigerim Serikova",
            "Mehmet Yılmaz",
            "Dana Orazova",
        ]
        assert hello["people"][0].keys() == {"id", "name", "real_name", "title", "color"}
        kinds = [(each["kind"], each["name"]) for each in hello["conversations"]]
        assert kinds == [
            ("channel", "relations"),
            ("channel", "press"),
            ("channel", "visitors"),
            ("channel", "cabinet"),
            ("channel", "delegation"),
            ("im", "aigerim"),
            ("im", "mehmet"),
            ("im", "dana"),
        ]
        assert hello["conversations"][0]["topic"]
        assert hello["conversations"][-1]["user"] == DANA
        (command,) = hello["commands"]
        assert (command["command"], command["words_in"]) == ("/kzturk", words)
        assert command["usage_hint"]
        assert command["description"]
        assert hello["connected"] is False
        (message,) = hello["messages"]
        assert message == {
            "channel": RELATIONS,
            "ts": message["ts"],
            "user": AIGERIM,
            "text": "one &amp; two",
            "blocks": [],
            "edited": False,
        }


class TestLive:
    @pytest.fixture
    async def page(self, emulator: Emulator, session: aiohttp.ClientSession) -> Socket:
        socket = await connect(emulator, session)
        assert (await hear(socket))["type"] == "hello"
        return socket

    async def test_the_page_hears_of_everything(self, page: Socket, emulator: Emulator, client: AsyncWebClient) -> None:
        posted = await client.chat_postMessage(channel=RELATIONS, text="a", blocks=[actions(button())])
        ts = posted["ts"]
        frame = await hear(page)
        assert (frame["type"], frame["message"]["ts"]) == ("message", ts)
        assert frame["message"]["blocks"][0]["elements"][0]["action_id"]
        await client.chat_update(channel=RELATIONS, ts=ts, text="b")
        frame = await hear(page)
        assert (frame["type"], frame["message"]["text"], frame["message"]["edited"]) == ("message_changed", "b", True)
        await client.chat_delete(channel=RELATIONS, ts=ts)
        assert await hear(page) == {"type": "message_deleted", "channel": RELATIONS, "ts": ts}
        await client.chat_postEphemeral(channel=RELATIONS, user=DANA, text="c")
        assert (await hear(page))["message"]["ephemeral_to"] == DANA
        emulator.workspace.set_connected(connected=True)
        assert await hear(page) == {"type": "status", "connected": True}

    async def test_a_post(self, page: Socket, emulator: Emulator) -> None:
        await page.send_json({"type": "post", "as": DANA, "channel": RELATIONS, "text": "@kzturk hi"})
        frame = await hear(page)
        assert frame["message"]["text"] == f"<@{BOT_USER_ID}> hi"
        reply = {"type": "post", "as": DANA, "channel": RELATIONS, "text": "re", "thread_ts": frame["message"]["ts"]}
        await page.send_json(reply)
        assert (await hear(page))["message"]["thread_ts"] == frame["message"]["ts"]
        assert emulator.envelopes[0].payload["event"]["type"] == "app_mention"

    async def test_a_command(self, page: Socket, emulator: Emulator) -> None:
        await page.send_json(
            {"type": "slash", "as": DANA, "channel": RELATIONS, "command": "/kzturk", "text": "fact trade"}
        )
        await page.send_json({"type": "post", "as": DANA, "channel": RELATIONS, "text": "/kzturk fact tourism"})
        await emulator.wait_for(lambda: len(emulator.envelopes) == 2)
        assert [envelope.payload["text"] for envelope in emulator.envelopes] == ["fact trade", "fact tourism"]

    async def test_a_command_that_slack_refuses(self, page: Socket, emulator: Emulator) -> None:
        await page.send_json({"type": "slash", "as": DANA, "channel": RELATIONS, "command": "/shrug", "text": ""})
        assert await hear(page) == {
            "type": "notice",
            "to": DANA,
            "channel": RELATIONS,
            "text": "/shrug is not a valid command.",
        }
        first = await emulator.post(DANA, RELATIONS, "one")
        await hear(page)
        await page.send_json(
            {"type": "post", "as": DANA, "channel": RELATIONS, "text": "/kzturk x", "thread_ts": first.ts}
        )
        notice = await hear(page)
        assert (notice["text"], notice["thread_ts"]) == ("/kzturk is not supported in threads. Sorry!", first.ts)

    @pytest.mark.parametrize(
        "which", [{"value": "2"}, {"selected_option": "2"}, {"selected_option": {"text": {}, "value": "2"}}]
    )
    async def test_a_press(self, page: Socket, emulator: Emulator, client: AsyncWebClient, which: Json) -> None:
        block = actions(button(action_id="a", value="2"), block_id="b")
        posted = await client.chat_postMessage(channel=RELATIONS, text="x", blocks=[block])
        frame = {"type": "press", "as": DANA, "channel": RELATIONS, "message_ts": posted["ts"]}
        await page.send_json({**frame, "block_id": "b", "action_id": "a", **which})
        await emulator.wait_for(lambda: emulator.envelopes)
        assert emulator.envelopes[0].payload["actions"][0]["value"] == "2"

    @pytest.mark.parametrize(
        "frame",
        [
            "",
            "{",
            "5",
            "[" * 5_000,
            "{}",
            '{"type": "dance"}',
            '{"type": "post"}',
            json.dumps({"type": "post", "as": DANA, "channel": RELATIONS, "text": 5}),
            json.dumps({"type": "post", "as": DANA, "channel": RELATIONS, "text": "x", "colour": 1}),
            json.dumps({"type": "post", "as": "UNOBODY", "channel": RELATIONS, "text": "x"}),
            json.dumps({"type": "post", "as": DANA, "channel": RELATIONS, "text": ""}),
        ],
    )
    async def test_nonsense_is_answered_in_words(self, page: Socket, emulator: Emulator, frame: str) -> None:
        await page.send_str(frame)
        answer = await hear(page)
        assert answer["type"] == "error"
        assert answer["text"]
        await page.send_bytes(b"\xff")
        assert (await hear(page))["type"] == "error"
        assert emulator.workspace.messages == {}

    async def test_a_frame_beyond_the_limit_ends_the_connection(self, page: Socket, emulator: Emulator) -> None:
        before = len(emulator.workspace.observers)
        long = {"type": "post", "as": DANA, "channel": RELATIONS, "text": "x" * MOST_BYTES}
        await page.send_json(long)
        closed = await page.receive()
        assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, aiohttp.WSCloseCode.MESSAGE_TOO_BIG)
        await asyncio.sleep(0.05)
        assert len(emulator.workspace.observers) == before - 1
        assert emulator.workspace.messages == {}

    async def test_modals_end_with_the_last_page(
        self, page: Socket, emulator: Emulator, session: aiohttp.ClientSession
    ) -> None:
        silent, told = opened(emulator, user=AIGERIM), opened(emulator, notify_on_close=True)
        other = await connect(emulator, session)
        await hear(other)
        await page.close()
        await emulator.post(DANA, RELATIONS, "one")
        await emulator.settled()
        assert list(emulator.views.all()) == [silent, told]
        await other.close()
        await emulator.wait_for(lambda: emulator.envelopes)
        assert list(emulator.views.all()) == []
        (envelope,) = emulator.envelopes
        assert (envelope.payload["type"], envelope.payload["is_cleared"]) == ("view_closed", True)
        assert envelope.payload["view"]["id"] == told.id
        assert (await hear(await connect(emulator, session)))["views"] == []

    async def test_a_closed_page_is_forgotten(self, page: Socket, emulator: Emulator) -> None:
        before = len(emulator.workspace.observers)
        await page.close()
        await emulator.post(DANA, RELATIONS, "one")
        assert len(emulator.workspace.observers) == before - 1


@given(st.text() | st.binary())
def test_any_frame_is_read_or_refused_in_words(frame: str | bytes) -> None:
    with pytest.raises(ValueError, match="does not understand"):
        read_request(frame)
