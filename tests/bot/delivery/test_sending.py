"""Sending, against a Slack that refuses."""

import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.outgoing import Post, Reply, Whisper
from bot.delivery.sending import deliver
from bot.rendering.message import Message
from bot.web_api import open_session, web_client

MESSAGE = Message("text", ({"type": "divider"},))
POST = Post(channel="C1", thread_ts="1.1", asker="U1", message=MESSAGE)


class Slack:
    """Answers each call as it is told to, and remembers the calls."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.errors: dict[str, list[str]] = {}
        self.status = 200

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await request.json() if request.content_type == "application/json" else dict(await request.post())
        self.calls.append((method, body))
        if method == "response_url":
            return web.Response(status=self.status, text="ok")
        errors = self.errors.get(method, [])
        error = errors.pop(0) if errors else ""
        return web.json_response({"ok": False, "error": error} if error else {"ok": True})

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]


@pytest.fixture
def slack() -> Slack:
    return Slack()


@pytest.fixture
async def address(slack: Slack) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes([web.post("/api/{method}", slack.handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    await runner.cleanup()


@pytest.fixture
async def client(address: str) -> AsyncIterator[AsyncWebClient]:
    async with open_session() as session:
        yield web_client(session, address, "xoxb-1")


def reply(address: str) -> Reply:
    return Reply(response_url=f"{address}response_url", channel="C1", user="U1", thread_ts="1.1", message=MESSAGE)


async def test_a_post_goes_to_its_thread_and_nothing_unfurls(slack: Slack, client: AsyncWebClient) -> None:
    await deliver(client, POST)
    ((method, body),) = slack.calls
    assert method == "chat.postMessage"
    assert (body["channel"], body["thread_ts"], body["text"]) == ("C1", "1.1", "text")
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)
    assert body["blocks"] == [{"type": "divider"}]


async def test_a_whisper_goes_to_one_person(slack: Slack, client: AsyncWebClient) -> None:
    await deliver(client, Whisper(channel="C1", user="U1", message=Message("psst")))
    ((method, body),) = slack.calls
    assert method == "chat.postEphemeral"
    assert (body["channel"], body["user"], body["text"]) == ("C1", "U1", "psst")
    assert "thread_ts" not in body


async def test_a_reply_stands_beside_the_message_with_the_button(
    slack: Slack, client: AsyncWebClient, address: str
) -> None:
    await deliver(client, reply(address))
    ((_, body),) = slack.calls
    assert body["response_type"] == "ephemeral"
    assert body["replace_original"] is False
    assert body["thread_ts"] == "1.1"


async def test_where_a_response_url_is_spent_the_answer_is_whispered(
    slack: Slack, client: AsyncWebClient, address: str
) -> None:
    slack.status = 404
    await deliver(client, reply(address))
    assert slack.methods == ["response_url", "chat.postEphemeral"]
    assert slack.calls[1][1]["user"] == "U1"


@pytest.mark.parametrize("error", ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"])
async def test_blocks_that_slack_refuses_are_left_out(slack: Slack, client: AsyncWebClient, error: str) -> None:
    slack.errors["chat.postMessage"] = [error]
    await deliver(client, POST)
    assert slack.methods == ["chat.postMessage", "chat.postMessage"]
    assert "blocks" not in slack.calls[1][1]
    assert slack.calls[1][1]["text"] == "text"


async def test_whoever_asked_hears_in_private_when_a_post_is_refused(
    slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.errors["chat.postMessage"] = ["is_archived"]
    await deliver(client, POST)
    assert slack.calls[1][1]["channel"] == "U1"
    assert "is_archived" in slack.calls[1][1]["text"]
    assert "refused kind=Post channel=C1 reason=is_archived" in caplog.text


async def test_refused_twice_it_is_left_at_that(slack: Slack, client: AsyncWebClient) -> None:
    slack.errors["chat.postMessage"] = ["is_archived", "user_not_found"]
    await deliver(client, POST)
    assert len(slack.calls) == 2


async def test_nobody_is_asked_back_where_nobody_asked(slack: Slack, client: AsyncWebClient) -> None:
    slack.errors["chat.postMessage"] = ["is_archived"]
    await deliver(client, Post(channel="D1", message=MESSAGE))
    assert len(slack.calls) == 1


async def test_no_text_of_a_message_is_logged(
    slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.errors["chat.postMessage"] = ["is_archived", "is_archived"]
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await deliver(client, Post(channel="C1", asker="U1", message=Message("what somebody asked")))
    assert "somebody" not in caplog.text


async def test_without_a_network_it_is_given_up_in_the_end(
    client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.base_url, client.retry_handlers = "http://127.0.0.1:1/api/", []
    await deliver(client, POST, (0.0, 0.0))
    assert "not_sent kind=Post" in caplog.text


async def test_when_the_network_comes_back_the_message_goes_out(
    slack: Slack, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, client.base_url, client.retry_handlers = client.base_url, "http://127.0.0.1:1/api/", []

    async def sleep(_seconds: float) -> None:
        client.base_url = here

    monkeypatch.setattr("bot.delivery.sending.asyncio.sleep", sleep)
    await deliver(client, POST, (1.0,))
    assert slack.methods == ["chat.postMessage"]
