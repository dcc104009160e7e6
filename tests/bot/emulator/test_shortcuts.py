"""Shortcuts, and the tabs of the app's own place."""

from typing import Any

import pytest

from bot.emulator import AIGERIM, DANA, DELEGATION, RELATIONS, Emulator, NotPossibleError
from tests.bot.emulator.stand_ins import Hearing, shown
from tests.bot.emulator.views import published

Json = dict[str, Any]


@pytest.fixture
def app_manifest(app_manifest: Json) -> Json:
    app_manifest["features"]["shortcuts"] = [
        {"type": "global", "name": "Search", "callback_id": "search", "description": "x"},
        {"type": "message", "name": "Find", "callback_id": "find", "description": "x"},
    ]
    return app_manifest


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


class TestGlobal:
    async def test_the_payload(self, emulator: Emulator) -> None:
        envelope = await emulator.shortcut(DANA, "search")
        payload = envelope.payload
        assert payload.keys() == {
            "type",
            "token",
            "action_ts",
            "team",
            "user",
            "callback_id",
            "trigger_id",
            "enterprise",
            "is_enterprise_install",
        }
        assert (payload["type"], payload["callback_id"], payload["user"]["id"]) == ("shortcut", "search", DANA)
        assert not envelope.accepts_response_payload

    async def test_one_that_nobody_takes(self, emulator: Emulator, app: Hearing) -> None:
        app.fails = "timeout"
        await emulator.shortcut(DANA, "search")
        (notice,) = emulator.workspace.notices
        assert (notice.to, "operation_timeout" in notice.text) == (DANA, True)

    @pytest.mark.parametrize(("user", "callback_id"), [(DANA, "find"), (DANA, "dance"), ("UNOBODY", "search")])
    async def test_one_that_is_not_there(self, emulator: Emulator, user: str, callback_id: str) -> None:
        with pytest.raises(NotPossibleError):
            await emulator.shortcut(user, callback_id)

    async def test_a_manifest_without_any(self, app_manifest: Json) -> None:
        del app_manifest["features"]["shortcuts"]
        with pytest.raises(NotPossibleError):
            await Emulator(manifest=app_manifest).shortcut(DANA, "search")


class TestOnAMessage:
    async def test_the_payload(self, emulator: Emulator) -> None:
        first = await emulator.post(AIGERIM, RELATIONS, "one")
        reply = await emulator.post(AIGERIM, RELATIONS, "two", thread_ts=first.ts)
        payload = (await emulator.message_shortcut(DANA, "find", RELATIONS, reply.ts)).payload
        assert (payload["type"], payload["callback_id"], payload["message_ts"]) == ("message_action", "find", reply.ts)
        assert payload["channel"] == {"id": RELATIONS, "name": "relations"}
        assert payload["message"]["text"] == "two"
        assert payload["message"]["thread_ts"] == first.ts
        assert payload["message"]["user"] == AIGERIM
        assert payload["response_url"].startswith(emulator.url + "/app/TKZTURK01/")
        assert payload["trigger_id"]

    async def test_in_a_private_channel_without_the_app(self, emulator: Emulator) -> None:
        message = await emulator.post(AIGERIM, DELEGATION, "one")
        payload = (await emulator.message_shortcut(DANA, "find", DELEGATION, message.ts)).payload
        assert payload["channel"] == {"id": DELEGATION, "name": "privategroup"}

    async def test_where_it_is_not_to_be_had(self, emulator: Emulator) -> None:
        private = shown(emulator, ephemeral_to=DANA)
        said = await emulator.post(AIGERIM, RELATIONS, "one")
        for callback_id, ts in (("find", private.ts), ("search", said.ts), ("find", "1.5")):
            with pytest.raises(NotPossibleError):
                await emulator.message_shortcut(DANA, callback_id, RELATIONS, ts)


class TestTabs:
    async def test_home_for_the_first_time_and_again(self, emulator: Emulator) -> None:
        await emulator.open_home(DANA)
        await emulator.settled()
        event = emulator.envelopes[0].payload["event"]
        assert event == {
            "type": "app_home_opened",
            "user": DANA,
            "channel": emulator.workspace.direct_message(DANA).id,
            "tab": "home",
            "event_ts": event["event_ts"],
        }
        view = published(emulator)
        await emulator.open_home(DANA)
        await emulator.settled()
        assert emulator.envelopes[1].payload["event"]["view"]["id"] == view.id

    async def test_messages(self, emulator: Emulator) -> None:
        published(emulator)
        await emulator.open_messages(DANA)
        await emulator.settled()
        event = emulator.envelopes[0].payload["event"]
        assert event["tab"] == "messages"
        assert "view" not in event

    async def test_nothing_is_told_to_an_app_that_does_not_listen(self, app_manifest: Json) -> None:
        app_manifest["settings"]["event_subscriptions"]["bot_events"] = ["app_mention"]
        async with Emulator(manifest=app_manifest) as emulator:
            await emulator.open_home(DANA)
            await emulator.settled()
            assert emulator.envelopes == []

    async def test_tabs_that_are_not_there(self, app_manifest: Json) -> None:
        app_manifest["features"]["app_home"] = {"home_tab_enabled": False, "messages_tab_enabled": False}
        emulator = Emulator(manifest=app_manifest)
        with pytest.raises(NotPossibleError):
            await emulator.open_home(DANA)
        with pytest.raises(NotPossibleError):
            await emulator.open_messages(DANA)

    async def test_nobody_opens_nothing(self, emulator: Emulator) -> None:
        with pytest.raises(NotPossibleError):
            await emulator.open_home("UNOBODY")
