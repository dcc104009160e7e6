"""What is acknowledged, what is answered and where, and what is let be."""

import json
import logging
from typing import Any

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_app
from bot.delivery.outgoing import Post, Reply, Whisper
from bot.listeners.errors import apologise
from bot.storage import StorageError
from knowledge import AnyResult
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import BY_A_PERSON, command, direct, event, mention, press

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


async def test_a_command_is_answered_in_its_acknowledgement(bot: Bot) -> None:
    response = await bot.hear(command())
    answer = json.loads(response.body)
    assert response.status == 200
    assert answer["response_type"] == "ephemeral"
    assert QUOTE in answer["text"]
    assert answer["blocks"]
    assert bot.sent == []


async def test_a_mention_is_answered_in_its_thread(bot: Bot) -> None:
    await bot.hear(mention())
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert (post.channel, post.thread_ts, post.asker) == ("C1", "1.1", "U1")
    assert QUOTE in post.message.text


async def test_a_mention_within_a_thread_stays_there(bot: Bot) -> None:
    await bot.hear(mention(ts="3.3", thread_ts="1.1"))
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert post.thread_ts == "1.1"


@pytest.mark.parametrize("more", [{}, {"thread_ts": "0.9"}, {"subtype": "file_share"}])
async def test_a_direct_message_is_answered_where_it_was_written(bot: Bot, more: dict[str, Any]) -> None:
    response = await bot.hear(direct(**more))
    (post,) = bot.sent
    assert response.status == 200
    assert isinstance(post, Post)
    assert (post.channel, post.thread_ts) == ("D1", more.get("thread_ts"))


@pytest.mark.parametrize(
    "body",
    [
        mention(bot_id="B9"),
        mention(edited={"user": "U1", "ts": "1.2"}),
        mention(user="U0BOT"),
        direct(bot_id="B9"),
        direct(bot_id="B0BOT", user=None),
        direct(user="U0BOT"),
        direct(channel_type="channel"),
        direct(subtype="message_changed"),
        direct(subtype="message_deleted"),
        direct(subtype="channel_join"),
        event({"type": "team_join"}),
        event({"type": "message", "subtype": "bot_message", "channel": "D1", "channel_type": "im", "ts": "1.1"}),
    ],
)
async def test_what_is_no_question_is_acknowledged_and_let_be(bot: Bot, body: dict[str, Any]) -> None:
    response = await bot.hear(body)
    assert response.status == 200
    assert bot.sent == []


async def test_a_direct_message_is_known_by_its_channel_where_no_type_is_given(bot: Bot) -> None:
    body = direct()
    del body["event"]["channel_type"]
    await bot.hear(body)
    assert len(bot.sent) == 1


@pytest.mark.parametrize("body", [mention("<@U0BOT>"), direct(""), direct("  "), mention("<@U0BOT> <@U2>")])
async def test_nothing_said_gets_help(bot: Bot, body: dict[str, Any]) -> None:
    await bot.hear(body)
    (post,) = bot.sent
    assert post.message.text.startswith("Ask me about relations between Kazakhstan and Türkiye.")


async def test_an_event_without_text_gets_help(bot: Bot) -> None:
    body = direct()
    del body["event"]["text"]
    await bot.hear(body)
    assert bot.sent[0].message.text.startswith("Ask me")


async def test_one_post_is_answered_once(bot: Bot) -> None:
    await bot.hear(mention())
    await bot.hear(mention())
    await bot.hear(event(direct(channel="C1")["event"], "Ev2"))
    assert len(bot.sent) == 1


async def test_a_button_opens_its_fact_beside_the_message(bot: Bot) -> None:
    response = await bot.hear(press(container={"channel_id": "C1", "thread_ts": "1.1"}))
    (reply,) = bot.sent
    assert response.status == 200
    assert isinstance(reply, Reply)
    assert (reply.channel, reply.user, reply.thread_ts) == ("C1", "U1", "1.1")
    assert QUOTE in reply.message.text


async def test_a_button_of_a_message_in_a_thread_stays_there(bot: Bot) -> None:
    await bot.hear(press(container={}, message={"ts": "2.2", "thread_ts": "1.1"}))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert reply.thread_ts == "1.1"


