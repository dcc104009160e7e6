"""The page loses its connection, finds it again, and says so meanwhile."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, greeting, said
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_bot_is_not_connected_yet(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(connected=False)
    await tab.goto(stage.url)
    banner = tab.get_by_test_id("banner")
    await expect(banner).to_contain_text("The bot is not connected yet")
    await stage.say("status", connected=True)
    await expect(banner).to_be_hidden()


async def test_the_page_comes_back_with_the_text_that_was_being_written(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    box = tab.get_by_role("textbox", name="Message #relations")
    await box.fill("half a thought")
    stage.silent = True
    await stage.hang_up()
    await expect(tab.get_by_test_id("banner")).to_contain_text("has lost its connection")
    await box.press("Enter")
    await expect(tab.get_by_test_id("composer-hint").first).to_contain_text("Not sent")
    stage.hello, stage.silent = greeting(said("said meanwhile", by=AIGERIM)), False
    await expect(tab.get_by_role("log")).to_contain_text("said meanwhile")
    await expect(tab.get_by_test_id("banner")).to_be_hidden()
    await expect(box).to_have_value("half a thought")
    await box.press("Enter")
    assert (await stage.next_heard())["text"] == "half a thought"


async def test_a_kzturk_that_was_started_again_is_told_from_one_that_is_away(tab: Page, stage: Stage) -> None:
    fresh = await tab.context.new_page()  # its console may speak of what it does not find
    await fresh.goto(stage.url)
    box = fresh.get_by_role("textbox", name="Message #relations")
    await box.fill("half a thought")
    stage.gone = True
    await stage.hang_up()
    banner = fresh.get_by_test_id("banner")
    await expect(banner).to_have_text("kzturk was started again: open the address that it printed now.")
    await box.press("Enter")
    await expect(fresh.get_by_test_id("composer-hint").first).to_contain_text("was started again")
    stage.gone = False
    await fresh.evaluate("window.dispatchEvent(new Event('online'))")
    await expect(banner).to_contain_text("was started again")
    assert stage.sockets == []


async def test_an_error_of_the_emulator_is_shown_until_it_is_dismissed(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await stage.say("error", text="invalid_blocks")
    await expect(tab.get_by_role("alert")).to_contain_text("invalid_blocks")
    await tab.get_by_role("button", name="Dismiss").click()
    await expect(tab.get_by_role("alert")).to_have_count(0)
