"""Buttons, menus and feedback send what Slack would send, once."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, RELATIONS, actions, button, greeting, plain, shown
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPTIONS = [{"text": plain("APA"), "value": "apa"}, {"text": plain("BibTeX"), "value": "bibtex"}]


async def open_with(tab: Page, stage: Stage, *elements: Frame) -> Frame:
    """Show a message with these elements and return what every press of it says."""
    message = shown(actions(*elements))
    stage.hello = greeting(message)
    await tab.goto(stage.url)
    return {"type": "press", "as": AIGERIM, "channel": RELATIONS, "message_ts": message["ts"], "block_id": "row"}


async def test_a_button_is_pressed_once(tab: Page, stage: Stage) -> None:
    press = await open_with(tab, stage, button("Open", value="education/schools"))
    control = tab.get_by_role("button", name="Open")
    await control.dblclick()
    assert await stage.next_heard() == press | {"action_id": "open", "value": "education/schools"}
    await expect(control).to_be_disabled()
    assert stage.heard.empty()
    await expect(control).to_be_enabled()


async def test_a_confirmation_is_asked_first(tab: Page, stage: Stage) -> None:
    confirm = {"title": plain("Sure?"), "text": plain("Really."), "confirm": plain("Do it"), "deny": plain("Leave it")}
    press = await open_with(tab, stage, button("Withdraw", style="danger", confirm=confirm))
    await tab.get_by_role("button", name="Withdraw").click()
    await tab.get_by_role("dialog", name="Sure?").get_by_role("button", name="Leave it").click()
    await expect(tab.get_by_role("dialog")).to_have_count(0)
    assert stage.heard.empty()
    await tab.get_by_role("button", name="Withdraw").click()
    await tab.get_by_role("button", name="Do it").click()
    assert await stage.next_heard() == press | {"action_id": "open"}


async def test_an_overflow_menu_by_keyboard(tab: Page, stage: Stage) -> None:
    press = await open_with(tab, stage, {"type": "overflow", "action_id": "cite", "options": OPTIONS})
    opener = tab.get_by_role("button", name="More actions")
    await opener.press("Enter")
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("menu")).to_have_count(0)
    await expect(opener).to_be_focused()
    await opener.press("Enter")
    await tab.keyboard.press("ArrowUp")
    await tab.keyboard.press("Enter")
    assert await stage.next_heard() == press | {"action_id": "cite", "selected_option": OPTIONS[1]}
    await expect(opener).to_be_focused()


async def test_a_select_menu(tab: Page, stage: Stage) -> None:
    groups = [{"label": plain("Styles"), "options": OPTIONS}]
    menu = {"type": "static_select", "action_id": "style", "placeholder": plain("Style"), "option_groups": groups}
    press = await open_with(tab, stage, menu)
    await tab.get_by_role("combobox", name="Style").select_option("BibTeX")
    assert await stage.next_heard() == press | {"action_id": "style", "selected_option": OPTIONS[1]}


async def test_feedback(tab: Page, stage: Stage) -> None:
    good, bad = {"text": plain("Good answer"), "value": "up"}, {"text": plain("Bad answer"), "value": "down"}
    feedback = {"type": "feedback_buttons", "action_id": "fb", "positive_button": good, "negative_button": bad}
    message = shown({"type": "context_actions", "block_id": "row", "elements": [feedback]})
    stage.hello = greeting(message)
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Bad answer").click()
    assert (await stage.next_heard())["value"] == "down"


async def test_a_button_that_its_own_press_changes_gives_the_focus_back(tab: Page, stage: Stage) -> None:
    await open_with(tab, stage, button("Open"))
    await tab.get_by_role("button", name="Open").press("Enter")
    heard = await stage.next_heard()
    await stage.say("message_changed", message=shown(actions(button("Opened"))) | {"ts": heard["message_ts"]})
    await expect(tab.get_by_role("button", name="Opened")).to_be_visible()
    await expect(tab.get_by_test_id("message")).to_be_focused()
