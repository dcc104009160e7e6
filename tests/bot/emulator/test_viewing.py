"""What people do in modals and in the Home tab, and what the app hears and may answer."""

from typing import Any

import pytest

from bot.emulator import DANA, MEHMET, RELATIONS, Emulator, NotPossibleError
from bot.emulator.changes import Change, ViewClosed, ViewRefused, ViewShown
from bot.emulator.content import RefusedError
from bot.emulator.entering import REQUIRED
from bot.emulator.viewing import TROUBLE
from tests.bot.emulator.blocks import actions, button, option, options, section, select, text
from tests.bot.emulator.stand_ins import Hearing, shown
from tests.bot.emulator.views import choice, field, modal, now, opened, published

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def app(emulator: Emulator) -> Hearing:
    hearing = Hearing()
    emulator.delivery.way = hearing
    return hearing


@pytest.fixture
def heard(emulator: Emulator) -> list[Change]:
    """All changes from here on that are about views."""
    changes: list[Change] = []
    emulator.workspace.observers.append(
        lambda change: changes.append(change) if isinstance(change, ViewShown | ViewClosed | ViewRefused) else None
    )
    return changes


class TestSubmitting:
    async def test_the_payload(self, emulator: Emulator) -> None:
        view = opened(emulator, field("name"), choice("static_select"), notify_on_close=True)
        envelope = await emulator.submit(DANA, view.id, {"name": {"name": "Astana"}, "choice": {"choice": "2"}})
        assert envelope
        payload = envelope.payload
        assert payload["type"] == "view_submission"
        assert payload["user"] == {"id": DANA, "username": "dana", "name": "dana", "team_id": "TKZTURK01"}
        assert payload["team"] == {"id": "TKZTURK01", "domain": "steppe-and-sea"}
        assert payload["response_urls"] == []
        assert payload["trigger_id"]
        assert payload["view"]["state"]["values"] == {
            "name": {"name": {"type": "plain_text_input", "value": "Astana"}},
            "choice": {"choice": {"type": "static_select", "selected_option": option(value="2")}},
        }
        assert envelope.accepts_response_payload
        assert emulator.views.top(DANA) is None

    @pytest.mark.parametrize(
        ("kind", "given", "kept"),
        [
            ("radio_buttons", "1", {"selected_option": option(value="1")}),
            ("checkboxes", ["0", "2"], {"selected_options": [option(value="0"), option(value="2")]}),
            ("checkboxes", [], {"selected_options": []}),
            ("static_select", {"type": "static_select", "selected_option": option(value="1")}, None),
            ("static_select", None, {"selected_option": None}),
        ],
    )
    async def test_a_choice(self, emulator: Emulator, kind: str, given: object, kept: Json | None) -> None:
        view = opened(emulator, choice(kind))
        envelope = await emulator.submit(DANA, view.id, {"choice": {"choice": given}})
        assert envelope
        value = envelope.payload["view"]["state"]["values"]["choice"]["choice"]
        assert value == ({"type": kind} | kept if kept else given)

    async def test_what_starts_with_a_value(self, emulator: Emulator) -> None:
        date = field("date", "datepicker", initial_date="2026-11-22")
        boxes = field("boxes", "checkboxes", options=options(2), initial_options=options(1))
        view = opened(emulator, date, boxes, section(text=text(1), accessory=select(action_id="s"), block_id="b"))
        envelope = await emulator.submit(DANA, view.id)
        assert envelope
        assert envelope.payload["view"]["state"]["values"] == {
            "date": {"date": {"type": "datepicker", "selected_date": "2026-11-22"}},
            "boxes": {"boxes": {"type": "checkboxes", "selected_options": options(1)}},
            "b": {"s": {"type": "static_select", "selected_option": None}},
        }

    @pytest.mark.parametrize(
        ("block", "entered", "words"),
        [
            (field("f"), "", REQUIRED),
            (field("f"), None, REQUIRED),
            (field("f", min_length=3), "ab", "Enter at least 3 characters."),
            (field("f", max_length=3), "abcd", "Enter at most 3 characters."),
            (field("f", "url_text_input"), "ftp://a", "Enter a valid URL."),
            (field("f", "datepicker"), "tomorrow", "Enter a date: YYYY-MM-DD."),
            (field("f", "checkboxes", options=options(2)), [], REQUIRED),
        ],
    )
    async def test_what_slacks_own_form_does_not_let_pass(
        self, emulator: Emulator, heard: list[Change], block: Json, entered: object, words: str
    ) -> None:
        view = opened(emulator, block)
        assert await emulator.submit(DANA, view.id, {"f": {"f": entered}}) is None
        assert emulator.envelopes == []
        assert heard[-1] == ViewRefused(view=now(emulator, view), errors={"f": words})

    @pytest.mark.parametrize(
        ("kind", "entered"),
        [("url_text_input", "https://a.example"), ("datepicker", "2026-11-22"), ("plain_text_input", "x")],
    )
    async def test_what_it_lets_pass(self, emulator: Emulator, kind: str, entered: str) -> None:
        view = opened(emulator, field("f", kind))
        assert await emulator.submit(DANA, view.id, {"f": {"f": entered}})

    @pytest.mark.parametrize(
        "values",
        [{"f": {"g": "x"}}, {"g": {"f": "x"}}, {"choice": {"choice": "9"}}, {"boxes": {"boxes": "1"}}, {"f": 1}],
    )
    async def test_what_cannot_be_entered(self, emulator: Emulator, values: Json) -> None:
        boxes = field("boxes", "checkboxes", options=options(2))
        view = opened(emulator, field("f"), choice("static_select"), boxes)
        with pytest.raises(NotPossibleError):
            await emulator.submit(DANA, view.id, values)

    async def test_only_ones_own_modals_with_a_button_for_it(self, emulator: Emulator) -> None:
        view = opened(emulator)
        silent = emulator.viewing.submitting.maker.open(MEHMET, {k: v for k, v in modal().items() if k != "submit"})
        for user, view_id in ((MEHMET, view.id), (DANA, "V1"), (MEHMET, silent.id)):
            with pytest.raises(NotPossibleError):
                await emulator.submit(user, view_id)

    async def test_a_chosen_conversation_can_be_answered_in(self, emulator: Emulator) -> None:
        where = field("where", "conversations_select", response_url_enabled=True, optional=True)
        view = opened(emulator, where)
        envelope = await emulator.submit(DANA, view.id, {"where": {"where": RELATIONS}})
        assert envelope
        (place,) = envelope.payload["response_urls"]
        assert place == {
            "block_id": "where",
            "action_id": "where",
            "channel_id": RELATIONS,
            "response_url": place["response_url"],
        }
        emulator.response_urls.use(
            place["response_url"].removeprefix(emulator.url), {"text": "x", "response_type": "in_channel"}
        )
        assert len(emulator.workspace.said_in(RELATIONS)) == 1


