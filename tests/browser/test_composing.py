"""Writing: what is sent, what is refused, and what is offered while one types."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.script import AIGERIM, AIGERIMS_DM, RELATIONS, greeting, said
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def open_page(tab: Page, stage: Stage) -> Locator:
    await tab.goto(stage.url)
    box = tab.get_by_role("textbox", name="Message #relations")
    await expect(box).to_be_focused()
    return box


async def test_enter_sends_a_message_and_shift_enter_begins_a_line(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await tab.keyboard.type("сәлем <b>")
    await tab.keyboard.press("Shift+Enter")
    await tab.keyboard.type("*ığ*")
    await tab.keyboard.press("Enter")
    assert await stage.next_heard() == {"type": "post", "as": AIGERIM, "channel": RELATIONS, "text": "сәлем <b>\n*ığ*"}
    await expect(box).to_have_value("")


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
async def test_nothing_is_not_sent(tab: Page, stage: Stage, blank: str) -> None:
    box = await open_page(tab, stage)
    await box.fill(blank)
    await expect(tab.get_by_role("button", name="Send").first).to_be_disabled()
    await box.press("Enter")
    await box.fill("something")
    await box.press("Enter")
    assert (await stage.next_heard())["text"] == "something"


async def test_a_slash_command(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await box.fill("/kzturk fact  education ")
    await box.press("Enter")
    expected = {"type": "slash", "as": AIGERIM, "channel": RELATIONS, "command": "/kzturk", "text": "fact  education"}
    assert await stage.next_heard() == expected


async def test_a_command_without_words(tab: Page, stage: Stage) -> None:
    await open_page(tab, stage)
    await tab.keyboard.type("/kzturk")
    await tab.keyboard.press("Enter")
    assert (await stage.next_heard())["text"] == ""


async def test_an_unknown_command_is_refused_and_kept(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await box.fill("/giphy cats")
    await box.press("Enter")
    await expect(tab.get_by_test_id("composer-hint").first).to_contain_text(
        "/giphy is not a command here; try /kzturk."
    )
    await expect(box).to_have_value("/giphy cats")
    await box.fill(" /giphy cats")
    await box.press("Enter")
    heard = await stage.next_heard()
    assert (heard["type"], heard["text"]) == ("post", " /giphy cats")


async def test_a_thread_refuses_slash_commands_and_takes_messages(tab: Page, stage: Stage) -> None:
    root = said("a question", by=AIGERIM)
    stage.hello = greeting(root)
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Reply in thread").click()
    box = tab.get_by_role("textbox", name="Reply in thread")
    await expect(box).to_be_focused()
    await tab.keyboard.type("/kzturk help")
    await expect(tab.get_by_role("listbox")).to_have_count(0)
    await tab.keyboard.press("Enter")
    hint = tab.get_by_role("complementary", name="Thread").get_by_test_id("composer-hint")
    await expect(hint).to_have_text("Slash commands don't work in threads; mention @kzturk instead.")
    await box.fill("@kzturk help")
    await box.press("Enter")
    place = {"type": "post", "as": AIGERIM, "channel": RELATIONS, "thread_ts": root["ts"]}
    assert await stage.next_heard() == place | {"text": "@kzturk help"}
    await box.press("Escape")
    await expect(box).to_be_hidden()
    await expect(tab.get_by_role("button", name="Reply in thread")).to_be_focused()


async def test_the_command_and_then_its_words_are_offered(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await tab.keyboard.type("/")
    offers = tab.get_by_role("listbox", name="Suggestions").get_by_role("option")
    await expect(offers).to_have_text(["/kzturk [question] Facts with their sources"])
    await tab.keyboard.press("Tab")
    await expect(box).to_have_value("/kzturk ")
    await expect(offers).to_have_text(
        ["fact [topic] one fact", "quote [topic] the words first", "help  all that can be asked"]
    )
    await expect(tab.get_by_role("option", selected=True)).to_have_count(0)
    await tab.keyboard.press("ArrowUp")
    await expect(tab.get_by_role("option", name="help", selected=True)).to_be_visible()
    await tab.keyboard.press("ArrowDown")
    await tab.keyboard.press("ArrowDown")
    chosen = await tab.get_by_role("option", name="quote", selected=True).get_attribute("id")
    await expect(box).to_have_attribute("aria-activedescendant", chosen or "")
    await tab.keyboard.press("Enter")
    await expect(box).to_have_value("/kzturk quote ")
    await expect(offers).to_have_count(0)
    await expect(tab.get_by_text("/kzturk quote [topic]")).to_be_visible()
    assert stage.heard.empty()


async def test_a_word_typed_whole_is_sent_not_completed(tab: Page, stage: Stage) -> None:
    await open_page(tab, stage)
    await tab.keyboard.type("/kzturk help")
    await tab.keyboard.press("Enter")
    assert (await stage.next_heard())["text"] == "help"


async def test_names_are_offered_without_regard_to_marks(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await tab.keyboard.type("dear @yil")
    await expect(tab.get_by_role("option")).to_have_text(["MY@mehmet Mehmet Yılmaz Desk officer, Central Asia"])
    await tab.keyboard.press("Enter")
    await expect(box).to_have_value("dear @mehmet ")
    await tab.keyboard.type("and @")
    await expect(tab.get_by_role("option")).to_have_count(4)
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("option")).to_have_count(0)
    await tab.keyboard.type("kz")
    await tab.get_by_role("option", name="kzturk").click()
    await expect(box).to_have_value("dear @mehmet and @kzturk ")
    await expect(box).to_be_focused()


async def test_an_address_is_no_mention(tab: Page, stage: Stage) -> None:
    await open_page(tab, stage)
    await tab.keyboard.type("mail me@kz")
    await expect(tab.get_by_role("option")).to_have_count(0)


async def test_the_buttons_of_the_composer(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await tab.keyboard.type("hello")
    await tab.get_by_role("button", name="Mention someone").first.click()
    await expect(box).to_have_value("hello @")
    await expect(tab.get_by_role("option")).to_have_count(4)
    await box.fill("")
    await tab.get_by_role("button", name="Use a slash command").click()
    await expect(box).to_have_value("/")


async def test_drafts_stay_where_they_were_written(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await tab.keyboard.type("half a thought")
    await tab.get_by_role("button", name="press").click()
    await expect(tab.get_by_role("textbox", name="Message #press")).to_have_value("")
    await tab.get_by_role("button", name="relations").click()
    await expect(box).to_have_value("half a thought")


async def test_an_example_is_asked_with_one_click(tab: Page, stage: Stage) -> None:
    await open_page(tab, stage)
    await tab.get_by_test_id("intro").get_by_role("button", name="/kzturk fact education").click()
    assert (await stage.next_heard())["text"] == "fact education"
    await tab.get_by_role("button", name="@kzturk how many").click()
    assert (await stage.next_heard())["type"] == "post"
    await tab.get_by_role("button", name="Direct message: ").click()
    assert await stage.next_heard() == {"type": "open_messages", "as": AIGERIM, "channel": AIGERIMS_DM}
    heard = await stage.next_heard()
    assert (heard["type"], heard["channel"]) == ("post", AIGERIMS_DM)
    await expect(tab.get_by_role("textbox", name="Message kzturk")).to_be_focused()


async def test_a_text_beyond_slacks_limit_is_kept(tab: Page, stage: Stage) -> None:
    box = await open_page(tab, stage)
    await box.fill("қ" * 40_001)
    await box.press("Enter")
    await expect(tab.get_by_test_id("composer-hint").first).to_contain_text("Too long")
    await box.fill("қ" * 40_000)
    await box.press("Enter")
    assert len((await stage.next_heard())["text"]) == 40_000
