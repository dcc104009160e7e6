"""chat.* as Slack's own client calls it."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import AIGERIM, BOT_USER_ID, DANA, MEHMET, RELATIONS, Emulator, Settings

Json = dict[str, Any]
LINE: Json = {"type": "divider"}


async def refusal(client: AsyncWebClient, method: str, **arguments: object) -> str:
    with pytest.raises(SlackApiError) as error:
        await client.api_call(method, json=arguments)
    return str(error.value.response["error"])


async def test_a_message_is_posted_as_the_bot(client: AsyncWebClient, emulator: Emulator) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}
    answer = await client.chat_postMessage(
        channel=RELATIONS, text="Hi", blocks=[LINE, {"type": "actions", "elements": [button]}], unfurl_links=False
    )
    (message,) = emulator.workspace.said_in(RELATIONS)
    assert (message.user, message.text, message.ts) == (BOT_USER_ID, "Hi", answer["ts"])
    line, actions = message.blocks
    assert line["block_id"] != actions["block_id"]
    assert actions["elements"][0]["action_id"]
    assert "action_id" not in button
    assert answer["message"]["bot_id"] == "BKZTURK01"
    assert answer["message"]["blocks"] == list(message.blocks)


async def test_a_reply_stands_in_the_thread(client: AsyncWebClient, emulator: Emulator) -> None:
    first = await emulator.post(AIGERIM, RELATIONS, "question")
    answer = await client.chat_postMessage(channel="#relations", text="answer", thread_ts=first.ts)
    assert answer["message"]["thread_ts"] == first.ts
    assert emulator.workspace.said_in(RELATIONS, thread_ts=first.ts)[0].text == "answer"
    error = await refusal(client, "chat.postMessage", channel=RELATIONS, text="x", thread_ts=answer["ts"])
    assert error == "cannot_reply_to_message"


async def test_a_person_as_channel_is_the_direct_message(client: AsyncWebClient, emulator: Emulator) -> None:
    answer = await client.chat_postMessage(channel=DANA, text="Hi")
    assert answer["channel"] == emulator.workspace.direct_message(DANA).id


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": "x"}, "invalid_arguments"),
        ({"channel": "CNOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": 5, "text": "x"}, "invalid_arguments"),
        ({"channel": RELATIONS}, "no_text"),
        ({"channel": RELATIONS, "text": "", "blocks": []}, "no_text"),
        ({"channel": RELATIONS, "text": 5}, "invalid_arguments"),
        ({"channel": RELATIONS, "text": "x", "thread_ts": "1.5"}, "thread_not_found"),
        ({"channel": RELATIONS, "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": RELATIONS, "blocks": {}}, "invalid_blocks_format"),
        ({"channel": RELATIONS, "blocks": [{"type": "b"}]}, "invalid_blocks"),
        ({"channel": RELATIONS, "blocks": [LINE] * 51}, "invalid_blocks"),
        (
            {
                "channel": RELATIONS,
                "blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 1999}] * 7}],
            },
            "msg_blocks_too_long",
        ),
    ],
)
async def test_messages_that_slack_refuses(
    client: AsyncWebClient, emulator: Emulator, arguments: Json, error: str
) -> None:
    assert await refusal(client, "chat.postMessage", **arguments) == error
    assert emulator.workspace.messages == {}
    assert emulator.calls[0].error == error


async def test_bad_blocks_are_told_in_slacks_form(client: AsyncWebClient) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    with pytest.raises(SlackApiError) as error:
        await client.chat_postMessage(channel=RELATIONS, text="x", blocks=[long])
    assert error.value.response["errors"] == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]
    assert error.value.response["response_metadata"]["messages"][0] == (
        "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]"
    )


async def test_a_very_long_text_is_cut_and_the_app_is_told(client: AsyncWebClient, emulator: Emulator) -> None:
    answer = await client.chat_postMessage(channel=RELATIONS, text="Қ" * 40_001)
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]
    assert len(emulator.workspace.said_in(RELATIONS)[0].text) == 40_000


async def test_a_channel_that_the_bot_has_left(client: AsyncWebClient, emulator: Emulator) -> None:
    emulator.workspace.conversations[RELATIONS].members.discard(BOT_USER_ID)
    assert await refusal(client, "chat.postMessage", channel=RELATIONS, text="x") == "not_in_channel"


async def test_only_one_person_sees_an_ephemeral(client: AsyncWebClient, emulator: Emulator) -> None:
    answer = await client.chat_postEphemeral(channel=RELATIONS, user=MEHMET, text="psst")
    (message,) = emulator.workspace.said_in(RELATIONS)
    assert (message.ts, message.ephemeral_to) == (answer["message_ts"], MEHMET)
    assert await refusal(client, "chat.postEphemeral", channel=RELATIONS, text="x") == "invalid_arguments"
    assert await refusal(client, "chat.postEphemeral", channel=RELATIONS, user="U1", text="x") == "user_not_in_channel"
    assert await refusal(client, "chat.update", channel=RELATIONS, ts=message.ts, text="x") == "message_not_found"
    assert await refusal(client, "chat.postMessage", channel=RELATIONS, text="x", thread_ts=message.ts)


async def test_an_update_with_text_alone_takes_the_blocks_away(client: AsyncWebClient, emulator: Emulator) -> None:
    posted = await client.chat_postMessage(channel=RELATIONS, text="one", blocks=[LINE])
    await client.chat_update(channel=RELATIONS, ts=posted["ts"], text="two")
    (message,) = emulator.workspace.said_in(RELATIONS)
    assert (message.text, message.blocks, message.edited) == ("two", (), True)
    await client.chat_update(channel=RELATIONS, ts=posted["ts"], text="three", blocks=[LINE])
    (message,) = emulator.workspace.said_in(RELATIONS)
    assert (message.text, len(message.blocks), message.edited) == ("three", 1, False)


async def test_blocks_alone_keep_the_text(client: AsyncWebClient, emulator: Emulator) -> None:
    posted = await client.chat_postMessage(channel=RELATIONS, text="one")
    await client.api_call("chat.update", json={"channel": RELATIONS, "ts": posted["ts"], "blocks": [LINE]})
    (message,) = emulator.workspace.said_in(RELATIONS)
    assert (message.text, len(message.blocks)) == ("one", 1)


async def test_updates_that_slack_refuses(client: AsyncWebClient, emulator: Emulator) -> None:
    theirs = await emulator.post(AIGERIM, RELATIONS, "mine")
    ours = await client.chat_postMessage(channel=RELATIONS, text="ours")
    assert await refusal(client, "chat.update", channel=RELATIONS, ts=theirs.ts, text="x") == "cant_update_message"
    assert await refusal(client, "chat.update", channel=RELATIONS, ts="1.5", text="x") == "message_not_found"
    long = {"channel": RELATIONS, "ts": ours["ts"], "text": "x" * 4001}
    assert await refusal(client, "chat.update", **long) == "msg_too_long"
    named = {"channel": "#relations", "ts": ours["ts"], "text": "x"}
    assert await refusal(client, "chat.update", **named) == "channel_not_found"


async def test_delete(client: AsyncWebClient, emulator: Emulator) -> None:
    theirs = await emulator.post(AIGERIM, RELATIONS, "mine")
    ours = await client.chat_postMessage(channel=RELATIONS, text="ours")
    await client.chat_delete(channel=RELATIONS, ts=ours["ts"])
    assert emulator.workspace.said_in(RELATIONS) == [theirs]
    assert await refusal(client, "chat.delete", channel=RELATIONS, ts=theirs.ts) == "cant_delete_message"
    assert await refusal(client, "chat.delete", channel=RELATIONS, ts=ours["ts"]) == "message_not_found"


async def test_permalink(client: AsyncWebClient, emulator: Emulator) -> None:
    message = await emulator.post(AIGERIM, RELATIONS, "mine")
    answer = await client.chat_getPermalink(channel=RELATIONS, message_ts=message.ts)
    assert answer["permalink"].endswith(f"/archives/{RELATIONS}/p{message.ts.replace('.', '')}")
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_getPermalink(channel=RELATIONS, message_ts="1.5")


class TestPace:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(messages_per_second=0.5, message_burst=2)

    async def test_too_many_messages_are_put_off(self, client: AsyncWebClient, emulator: Emulator) -> None:
        for _ in range(2):
            await client.chat_postMessage(channel=RELATIONS, text="x")
        with pytest.raises(SlackApiError) as error:
            await client.chat_postMessage(channel=RELATIONS, text="x")
        assert error.value.response.status_code == 429
        assert error.value.response["error"] == "ratelimited"
        assert error.value.response.headers["Retry-After"] == "2"
        await client.chat_postMessage(channel=DANA, text="another channel")
        assert (emulator.calls[2].status, emulator.calls[3].ok) == (429, True)


async def test_the_same_client_msg_id_posts_again_by_default(client: AsyncWebClient, emulator: Emulator) -> None:
    for _ in range(2):
        await client.chat_postMessage(channel=RELATIONS, text="x", client_msg_id="one")
    assert len(emulator.workspace.said_in(RELATIONS)) == 2


class TestDedupe:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(repeated_client_msg_id="dedupe")

    async def test_the_same_client_msg_id_is_one_message(self, client: AsyncWebClient, emulator: Emulator) -> None:
        first, again, other = [
            await client.chat_postMessage(channel=RELATIONS, text="x", client_msg_id=each) for each in ("a", "a", "b")
        ]
        assert first["ts"] == again["ts"] != other["ts"]
        assert len(emulator.workspace.said_in(RELATIONS)) == 2
