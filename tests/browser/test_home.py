"""The conversation with the app: its Home, its messages, its prompts."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, AIGERIMS_DM, OPTIONS, actions, button, greeting, home, plain, section
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

MENU = {"type": "static_select", "action_id": "lang", "placeholder": plain("Language"), "options": OPTIONS}


async def open_home(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(home_tab=True)
    await tab.goto(stage.url)
    await tab.get_by_role("navigation", name="Apps").get_by_role("button").click()
    assert await stage.next_heard() == {"type": "open_messages", "as": AIGERIM, "channel": AIGERIMS_DM}
    await tab.get_by_role("tab", name="Messages", selected=True).focus()
    await tab.keyboard.press("ArrowLeft")
    assert await stage.next_heard() == {"type": "open_home", "as": AIGERIM}
    await expect(tab.get_by_role("tab", name="Home", selected=True)).to_be_focused()


async def test_home_is_shown_when_it_is_published_and_changes_in_place(tab: Page, stage: Stage) -> None:
    await open_home(tab, stage)
    panel = tab.get_by_role("tabpanel", name="Home")
    await expect(panel).to_contain_text("kzturk has not published its Home for you yet")
    await stage.say("view", **home(section("Welcome"), actions(MENU, button("Topics", value="all"))))
    await expect(panel).to_contain_text("Welcome")
    await panel.get_by_role("combobox", name="Language").select_option("BibTeX")
    heard = await stage.next_heard()
    chosen = {"block_id": "row", "action_id": "lang", "selected_option": OPTIONS[1]}
    assert heard == {"type": "press", "as": AIGERIM, "view_id": "VHOME", "state": heard["state"]} | chosen
    await panel.get_by_role("button", name="Topics").press("Enter")
    assert (await stage.next_heard())["value"] == "all"
    await stage.say("view", **home(section("Eight topics"), actions(MENU, button("Back", value="back"))))
    await expect(panel).to_contain_text("Eight topics")
    await expect(panel.get_by_role("button", name="Back")).to_be_focused()
    await expect(panel.get_by_role("combobox", name="Language")).to_have_value("1")


async def test_messages_and_home_are_told_when_they_are_opened(tab: Page, stage: Stage) -> None:
    await open_home(tab, stage)
    await tab.get_by_role("tab", name="Messages").click()
    assert (await stage.next_heard())["type"] == "open_messages"
    await expect(tab.get_by_role("log", name="Messages in kzturk")).to_be_visible()
    await tab.get_by_role("tab", name="Home").click()
    assert (await stage.next_heard())["type"] == "open_home"
    await tab.get_by_role("button", name="relations").click()
    await expect(tab.get_by_role("tab")).to_have_count(0)
    await tab.get_by_role("navigation", name="Apps").get_by_role("button").click()
    assert (await stage.next_heard())["type"] == "open_home"
    await expect(tab.get_by_role("tabpanel", name="Home")).to_be_visible()


async def test_each_person_has_a_home(tab: Page, stage: Stage) -> None:
    await open_home(tab, stage)
    await stage.say("view", **home(section("for Aigerim")))
    await expect(tab.get_by_text("for Aigerim")).to_be_visible()
    await tab.get_by_role("radio", name="Mehmet Yılmaz").check()
    await expect(tab.get_by_text("for Aigerim")).to_be_hidden()
    await expect(tab.get_by_role("tabpanel", name="Home")).to_contain_text("not published")


async def test_prompts_are_asked_with_one_click(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(home_tab=True)
    await tab.goto(stage.url)
    await tab.get_by_role("navigation", name="Apps").get_by_role("button").click()
    await stage.next_heard()
    prompts = [{"title": "Students", "message": "how many students?"}, {"title": "Trade", "message": "trade?"}]
    await stage.say("prompts", channel=AIGERIMS_DM, title="Ask me", prompts=prompts)
    group = tab.get_by_role("region", name="Ask me")
    await expect(group.get_by_role("button")).to_have_text(["Students", "Trade"])
    await group.get_by_role("button", name="Students").click()
    said = {"type": "post", "as": AIGERIM, "channel": AIGERIMS_DM, "text": "how many students?"}
    assert await stage.next_heard() == said
    await expect(group).to_be_hidden()


async def test_without_a_home_there_are_no_tabs(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(home_tab=False)
    await tab.goto(stage.url)
    await tab.get_by_role("navigation", name="Apps").get_by_role("button").click()
    await expect(tab.get_by_role("log", name="Messages in kzturk")).to_be_visible()
    await expect(tab.get_by_role("tab")).to_have_count(0)
