"""The page in four languages: which one, how it is changed, and that words, numbers and dates are of that language."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.emulator.viewing import TROUBLE
from knowledge import LANGUAGES
from tests.browser.chromium import well_behaved
from tests.browser.script import AIGERIM, MEHMET, PRESS, RELATIONS, greeting, modal, said, section, shown, shows
from tests.browser.stage import STATIC, Stage
from tests.browser.test_axe import found

pytestmark = pytest.mark.asyncio(loop_scope="session")

BOX = {"en": "Message #relations", "tr": "Mesaj yazın: #relations", "kk": "Хабар жазу: #relations"}
BOX["ru"] = "Сообщение: #relations"


@asynccontextmanager
async def speaking(browser: Browser, *languages: str, width: int = 1280, scheme: str = "light") -> AsyncIterator[Page]:
    """Give an empty page in a browser whose owner reads these languages, the dearest first."""
    context = await browser.new_context(
        locale=languages[0],
        timezone_id="Asia/Almaty",
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    await context.add_init_script(f"Object.defineProperty(navigator, 'languages', {{value: {json.dumps(languages)}}})")
    tab = await context.new_page()
    tab.set_default_timeout(5000)
    with well_behaved(tab):
        yield tab
    await context.close()


@pytest.mark.parametrize(
    ("languages", "lang"),
    [
        (["tr-TR", "en"], "tr"),
        (["kk"], "kk"),
        (["ru-KZ", "kk"], "ru"),
        (["de-DE", "kk-KZ", "en"], "kk"),
        (["fr"], "en"),
        (["en-GB", "tr"], "en"),
    ],
)
async def test_it_begins_in_the_first_language_of_the_browser_that_it_speaks(
    shared_browser: Browser, stage: Stage, languages: list[str], lang: str
) -> None:
    async with speaking(shared_browser, *languages) as tab:
        await tab.goto(stage.url)
        await expect(tab.get_by_role("textbox", name=BOX[lang])).to_be_focused()
        await expect(tab.locator("html")).to_have_attribute("lang", lang)


async def test_another_one_is_chosen_by_keyboard_and_remembered(shared_browser: Browser, stage: Stage) -> None:
    async with speaking(shared_browser, "en-US") as tab:
        await tab.goto(stage.url)
        switch = tab.get_by_role("button", name="Language: English")
        await expect(switch).to_have_text("English")
        await switch.press("Enter")
        menu = tab.get_by_role("menu", name="Language: English")
        items = menu.get_by_role("menuitemradio")
        await expect(items).to_have_text(["English", "Türkçe", "Қазақша", "Русский"])
        assert [await each.get_attribute("lang") for each in await items.all()] == ["en", "tr", "kk", "ru"]
        await expect(menu.get_by_role("menuitemradio", name="English", checked=True)).to_be_focused()
        await tab.keyboard.press("ArrowDown")
        await tab.keyboard.press("Enter")
        await expect(tab.get_by_role("button", name="Dil: Türkçe")).to_be_focused()
        await expect(tab.locator("html")).to_have_attribute("lang", "tr")
        await tab.reload()
        await expect(tab.get_by_role("textbox", name=BOX["tr"])).to_be_focused()


async def test_who_changes_the_language_stays_where_they_were(shared_browser: Browser, stage: Stage) -> None:
    root = said("how many?", by=AIGERIM, channel=PRESS)
    stage.hello = greeting(root, said("12,000", channel=PRESS, thread_ts=root["ts"]))
    async with speaking(shared_browser, "en-US") as tab:
        await tab.goto(stage.url)
        await tab.get_by_role("radio", name="Mehmet Yılmaz").check()
        await tab.get_by_role("button", name="Switch to the dark theme").click()
        await tab.get_by_role("button", name="press", exact=True).click()
        await tab.get_by_role("button", name="1 reply").click()
        await tab.get_by_role("textbox", name="Message #press").fill("half a thought")
        await tab.get_by_role("button", name="Language: English").click()
        await tab.get_by_role("menuitemradio", name="Русский").click()
        box = tab.get_by_role("textbox", name="Сообщение: #press")
        await expect(box).to_have_value("half a thought")
        await expect(tab.get_by_role("radio", name="Mehmet Yılmaz")).to_be_checked()
        await expect(tab.get_by_role("log", name="Ветка: #press")).to_contain_text("12,000")
        await expect(tab.get_by_role("button", name="Включить светлую тему")).to_be_visible()
        await box.press("Enter")
        heard = await stage.next_of("post")
        assert (heard["as"], heard["channel"], heard["text"]) == (MEHMET, PRESS, "half a thought")
        await tab.reload()
        await expect(tab.get_by_role("textbox", name=BOX["ru"])).to_be_focused()


async def test_the_same_language_chosen_again_changes_nothing(shared_browser: Browser, stage: Stage) -> None:
    async with speaking(shared_browser, "kk-KZ") as tab:
        await tab.goto(stage.url)
        await tab.get_by_role("textbox", name=BOX["kk"]).fill("сәлем")
        await tab.get_by_role("button", name="Тіл: Қазақша").click()
        await tab.get_by_role("menuitemradio", name="Қазақша").click()
        await expect(tab.get_by_role("textbox", name=BOX["kk"])).to_have_value("сәлем")


async def test_a_browser_that_keeps_nothing_is_no_hindrance(shared_browser: Browser, stage: Stage) -> None:
    async with speaking(shared_browser, "tr-TR") as tab:
        denied = "{get() { throw new DOMException('denied', 'SecurityError'); }}"
        await tab.add_init_script(f"Object.defineProperty(window, 'localStorage', {denied})")
        await tab.goto(stage.url)
        await tab.get_by_role("button", name="Dil: Türkçe").click()
        await tab.get_by_role("menuitemradio", name="English").click()
        await expect(tab.get_by_role("textbox", name=BOX["tr"])).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "replies"),
    [
        ("en", ["1 reply", "2 replies", "5 replies"]),
        ("tr", ["1 yanıt", "2 yanıt", "5 yanıt"]),
        ("kk", ["1 жауап", "2 жауап", "5 жауап"]),
        ("ru", ["1 ответ", "2 ответа", "5 ответов"]),
    ],
)
async def test_numbers_take_the_form_of_their_language(
    shared_browser: Browser, stage: Stage, lang: str, replies: list[str]
) -> None:
    roots = {number: said(f"thread of {number}", by=AIGERIM) for number in (1, 2, 5)}
    threads = [said("yes", thread_ts=root["ts"]) for number, root in roots.items() for _ in range(number)]
    stage.hello = greeting(*roots.values(), *threads)
    async with speaking(shared_browser, lang) as tab:
        await tab.goto(stage.url)
        for text in replies:
            await expect(tab.get_by_role("button", name=text)).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "days"),
    [
        ("en", ["Monday 23 June", "Monday, 23 June 2025 at 16:20:00", "23 Jun 2025"]),
        ("tr", ["23 Haziran Pazartesi", "23 Haziran 2025 Pazartesi, 16:20:00", "23 Haz 2025"]),
        ("kk", ["23 маусым, дүйсенбі", "2025\u202fж. 23 маусым, дүйсенбі, 16:20:00", "2025\u202fж. 23 мау."]),
        ("ru", ["понедельник, 23 июня", "понедельник, 23 июня 2025 г., 16:20:00", "23 июн. 2025 г."]),
    ],
    ids=LANGUAGES,
)
async def test_days_are_written_as_in_their_language(
    shared_browser: Browser, stage: Stage, lang: str, days: list[str]
) -> None:
    day, whole, token = days
    moment = 1750677600  # 23 June 2025, 11:20 in Greenwich; 16:20 in Almaty
    stage.hello = greeting(shown(section(f"told <!date^{moment}^{{date_short}}|then>"), ts=f"{moment}.000100"))
    async with speaking(shared_browser, lang) as tab:
        await tab.goto(stage.url)
        await expect(tab.get_by_role("log")).to_contain_text(day)
        message = tab.get_by_test_id("message")
        await expect(message).to_contain_text(token)
        await expect(message.locator("time").first).to_have_attribute("title", whole)


async def test_what_a_catalogue_lacks_is_said_in_english(shared_browser: Browser, stage: Stage) -> None:
    async with speaking(shared_browser, "tr-TR") as tab:

        async def lacking(route: Route) -> None:
            texts = json.loads((STATIC / "texts.tr.json").read_text("utf-8"))
            del texts["texts"]["messageTo"], texts["examples"]
            await route.fulfill(json=texts)

        await tab.route("**/texts.tr.json", lacking)
        await tab.goto(stage.url)
        await expect(tab.get_by_role("textbox", name="Message #relations")).to_be_visible()
        await expect(tab.get_by_role("button", name="/kzturk fact education")).to_have_count(2)
        await expect(tab.get_by_role("navigation", name="Kanallar")).to_be_visible()


async def test_what_the_emulator_says_is_said_in_the_language_of_the_page(
    shared_browser: Browser, stage: Stage
) -> None:
    async with speaking(shared_browser, "tr-TR") as tab:
        await tab.goto(stage.url)
        log = tab.get_by_role("log")
        await expect(log).to_be_visible()
        failed = '/kzturk failed with the error "operation_timeout"'
        await stage.say("notice", to=AIGERIM, channel=RELATIONS, text=failed)
        await expect(log).to_contain_text('/kzturk şu hatayla başarısız oldu: "operation_timeout"')
        await stage.say("notice", to=AIGERIM, channel=RELATIONS, text="the app's own words")
        await expect(log).to_contain_text("the app's own words")
        await stage.say("error", text="That channel is archived.")
        await expect(tab.get_by_test_id("error")).to_contain_text("Bu kanal arşivlenmiş.")
        await stage.tell({"type": "view"} | shows(modal(section("found"))))
        await stage.say("view_errors", view_id="V1", user=AIGERIM, errors={}, text=TROUBLE)
        await expect(tab.get_by_role("dialog")).to_contain_text("Yeniden dener misiniz?")


async def test_the_words_of_the_command_are_completed_in_the_language_of_the_page(
    shared_browser: Browser, stage: Stage
) -> None:
    async with speaking(shared_browser, "tr-TR") as tab:
        await tab.goto(stage.url)
        box = tab.get_by_role("textbox", name=BOX["tr"])
        await box.press_sequentially("/kzturk ali")  # as people type in a hurry
        await expect(tab.get_by_role("option", name="alıntı eğitim yalnızca alıntı")).to_be_visible()
        await tab.keyboard.press("Tab")
        await expect(box).to_have_value("/kzturk alıntı ")
        stage.hello = greeting()
        await tab.get_by_role("button", name="Dil: Türkçe").click()
        await tab.get_by_role("menuitemradio", name="Қазақша").click()  # which this stage has no words of
        box = tab.get_by_role("textbox", name=BOX["kk"])
        await box.fill("/kzturk qu")
        await expect(tab.get_by_role("option", name="quote")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["tr", "kk", "ru"])
async def test_axe_finds_nothing(shared_browser: Browser, stage: Stage, lang: str, scheme: str, width: int) -> None:
    async with speaking(shared_browser, lang, width=width, scheme=scheme) as tab:
        await tab.goto(stage.url)
        switch = tab.locator("#language")
        await expect(tab.get_by_role("textbox", name=BOX[lang])).to_be_visible()
        await expect(switch).to_be_in_viewport(ratio=1)
        assert await found(tab) == []
        await switch.click()
        await expect(tab.get_by_role("menu").get_by_role("menuitemradio")).to_have_count(4)
        await expect(tab.get_by_role("menu")).to_be_in_viewport(ratio=1)
        assert await found(tab) == []
        assert await tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 360])
async def test_nothing_is_cut_or_overflows(shared_browser: Browser, stage: Stage, lang: str, width: int) -> None:
    stage.hello = greeting(home_tab=True, connected=False)
    async with speaking(shared_browser, lang, width=width) as tab:
        await tab.goto(stage.url)
        await expect(tab.get_by_role("textbox", name=BOX[lang])).to_be_visible()
        await tab.locator("#open-scenes").click()
        cut = (
            "[...document.querySelectorAll('button, h1, h2, h3, .banner, .step, .switch, legend')].filter((each) =>"
            " each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)"
            ".map((each) => `${each.className} ${each.textContent}`)"
        )
        assert await tab.evaluate(cut) == []
        assert await tab.evaluate("document.documentElement.scrollWidth") <= width
