"""Each surface walked through on the page, with the real app behind it."""

import pytest
from playwright.async_api import Locator, Page, expect

STUDENTS = "Nearly 12,000"
UNIVERSITY = "Yesevi"


@pytest.fixture
async def open_page(page: Page, address: str) -> Page:
    await page.goto(address)
    await expect(page.get_by_role("log")).to_be_visible()
    return page


async def write(page: Page, text: str, where: str = "Message #relations") -> None:
    await page.get_by_role("textbox", name=where).fill(text)
    await page.keyboard.press("Enter")


async def answered(log: Page | Locator, words: str) -> Locator:
    message = log.get_by_test_id("message").filter(has_text=words).last
    await expect(message).to_be_visible()
    return message


async def open_app(page: Page) -> None:
    await page.get_by_role("navigation", name="Apps").get_by_role("button").click()


async def test_the_first_minute_ends_with_how_to_connect(open_page: Page) -> None:
    guide = open_page.get_by_test_id("guide")
    await guide.get_by_role("button", name="Try a slash command").click()
    await answered(open_page, STUDENTS)
    await guide.get_by_role("button", name="Mention it").click()
    await answered(open_page.get_by_role("log", name="Thread"), STUDENTS)
    await guide.get_by_role("button", name="Share an answer").click()
    await answered(open_page, "Shared by @aigerim")
    await guide.get_by_role("button", name="Visit its Home").click()
    await expect(open_page.get_by_role("tabpanel", name="Home").get_by_role("heading").first).to_be_visible()
    await expect(open_page.get_by_role("region", name="That was the tour")).to_contain_text("kzturk manifest")


async def test_who_mentions_it_where_it_is_not_hears_so(open_page: Page) -> None:
    await open_page.get_by_role("navigation", name="Channels").get_by_role("button", name="visitors").click()
    await write(open_page, "@kzturk how many Kazakh students are in Türkiye?", "Message #visitors")
    private = await answered(open_page, "@kzturk is not in this channel")
    await expect(private).to_contain_text("Only visible to you")


async def test_a_modal_is_not_there_after_a_reload(open_page: Page) -> None:
    await open_page.get_by_role("textbox", name="Message #relations").fill("/sea")
    await open_page.get_by_role("option", name="Search the facts").click()
    await expect(open_page.get_by_role("dialog", name="Search the facts")).to_be_visible()
    await open_page.reload()
    await expect(open_page.get_by_role("log")).to_be_visible()
    await expect(open_page.get_by_role("dialog", name="Search the facts")).to_be_hidden()


async def test_home_answers_in_place(open_page: Page) -> None:
    await open_app(open_page)
    await open_page.get_by_role("tab", name="Home").click()
    panel = open_page.get_by_role("tabpanel", name="Home")
    question = panel.get_by_role("textbox").first
    await question.fill("how many Kazakh students are in Türkiye?")
    await question.press("Enter")
    await expect(panel).to_contain_text(STUDENTS)
    await expect(panel.get_by_role("button", name="Cite").first).to_be_visible()


async def test_the_search_completes_while_one_types_and_is_shared(open_page: Page) -> None:
    await open_page.get_by_role("textbox", name="Message #relations").fill("/sea")
    await open_page.get_by_role("option", name="Search the facts").click()
    dialog = open_page.get_by_role("dialog", name="Search the facts")
    await dialog.get_by_role("combobox", name="Find a fact").press_sequentially("kazakh students")
    await dialog.get_by_role("option").filter(has_text="nearly 12,000").click()
    await dialog.get_by_role("button", name="Show", exact=True).click()
    await expect(dialog).to_contain_text(STUDENTS)
    await dialog.get_by_role("combobox", name="Share in").select_option("#press")
    await dialog.get_by_role("button", name="Share", exact=True).click()
    await expect(dialog).to_be_hidden()
    await open_page.get_by_role("button", name="press", exact=False).first.click()
    await answered(open_page, "Shared by @aigerim")


async def test_the_source_of_what_a_colleague_wrote_is_shared_into_its_thread(open_page: Page) -> None:
    await open_page.get_by_role("radio", name="Mehmet Yılmaz").check()
    await write(open_page, "I heard that many Kazakh students study in Türkiye")
    await open_page.get_by_role("radio", name="Aigerim Serikova").check()
    message = await answered(open_page, "I heard that")
    await message.get_by_role("button", name="Message menu").focus()
    await open_page.keyboard.press("Enter")
    await open_page.get_by_role("menuitem", name="Find the source").click()
    private = await answered(open_page, STUDENTS)
    await expect(private).to_contain_text("Only visible to you")
    await private.get_by_role("button", name="Share", exact=True).click()
    await open_page.get_by_role("button", name="1 reply").click()
    await answered(open_page.get_by_role("log", name="Thread"), "Shared by @aigerim")


async def test_the_direct_message_welcomes_and_suggests(open_page: Page) -> None:
    await open_app(open_page)
    await answered(open_page, "Welcome")
    prompts = open_page.get_by_test_id("prompts")
    await prompts.get_by_role("button").first.click()
    await answered(open_page, STUDENTS)
    await expect(prompts).to_be_hidden()


async def test_an_answer_is_cited_rated_and_opened_further(open_page: Page) -> None:
    await write(open_page, "/kzturk fact education")
    await answered(open_page, STUDENTS)
    answer = open_page.get_by_test_id("message").filter(has=open_page.get_by_role("button", name="Cite"))
    await answer.get_by_role("button", name="Cite").click()
    cited = await answered(open_page, "ready to paste")
    await cited.get_by_role("button", name="BibTeX").click()
    await answered(open_page, "author = ")
    thumb = answer.locator(".thumb").first
    await thumb.click()
    await expect(thumb).to_have_attribute("aria-pressed", "true")
    await answer.get_by_role("combobox").select_option("The joint university in Turkistan")
    await answered(open_page, UNIVERSITY)


async def test_behind_the_scenes_of_a_question(open_page: Page) -> None:
    await open_page.keyboard.press("Control+.")
    panel = open_page.get_by_role("complementary", name="Behind the scenes")
    await panel.get_by_role("switch", name="Delivered twice").check()
    await expect(open_page.get_by_role("button", name="1 fault on")).to_be_visible()
    await write(open_page, "@kzturk how many Kazakh students are in Türkiye?")
    mentions = panel.get_by_test_id("envelope").filter(has_text="app_mention")
    await expect(mentions).to_have_count(2)
    await expect(mentions.filter(has_text="ms")).to_have_count(2)
    post = panel.get_by_test_id("call").filter(has_text="chat.postMessage")
    await post.locator("summary").first.click()
    await expect(post.get_by_role("group", name="Arguments")).to_contain_text("blocks")
    await mentions.first.locator("summary").first.click()
    await mentions.first.get_by_role("button", name="Deliver again").click()
    await expect(mentions).to_have_count(3)
    await expect(mentions.filter(has_text="ms")).to_have_count(3)
    await expect(post).to_have_count(1)
    await expect(open_page.get_by_role("button", name="1 reply")).to_be_visible()