class TestAnswering:
    async def test_errors_stand_at_their_inputs(self, emulator: Emulator, app: Hearing, heard: list[Change]) -> None:
        view = opened(emulator, field("f", optional=True))
        app.answer = {"response_action": "errors", "errors": {"f": "No such fact."}}
        envelope = await emulator.submit(DANA, view.id)
        assert envelope
        assert envelope.refusal is None
        assert heard[-1] == ViewRefused(view=now(emulator, view), errors={"f": "No such fact."})

    async def test_another_view_in_its_place(self, emulator: Emulator, app: Hearing) -> None:
        view = opened(emulator, field("f", optional=True), field("g", optional=True))
        app.answer = {"response_action": "update", "view": modal(field("f", optional=True), title=text(5))}
        await emulator.submit(DANA, view.id, {"f": {"f": "kept"}, "g": {"g": "gone"}})
        after = now(emulator, view)
        assert after.definition["title"] == text(5)
        assert after.values == {"f": {"f": {"type": "plain_text_input", "value": "kept"}}}

    async def test_another_view_on_top_and_back(self, emulator: Emulator, app: Hearing) -> None:
        first = opened(emulator)
        app.answer = {"response_action": "push", "view": modal()}
        await emulator.submit(DANA, first.id)
        top = emulator.views.top(DANA)
        assert top
        assert top.previous == first.id
        app.answer = {}
        await emulator.submit(DANA, top.id)
        assert emulator.views.top(DANA) == now(emulator, first)

    async def test_all_away(self, emulator: Emulator, app: Hearing, heard: list[Change]) -> None:
        first = opened(emulator)
        second = emulator.viewing.submitting.maker.push(DANA, modal())
        heard.clear()
        app.answer = {"response_action": "clear"}
        await emulator.submit(DANA, second.id)
        assert heard == [ViewClosed(second), ViewClosed(first)]

    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            ("no", "invalid_payload"),
            ({"text": "thanks"}, "invalid_response_action"),
            ({"response_action": ["errors"]}, "invalid_response_action"),
            ({"response_action": "dance"}, "invalid_response_action"),
            ({"response_action": "clear", "view": {}}, "invalid_payload"),
            ({"response_action": "errors"}, "invalid_arguments"),
            ({"response_action": "errors", "errors": {}}, "invalid_arguments"),
            ({"response_action": "errors", "errors": {"g": "x"}}, "invalid_arguments"),
            ({"response_action": "errors", "errors": {"f": ""}}, "invalid_arguments"),
            ({"response_action": "update"}, "invalid_arguments"),
            ({"response_action": "update", "view": {"type": "home", "blocks": []}}, "invalid_arguments"),
            ({"response_action": "push", "view": {"type": "modal"}}, "invalid_arguments"),
        ],
    )
    async def test_what_slack_would_not_do(
        self, emulator: Emulator, app: Hearing, heard: list[Change], answer: object, error: str
    ) -> None:
        view = opened(emulator, field("f", optional=True))
        app.answer = answer
        envelope = await emulator.submit(DANA, view.id)
        assert envelope
        assert envelope.failure == error
        assert envelope.refusal
        assert isinstance(heard[-1], ViewRefused)
        assert heard[-1].text == TROUBLE
        assert emulator.views.top(DANA)

    @pytest.mark.parametrize(
        "answer", [{"response_action": "push", "view": modal()}, {"response_action": "update", "view": modal()}, None]
    )
    async def test_a_modal_that_is_closed_meanwhile_stays_closed(self, emulator: Emulator, answer: object) -> None:
        view = opened(emulator)
        await emulator.close_view(DANA, view.id)
        emulator.viewing.submitting.answered(view, answer)
        assert emulator.views.top(DANA) is None

    def test_nothing_is_pushed_upon_nothing(self, emulator: Emulator) -> None:
        with pytest.raises(RefusedError, match="not_found"):
            emulator.viewing.submitting.maker.push(DANA, modal())

    async def test_an_input_of_another_kind_starts_anew(self, emulator: Emulator, app: Hearing) -> None:
        view = opened(emulator, field("f"), field("g"))
        app.answer = {"response_action": "update", "view": modal(field("f", "url_text_input"), field("new"))}
        await emulator.submit(DANA, view.id, {"f": {"f": "x"}, "g": {"g": "y"}})
        assert [value[name]["value"] for name, value in now(emulator, view).values.items()] == [None, None]

    async def test_no_answer_in_time(self, emulator: Emulator, app: Hearing, heard: list[Change]) -> None:
        view = opened(emulator)
        app.fails = "timeout"
        await emulator.submit(DANA, view.id)
        assert isinstance(heard[-1], ViewRefused)
        assert heard[-1].text == TROUBLE


