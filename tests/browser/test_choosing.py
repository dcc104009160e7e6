"""Menus that complete while one types, and the other inputs that a message may hold."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.script import AIGERIM, OPTIONS, RELATIONS, actions, greeting, option, plain, shown
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

SEARCH = {"type": "external_select", "action_id": "find", "placeholder": plain("Find a fact"), "min_query_length": 2}


async def open_with(tab: Page, stage: Stage, *elements: Frame) -> Frame:
    """Show a message with these elements and return what every press of it says."""
    message = shown(actions(*elements))
    stage.hello = greeting(message)
    await tab.goto(stage.url)
    return {"type": "press", "as": AIGERIM, "channel": RELATIONS, "message_ts": message["ts"], "block_id": "row"}


async def typed(tab: Page, stage: Stage, text: str) -> tuple[Locator, Frame]:
    """Type into the menu, and return it with the question that the page asked."""
    box = tab.get_by_role("combobox", name="Find a fact")
    await box.press_sequentially(text)
    return box, await stage.next_of("suggest")


async def test_options_come_while_one_types(tab: Page, stage: Stage) -> None:
    press = await open_with(tab, stage, SEARCH)
    box = tab.get_by_role("combobox", name="Find a fact")
    await box.press_sequentially("t")
    await expect(tab.get_by_text("Type at least 2 characters").first).to_be_visible()
    assert stage.heard.empty()
    box, asked = await typed(tab, stage, "r")
    place = {"as": AIGERIM, "channel": RELATIONS, "message_ts": press["message_ts"], "block_id": "row"}
    assert asked == {"type": "suggest", "id": asked["id"], "action_id": "find", "value": "tr"} | place
    await expect(tab.get_by_text("Searching…").first).to_be_visible()
    await stage.say("suggestions", id=asked["id"], options=OPTIONS)
    await expect(tab.get_by_role("option")).to_have_text(["APA", "BibTeXfor LaTeX"])
    await expect(box).to_have_attribute("aria-expanded", "true")
    await tab.keyboard.press("ArrowDown")
    marked = tab.get_by_role("option", name="BibTeX", selected=True)
    await expect(box).to_have_attribute("aria-activedescendant", str(await marked.get_attribute("id")))
    await tab.keyboard.press("Enter")
    assert await stage.next_heard() == press | {"action_id": "find", "selected_option": OPTIONS[1]}
    await expect(box).to_have_value("BibTeX")
    await expect(box).to_have_attribute("aria-expanded", "false")


async def test_groups_nothing_found_and_no_answer(tab: Page, stage: Stage) -> None:
    await open_with(tab, stage, SEARCH)
    _, asked = await typed(tab, stage, "tr")
    groups = [{"label": plain("Trade"), "options": OPTIONS[:1]}, {"label": plain("Travel"), "options": OPTIONS[1:]}]
    await stage.say("suggestions", id=asked["id"], option_groups=groups)
    await expect(tab.get_by_role("group", name="Travel").get_by_role("option")).to_have_text(["BibTeXfor LaTeX"])
    _, asked = await typed(tab, stage, "x")
    await stage.say("suggestions", id=asked["id"], options=[])
    await expect(tab.get_by_text("Nothing fits.").first).to_be_visible()
    _, asked = await typed(tab, stage, "y")
    await stage.say("suggestions", id=asked["id"], error="operation_timeout")
    await expect(tab.get_by_text("The app gave no options. Try again.").first).to_be_visible()


async def test_an_answer_that_comes_late_is_not_shown(tab: Page, stage: Stage) -> None:
    await open_with(tab, stage, SEARCH)
    _, first = await typed(tab, stage, "tr")
    _, second = await typed(tab, stage, "a")
    await stage.say("suggestions", id=second["id"], options=[option("the second", "2")])
    await stage.say("suggestions", id=first["id"], options=[option("the first", "1")])
    await expect(tab.get_by_role("option")).to_have_text(["the second"])


async def test_a_choice_is_kept_when_other_words_are_not_chosen(tab: Page, stage: Stage) -> None:
    press = await open_with(tab, stage, SEARCH | {"initial_option": OPTIONS[0]})
    box = tab.get_by_role("combobox", name="Find a fact")
    await expect(box).to_have_value("APA")
    await box.fill("zz")
    await tab.keyboard.press("Escape")
    await tab.keyboard.press("Tab")
    await expect(box).to_have_value("APA")
    await tab.get_by_role("button", name="Clear").click()
    await expect(box).to_have_value("")
    assert await stage.next_of("press") == press | {"action_id": "find", "selected_option": None}


async def test_the_other_inputs_of_a_message(tab: Page, stage: Stage) -> None:
    boxes = {"type": "checkboxes", "action_id": "boxes", "options": OPTIONS}
    radios = {"type": "radio_buttons", "action_id": "radios", "options": OPTIONS}
    day = {"type": "datepicker", "action_id": "day", "placeholder": plain("As of")}
    press = await open_with(tab, stage, boxes, radios, day)
    await tab.get_by_role("checkbox", name="BibTeX").check()
    await tab.get_by_role("checkbox", name="APA").check()
    assert await stage.next_heard() == press | {"action_id": "boxes", "selected_options": OPTIONS[1:]}
    assert await stage.next_heard() == press | {"action_id": "boxes", "selected_options": OPTIONS}
    await tab.get_by_role("radio", name="APA").check()
    assert await stage.next_heard() == press | {"action_id": "radios", "selected_option": OPTIONS[0]}
    await tab.get_by_label("As of").fill("2012-03-02")
    assert await stage.next_heard() == press | {"action_id": "day", "selected_date": "2012-03-02"}


async def test_feedback_shows_what_was_pressed_after_a_change_too(tab: Page, stage: Stage) -> None:
    up, down = {"text": plain("Good answer"), "value": "up"}, {"text": plain("Bad answer"), "value": "down"}
    feedback = {"type": "feedback_buttons", "action_id": "fb", "positive_button": up, "negative_button": down}
    message = shown({"type": "context_actions", "block_id": "row", "elements": [feedback]})
    stage.hello = greeting(message)
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Good answer").click()
    assert (await stage.next_heard())["value"] == "up"
    await stage.say("message_changed", message=message | {"edited": True})
    await expect(tab.get_by_text("(edited)")).to_be_visible()
    await expect(tab.get_by_role("button", name="Good answer", pressed=True)).to_be_visible()
    await expect(tab.get_by_role("button", name="Bad answer", pressed=False)).to_be_visible()
