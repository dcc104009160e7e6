"""What the page's inspector is told of the app's traffic, and how much of it is remembered."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import DANA, RELATIONS, VISITORS, Call, Emulator, Envelope, Settings
from bot.emulator.content import RefusedError
from bot.emulator.explaining import explain
from bot.emulator.limits import Problem
from tests.bot.emulator.blocks import actions, button, section, text
from tests.bot.emulator.page_client import Socket, connect, hear, hear_of
from tests.bot.emulator.stand_ins import Hearing
from tests.bot.emulator.views import field, modal, now, opened, published

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


@pytest.fixture
async def page(emulator: Emulator, session: aiohttp.ClientSession) -> Socket:
    socket = await connect(emulator, session)
    assert (await hear(socket))["type"] == "hello"
    return socket


async def detail(emulator: Emulator, client: AsyncWebClient, method: str, **arguments: object) -> str:
    with pytest.raises(SlackApiError):
        await client.api_call(method, json=arguments)
    return emulator.calls[-1].detail


class TestTraffic:
    async def test_an_envelope_when_it_is_sent_and_when_it_is_acknowledged(
        self, page: Socket, emulator: Emulator
    ) -> None:
        await emulator.slash(DANA, RELATIONS, "help")
        sent, acked = await hear_of(page, "envelope"), await hear_of(page, "envelope")
        assert sent["id"] == acked["id"] == emulator.envelopes[0].id
        assert (sent["acked_at"], sent["seconds_to_ack"]) == (None, None)
        assert acked["seconds_to_ack"] >= 0
        assert acked["type"] == "slash_commands"
        assert acked["payload"]["text"] == "help"
        assert acked.keys() >= {"retry_attempt", "retry_reason", "failure", "late", "answer", "refusal"}

    async def test_a_call(self, page: Socket, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=RELATIONS, text="x")
        call = await hear_of(page, "call")
        assert (call["method"], call["arguments"]["text"], call["status"], call["error"]) == (
            "chat.postMessage",
            "x",
            200,
            None,
        )
        assert call["id"]
        assert call["response"]["ok"]
        assert call["detail"] == ""

    async def test_no_secret_is_told(
        self, page: Socket, emulator: Emulator, client: AsyncWebClient, session: aiohttp.ClientSession
    ) -> None:
        secret = emulator.credentials
        envelope = await emulator.slash(DANA, RELATIONS, "help")
        await client.apps_connections_open(app_token=emulator.app_token)
        async with session.post(emulator.api_url + "auth.test", json={"token": emulator.bot_token}):
            pass
        told = "".join([await page.receive_str() for _ in range(4)])
        assert envelope
        secrets = [secret.bot_token, secret.app_token, secret.verification_token, secret.signing_secret]
        secrets += [envelope.payload["response_url"].rpartition("/")[2], "ticket="]
        assert not [each for each in secrets if each in told]

    async def test_a_page_that_comes_later_hears_of_the_latest(
        self, emulator: Emulator, client: AsyncWebClient, session: aiohttp.ClientSession
    ) -> None:
        for number in range(150):
            await client.api_test(foo=str(number))
        for _ in range(150):
            await emulator.slash(DANA, RELATIONS, "help")
        hello = await hear(await connect(emulator, session))
        assert len(hello["traffic"]) == 200
        kinds = [frame["type"] for frame in hello["traffic"]]
        assert kinds == ["call"] * 50 + ["envelope"] * 150

    async def test_it_can_be_delivered_again(self, page: Socket, emulator: Emulator) -> None:
        await emulator.post(DANA, RELATIONS, "@kzturk hi")
        await emulator.settled()
        await page.send_json({"type": "redeliver", "as": DANA, "envelope_id": emulator.envelopes[0].id})
        await emulator.wait_for(lambda: len(emulator.envelopes) == 2)
        assert emulator.envelopes[1].retry_attempt == 1
        await page.send_json({"type": "redeliver", "envelope_id": "none"})
        await hear(page)
        assert (await hear(page))["type"] == "error"


class TestRemembering:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(keep_traffic=5, keep_messages=3, messages_per_second=None)

    async def test_only_so_much(self, emulator: Emulator, client: AsyncWebClient) -> None:
        calls, envelopes = emulator.calls, emulator.envelopes
        for number in range(9):
            await client.chat_postMessage(channel=RELATIONS, text=str(number))
            await emulator.slash(DANA, RELATIONS, "help")
        assert (len(calls), len(envelopes)) == (5, 5)
        assert [message.text for message in emulator.workspace.messages.values()] == ["6", "7", "8"]
        assert calls[-1].arguments["text"] == "8"


class TestExplaining:
    async def test_which_block_where_and_how_much(self, emulator: Emulator, client: AsyncWebClient) -> None:
        blocks = [{"type": "divider"}, section(text=text(3001, "mrkdwn"), block_id="long")]
        words = await detail(emulator, client, "chat.postMessage", channel=RELATIONS, blocks=blocks)
        assert "Block 2 (section long), at text/text: must be less than 3001 characters (it has 3001)." in words

    async def test_in_a_view(self, emulator: Emulator, client: AsyncWebClient) -> None:
        trigger = emulator.shortcuts.interacting.triggers.issue(DANA)
        view = modal(actions(*(button() for _ in range(26))))
        words = await detail(emulator, client, "views.open", trigger_id=trigger, view=view)
        assert "Block 1 (actions), at elements: no more than 25 items allowed (there are 26)." in words

    @pytest.mark.parametrize(
        ("method", "arguments", "words"),
        [
            ("chat.postMessage", {"channel": VISITORS, "text": "x"}, "The app is not in this channel."),
            ("chat.postMessage", {"channel": RELATIONS, "colour": "red"}, "unknown argument: colour."),
            ("users.info", {}, "The manifest does not ask for the scope users:read."),
            ("chat.update", {"channel": RELATIONS, "ts": "1.5"}, "No such message, or one that only one person sees."),
            ("views.open", {"trigger_id": "x"}, "No interaction came with this trigger_id."),
        ],
    )
    async def test_in_words(
        self, emulator: Emulator, client: AsyncWebClient, method: str, arguments: Json, words: str
    ) -> None:
        assert await detail(emulator, client, method, **arguments) == words

    @pytest.mark.parametrize(
        ("pointer", "arguments", "where"),
        [
            ("", {}, "The whole"),
            ("/text", {"text": 5}, "text"),
            ("/view", {"view": "{"}, "view"),
            ("/view/type", {"view": {"type": "home"}}, "view/type"),
            ("/blocks/0", {"blocks": "[{}]"}, "Block 1 (no type)"),
            ("/blocks/7", {"blocks": []}, "Block 8 (no object)"),
            ("/blocks/0/a~1b/c", {"blocks": [{"type": "x", "a/b": 1}]}, "Block 1 (x), at a~1b/c"),
        ],
    )
    def test_any_place_has_a_name(self, pointer: str, arguments: Json, where: str) -> None:
        refused = RefusedError("invalid_blocks", problems=[Problem(pointer, "is wrong")])
        assert explain(refused, arguments).startswith(f"{where}: is wrong")

    def test_a_code_without_words(self) -> None:
        assert explain(RefusedError("fatal_error"), {}) == ""

    async def test_what_was_refused_on_purpose(self, emulator: Emulator, client: AsyncWebClient) -> None:
        emulator.faults.set(rate_limit=True)
        words = await detail(emulator, client, "chat.postMessage", channel=RELATIONS, text="x")
        assert words == "On purpose: ratelimited."

    async def test_a_response_url(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        async with session.post(f"{emulator.url}/commands/T/1/none", json={"text": "x"}) as response:
            assert response.status == 404
        assert emulator.calls == [
            Call(
                "response_url",
                {"text": "x"},
                404,
                {"ok": False, "error": "expired_url"},
                emulator.calls[0].at,
                emulator.calls[0].id,
                "A response_url works for half an hour.",
            )
        ]


class TestViewsOnThePage:
    async def test_what_is_there_already(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        tab, below = published(emulator), opened(emulator)
        top = emulator.viewing.submitting.maker.push(DANA, modal())
        hello = await hear(await connect(emulator, session))
        assert [(frame["kind"], frame["view"]["id"], frame.get("previous_view_id")) for frame in hello["views"]] == [
            ("home", tab.id, None),
            ("modal", below.id, None),
            ("modal", top.id, below.id),
        ]
        assert hello["home_tab"] is True
        assert hello["faults"] == dict.fromkeys(emulator.workspace.switches, False)
        assert all(each.keys() == {"type", "name", "callback_id", "description"} for each in hello["shortcuts"])

    async def test_open_submit_close(self, page: Socket, emulator: Emulator, app: Hearing) -> None:
        view = opened(emulator, field("f"), notify_on_close=True)
        frame = await hear(page)
        assert (frame["type"], frame["kind"], frame["user"], frame["view"]["id"]) == ("view", "modal", DANA, view.id)
        submit = {"type": "submit", "as": DANA, "view_id": view.id}
        await page.send_json(submit)
        errors = await hear(page)
        assert (errors["type"], errors["view_id"], list(errors["errors"])) == ("view_errors", view.id, ["f"])
        typed = {"values": {"f": {"f": {"type": "plain_text_input", "value": "x"}}}}
        app.answer = {"response_action": "errors", "errors": {"f": "No."}}
        await page.send_json(submit | {"state": typed})
        assert (await hear(page))["errors"] == {"f": "No."}
        await page.send_json({"type": "close_view", "as": DANA, "view_id": view.id})
        assert await hear(page) == {"type": "view_closed", "view_id": view.id, "user": DANA}
        await emulator.wait_for(lambda: emulator.envelopes[-1].payload["type"] == "view_closed")

    async def test_a_press_in_a_view(self, page: Socket, emulator: Emulator) -> None:
        boxes = {"type": "checkboxes", "action_id": "a", "options": [{"text": text(1), "value": "v"}]}
        view = opened(emulator, field("f"), actions(boxes, block_id="b"))
        await hear(page)
        press = {"type": "press", "as": DANA, "view_id": view.id, "block_id": "b", "action_id": "a"}
        state = {"values": {"f": {"f": {"type": "plain_text_input", "value": "typed"}}}}
        await page.send_json(press | {"selected_options": [{"text": text(1), "value": "v"}], "state": state})
        await emulator.wait_for(lambda: emulator.envelopes)
        assert emulator.envelopes[0].payload["actions"][0]["selected_options"][0]["value"] == "v"
        assert now(emulator, view).values["f"]["f"]["value"] == "typed"

    async def test_options_come_to_the_page_that_asks(self, page: Socket, emulator: Emulator, app: Hearing) -> None:
        view = opened(emulator, field("f", "external_select", min_query_length=1))
        await hear(page)
        ask = {"type": "suggest", "as": DANA, "id": "1", "view_id": view.id, "action_id": "f", "value": "t"}
        app.answer = {"options": [{"text": text(1), "value": "v"}]}
        await page.send_json(ask)
        assert await hear(page) == {"type": "suggestions", "id": "1", "options": [{"text": text(1), "value": "v"}]}
        app.answer = {"option_groups": [{"label": text(1), "options": [{"text": text(1), "value": "w"}]}]}
        await page.send_json(ask)
        assert (await hear(page))["option_groups"]
        app.answer = None
        await page.send_json(ask)
        assert (await hear(page))["error"]
        await page.send_json(ask | {"value": ""})
        assert await hear(page) == {"type": "suggestions", "id": "1", "error": "Slack asks the app once more is typed."}
        await page.send_json(ask | {"view_id": None, "channel": RELATIONS, "message_ts": "1.5"})
        assert (await hear(page))["error"]

    async def test_tabs_and_shortcuts(self, page: Socket, emulator: Emulator) -> None:
        said = await emulator.post(DANA, RELATIONS, "one")
        await hear(page)
        features = emulator.acting.interacting.manifest["features"]["shortcuts"]
        for frame in (
            {"type": "open_home"},
            {"type": "open_messages", "channel": emulator.workspace.direct_message(DANA).id},
            {"type": "shortcut", "callback_id": next(s["callback_id"] for s in features if s["type"] == "global")},
            {
                "type": "message_shortcut",
                "callback_id": next(s["callback_id"] for s in features if s["type"] == "message"),
                "channel": RELATIONS,
                "message_ts": said.ts,
            },
        ):
            await page.send_json(frame | {"as": DANA})
        await emulator.wait_for(lambda: len(emulator.envelopes) == 4)
        told = [each.payload.get("event", each.payload)["type"] for each in emulator.envelopes]
        assert sorted(told) == ["app_home_opened", "app_home_opened", "message_action", "shortcut"]

    async def test_switches(self, page: Socket, emulator: Emulator) -> None:
        await page.send_json({"type": "faults", "as": DANA, "twice": True})
        frame = await hear(page)
        assert frame == {"type": "faults", "faults": emulator.workspace.switches}
        assert emulator.faults.on("twice")

    async def test_prompts_of_the_manifest_and_of_the_app(
        self, app_manifest: Json, session: aiohttp.ClientSession
    ) -> None:
        app_manifest["features"]["agent_view"]["suggested_prompts"] = [{"title": "t", "message": "m"}]
        async with Emulator(manifest=app_manifest) as emulator:
            client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url, session=session)
            here = emulator.workspace.direct_message(DANA).id
            socket = await connect(emulator, session)
            assert {"type": "prompts", "channel": here, "prompts": [{"title": "t", "message": "m"}]} in (
                await hear(socket)
            )["prompts"]
            mine = [{"title": "u", "message": "n"}]
            await client.assistant_threads_setSuggestedPrompts(channel_id=here, prompts=mine, title="Ask")
            frame = {"type": "prompts", "channel": here, "title": "Ask", "prompts": mine}
            assert await hear(socket) == frame
            assert frame in (await hear(await connect(emulator, session)))["prompts"]

    async def test_newcomers(self, page: Socket, emulator: Emulator) -> None:
        person = emulator.add_person("yerlan")
        assert (await hear(page))["person"]["id"] == person.id
        assert (await hear(page))["conversation"]["user"] == person.id
        channel = emulator.add_channel("all", private=True)
        assert (await hear(page))["conversation"] == {
            "id": channel.id,
            "name": "all",
            "kind": "channel",
            "topic": "",
            "private": True,
            "has_bot": True,
        }


def test_an_envelope_may_carry_an_answer_or_not() -> None:
    kinds = {"view_submission": True, "block_suggestion": True, "block_actions": False, "view_closed": False}
    for kind, carries in kinds.items():
        assert Envelope("1", "interactive", {"type": kind}).accepts_response_payload is carries
