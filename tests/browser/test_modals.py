"""Modals: opened, filled in, refused, submitted, changed and pushed without losing what was typed."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.script import (
    AIGERIM,
    MEHMET,
    OPTIONS,
    PRESS,
    RELATIONS,
    actions,
    button,
    entry,
    greeting,
    modal,
    plain,
    section,
    shows,
)
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = entry("q", "plain_text_input", "Question", hint=plain("in any language"))


async def open_modal(tab: Page, stage: Stage, *blocks: Frame) -> Locator:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await stage.say("view", **shows(modal(*blocks)))
    dialog = tab.get_by_role("dialog", name="Search")
    await expect(dialog).to_be_visible()
    return dialog


async def test_the_focus_is_in_the_dialog_and_goes_back(tab: Page, stage: Stage) -> None:
    dialog = await open_modal(tab, stage, QUESTION)
    await expect(dialog.get_by_role("textbox", name="Question")).to_be_focused()
    await expect(dialog.get_by_role("textbox", name="Question")).to_have_accessible_description("in any language")
    for _ in range(6):
        await tab.keyboard.press("Tab")
        assert await tab.evaluate("!document.querySelector('.app').contains(document.activeElement)")
    await tab.keyboard.press("Escape")
    assert await stage.next_heard() == {"type": "close_view", "as": AIGERIM, "view_id": "V1"}
    await expect(dialog).to_be_hidden()
    await expect(tab.get_by_role("textbox", name="Message #relations")).to_be_focused()


async def test_what_was_entered_is_submitted(tab: Page, stage: Stage) -> None:
    dialog = await open_modal(
        tab,
        stage,
        QUESTION,
        entry("style", "static_select", "Style", options=OPTIONS),
        entry("show", "checkboxes", "Show", options=OPTIONS, initial_options=OPTIONS[:1]),
        entry("order", "radio_buttons", "Order", options=OPTIONS),
        entry("day", "datepicker", "Day", initial_date="2025-06-23"),
        entry("where", "conversations_select", "Where", default_to_current_conversation=True),
        entry("note", "plain_text_input", "Note", multiline=True, optional=True),
    )
    await dialog.get_by_role("textbox", name="Question").fill("how many?")
    await dialog.get_by_role("combobox", name="Style").select_option("APA")
    await dialog.get_by_role("group", name="Show").get_by_role("checkbox", name="BibTeX").check()
    await dialog.get_by_role("radiogroup", name="Order").get_by_role("radio", name="APA").check()
    await dialog.get_by_role("button", name="Find").click()
    heard = await stage.next_heard()
    assert (heard["type"], heard["view_id"]) == ("submit", "V1")
    assert heard["state"]["values"] == {
        "q": {"it": {"type": "plain_text_input", "value": "how many?"}},
        "style": {"it": {"type": "static_select", "selected_option": OPTIONS[0]}},
        "show": {"it": {"type": "checkboxes", "selected_options": OPTIONS}},
        "order": {"it": {"type": "radio_buttons", "selected_option": OPTIONS[0]}},
        "day": {"it": {"type": "datepicker", "selected_date": "2025-06-23"}},
        "where": {"it": {"type": "conversations_select", "selected_conversation": RELATIONS}},
        "note": {"it": {"type": "plain_text_input", "value": None}},
    }
    await expect(dialog.get_by_role("button", name="Find")).to_be_disabled()
    await stage.say("view_closed", view_id="V1", user=AIGERIM)
    await expect(dialog).to_be_hidden()


async def test_what_is_missing_is_told_beside_it_and_not_sent(tab: Page, stage: Stage) -> None:
    name = entry("n", "plain_text_input", "Name", min_length=3)
    dialog = await open_modal(tab, stage, QUESTION, name, entry("r", "radio_buttons", "Pick", options=OPTIONS))
    await dialog.get_by_role("textbox", name="Name").fill("ab")
    await dialog.get_by_role("button", name="Find").click()
    question = dialog.get_by_role("textbox", name="Question")
    await expect(question).to_be_focused()
    await expect(question).to_have_accessible_description("in any language Please complete this required field.")
    await expect(dialog.get_by_role("textbox", name="Name")).to_have_accessible_description(
        "At least 3 characters, please."
    )
    await expect(dialog.get_by_role("radiogroup", name="Pick")).to_have_accessible_description(
        "Please complete this required field."
    )
    await question.fill("x")
    await expect(question).to_have_accessible_description("in any language")
    assert stage.heard.empty()


async def test_the_apps_own_errors(tab: Page, stage: Stage) -> None:
    dialog = await open_modal(tab, stage, QUESTION)
    await dialog.get_by_role("textbox", name="Question").fill("the area")
    await tab.keyboard.press("Enter")
    assert (await stage.next_heard())["type"] == "submit"
    await stage.say("view_errors", view_id="V1", errors={"q": "Nothing on that.", "gone": "And something else."})
    await expect(dialog.get_by_role("textbox", name="Question")).to_have_accessible_description(
        "in any language Nothing on that."
    )
    await expect(dialog.get_by_role("alert")).to_have_text("And something else.")
    await expect(dialog.get_by_role("button", name="Find")).to_be_enabled()
    await stage.say("error", text="The app failed.")
    await expect(dialog.get_by_role("alert")).to_have_text("The app failed.")


async def test_an_update_keeps_what_was_typed_and_where(tab: Page, stage: Stage) -> None:
    dialog = await open_modal(tab, stage, QUESTION, section("before"), entry("n", "plain_text_input", "Name"))
    await dialog.get_by_role("textbox", name="Name").fill("Aigerim")
    box = dialog.get_by_role("textbox", name="Question")
    await box.press_sequentially("half a")
    await box.press("ArrowLeft")
    other = entry("n", "plain_text_input", "Name", placeholder=plain("given and family name"))
    await stage.say("view", **shows(modal(section("after"), QUESTION, other, title=plain("Search again"))))
    dialog = tab.get_by_role("dialog", name="Search again")
    await expect(dialog).to_contain_text("after")
    await expect(dialog.get_by_role("textbox", name="Name")).to_have_value("Aigerim")
    await expect(dialog.get_by_role("textbox", name="Question")).to_be_focused()
    await tab.keyboard.type("!")
    await expect(dialog.get_by_role("textbox", name="Question")).to_have_value("half !a")


async def test_a_pushed_view_lies_above_and_goes_first(tab: Page, stage: Stage) -> None:
    dialog = await open_modal(tab, stage, QUESTION)
    await dialog.get_by_role("textbox", name="Question").fill("kept")
    pushed = modal(section("the fact"), view_id="V2", title=plain("A fact"), submit=None)
    await stage.say("view", **shows(pushed, previous_view_id="V1"))
    above = tab.get_by_role("dialog", name="A fact")
    await expect(above).to_contain_text("the fact")
    await expect(above.get_by_role("button", name="Find")).to_be_hidden()
    await above.get_by_role("button", name="Cancel").click()
    assert (await stage.next_heard())["view_id"] == "V2"
    await expect(dialog.get_by_role("textbox", name="Question")).to_have_value("kept")
    await stage.say("view", **shows(pushed, previous_view_id="V1"))
    await above.get_by_role("button", name="Close the dialog").click()
    assert await stage.next_heard() == {"type": "close_view", "as": AIGERIM, "view_id": "V2", "all": True}
    await expect(tab.get_by_role("dialog")).to_have_count(0)


async def test_a_press_in_a_modal_tells_what_else_is_entered(tab: Page, stage: Stage) -> None:
    dialog = await open_modal(tab, stage, QUESTION | {"dispatch_action": True}, actions(button("More", value="1")))
    box = dialog.get_by_role("textbox", name="Question")
    await box.fill("trade")
    await box.press("Enter")
    state = {"values": {"q": {"it": {"type": "plain_text_input", "value": "trade"}}}}
    pressed = {"type": "press", "as": AIGERIM, "view_id": "V1", "state": state}
    assert await stage.next_heard() == pressed | {"block_id": "q", "action_id": "it", "value": "trade"}
    await dialog.get_by_role("button", name="More").click()
    assert await stage.next_heard() == pressed | {"block_id": "row", "action_id": "open", "value": "1"}


async def test_without_an_input_one_begins_at_the_top(tab: Page, stage: Stage) -> None:
    await tab.set_viewport_size({"width": 360, "height": 640})
    lines = [section(f"line {n}") | {"block_id": f"s{n}"} for n in range(60)]
    dialog = await open_modal(tab, stage, *lines, actions(button("BibTeX")))
    await expect(dialog.get_by_role("heading", name="Search")).to_be_focused()
    await expect(dialog.get_by_text("line 0", exact=True)).to_be_in_viewport()


async def test_the_apps_own_conversation_is_no_place_to_begin_with(tab: Page, stage: Stage) -> None:
    where = entry("where", "conversations_select", "Where", default_to_current_conversation=True)
    stage.hello = greeting(home_tab=True)
    await tab.goto(stage.url)
    await tab.get_by_role("navigation", name="Apps").get_by_role("button").click()
    await stage.say("view", **shows(modal(where)))
    dialog = tab.get_by_role("dialog", name="Search")
    await expect(dialog.get_by_role("combobox", name="Where")).to_have_value("")
    await dialog.get_by_role("button", name="Find").click()
    await expect(dialog).to_contain_text("Please complete this required field.")
    await dialog.get_by_role("combobox", name="Where").select_option("#press")
    await dialog.get_by_role("button", name="Find").click()
    entered = (await stage.next_of("submit"))["state"]["values"]["where"]["it"]
    assert entered == {"type": "conversations_select", "selected_conversation": PRESS}


async def test_another_persons_modal_is_not_shown(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await stage.say("view", **shows(modal(QUESTION), user=MEHMET))
    await stage.say("error", text="to wait for")
    await expect(tab.get_by_role("alert")).to_be_visible()
    await expect(tab.get_by_role("dialog")).to_have_count(0)
    await tab.get_by_role("radio", name="Mehmet Yılmaz").check()
    await expect(tab.get_by_role("dialog", name="Search")).to_be_visible()
