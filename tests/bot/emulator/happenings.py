"""What people and the app do, so that each kind of payload is sent: with all that may stand in it."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import DANA, MEHMET, RELATIONS, Emulator
from tests.bot.emulator.blocks import (
    actions,
    button,
    confirm,
    context_actions,
    feedback,
    in_input,
    options,
    section,
    text,
)
from tests.bot.emulator.views import field, home, modal

Json = dict[str, Any]
Doing: TypeAlias = Callable[[Emulator, AsyncWebClient], Awaitable[None]]

OPTIONS = {"options": options(2)}
CONTEXT: dict[str, Json] = {
    "feedback_buttons": feedback(),
    "icon_button": {"type": "icon_button", "icon": "trash", "text": text(1), "value": "1"},
}
TYPED: dict[str, Json] = {
    "plain_text_input": {"type": "plain_text_input"},
    "url_text_input": {"type": "url_text_input"},
}
ELEMENTS: dict[str, Json] = {
    "button": button(value="1", style="primary", url="https://a.example", confirm=confirm()),
    "overflow": {"type": "overflow", **OPTIONS},
    "static_select": {"type": "static_select", "placeholder": text(1), "initial_option": options(1)[0], **OPTIONS},
    "external_select": {"type": "external_select", "placeholder": text(1), "min_query_length": 1},
    "conversations_select": {"type": "conversations_select", "initial_conversation": RELATIONS},
    "radio_buttons": {"type": "radio_buttons", "initial_option": options(1)[0], **OPTIONS},
    "checkboxes": {"type": "checkboxes", "initial_options": options(1), **OPTIONS},
    "datepicker": {"type": "datepicker", "placeholder": text(1), "initial_date": "2026-11-22"},
    **TYPED,
    **CONTEXT,
}
VALUES = {
    "plain_text_input": "trade",
    "conversations_select": RELATIONS,
    "datepicker": "2026-11-23",
    "url_text_input": "https://a.example",
}


def block_with(kind: str) -> Json:
    """Make a block with an element of a kind; its action_id and block_id are the kind."""
    element = ELEMENTS[kind] | {"action_id": kind}
    if kind in TYPED:
        return in_input(element, block_id=kind, dispatch_action=True, optional=True)
    return (context_actions(element) if kind in CONTEXT else actions(element)) | {"block_id": kind}


def everything() -> list[Json]:
    """Make blocks with all that can be used in messages, modals and Home alike."""
    return [block_with(kind) for kind in ELEMENTS if kind not in CONTEXT]


def direct(emulator: Emulator) -> str:
    """Name the direct message that people write in."""
    return emulator.workspace.direct_message(DANA).id


async def opened(emulator: Emulator, client: AsyncWebClient, view: Json) -> str:
    """Let the app open a modal, as the answer to a command. Gives its id."""
    asked = await emulator.slash(DANA, RELATIONS, "search")
    assert asked
    view_id: str = (await client.views_open(trigger_id=asked.payload["trigger_id"], view=view))["view"]["id"]
    return view_id


async def mentioned(emulator: Emulator, _: AsyncWebClient) -> None:
    asked = await emulator.post(DANA, RELATIONS, "@kzturk trade")
    await emulator.post(DANA, RELATIONS, "@kzturk and now?", thread_ts=asked.ts)


async def written(emulator: Emulator, _: AsyncWebClient) -> None:
    asked = await emulator.post(DANA, direct(emulator), "trade")
    await emulator.post(DANA, direct(emulator), "and now?", thread_ts=asked.ts)


async def answered(emulator: Emulator, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=direct(emulator), text="x", blocks=[section(text=text(1))])


async def edited(emulator: Emulator, client: AsyncWebClient) -> None:
    said = await emulator.post(DANA, direct(emulator), "trade")
    await emulator.edit(DANA, direct(emulator), said.ts, "more trade")
    posted = await client.chat_postMessage(channel=direct(emulator), text="x")
    await client.chat_update(channel=direct(emulator), ts=posted["ts"], text="y")


async def deleted(emulator: Emulator, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=direct(emulator), text="x")
    await client.chat_delete(channel=direct(emulator), ts=posted["ts"])


async def looked_at(emulator: Emulator, client: AsyncWebClient) -> None:
    await emulator.open_home(DANA)
    await client.views_publish(user_id=DANA, view=home())
    await emulator.open_home(DANA)
    await emulator.open_messages(DANA)


async def pressed(emulator: Emulator, client: AsyncWebClient) -> None:
    asked = await emulator.post(DANA, RELATIONS, "trade?")
    for thread in (None, asked.ts):
        posted = await client.chat_postMessage(channel=RELATIONS, text="x", blocks=everything(), thread_ts=thread)
        await emulator.press(DANA, RELATIONS, posted["ts"])


async def pressed_in_private(emulator: Emulator, client: AsyncWebClient) -> None:
    blocks = everything()
    posted = await client.chat_postEphemeral(channel=RELATIONS, user=DANA, text="x", blocks=blocks)
    await emulator.press(DANA, RELATIONS, posted["message_ts"])


async def pressed_in_a_modal(emulator: Emulator, client: AsyncWebClient) -> None:
    first = await emulator.press_in_view(DANA, await opened(emulator, client, modal(*everything())), action_id="button")
    assert first
    pushed = await client.views_push(trigger_id=first.payload["trigger_id"], view=modal(*everything()))
    await emulator.press_in_view(DANA, pushed["view"]["id"], action_id="button")


async def pressed_at_home(emulator: Emulator, client: AsyncWebClient) -> None:
    published = await client.views_publish(user_id=DANA, view=home(*everything()))
    await emulator.press_in_view(DANA, published["view"]["id"], action_id="button")


async def submitted(emulator: Emulator, client: AsyncWebClient) -> None:
    where = field("where", "conversations_select", response_url_enabled=True)
    view = await opened(emulator, client, modal(where, *everything()))
    await emulator.submit(DANA, view, {"where": {"where": RELATIONS}})


async def closed(emulator: Emulator, client: AsyncWebClient) -> None:
    await emulator.close_view(DANA, await opened(emulator, client, modal(notify_on_close=True)))


async def asked_for_options(emulator: Emulator, client: AsyncWebClient) -> None:
    await emulator.suggest(DANA, await opened(emulator, client, modal(*everything())), "external_select", "a")


async def asked_for_options_in_a_message(emulator: Emulator, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=RELATIONS, text="x", blocks=everything())
    await emulator.suggest_in_message(DANA, RELATIONS, posted["ts"], "external_select", "a")


async def used_a_shortcut(emulator: Emulator, _: AsyncWebClient) -> None:
    await emulator.shortcut(DANA, "global")


async def used_it_on_messages(emulator: Emulator, client: AsyncWebClient) -> None:
    said = await emulator.post(MEHMET, RELATIONS, "trade")
    posted = await client.chat_postMessage(channel=RELATIONS, text="x", thread_ts=said.ts)
    for ts in (said.ts, posted["ts"]):
        await emulator.message_shortcut(DANA, "message", RELATIONS, ts)


async def commanded(emulator: Emulator, _: AsyncWebClient) -> None:
    for channel in (RELATIONS, direct(emulator)):
        await emulator.slash(DANA, channel, "trade")


async def waited(emulator: Emulator, _: AsyncWebClient) -> None:
    await emulator.sockets.disconnect("warning")
