"""The whole way on the page, with the real app behind it: what a person types, and the answer that person reads."""

import pytest
from playwright.async_api import Locator, Page, expect

STUDENTS = "Nearly 12,000 Kazakh students study in Türkiye"
TITLE = "Kazakh students in Türkiye: nearly 12,000"


@pytest.fixture
async def open_page(page: Page, address: str) -> Page:
    await page.goto(address)
    return page


async def write(page: Page, text: str, where: str = "Message #relations") -> None:
    await page.get_by_role("textbox", name=where).press_sequentially(text)
    await page.keyboard.press("Enter")


async def answered(log: Page | Locator, words: str) -> Locator:
    message = log.get_by_test_id("message").filter(has_text=words).last
    await expect(message).to_be_visible()
    return message


async def test_a_slash_command_is_answered_with_all_that_proves_it(open_page: Page) -> None:
    await write(open_page, "/kzturk fact education")
    answer = await answered(open_page, STUDENTS)
    await expect(answer).to_contain_text("Only visible to you")
    for proof in (TITLE, "Mustafa Kapucu", "Ambassador of Türkiye to Kazakhstan", "23 June 2025", "WE Project"):
        await expect(answer).to_contain_text(proof)
    link = answer.get_by_role("link").first
    assert str(await link.get_attribute("href")).startswith("https://weproject.media/en/articles/")


async def test_nobody_else_sees_that_answer(open_page: Page) -> None:
    await write(open_page, "/kzturk fact education")
    await answered(open_page, STUDENTS)
    await open_page.get_by_role("radio", name="Mehmet Yılmaz").check()
    await expect(open_page.get_by_text(STUDENTS)).to_have_count(0)
    await open_page.get_by_role("radio", name="Aigerim Serikova").check()
    await answered(open_page, STUDENTS)


async def test_a_mention_is_answered_in_its_thread(open_page: Page) -> None:
    await write(open_page, "@kzturk how many Kazakh students are in Türkiye?")
    await open_page.get_by_role("button", name="1 reply").click()
    await answered(open_page.get_by_role("log", name="Thread"), STUDENTS)
    await open_page.get_by_role("radio", name="Dana Orazova").check()
    await answered(open_page.get_by_role("log", name="Thread"), STUDENTS)


async def test_a_direct_message_is_answered_where_it_was_written(open_page: Page) -> None:
    await open_page.get_by_role("navigation", name="Apps").get_by_role("button").click()
    await write(open_page, "how many kazakh studnets are in turkey", "Message kzturk")
    await answered(open_page, STUDENTS)
    await expect(open_page.get_by_role("button", name="1 reply")).to_have_count(0)


async def test_what_is_not_known_is_declined(open_page: Page) -> None:
    await write(open_page, "/kzturk what is the area of Kazakhstan")
    await answered(open_page, "I have nothing on that")


async def test_the_menu_of_an_answer_opens_another_fact(open_page: Page) -> None:
    await write(open_page, "/kzturk fact education")
    answer = await answered(open_page, STUDENTS)
    more = answer.get_by_role("combobox", name="More on Education")
    await more.select_option("The joint university in Turkistan")
    await answered(open_page, "Yesevi")


async def test_commands_and_words_are_completed(open_page: Page) -> None:
    box = open_page.get_by_role("textbox", name="Message #relations")
    await box.press_sequentially("/kz")
    await open_page.keyboard.press("Tab")
    await expect(box).to_have_value("/kzturk ")
    await box.press_sequentially("fa")
    await open_page.keyboard.press("Tab")
    await expect(box).to_have_value("/kzturk fact ")
    await box.press_sequentially("education")
    await open_page.keyboard.press("Enter")
    await answered(open_page, STUDENTS)


async def test_what_a_person_writes_stays_text(open_page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)> <!channel> *bold* \u202egnorw"
    await write(open_page, hostile)
    message = await answered(open_page, "onerror=alert(1)")
    await expect(message.locator("img")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_follows_the_theme_of_the_machine(page: Page, address: str, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await page.goto(address)
    await write(page, "/kzturk fact education")
    answer = await answered(page, STUDENTS)
    assert await _is_dark(answer) is (scheme == "dark")


async def _is_dark(message: Locator) -> bool:
    """Whether the letters of a message are lighter than mid-grey."""
    colour: str = await message.evaluate("element => getComputedStyle(element).color")
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")[:3])
    return red + green + blue > 3 * 128


async def test_an_answer_fits_a_phone(page: Page, address: str) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.goto(address)
    await write(page, "/kzturk fact education")
    await answered(page, STUDENTS)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
