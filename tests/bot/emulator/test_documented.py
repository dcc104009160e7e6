"""Every payload, as it comes over a socket, against what Slack documents (documented.toml)."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import DANA, RELATIONS, Emulator
from bot.emulator.entering import FIELDS
from bot.emulator.limits.ids import INTERACTIVE
from tests.bot.emulator import happenings
from tests.bot.emulator.documented import OTHERWISE, PLACES, SOURCES, TABLES, differences, fields, tables
from tests.bot.emulator.happenings import CONTEXT, ELEMENTS, VALUES, Doing, block_with, opened
from tests.bot.emulator.listening import App
from tests.bot.emulator.views import modal

Json = dict[str, Any]
ENVELOPES = ("events_api", "interactive", "slash_commands")
GOOD: Json = {"block_id": "b", "action_id": "a", "channel_id": "C1", "response_url": "https://a.example"}


class Kind(NamedTuple):
    """A kind of payload: its documented table, the `type` it comes with, what to do, and how many come of that."""

    table: str
    type: str
    do: Doing
    times: int


KINDS = (
    Kind("slash_command", "command", happenings.commanded, 2),
    Kind("event_callback", "event_callback", happenings.mentioned, 2),
    Kind("app_mention", "app_mention", happenings.mentioned, 2),
    Kind("message", "message", happenings.written, 2),
    Kind("message", "message", happenings.answered, 1),
    Kind("message_changed", "message_changed", happenings.edited, 2),
    Kind("message_deleted", "message_deleted", happenings.deleted, 1),
    Kind("app_home_opened", "app_home_opened", happenings.looked_at, 3),
    Kind("block_actions_in_message", "block_actions", happenings.pressed, 2),
    Kind("block_actions_in_ephemeral_message", "block_actions", happenings.pressed_in_private, 1),
    Kind("block_actions_in_view", "block_actions", happenings.pressed_in_a_modal, 2),
    Kind("block_actions_in_view", "block_actions", happenings.pressed_at_home, 1),
    Kind("view_submission", "view_submission", happenings.submitted, 1),
    Kind("view_closed", "view_closed", happenings.closed, 1),
    Kind("block_suggestion_in_view", "block_suggestion", happenings.asked_for_options, 1),
    Kind("block_suggestion_in_message", "block_suggestion", happenings.asked_for_options_in_a_message, 1),
    Kind("shortcut", "shortcut", happenings.used_a_shortcut, 1),
    Kind("message_action", "message_action", happenings.used_it_on_messages, 2),
    Kind("hello", "hello", happenings.commanded, 1),
    Kind("disconnect", "disconnect", happenings.waited, 1),
)


@pytest.fixture
def app_manifest(app_manifest: Json) -> Json:
    """Give the app a shortcut of each kind."""
    app_manifest["features"]["shortcuts"] = [
        {"type": kind, "name": "X", "callback_id": kind, "description": "x"} for kind in ("global", "message")
    ]
    return app_manifest


@pytest.fixture
async def app(emulator: Emulator, session: aiohttp.ClientSession) -> AsyncIterator[App]:
    url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
    async with session.ws_connect(url) as socket:
        running = App(socket)
        listening = asyncio.create_task(running.listen())
        await emulator.wait_for(lambda: emulator.workspace.connected)
        yield running
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening


def unmeant(payload: object, table: str) -> set[tuple[str, str]]:
    """Give what differs, as far as documented.toml has no reason for it."""
    meant = {each["at"] for each in OTHERWISE}
    return {(each.at, each.what) for each in differences(payload, table) if each.at not in meant}


class TestPayloads:
    @pytest.mark.parametrize("kind", KINDS, ids=[f"{kind.table}: {kind.do.__name__}" for kind in KINDS])
    async def test_as_documented(self, app: App, emulator: Emulator, client: AsyncWebClient, kind: Kind) -> None:
        await kind.do(emulator, client)
        await emulator.settled()
        found = await app.got(kind.type, kind.times)
        assert [unmeant(payload, kind.table) for payload in found] == [set()] * kind.times

    @pytest.mark.parametrize("element", sorted(ELEMENTS))
    async def test_an_action(self, app: App, emulator: Emulator, client: AsyncWebClient, element: str) -> None:
        which = {"action_id": element} | ({"value": VALUES[element]} if element in VALUES else {})
        if element in CONTEXT:
            posted = await client.chat_postMessage(channel=RELATIONS, text="x", blocks=[block_with(element)])
            await emulator.press(DANA, RELATIONS, posted["ts"], **which)
        else:
            view = await opened(emulator, client, modal(block_with(element)))
            if element == "external_select":
                which["value"] = (await emulator.suggest(DANA, view, element, "a")).options[0]["value"]
            await emulator.press_in_view(DANA, view, **which)
        (payload,) = await app.got("block_actions", 1)
        (action,) = payload["actions"]
        assert unmeant(action, "action") == set()

    async def test_what_is_entered(self, app: App, emulator: Emulator, client: AsyncWebClient) -> None:
        await happenings.submitted(emulator, client)
        (payload,) = await app.got("view_submission", 1)
        values = payload["view"]["state"]["values"].values()
        assert {each["type"] for actions in values for each in actions.values()} == FIELDS.keys()

    @pytest.mark.parametrize("envelope", ENVELOPES)
    async def test_an_envelope(self, app: App, emulator: Emulator, client: AsyncWebClient, envelope: str) -> None:
        await emulator.post(DANA, RELATIONS, "@kzturk trade")
        await opened(emulator, client, modal())
        await emulator.shortcut(DANA, "global")
        await emulator.settled()
        (frame,) = [frame for frame in app.frames if frame["type"] == envelope]
        assert unmeant(frame, f"envelope_{envelope}") == set()


class TestTheData:
    def test_every_kind_of_element_is_there(self) -> None:
        assert ELEMENTS.keys() == INTERACTIVE
        assert TABLES["entered"].keys() == FIELDS.keys()

    def test_every_table_is_held_against_something(self) -> None:
        top = {kind.table for kind in KINDS} | {f"envelope_{envelope}" for envelope in ENVELOPES}
        within = " ".join(kind for table in tables() for kind in fields(table).values()).split()
        assert {table.partition(".")[0] for table in tables()} == top | (TABLES.keys() & set(within))

    def test_every_table_says_where_it_was_read(self) -> None:
        for name in tables():
            table, _, kind = name.partition(".")
            shape = TABLES[table][kind] if kind else TABLES[table]
            places = [place for source in SOURCES for place in shape.get(source, ())]
            assert shape["read_in"]
            assert {place.partition(":")[0] for place in places} <= PLACES.keys(), name

    async def test_what_is_meant_is_still_so(self, app: App, emulator: Emulator, client: AsyncWebClient) -> None:
        await happenings.edited(emulator, client)
        view = await opened(emulator, client, modal(block_with("url_text_input")))
        await emulator.press_in_view(DANA, view, action_id="url_text_input", value="https://a.example")
        await emulator.settled()
        found = [
            *(differences(payload, "block_actions_in_view") for payload in await app.got("block_actions", 1)),
            *(differences(event, "message_changed") for event in await app.got("message_changed", 2)),
        ]
        assert {each.at for each in set().union(*found)} == {each["at"] for each in OTHERWISE}


class TestComparing:
    @pytest.mark.parametrize(
        ("payload", "at", "what"),
        [
            (GOOD | {"more": 1}, "response_url.more", "is there, and no sample has it"),
            (GOOD | {"block_id": None}, "response_url.block_id", "is null instead of string"),
            (GOOD | {"block_id": True}, "response_url.block_id", "is boolean instead of string"),
            ({**GOOD, "channel_id": {}}, "response_url.channel_id", "is object instead of string"),
            (
                {k: v for k, v in GOOD.items() if k != "block_id"},
                "response_url.block_id",
                "is missing, and all samples have it",
            ),
            ([], "response_url", "is array instead of response_url"),
        ],
    )
    def test_a_difference_is_found(self, payload: object, at: str, what: str) -> None:
        assert unmeant(GOOD, "response_url") == set()
        assert unmeant(payload, "response_url") == {(at, what)}

    @pytest.mark.parametrize(
        ("payload", "table", "at"),
        [
            ({"values": {"b": {"a": {"type": "datepicker"}}}}, "state", "entered.datepicker.selected_date"),
            ({"values": {"b": {"a": {"type": "dance"}}}}, "state", "entered.dance"),
            ({"type": "dance"}, "action", "action.dance"),
            ({"text": {"type": "plain_text"}, "value": "x"}, "option", "plain_text.text"),
        ],
    )
    def test_within_what_stands_in_it(self, payload: object, table: str, at: str) -> None:
        assert [each.at for each in differences(payload, table)] == [at]
