"""views.open, views.push, views.update, views.publish, called by Slack's own client."""

import re
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import DANA, MEHMET, Emulator, Settings
from bot.emulator.triggers import Triggers
from tests.bot.emulator.blocks import actions, button, section, text
from tests.bot.emulator.stand_ins import Hearing
from tests.bot.emulator.views import field, home, modal

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


@pytest.fixture
def settings() -> Settings:
    return Settings(trigger_seconds=3.0)


def trigger(emulator: Emulator, user: str = DANA, view_id: str | None = None) -> str:
    return emulator.shortcuts.interacting.triggers.issue(user, view_id)


async def refused(client: AsyncWebClient, method: str, **arguments: object) -> Json:
    with pytest.raises(SlackApiError) as error:
        await client.api_call(method, json=arguments)
    body: Json = error.value.response.data
    return body


async def error(client: AsyncWebClient, method: str, **arguments: object) -> object:
    return (await refused(client, method, **arguments))["error"]


class TestOpening:
    async def test_a_modal_is_given_back_as_slack_does(self, emulator: Emulator, client: AsyncWebClient) -> None:
        given = modal(field("name", initial_value="x"), private_metadata="m", notify_on_close=True)
        answer = await client.views_open(trigger_id=trigger(emulator), view=given)
        view = answer["view"]
        assert re.fullmatch(r"V[0-9A-F]{10}", view["id"])
        assert view == {
            "id": view["id"],
            "team_id": "TKZTURK01",
            "type": "modal",
            "blocks": given["blocks"],
            "private_metadata": "m",
            "callback_id": "c",
            "state": {"values": {"name": {"name": {"type": "plain_text_input", "value": "x"}}}},
            "hash": view["hash"],
            "title": text(1),
            "clear_on_close": False,
            "notify_on_close": True,
            "close": None,
            "submit": text(1),
            "previous_view_id": None,
            "root_view_id": view["id"],
            "app_id": "AKZTURK01",
            "external_id": "",
            "app_installed_team_id": "TKZTURK01",
            "bot_id": "BKZTURK01",
        }
        shown = emulator.views.top(DANA)
        assert shown
        assert shown.id == view["id"]
        assert emulator.views.top(MEHMET) is None

    async def test_blocks_and_elements_get_ids(self, emulator: Emulator, client: AsyncWebClient) -> None:
        answer = await client.views_open(trigger_id=trigger(emulator), view=modal(actions(button())))
        (block,) = answer["view"]["blocks"]
        assert block["block_id"]
        assert block["elements"][0]["action_id"]

    async def test_a_trigger_opens_one_modal_and_soon(self, emulator: Emulator, client: AsyncWebClient) -> None:
        given = trigger(emulator)
        await client.views_open(trigger_id=given, view=modal())
        assert await error(client, "views.open", trigger_id=given, view=modal()) == "exchanged_trigger_id"
        assert await error(client, "views.open", trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"
        body = await refused(client, "views.open", view=modal())
        assert body["response_metadata"]["messages"] == ["[ERROR] missing required field: trigger_id"]

    async def test_every_interaction_brings_a_trigger(self, emulator: Emulator, client: AsyncWebClient) -> None:
        asked = await emulator.slash(DANA, "CRELATION", "help")
        assert asked
        await client.views_open(trigger_id=asked.payload["trigger_id"], view=modal())
        assert emulator.views.top(DANA)

    @pytest.mark.parametrize(
        ("view", "pointer"),
        [
            (home(), "/view/type"),
            ({"type": "modal", "blocks": []}, "/view"),
            (modal(section(text=text(3001, "mrkdwn"))), "/view/blocks/0/text/text"),
            ("{", "/view"),
            ([], "/view"),
        ],
    )
    async def test_what_is_no_modal_is_refused(
        self, emulator: Emulator, client: AsyncWebClient, view: object, pointer: str
    ) -> None:
        body = await refused(client, "views.open", trigger_id=trigger(emulator), view=view)
        assert body["error"] == "invalid_arguments"
        assert any(f"[json-pointer:{pointer}" in each for each in body["response_metadata"]["messages"])

    async def test_too_large(self, emulator: Emulator, client: AsyncWebClient) -> None:
        view = modal(*(section(text=text(2990)) for _ in range(90)))
        assert await error(client, "views.open", trigger_id=trigger(emulator), view=view) == "view_too_large"

    async def test_another_modal_takes_the_place_of_those_that_are_open(
        self, emulator: Emulator, client: AsyncWebClient
    ) -> None:
        for _ in range(2):
            await client.views_open(trigger_id=trigger(emulator), view=modal())
        assert len(emulator.views.stacks[DANA]) == 1


class TestPushing:
    async def test_up_to_three_lie_on_top_of_each_other(self, emulator: Emulator, client: AsyncWebClient) -> None:
        first = (await client.views_open(trigger_id=trigger(emulator), view=modal()))["view"]
        second = (await client.views_push(trigger_id=trigger(emulator, view_id=first["id"]), view=modal()))["view"]
        assert (second["root_view_id"], second["previous_view_id"]) == (first["id"], first["id"])
        third = (await client.views_push(trigger_id=trigger(emulator, view_id=second["id"]), view=modal()))["view"]
        assert (third["root_view_id"], third["previous_view_id"]) == (first["id"], second["id"])
        again = trigger(emulator, view_id=third["id"])
        assert await error(client, "views.push", trigger_id=again, view=modal()) == "push_limit_reached"

    async def test_only_from_within_the_modals_that_are_open(self, emulator: Emulator, client: AsyncWebClient) -> None:
        assert await error(client, "views.push", trigger_id=trigger(emulator), view=modal()) == "not_found"
        await client.views_open(trigger_id=trigger(emulator), view=modal())
        assert await error(client, "views.push", trigger_id=trigger(emulator), view=modal()) == "not_found"


class TestUpdating:
    async def test_by_id_and_by_the_apps_own_id(self, emulator: Emulator, client: AsyncWebClient) -> None:
        given = modal(external_id="mine")
        view = (await client.views_open(trigger_id=trigger(emulator), view=given))["view"]
        changed = await client.views_update(view_id=view["id"], view=modal(title=text(2), external_id="mine"))
        assert (changed["view"]["id"], changed["view"]["title"]) == (view["id"], text(2))
        assert changed["view"]["hash"] != view["hash"]
        changed = await client.views_update(external_id="mine", view=modal(title=text(3)))
        assert changed["view"]["title"] == text(3)
        assert await error(client, "views.update", external_id="mine", view=modal()) == "not_found"

    async def test_a_hash_guards_against_races(self, emulator: Emulator, client: AsyncWebClient) -> None:
        view = (await client.views_open(trigger_id=trigger(emulator), view=modal()))["view"]
        await client.views_update(view_id=view["id"], hash=view["hash"], view=modal())
        late = {"view_id": view["id"], "hash": view["hash"], "view": modal()}
        assert await error(client, "views.update", **late) == "hash_conflict"

    async def test_which_view_must_be_said_once(self, client: AsyncWebClient) -> None:
        assert await error(client, "views.update", view=modal()) == "invalid_arguments"
        both = {"view_id": "V1", "external_id": "mine", "view": modal()}
        assert await error(client, "views.update", **both) == "invalid_arguments"
        assert await error(client, "views.update", view_id="V1", view=modal()) == "not_found"

    async def test_an_id_of_the_apps_is_for_one_view(self, emulator: Emulator, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=trigger(emulator, MEHMET), view=modal(external_id="mine"))
        twice = {"trigger_id": trigger(emulator), "view": modal(external_id="mine")}
        assert await error(client, "views.open", **twice) == "duplicate_external_id"

    async def test_a_modal_does_not_become_a_home_tab(self, emulator: Emulator, client: AsyncWebClient) -> None:
        view = (await client.views_open(trigger_id=trigger(emulator), view=modal()))["view"]
        assert await error(client, "views.update", view_id=view["id"], view=home()) == "invalid_arguments"


class TestPublishing:
    async def test_each_person_has_a_home_of_their_own(self, emulator: Emulator, client: AsyncWebClient) -> None:
        first = (await client.views_publish(user_id=DANA, view=home()))["view"]
        again = (await client.views_publish(user_id=DANA, view=home(private_metadata="2"), hash=first["hash"]))["view"]
        assert (again["id"], again["private_metadata"], again["type"]) == (first["id"], "2", "home")
        await client.views_publish(user_id=MEHMET, view=home())
        assert emulator.views.homes.keys() == {DANA, MEHMET}
        late = {"user_id": DANA, "view": home(), "hash": first["hash"]}
        assert await error(client, "views.publish", **late) == "hash_conflict"

    async def test_for_nobody(self, client: AsyncWebClient) -> None:
        body = await refused(client, "views.publish", user_id="UNOBODY", view=home())
        assert body["response_metadata"]["messages"] == ["[ERROR] invalid `user_id`"]

    async def test_not_where_the_manifest_has_no_home(self, app_manifest: Json) -> None:
        app_manifest["features"]["app_home"]["home_tab_enabled"] = False
        async with Emulator(manifest=app_manifest) as emulator:
            client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url)
            assert await error(client, "views.publish", user_id=DANA, view=home()) == "not_enabled"


def test_a_trigger_grows_old_and_is_forgotten() -> None:
    time = [0.0]
    triggers = Triggers(lambda: time[0], 3.0)
    old = triggers.issue(DANA)
    time[0] = 3.1
    with pytest.raises(Exception, match="expired_trigger_id"):
        triggers.exchange(old)
    for _ in range(1000):
        triggers.issue(DANA)
    with pytest.raises(Exception, match="invalid_trigger_id"):
        triggers.exchange(old)
