"""What people write, and which events come of it. The app acknowledges everything."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import BOT_USER_ID, DANA, MEHMET, PRESS, RELATIONS, Emulator, NotPossibleError
from tests.bot.emulator.stand_ins import Hearing

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


async def heard(emulator: Emulator) -> list[Json]:
    """Return the events that the app got so far."""
    await emulator.settled()
    return [envelope.payload["event"] for envelope in emulator.envelopes if envelope.type == "events_api"]


class TestWriting:
    async def test_a_mention_becomes_an_event(self, emulator: Emulator) -> None:
        message = await emulator.post(MEHMET, RELATIONS, " @kzturk trade & more ")
        (event,) = await heard(emulator)
        assert event["type"] == "app_mention"
        assert event["text"] == f"<@{BOT_USER_ID}> trade &amp; more"
        assert (event["user"], event["channel"], event["ts"]) == (MEHMET, RELATIONS, message.ts)
        assert "channel_type" not in event
        assert event["blocks"][0]["type"] == "rich_text"
        wrapper = emulator.envelopes[0].payload
        assert (wrapper["type"], wrapper["api_app_id"], wrapper["team_id"]) == (
            "event_callback",
            "AKZTURK01",
            "TKZTURK01",
        )
        assert wrapper["event_id"].startswith("Ev")
        assert wrapper["authorizations"][0]["user_id"] == BOT_USER_ID

    async def test_other_talk_in_a_channel_is_not_heard(self, emulator: Emulator) -> None:
        await emulator.post(MEHMET, RELATIONS, "kzturk, @aigerim, <@UKZTURK01>")
        assert await heard(emulator) == []

    async def test_a_direct_message_becomes_an_event(self, emulator: Emulator) -> None:
        message = await emulator.post(DANA, DANA, "@kzturk trade")
        (event,) = await heard(emulator)
        assert (event["type"], event["channel_type"], event["channel"]) == ("message", "im", message.channel)
        assert event["client_msg_id"] == message.client_msg_id
        assert "subtype" not in event

    async def test_an_edit_is_an_event_of_its_own(self, emulator: Emulator) -> None:
        message = await emulator.post(DANA, DANA, "trade")
        edited = await emulator.edit(DANA, DANA, message.ts, "tourism & more")
        _, event = await heard(emulator)
        assert event["subtype"] == "message_changed"
        assert (event["message"]["text"], event["message"]["ts"]) == ("tourism &amp; more", message.ts)
        assert event["message"]["client_msg_id"] == message.client_msg_id
        assert event["previous_message"]["text"] == "trade"
        assert event["ts"] != message.ts
        assert edited.edited

    async def test_an_edit_adds_no_mention(self, emulator: Emulator) -> None:
        message = await emulator.post(DANA, RELATIONS, "trade")
        await emulator.edit(DANA, RELATIONS, message.ts, "@kzturk trade")
        assert await heard(emulator) == []

    async def test_the_bot_hears_itself_in_a_direct_message(self, emulator: Emulator, client: AsyncWebClient) -> None:
        posted = await client.chat_postMessage(channel=DANA, text="Hi")
        await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Hello")
        await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
        await client.chat_postMessage(channel=RELATIONS, text=f"<@{BOT_USER_ID}>")
        await client.chat_postEphemeral(channel=posted["channel"], user=DANA, text="psst")
        events = await heard(emulator)
        assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
        assert events[0]["bot_id"] == events[1]["message"]["bot_id"] == "BKZTURK01"
        assert events[2]["deleted_ts"] == posted["ts"]

    async def test_a_reply_to_a_reply_stands_in_the_same_thread(self, emulator: Emulator) -> None:
        first = await emulator.post(DANA, RELATIONS, "one")
        second = await emulator.post(MEHMET, RELATIONS, "two", thread_ts=first.ts)
        third = await emulator.post(DANA, RELATIONS, "@kzturk three", thread_ts=second.ts)
        assert third.thread_ts == first.ts
        assert (await heard(emulator))[0]["thread_ts"] == first.ts

    async def test_where_the_bot_is_no_member_it_hears_nothing(self, emulator: Emulator) -> None:
        emulator.workspace.conversations[PRESS].members.discard(BOT_USER_ID)
        await emulator.post(DANA, PRESS, "a word to myself")
        assert emulator.workspace.notices == []
        first = await emulator.post(DANA, PRESS, "@kzturk trade")
        await emulator.post(DANA, PRESS, "@kzturk?", thread_ts=first.ts)
        assert await heard(emulator) == []
        notices = emulator.workspace.notices
        assert [(each.to, each.channel, each.thread_ts) for each in notices] == [
            (DANA, PRESS, None),
            (DANA, PRESS, first.ts),
        ]
        assert notices[0].text.startswith(f"<@{BOT_USER_ID}> is not in this channel")

    @pytest.mark.parametrize(
        ("user", "channel", "words", "thread_ts"),
        [
            ("UNOBODY", RELATIONS, "x", None),
            (DANA, "CNOWHERE", "x", None),
            (DANA, MEHMET, "x", None),
            (DANA, RELATIONS, " \n", None),
            (DANA, RELATIONS, "x", "1.5"),
        ],
    )
    async def test_what_people_cannot_do(
        self, emulator: Emulator, user: str, channel: str, words: str, thread_ts: str | None
    ) -> None:
        with pytest.raises(NotPossibleError):
            await emulator.post(user, channel, words, thread_ts)
        assert emulator.workspace.messages == {}

    async def test_nobody_edits_what_another_wrote(self, emulator: Emulator) -> None:
        message = await emulator.post(DANA, RELATIONS, "mine")
        for ts in (message.ts, "1.5"):
            with pytest.raises(NotPossibleError):
                await emulator.edit(MEHMET, RELATIONS, ts, "ours")


class TestEventsNeed:
    @pytest.fixture
    def app_manifest(self, app_manifest: Json) -> Json:
        app_manifest["oauth_config"]["scopes"]["bot"].remove("im:history")
        app_manifest["settings"]["event_subscriptions"]["bot_events"].remove("app_mention")
        return app_manifest

    async def test_a_scope_and_a_subscription(self, emulator: Emulator) -> None:
        await emulator.post(DANA, DANA, "trade")
        await emulator.post(DANA, RELATIONS, "@kzturk trade")
        assert await heard(emulator) == []


async def test_waiting_in_vain_tells_the_latest_calls(emulator: Emulator, client: AsyncWebClient) -> None:
    await client.auth_test()
    with pytest.raises(TimeoutError, match=r"auth\.test: ok"):
        await emulator.wait_for(lambda: False, seconds=0.05)
