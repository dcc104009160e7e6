"""Shortcuts: global ones at the composer and among the commands, those of a message in its menu."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, RELATIONS, SEARCH, SOURCE, greeting, said
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

USED = {"type": "shortcut", "as": AIGERIM, "callback_id": "search"}


async def test_a_global_shortcut_from_the_composer(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(shortcuts=[SEARCH, SOURCE])
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Shortcuts").press("Enter")
    menu = tab.get_by_role("menu", name="Shortcuts")
    await expect(menu.get_by_role("menuitem")).to_have_text(["Search the factsAs you type"])
    await tab.keyboard.press("Enter")
    assert await stage.next_heard() == USED
    await expect(menu).to_have_count(0)


async def test_a_global_shortcut_among_the_commands(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(shortcuts=[SEARCH, SOURCE])
    await tab.goto(stage.url)
    box = tab.get_by_role("textbox", name="Message #relations")
    await box.press_sequentially("/fa")
    await expect(tab.get_by_role("option", name="Search the facts Shortcut")).to_be_visible()
    await tab.keyboard.press("Enter")
    assert await stage.next_heard() == USED
    await expect(box).to_have_value("")


async def test_a_message_shortcut_by_keyboard(tab: Page, stage: Stage) -> None:
    before, message = said("before"), said("12,000 students, they say", by=AIGERIM)
    stage.hello = greeting(before, message, said("only you", ephemeral_to=AIGERIM), shortcuts=[SEARCH, SOURCE])
    await tab.goto(stage.url)
    await tab.get_by_role("log").focus()
    await tab.keyboard.press("ArrowUp")
    await expect(tab.get_by_test_id("message").nth(2)).to_be_focused()
    await expect(tab.get_by_test_id("message").nth(2).get_by_role("button", name="Message menu")).to_have_count(0)
    await tab.keyboard.press("ArrowUp")
    await tab.keyboard.press("Tab")
    await tab.keyboard.press("Tab")
    await expect(tab.get_by_test_id("message").nth(1).get_by_role("button", name="Message menu")).to_be_focused()
    await tab.keyboard.press("Enter")
    await tab.get_by_role("menuitem", name="Find the source").press("Enter")
    place = {"channel": RELATIONS, "message_ts": message["ts"]}
    assert await stage.next_heard() == {"type": "message_shortcut", "as": AIGERIM, "callback_id": "source"} | place


async def test_a_message_shortcut_in_a_thread(tab: Page, stage: Stage) -> None:
    root = said("a question", by=AIGERIM)
    reply = said("an answer", thread_ts=root["ts"])
    stage.hello = greeting(root, reply, shortcuts=[SOURCE])
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="1 reply").click()
    thread = tab.get_by_role("complementary", name="Thread")
    await thread.get_by_role("button", name="Message menu").last.press("Enter")
    await tab.keyboard.press("Enter")
    assert (await stage.next_heard())["message_ts"] == reply["ts"]


async def test_without_shortcuts_there_is_nothing_to_open(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("x", by=AIGERIM))
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_be_visible()
    await expect(tab.get_by_role("button", name="Shortcuts")).to_have_count(0)
    await expect(tab.get_by_role("button", name="Message menu")).to_have_count(0)