class TestPressing:
    async def test_a_button_in_a_modal(self, emulator: Emulator) -> None:
        view = opened(emulator, field("f", optional=True), actions(button(action_id="a", value="1"), block_id="b"))
        envelope = await emulator.press_in_view(DANA, view.id, {"f": {"f": "typed"}}, action_id="a")
        assert envelope
        payload = envelope.payload
        assert payload["type"] == "block_actions"
        assert payload["container"] == {"type": "view", "view_id": view.id}
        assert payload["view"]["state"]["values"]["f"]["f"]["value"] == "typed"
        assert payload["actions"][0]["value"] == "1"
        assert not payload.keys() & {"response_url", "channel", "message", "state"}
        assert not envelope.accepts_response_payload

    async def test_a_choice_in_the_home_tab(self, emulator: Emulator) -> None:
        menu = select(action_id="s", options=options(3), placeholder=text(2))
        view = published(emulator, actions(menu, block_id="b"))
        envelope = await emulator.press_in_view(DANA, view.id, action_id="s", value="2")
        assert envelope
        (action,) = envelope.payload["actions"]
        assert (action["selected_option"], action["placeholder"]) == (option(value="2"), text(2))
        kept = {"b": {"s": {"type": "static_select", "selected_option": option(value="2")}}}
        assert envelope.payload["view"]["state"]["values"] == kept
        assert now(emulator, view).values == kept
        assert envelope.payload["view"]["type"] == "home"

    @pytest.mark.parametrize("more", [{"dispatch_action": True}, {"dispatch_action": False}, {}])
    async def test_an_input_tells_only_where_the_app_wants_it(self, emulator: Emulator, more: Json) -> None:
        view = opened(emulator, {**choice("static_select"), **more})
        envelope = await emulator.press_in_view(DANA, view.id, action_id="choice", value="1")
        assert (envelope is not None) is more.get("dispatch_action", False)
        assert now(emulator, view).values["choice"]["choice"]["selected_option"] == option(value="1")

    @pytest.mark.parametrize(
        ("element", "which", "used"),
        [
            (choice("checkboxes"), {"values": "0 2"}, {"selected_options": [option(value="0"), option(value="2")]}),
            (choice("checkboxes"), {"values": ""}, {"selected_options": []}),
            (choice("checkboxes"), {"value": "1"}, {"selected_options": [option(value="1")]}),
            (field("choice", "datepicker"), {"value": "2026-11-22"}, {"selected_date": "2026-11-22"}),
            (field("choice"), {"value": "abc"}, {"value": "abc"}),
            (field("choice", "conversations_select"), {"value": "C1"}, {"selected_conversation": "C1"}),
        ],
    )
    async def test_each_kind_says_it_in_its_way(
        self, emulator: Emulator, element: Json, which: dict[str, str], used: Json
    ) -> None:
        view = opened(emulator, {**element, "dispatch_action": True})
        envelope = await emulator.press_in_view(DANA, view.id, action_id="choice", **which)
        assert envelope
        assert envelope.payload["actions"][0].items() >= used.items()

    async def test_nobody_takes_it(self, emulator: Emulator, app: Hearing, heard: list[Change]) -> None:
        view = opened(emulator, actions(button(action_id="a")))
        app.fails = "http_error"
        await emulator.press_in_view(DANA, view.id, action_id="a")
        assert isinstance(heard[-1], ViewRefused)
        with pytest.raises(NotPossibleError):
            await emulator.press_in_view(DANA, view.id, action_id="z")