@pytest.mark.parametrize("value", ["education/no-such-fact", "zzzz", "", None, "x" * 2000])
async def test_a_button_whose_key_is_gone_says_so(bot: Bot, value: str | None) -> None:
    await bot.hear(press(value))
    (reply,) = bot.sent
    assert reply.message.text.startswith("That fact has been changed or taken away since this button was made.")


async def test_what_nothing_listens_to_is_acknowledged(bot: Bot) -> None:
    response = await bot.hear({"type": "view_closed", "view": {"callback_id": "x"}, **BY_A_PERSON})
    assert (response.status, response.body) == (200, "")
    assert bot.sent == []


async def test_a_menu_that_asks_for_options_gets_none(bot: Bot) -> None:
    body = {"type": "block_suggestion", "action_id": "x", "value": "a", **BY_A_PERSON}
    response = await bot.hear(body)
    assert json.loads(response.body) == {"options": []}


class BrokenBase:
    """Fails with what somebody wrote in the message, as bugs do."""

    def answer(self, question: str, *_args: object, **_circumstances: object) -> AnyResult:
        raise ValueError(f"cannot handle {question}")


@pytest.fixture
def broken(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> Bot:
    monkeypatch.setattr(bot.live, "base", BrokenBase())
    return bot


async def test_a_broken_answer_to_a_command_is_an_apology_in_private(broken: Bot) -> None:
    answer = json.loads((await broken.hear(command())).body)
    assert answer["response_type"] == "ephemeral"
    assert answer["text"].startswith("Something went wrong on my side")


async def test_a_broken_answer_to_a_mention_is_whispered_once(broken: Bot) -> None:
    assert (await broken.hear(mention(thread_ts="0.9"))).status == 200
    assert (await broken.hear(mention(thread_ts="0.9"))).status == 200
    (whisper,) = broken.sent
    assert isinstance(whisper, Whisper)
    assert (whisper.channel, whisper.user, whisper.thread_ts) == ("C1", "U1", "0.9")


async def test_a_broken_answer_to_a_button_is_a_reply(broken: Bot) -> None:
    assert (await broken.hear(press())).status == 200
    (reply,) = broken.sent
    assert isinstance(reply, Reply)
    assert (reply.channel, reply.user) == ("C1", "U1")


async def test_the_operator_gets_the_trace_without_what_was_asked(
    broken: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await broken.hear(mention("<@U0BOT> my secret plan"))
    (record,) = [record for record in caplog.records if record.name == "bot.listeners.errors"]
    assert record.getMessage() == "listener_failed surface=app_mention"
    assert record.exc_info


@pytest.mark.parametrize("error", [ValueError(), StorageError("away")])
@pytest.mark.parametrize(
    "body", [{"type": "shortcut", "user": None}, {"response_url": "u"}, press(user={}), press(user="U1")]
)
async def test_an_apology_that_breaks_too_is_logged_and_acknowledged(
    bot: Bot, caplog: pytest.LogCaptureFixture, body: dict[str, Any], error: Exception
) -> None:
    assert (await apologise(error, body, bot.desk)).status == 200
    assert "apology_failed" in caplog.messages
    assert bot.sent == []


async def test_where_nobody_can_be_told_it_is_only_acknowledged(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"type": "view_closed", "view": {"callback_id": "x"}, **BY_A_PERSON}

    async def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("slack_bolt.context.ack.async_ack.AsyncAck.__call__", broken)
    assert (await bot.hear(body)).status == 200
    assert bot.sent == []


@pytest.mark.parametrize(("name", "value"), [("SLACK_CLIENT_ID", "1.1"), ("SLACK_BOT_TOKEN", "xoxb-9")])
async def test_the_environment_does_not_change_how_bolt_authorizes(
    name: str, value: str, bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "s")
    app = build_app(
        client=AsyncWebClient(),
        signing_secret="s",
        authorize=lambda enterprise, team: AuthorizeResult(enterprise_id=enterprise, team_id=team, bot_token="xoxb-1"),
        desk=bot.desk,
    )
    response = await app.async_dispatch(AsyncBoltRequest(body=command(), mode="socket_mode"))
    assert QUOTE in json.loads(response.body)["text"]
    assert caplog.text == ""
