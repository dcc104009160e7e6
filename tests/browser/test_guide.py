"""The guided first minute, the help, and the keys that work anywhere."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, RELATIONS, SEARCH, actions, button, greeting, said, section, shown
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_four_steps_are_ticked_when_they_are_answered(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(home_tab=True)
    await tab.goto(stage.url)
    guide = tab.get_by_role("region", name="Your first minute")
    await expect(guide).to_contain_text("0 of 4 done")
    slash = guide.get_by_role("button", name="Try a slash command")
    await expect(slash).to_contain_text("/kzturk fact education")
    await slash.click()
    assert (await stage.next_heard())["text"] == "fact education"
    await guide.get_by_role("button", name="Mention it").click()
    assert (await stage.next_heard())["text"].startswith("@kzturk ")
    root = said("how many?", by=AIGERIM)
    await stage.say("message", message=root)
    await stage.say("message", message=said("a welcome, and no answer"))
    await expect(tab.get_by_role("log")).to_contain_text("no answer")
    await expect(guide).to_contain_text("0 of 4 done")
    await stage.say("message", message=said("for you", ephemeral_to=AIGERIM))
    await expect(guide).to_contain_text("1 of 4 done")
    await stage.say("message", message=said("12,000", thread_ts=root["ts"]))
    await expect(guide).to_contain_text("2 of 4 done")
    await expect(tab.get_by_role("log", name="Thread in #relations")).to_contain_text("12,000")
    await guide.get_by_role("button", name="Visit its Home").click()
    assert await stage.next_heard() == {"type": "open_home", "as": AIGERIM}
    await expect(guide).to_contain_text("3 of 4 done")
    await expect(guide.get_by_role("button", name="Visit its Home")).to_contain_text("(done)")
    await guide.get_by_role("button", name="Share an answer").click()
    assert (await stage.next_heard())["type"] == "slash"
    answer = shown(section("12,000"), actions(button("Share", action_id="share_answer")), ephemeral_to=AIGERIM)
    await stage.say("message", message=answer)
    heard = await stage.next_heard()
    assert (heard["type"], heard["message_ts"], heard["action_id"]) == ("press", answer["ts"], "share_answer")
    await expect(guide).to_contain_text("3 of 4 done")
    await stage.say("message", message=said("12,000, shared by Aigerim"))
    await expect(tab.get_by_role("region", name="That was the tour")).to_contain_text("kzturk manifest")


async def test_it_can_be_put_away_and_brought_back_and_is_remembered(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    guide = tab.get_by_test_id("guide")
    await tab.get_by_role("textbox", name="Message #relations").fill("/kzturk help")
    await tab.keyboard.press("Enter")
    assert (await stage.next_heard())["type"] == "slash"
    await stage.say("message", message=said("all that can be asked", ephemeral_to=AIGERIM))
    await expect(guide).to_contain_text("1 of 4 done")
    await guide.get_by_role("button", name="Put the guide away").click()
    await expect(guide).to_be_hidden()
    await tab.reload()
    await expect(tab.get_by_role("log")).to_be_visible()
    await expect(guide).to_be_hidden()
    await tab.get_by_role("button", name="First minute").click()
    await expect(guide).to_contain_text("1 of 4 done")


async def test_who_mentions_it_without_the_guide_keeps_the_thread_closed(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await tab.get_by_role("textbox", name="Message #relations").fill("@kzturk how many?")
    await tab.keyboard.press("Escape")
    await tab.keyboard.press("Enter")
    assert (await stage.next_heard())["type"] == "post"
    root = said("how many?", by=AIGERIM)
    await stage.say("message", message=root)
    await stage.say("message", message=said("12,000", thread_ts=root["ts"]))
    await expect(tab.get_by_test_id("guide")).to_contain_text("1 of 4 done")
    await expect(tab.get_by_role("button", name="1 reply")).to_be_visible()
    await expect(tab.get_by_role("log", name="Thread")).to_have_count(0)


async def test_where_the_bot_is_not_the_guide_goes_elsewhere(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await tab.get_by_role("navigation", name="Channels").get_by_role("button", name="visitors").click()
    intro = tab.get_by_test_id("intro")
    await expect(intro).to_contain_text("kzturk is not a member here: /kzturk works, mentions do not.")
    await expect(intro.get_by_role("button", name="/kzturk help")).to_be_visible()
    await expect(intro.get_by_role("button", name="@kzturk")).to_have_count(0)
    await tab.get_by_role("button", name="Mention it").click()
    assert (await stage.next_heard())["channel"] == RELATIONS


async def test_at_the_narrowest_the_heading_is_seen_below_the_guide(tab: Page, stage: Stage) -> None:
    await tab.set_viewport_size({"width": 360, "height": 640})
    await tab.goto(stage.url)
    heading = tab.get_by_test_id("intro").get_by_role("heading", level=2)
    await expect(heading).to_be_in_viewport(ratio=1)
    above = await tab.get_by_test_id("guide").bounding_box()
    box = await heading.bounding_box()
    assert above
    assert box
    assert box["y"] >= above["y"] + above["height"]


async def test_without_a_home_the_search_is_tried_or_a_direct_message(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(home_tab=False, shortcuts=[SEARCH])
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Search with a shortcut").click()
    assert (await stage.next_heard())["callback_id"] == "search"
    stage.hello = greeting(home_tab=False, shortcuts=[])
    await tab.reload()
    await tab.get_by_role("button", name="Write to it directly").click()
    await expect(tab.get_by_role("textbox", name="Message kzturk")).to_be_focused()


async def test_an_answer_that_is_there_is_shared_at_once(tab: Page, stage: Stage) -> None:
    answer = shown(actions(button("Share", action_id="share", value="v")), ephemeral_to=AIGERIM)
    stage.hello = greeting(answer)
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Share an answer").click()
    assert (await stage.next_heard())["message_ts"] == answer["ts"]


async def test_the_help_tells_the_keys_and_how_to_connect(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await tab.get_by_role("textbox", name="Message #relations").press_sequentially("?")
    await expect(tab.get_by_role("dialog")).to_have_count(0)
    await tab.keyboard.press("Control+/")
    dialog = tab.get_by_role("dialog", name="Keys, and connecting")
    await expect(dialog).to_contain_text("SLACK_BOT_TOKEN")
    await tab.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await tab.get_by_role("button", name="press", exact=True).focus()
    await tab.keyboard.press("?")
    await expect(dialog).to_be_visible()


async def test_keys_go_from_conversation_to_conversation_and_from_part_to_part(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("textbox", name="Message #relations")).to_be_focused()
    await tab.keyboard.press("Alt+ArrowDown")
    await expect(tab.get_by_role("textbox", name="Message #press")).to_be_focused()
    await tab.keyboard.press("Alt+ArrowUp")
    await tab.keyboard.press("Alt+ArrowUp")
    await expect(tab.get_by_role("textbox", name="Message kzturk")).to_be_focused()
    await tab.keyboard.press("F6")
    assert await tab.evaluate("document.querySelector('#sidebar').contains(document.activeElement)")
    await tab.keyboard.press("Shift+F6")
    await expect(tab.get_by_role("textbox", name="Message kzturk")).to_be_focused()
