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
from tests.bot.emulator.blocks import actions, button, option, section, text
from tests.bot.emulator.views import field, home, modal

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

    listen_to_views(app)
    return app


def listen_to_views(app: AsyncApp) -> None:
    @app.shortcut("search_facts")
    async def search(ack: Say, client: AsyncWebClient, shortcut: Json) -> None:
        menu = field("topic", "external_select", min_query_length=0)
        view = modal(menu, callback_id="search", notify_on_close=True)
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)
        await ack()

    @app.options("topic")
    async def bring(ack: Say, payload: Json) -> None:
        await ack(options=[option(value=payload["value"])])

    @app.view("search")
    async def found(ack: Say, view: Json) -> None:
        topic = view["state"]["values"]["topic"]["topic"]["selected_option"]["value"]
        if topic == "moon":
            await ack(response_action="errors", errors={"topic": "Nothing is known of it."})
        else:
            await ack(response_action="update", view=modal(section(text=text(1)), private_metadata=topic))

    @app.view_closed("search")
    async def closed(ack: Say) -> None:
        await ack()

    @app.shortcut("find_source")
    async def find(ack: Say, shortcut: Json, respond: Say) -> None:
        await ack()
        await respond(f"about {shortcut['message']['text']}")

    @app.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        if event["tab"] == "home":
            await client.views_publish(user_id=event["user"], view=home())
        else:
            prompts = [{"title": "t", "message": "m"}]
            await client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)


@pytest.fixture(params=["socket", "http"])
async def emulator(request: pytest.FixtureRequest) -> AsyncIterator[Emulator]:
    made = manifest(mode=request.param, url="https://bot.example/slack/events")
    async with Emulator(manifest=made) as running:
        yield running


@pytest.fixture(autouse=True)
async def app(emulator: Emulator, client: AsyncWebClient) -> AsyncIterator[None]:
    made = make_app(emulator, client)
    if emulator.acting.interacting.manifest["settings"]["socket_mode_enabled"]:
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


async def test_a_modal_from_its_shortcut_to_its_end(emulator: Emulator) -> None:
    assert (await emulator.shortcut(DANA, "search_facts")).failure is None
    view = emulator.views.top(DANA)
    assert view
    for topic in ("moon", "trade"):
        found = await emulator.suggest(DANA, view.id, "topic", topic)
        assert found.options == [option(value=topic)]
        submitted = await emulator.submit(DANA, view.id, {"topic": {"topic": topic}})
        assert submitted
        assert submitted.failure is None
    view = emulator.views.top(DANA)
    assert view
    assert view.definition["private_metadata"] == "trade"


async def test_a_modal_that_is_closed(emulator: Emulator) -> None:
    await emulator.shortcut(DANA, "search_facts")
    view = emulator.views.top(DANA)
    assert view
    (told,) = await emulator.close_view(DANA, view.id)
    assert told.failure is None


async def test_a_shortcut_on_a_message(emulator: Emulator) -> None:
    message = await emulator.post(MEHMET, RELATIONS, "trade")
    envelope = await emulator.message_shortcut(DANA, "find_source", RELATIONS, message.ts)
    assert envelope.failure is None
    (answer,) = await emulator.wait_for(lambda: emulator.workspace.said_in(RELATIONS, by=BOT_USER_ID))
    assert (answer.text, answer.ephemeral_to) == ("about trade", DANA)


async def test_the_apps_own_place(emulator: Emulator) -> None:
    await emulator.open_home(DANA)
    await emulator.wait_for(lambda: DANA in emulator.views.homes)
    await emulator.open_messages(DANA)
    await emulator.wait_for(lambda: emulator.prompts)
    await emulator.settled()
    assert [envelope.failure for envelope in emulator.envelopes] == [None, None]


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
