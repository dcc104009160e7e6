"""The guided first minute in each language, with the real app behind it: what it asks is answered in that language."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.chromium import well_behaved

ANSWERS = {
    "tr": ("Yalnızca siz görüyorsunuz", "12 bine yakın", "Yanıtlayın…"),
    "kk": ("Тек сізге көрінеді", "12 мыңға жуық", "Жауап…"),
    "ru": ("Видно только вам", "почти 12 000", "Ваш ответ…"),
}


@pytest.mark.parametrize("lang", ANSWERS)
async def test_the_first_minute_is_answered_in_the_language_of_the_page(
    browser: Browser, address: str, lang: str
) -> None:
    private, answer, reply = ANSWERS[lang]
    page = await browser.new_page(locale=lang, viewport={"width": 1280, "height": 800})
    with well_behaved(page):
        await page.goto(address)
        guide = page.get_by_test_id("guide")
        await guide.locator("[data-step=slash]").click()
        told = page.get_by_test_id("message").filter(has_text=private)
        await expect(told).to_contain_text(answer)
        await expect(guide.locator("li.done")).to_have_count(1)
        await guide.locator("[data-step=mention]").click()
        await expect(page.get_by_placeholder(reply)).to_be_visible()
        await expect(page.locator("#thread").get_by_role("log")).to_contain_text(answer)
        await expect(guide.locator("li.done")).to_have_count(2)
        await page.keyboard.press("Escape")
        await guide.locator("[data-step=share]").click()
        await expect(guide.locator("li.done")).to_have_count(3)
        await guide.locator("[data-step=home]").click()
        await expect(guide.locator(".connecting")).to_contain_text("kzturk manifest")