class TestClosing:
    async def test_the_app_hears_of_it_where_it_wants_to(self, emulator: Emulator) -> None:
        opened(emulator)
        second = emulator.viewing.submitting.maker.push(DANA, modal(notify_on_close=True))
        (envelope,) = await emulator.close_view(DANA, second.id)
        payload = envelope.payload
        assert (payload["type"], payload["is_cleared"], payload["view"]["id"]) == ("view_closed", False, second.id)
        assert "trigger_id" not in payload
        first = emulator.views.top(DANA)
        assert first
        assert await emulator.close_view(DANA, first.id) == []
        assert emulator.views.top(DANA) is None

    async def test_all_at_once(self, emulator: Emulator) -> None:
        first = opened(emulator, notify_on_close=True)
        emulator.viewing.submitting.maker.push(DANA, modal())
        (envelope,) = await emulator.close_view(DANA, first.id, everything=True)
        assert envelope.payload["is_cleared"] is True
        assert emulator.views.top(DANA) is None

    async def test_not_the_home_tab(self, emulator: Emulator) -> None:
        view = published(emulator)
        with pytest.raises(NotPossibleError):
            await emulator.close_view(DANA, view.id)


class TestSuggesting:
    @pytest.fixture
    def menu(self) -> Json:
        return field("m", "external_select", min_query_length=2)

    async def test_the_payload_and_the_choice(self, emulator: Emulator, app: Hearing, menu: Json) -> None:
        view = opened(emulator, menu)
        app.answer = {"options": options(3)}
        found = await emulator.suggest(DANA, view.id, "m", "tr", block_id="m")
        assert found.options == options(3)
        payload = found.envelope.payload
        assert (payload["type"], payload["action_id"], payload["block_id"], payload["value"]) == (
            "block_suggestion",
            "m",
            "m",
            "tr",
        )
        assert payload["container"] == {"type": "view", "view_id": view.id}
        assert payload["view"]["id"] == view.id
        assert "trigger_id" not in payload
        assert found.envelope.accepts_response_payload
        app.answer = None
        envelope = await emulator.submit(DANA, view.id, {"m": {"m": "2"}})
        assert envelope
        chosen = envelope.payload["view"]["state"]["values"]["m"]["m"]
        assert chosen == {"type": "external_select", "selected_option": option(value="2")}

    async def test_only_what_was_offered_can_be_chosen(self, emulator: Emulator, menu: Json) -> None:
        view = opened(emulator, {**menu, "dispatch_action": True})
        with pytest.raises(NotPossibleError):
            await emulator.submit(DANA, view.id, {"m": {"m": "2"}})
        for which in ({"value": "2"}, {}):
            with pytest.raises(NotPossibleError):
                await emulator.press_in_view(DANA, view.id, action_id="m", **which)

    async def test_groups(self, emulator: Emulator, app: Hearing, menu: Json) -> None:
        view = opened(emulator, {**menu, "dispatch_action": True})
        app.answer = {"option_groups": [{"label": text(1), "options": options(2)}]}
        found = await emulator.suggest(DANA, view.id, "m", "tr")
        assert found.option_groups
        envelope = await emulator.press_in_view(DANA, view.id, action_id="m", value="1")
        assert envelope
        assert envelope.payload["actions"][0]["selected_option"] == option(value="1")

    async def test_nothing_fits(self, emulator: Emulator, app: Hearing, menu: Json) -> None:
        view = opened(emulator, menu)
        app.answer = {"options": []}
        found = await emulator.suggest(DANA, view.id, "m", "zz")
        assert (found.options, found.error) == ([], "")

    @pytest.mark.parametrize(
        "answer",
        [
            None,
            {},
            {"options": options(101)},
            {"options": [option(76)]},
            {"options": [option(), option()]},
            {"options": options(1), "option_groups": []},
            {"option_groups": [{"label": text(76), "options": options(1)}]},
            {"option_groups": [{"label": text(1), "options": []}]},
            {"text": "x"},
        ],
    )
    async def test_what_slack_would_not_show(
        self, emulator: Emulator, app: Hearing, menu: Json, answer: object
    ) -> None:
        view = opened(emulator, menu)
        app.answer = answer
        found = await emulator.suggest(DANA, view.id, "m", "tr")
        assert (found.envelope.failure, found.options) == ("invalid_options", [])
        assert found.error

    async def test_too_late(self, emulator: Emulator, app: Hearing, menu: Json) -> None:
        view = opened(emulator, menu)
        app.fails = "timeout"
        assert (await emulator.suggest(DANA, view.id, "m", "tr")).error

    async def test_slack_waits_until_enough_is_typed(self, emulator: Emulator, menu: Json) -> None:
        view = opened(emulator, menu, field("n", "external_select"))
        for action_id, value in (("m", "t"), ("n", "tr"), ("z", "trade")):
            with pytest.raises(NotPossibleError):
                await emulator.suggest(DANA, view.id, action_id, value)
        with pytest.raises(NotPossibleError):
            await emulator.suggest(DANA, view.id, "m", "tr", block_id="n")

    async def test_in_a_message(self, emulator: Emulator, app: Hearing) -> None:
        menu = {"type": "external_select", "action_id": "m", "min_query_length": 0}
        app.answer = {"options": options(2)}
        for whom in (None, DANA):
            message = shown(emulator, actions(menu), ephemeral_to=whom)
            typed = emulator.acting.suggesting
            assert not typed.offered(message)
            found = await emulator.suggest_in_message(DANA, message.channel, message.ts, "m", "")
            payload = found.envelope.payload
            assert payload["container"]["message_ts"] == message.ts
            assert payload["channel"] == {"id": message.channel, "name": "relations"}
            assert "message" not in payload
            pressed = await emulator.press(DANA, message.channel, message.ts, action_id="m", value="1")
            assert pressed.payload["state"]["values"]["b0"]["m"]["selected_option"] == option(value="1")

    async def test_over_http_slack_must_know_where_to_ask(self, app_manifest: Json) -> None:
        app_manifest["settings"]["socket_mode_enabled"] = False
        async with Emulator(manifest=app_manifest) as emulator:
            view = opened(emulator, field("m", "external_select"))
            with pytest.raises(NotPossibleError, match="message_menu_options_url"):
                await emulator.suggest(DANA, view.id, "m", "trade")


async def test_only_so_many_offers_are_remembered(emulator: Emulator, app: Hearing) -> None:
    app.answer = {"options": options(1)}
    views = []
    for _ in range(101):
        views.append(opened(emulator, field("m", "external_select", min_query_length=0)))
        await emulator.suggest(DANA, views[-1].id, "m", "")
    assert not emulator.acting.suggesting.offered(views[0])
    assert emulator.acting.suggesting.offered(views[1])
