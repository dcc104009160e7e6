"""Reading: who sees what, threads, unread messages, long messages, changes."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import (
    AIGERIM,
    AIGERIMS_DM,
    BOT,
    MEHMET,
    PRESS,
    RELATIONS,
    actions,
    button,
    greeting,
    said,
    section,
    shown,
)
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_messages_of_one_author_stand_together(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("one", by=AIGERIM), said("two", by=AIGERIM), said("three", by=BOT))
    await tab.goto(stage.url)
    log = tab.get_by_role("log", name="Messages in #relations")
    await expect(log.locator(".author")).to_have_text(["Aigerim Serikova", "kzturk"])
    await expect(log.get_by_text("APP")).to_have_count(1)
    await expect(log.get_by_role("article", name="kzturk, 09:")).to_contain_text("three")


async def test_an_ephemeral_message_is_seen_by_one_person(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("for Aigerim", ephemeral_to=AIGERIM), said("for Mehmet", ephemeral_to=MEHMET))
    await tab.goto(stage.url)
    message = tab.get_by_test_id("message")
    await expect(message).to_contain_text(["Only visible to you"])
    await expect(message).to_contain_text(["for Aigerim"])
    await tab.get_by_role("radio", name="Mehmet Yılmaz").check()
    await expect(message).to_have_count(1)
    await expect(message).to_contain_text(["for Mehmet"])
    await tab.get_by_role("radio", name="Dana Orazova").check()
    await expect(message).to_have_count(0)


async def test_a_notice_comes_in_slackbots_name_and_outlasts_a_new_connection(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await stage.say("notice", to=AIGERIM, channel=RELATIONS, text="/kzturk failed")
    await stage.say("notice", to=MEHMET, channel=RELATIONS, text="not for you")
    message = tab.get_by_test_id("message")
    await expect(message).to_have_count(1)
    await expect(message).to_contain_text("Slackbot")
    await expect(message).to_contain_text("Only visible to you")
    await stage.hang_up()
    await expect(tab.get_by_test_id("banner")).to_be_visible()
    await expect(tab.get_by_test_id("banner")).to_be_hidden()
    await expect(message).to_contain_text("/kzturk failed")


async def test_each_person_has_a_direct_message_of_their_own(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("secret", by=AIGERIM, channel=AIGERIMS_DM))
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="kzturk", exact=False).first.click()
    await expect(tab.get_by_role("log", name="Messages in kzturk")).to_contain_text("secret")
    await tab.get_by_role("radio", name="Mehmet Yılmaz").check()
    await expect(tab.get_by_role("log", name="Messages in kzturk")).not_to_contain_text("secret")


async def test_a_thread(tab: Page, stage: Stage) -> None:
    root = said("how many?", by=AIGERIM)
    stage.hello = greeting(root)
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_have_count(1)
    await stage.say("message", message=said("12,000", thread_ts=root["ts"]))
    await tab.get_by_role("button", name="1 reply").click()
    thread = tab.get_by_role("log", name="Thread in #relations")
    await expect(thread.get_by_test_id("message")).to_contain_text(["how many?", "12,000"])
    await stage.say("message", message=said("thanks", by=MEHMET, thread_ts=root["ts"]))
    await stage.say("message", message=said("only you", ephemeral_to=AIGERIM, thread_ts=root["ts"]))
    await expect(thread.get_by_test_id("message")).to_have_count(4)
    await expect(thread.get_by_text("2 replies")).to_be_visible()
    await expect(tab.get_by_role("log", name="Messages in")).not_to_contain_text("thanks")
    await tab.get_by_role("button", name="Close thread").click()
    await expect(tab.get_by_role("button", name="2 replies")).to_be_focused()


async def test_messages_are_changed_and_deleted(tab: Page, stage: Stage) -> None:
    kept, gone = said("first words"), said("to be gone")
    stage.hello = greeting(kept, gone)
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_have_count(2)
    await stage.say("message_changed", message=kept | {"text": "other words", "edited": True})
    await stage.say("message_deleted", channel=RELATIONS, ts=gone["ts"])
    await expect(tab.get_by_test_id("message")).to_have_count(1)
    await expect(tab.get_by_test_id("message")).to_contain_text("other words (edited)")


async def test_messages_elsewhere_are_counted_until_they_are_read(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await stage.say("message", message=said("news", channel=PRESS))
    await stage.say("message", message=said("my own", by=AIGERIM, channel=PRESS))
    await expect(tab.get_by_role("button", name="press 1 unread message")).to_be_visible()
    await tab.get_by_role("button", name="press").click()
    await tab.get_by_role("button", name="relations").click()
    await expect(tab.get_by_role("button", name="press", exact=True)).to_be_visible()


async def test_a_long_message_is_folded(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("қ" * 40_000), said("short"))
    await tab.goto(stage.url)
    body = tab.locator(".body").first
    assert (await body.evaluate("body => body.clientHeight")) <= 420
    await tab.get_by_role("button", name="Show more").click()
    assert (await body.evaluate("body => body.clientHeight")) > 2000
    await tab.get_by_role("button", name="Show less").click()
    assert (await body.evaluate("body => body.clientHeight")) <= 420


async def test_what_the_focus_reaches_is_not_hidden_by_a_fold(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(shown(*(section("long " * 400) for _ in range(3)), actions(button("Last"))))
    await tab.goto(stage.url)
    await expect(tab.get_by_role("button", name="Show more")).to_be_visible()
    await tab.get_by_role("button", name="Last").focus()
    await expect(tab.get_by_role("button", name="Show less")).to_be_visible()


async def test_the_log_stays_at_its_end_only_while_the_reader_is_there(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(*(said(f"line {number}", by=AIGERIM) for number in range(60)))
    await tab.goto(stage.url)
    await expect(tab.get_by_text("line 59")).to_be_in_viewport()
    await stage.say("message", message=said("news one"))
    await expect(tab.get_by_text("news one")).to_be_in_viewport()
    await tab.get_by_text("line 5", exact=True).scroll_into_view_if_needed()
    await stage.say("message", message=said("news two"))
    await expect(tab.get_by_text("line 5", exact=True)).to_be_in_viewport()
    await tab.get_by_role("button", name="Latest messages").click()
    await expect(tab.get_by_text("news two")).to_be_in_viewport()
    await stage.say("message", message=said("\n".join(f"row {number}" for number in range(50))))
    await expect(tab.get_by_text("row 0")).to_be_in_viewport()
