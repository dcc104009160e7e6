"""A tiny app of Slack's own framework, against the emulator in both modes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import AIGERIM, BOT_USER_ID, DANA, MEHMET, RELATIONS, Emulator
from bot.operations.manifest import manifest
from tests.bot.emulator.blocks import actions, button, text

Json = dict[str, Any]
Say = Callable[..., Awaitable[Any]]


def make_app(emulator: Emulator, client: AsyncWebClient) -> AsyncApp:
    app = AsyncApp(client=client, signing_secret=emulator.signing_secret, process_before_response=True)

    @app.command("/kzturk")
    async def command(ack: Say, command: Json) -> None:
        await ack(text=f"about {command['text']}", blocks=[actions(button(action_id="go", text=text(3)))])

    @app.event("app_mention")
    async def mention(event: Json, say: Say) -> None:
        await say(f"<@{event['user']}>: {event['text']}", thread_ts=event["ts"])

    @app.event("message")
    async def message(event: Json, say: Say) -> None:
        if "subtype" not in event:
            await say(f"you said {event['text']}")

    @app.action("go")
    async def go(ack: Say, respond: Say) -> None:
        await ack()
        await respond("gone", replace_original=True)

    return app


@pytest.fixture(params=["socket", "http"])
async def emulator(request: pytest.FixtureRequest) -> AsyncIterator[Emulator]:
    made = manifest(mode=request.param, url="https://bot.example/slack/events")
    async with Emulator(manifest=made) as running:
        yield running


@pytest.fixture(autouse=True)
async def app(emulator: Emulator, client: AsyncWebClient) -> AsyncIterator[None]:
    made = make_app(emulator, client)
    if emulator.acting.manifest["settings"]["socket_mode_enabled"]:
        handler = AsyncSocketModeHandler(made, emulator.app_token)
        await handler.connect_async()
        await emulator.wait_for(lambda: emulator.workspace.connected)
        yield
        await handler.close_async()
    else:
        runner = web.AppRunner(made.web_app("/slack/events"), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        emulator.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        await emulator.verify_request_url()
        yield
        await runner.cleanup()


async def test_a_command_and_its_button(emulator: Emulator) -> None:
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.failure is None
    (answer,) = emulator.workspace.said_in(RELATIONS)
    assert (answer.text, answer.ephemeral_to) == ("about trade", AIGERIM)
    pressed = await emulator.press(AIGERIM, RELATIONS, answer.ts, action_id="go")
    assert pressed.failure is None
    assert [message.text for message in emulator.workspace.said_in(RELATIONS)] == ["gone"]


async def test_a_mention(emulator: Emulator) -> None:
    message = await emulator.post(MEHMET, RELATIONS, "@kzturk & you")
    (answer,) = await emulator.wait_for(lambda: emulator.workspace.said_in(RELATIONS, by=BOT_USER_ID))
    assert answer.text == f"<@{MEHMET}>: <@{BOT_USER_ID}> &amp; you"
    assert answer.thread_ts == message.ts


async def test_a_direct_message_is_answered_once(emulator: Emulator) -> None:
    message = await emulator.post(DANA, DANA, "hello")
    await emulator.wait_for(lambda: emulator.workspace.said_in(message.channel, by=BOT_USER_ID))
    await emulator.settled()
    assert [each.text for each in emulator.workspace.said_in(message.channel)] == ["hello", "you said hello"]
    assert [envelope.failure for envelope in emulator.envelopes] == [None, None]


async def test_every_call_was_right(emulator: Emulator) -> None:
    await emulator.post(MEHMET, RELATIONS, "@kzturk hello")
    await emulator.wait_for(lambda: emulator.workspace.said_in(RELATIONS, by=BOT_USER_ID))
    assert {call.method for call in emulator.calls} <= {"apps.connections.open", "auth.test", "chat.postMessage"}
    assert all(call.ok for call in emulator.calls)
