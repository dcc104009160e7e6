"""The page for everybody: by keyboard, by ear, on a narrow screen, in light and dark."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.script import AIGERIM, actions, button, greeting, mrkdwn, said, section, shown
from tests.browser.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

# WCAG 2.2, 1.4.3 and its relative luminance; a canvas turns any CSS colour into numbers.
FAINT_TEXTS = """
() => {
  const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (color) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const linear = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
  const ground = (element) => {
    const color = rgba(getComputedStyle(element).backgroundColor);
    return color[3] === 255 || !element.parentElement ? color : ground(element.parentElement);
  };
  const contrast = (element) => {
    const color = rgba(getComputedStyle(element).color);
    const [dark, light] = [luminance(color), luminance(ground(element))].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  };
  const isShown = (element) => element.checkVisibility({opacityProperty: true}) && !element.closest("noscript");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint = [];
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    if (data.trim() && isShown(parentElement) && contrast(parentElement) < 4.5) faint.push(data);
  }
  return faint;
}
"""


def lively() -> list[dict[str, object]]:
    root = said("*bold* `code` <https://e.org/|link> <!channel>", by=AIGERIM)
    styles = [button("Plain"), button("Go", style="primary"), button("Stop", style="danger")]
    context = {"type": "context", "elements": [mrkdwn("said in 2025")]}
    quiet = shown(section("only you"), context, actions(*styles), {"type": "video"}, ephemeral_to=AIGERIM)
    return [root, said("reply", thread_ts=root["ts"]), quiet]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_can_be_read(tab: Page, stage: Stage, scheme: str) -> None:
    await tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    stage.hello = greeting(*lively(), connected=False)
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="1 reply").click()
    await tab.get_by_role("textbox", name="Reply in thread").press_sequentially("/kzturk ")
    await tab.keyboard.press("Enter")
    await tab.get_by_role("textbox", name="Message #relations").press_sequentially("/kzturk ")
    await tab.keyboard.press("ArrowDown")
    assert await tab.evaluate(FAINT_TEXTS) == []


async def test_the_theme_follows_the_system_until_it_is_chosen(tab: Page, stage: Stage) -> None:
    await tab.emulate_media(color_scheme="dark")
    await tab.goto(stage.url)
    pane = tab.get_by_role("main")
    await expect(pane).to_have_css("background-color", "rgb(26, 29, 33)")
    await tab.get_by_role("button", name="Switch to the light theme").click()
    await expect(pane).to_have_css("background-color", "rgb(255, 255, 255)")
    await tab.get_by_role("button", name="Switch to the dark theme").click()
    await expect(pane).to_have_css("background-color", "rgb(26, 29, 33)")


async def test_everything_has_a_name_and_a_place(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(*lively())
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="1 reply").click()
    await expect(tab.get_by_role("main", name="relations")).to_be_visible()
    await expect(tab.get_by_role("complementary", name="Thread")).to_be_visible()
    await expect(tab.get_by_role("navigation", name="Channels")).to_be_visible()
    await expect(tab.get_by_role("group", name="Acting as")).to_be_visible()
    await expect(tab.locator("html")).to_have_attribute("lang", "en")
    nameless = await tab.evaluate(
        "[...document.querySelectorAll('button, a, textarea, select')].filter((each) => each.checkVisibility()"
        " && !(each.ariaLabel || each.textContent.trim())).map((each) => each.outerHTML)"
    )
    assert nameless == []


async def test_by_keyboard_from_the_sidebar_to_a_button_of_an_answer(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(*lively())
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await tab.get_by_role("button", name="press", exact=True).focus()
    await tab.keyboard.press("Enter")
    await expect(tab.get_by_role("textbox", name="Message #press")).to_be_focused()
    await tab.get_by_role("radio", name="Aigerim Serikova").focus()
    await tab.keyboard.press("ArrowDown")
    await expect(tab.get_by_role("radio", name="Mehmet Yılmaz")).to_be_focused()
    await expect(tab.get_by_test_id("acting").first).to_contain_text("Mehmet Yılmaz")
    await tab.keyboard.press("ArrowUp")
    await tab.get_by_role("button", name="relations", exact=True).press("Enter")
    await tab.get_by_role("button", name="Plain").focus()
    await tab.keyboard.press("Tab")
    await tab.keyboard.press("Space")
    assert (await stage.next_heard())["action_id"] == "open"


async def test_on_a_phone(shared_browser: Browser, stage: Stage) -> None:
    stage.hello = greeting(*lively())
    context = await shared_browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    tab = await context.new_page()
    await tab.goto(stage.url)
    await expect(tab.get_by_role("navigation", name="Channels")).to_be_hidden()
    await tab.get_by_role("button", name="Show channels").tap()
    await tab.get_by_role("button", name="press", exact=True).tap()
    await expect(tab.get_by_role("navigation", name="Channels")).to_be_hidden()
    await expect(tab.get_by_role("textbox", name="Message #press")).to_be_visible()
    await tab.get_by_role("button", name="Show channels").tap()
    await tab.keyboard.press("Escape")
    await tab.get_by_role("button", name="Show channels").tap()
    await tab.get_by_role("button", name="relations", exact=True).tap()
    await tab.get_by_role("button", name="1 reply").tap()
    await expect(tab.get_by_role("log", name="Messages in #relations")).to_be_hidden()
    await expect(tab.get_by_role("log", name="Thread in #relations")).to_be_visible()
    assert await tab.evaluate("document.documentElement.scrollWidth") <= 360
    await tab.get_by_role("button", name="Close thread").tap()
    await expect(tab.get_by_role("log", name="Messages in #relations")).to_be_visible()
    await context.close()
