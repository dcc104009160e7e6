"""What axe-core finds wrong on each state of the page, for people with disabilities: nothing (WCAG 2.2 A and AA)."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser import script
from tests.browser.script import AIGERIM, AIGERIMS_DM, OPTIONS, SEARCH, SOURCE, button, mrkdwn, plain, section
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

Way: TypeAlias = Callable[[Page, Stage], Awaitable[None]]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def conversation() -> list[Frame]:
    """Make messages with all that the app may send."""
    root = script.said("*bold* `code` <https://e.org/|link> <!channel>", by=AIGERIM)
    inputs = [
        button("Plain"),
        button("Go", style="primary"),
        button("Stop", style="danger"),
        {"type": "overflow", "action_id": "more", "options": OPTIONS},
        {"type": "static_select", "action_id": "one", "placeholder": plain("Style"), "options": OPTIONS},
        {"type": "external_select", "action_id": "find", "placeholder": plain("Find"), "min_query_length": 1},
        {"type": "checkboxes", "action_id": "boxes", "options": OPTIONS},
        {"type": "radio_buttons", "action_id": "radios", "options": OPTIONS},
        {"type": "datepicker", "action_id": "day"},
    ]
    votes = {"type": "feedback_buttons", "action_id": "fb"} | {
        f"{mood}_button": {"text": plain(f"{mood} answer"), "value": mood} for mood in ("positive", "negative")
    }
    rows = [[{"type": "raw_text", "text": "Year"}, {"type": "raw_text", "text": "Trade"}]] + [
        [{"type": "raw_text", "text": str(year)}, {"type": "raw_number", "value": year}] for year in range(2012, 2025)
    ]
    card = {"type": "card", "title": mrkdwn("*Trade*"), "body": mrkdwn("of 2025"), "actions": [button("Browse")]}
    blocks = [
        {"type": "header", "text": plain("Head")},
        section("text"),
        {"type": "context", "elements": [mrkdwn("said in 2025")]},
        {"type": "markdown", "text": "# Head\n\n- [x] done\n\n| a | b |\n|--|--|\n| 1 | 2 |"},
        {"type": "table", "rows": rows},
        {"type": "data_table", "caption": "Trade", "rows": rows},
        {"type": "carousel", "elements": [card, card]},
        {"type": "container", "title": plain("Sources"), "is_collapsible": True, "child_blocks": [section("in")]},
        script.actions(*inputs),
        {"type": "context_actions", "block_id": "c", "elements": [votes]},
        {"type": "image", "image_url": "https://e.org/x.png", "alt_text": "a map"},
        {"type": "video"},
    ]
    quiet = script.shown(section("only you"), ephemeral_to=AIGERIM)
    return [root, script.shown(*blocks), script.said("reply", thread_ts=root["ts"]), quiet]


async def channel(tab: Page, _: Stage) -> None:
    await expect(tab.get_by_role("log")).to_be_visible()


async def thread_and_suggestions(tab: Page, _: Stage) -> None:
    await tab.get_by_role("button", name="1 reply").click()
    await tab.get_by_role("textbox", name="Reply in thread").fill("/kzturk")
    await tab.keyboard.press("Enter")
    await tab.get_by_role("textbox", name="Reply in thread").fill("@")
    await expect(tab.get_by_role("listbox", name="Suggestions").first).to_be_visible()


async def drawer(tab: Page, _: Stage) -> None:
    await expect(tab.get_by_role("log")).to_be_visible()
    if await tab.get_by_role("button", name="Show channels").is_visible():
        await tab.get_by_role("button", name="Show channels").click()


async def direct(tab: Page, stage: Stage) -> None:
    await drawer(tab, stage)
    await tab.get_by_role("navigation", name="Apps").get_by_role("button").click()
    await stage.say("prompts", channel=AIGERIMS_DM, prompts=[{"title": "Trade", "message": "trade?"}])
    await expect(tab.get_by_role("region", name="Suggested by the app")).to_be_visible()


async def home(tab: Page, stage: Stage) -> None:
    await direct(tab, stage)
    await tab.get_by_role("tab", name="Home").click()
    await stage.tell({"type": "view"} | script.home(*conversation()[1]["blocks"]))
    await expect(tab.get_by_role("tabpanel", name="Home").get_by_text("said in 2025")).to_be_visible()


async def modal(tab: Page, stage: Stage) -> None:
    await expect(tab.get_by_role("log")).to_be_visible()
    view = script.modal(
        {"type": "alert", "level": "error", "text": mrkdwn("*Old* data")},
        script.entry("q", "plain_text_input", "Question", hint=plain("in any language")),
        script.entry("f", "external_select", "Fact", min_query_length=1),
        script.entry("s", "static_select", "Style", options=OPTIONS),
        script.entry("c", "checkboxes", "Show", options=OPTIONS),
        script.entry("r", "radio_buttons", "Order", options=OPTIONS),
        script.entry("d", "datepicker", "Day", optional=True),
    )
    await stage.tell({"type": "view"} | script.shows(view))
    await tab.get_by_role("button", name="Find").click()
    await expect(tab.get_by_text("Please complete this required field.")).to_have_count(5)
    await tab.get_by_role("combobox", name="Fact").press_sequentially("t")
    asked = await stage.next_of("suggest")
    await stage.say("suggestions", id=asked["id"], option_groups=[{"label": plain("Trade"), "options": OPTIONS}])
    await expect(tab.get_by_role("group", name="Trade").get_by_role("option", name="APA")).to_be_visible()


async def panel(tab: Page, stage: Stage) -> None:
    await tab.get_by_role("button", name="Behind the scenes").click()
    await stage.say("faults", faults={"twice": True})
    for row in await tab.get_by_test_id("scenes").locator(".traffic > summary").all():
        await row.click()


async def menu(tab: Page, _: Stage) -> None:
    await tab.get_by_role("button", name="Message menu").last.focus()
    await tab.keyboard.press("Enter")
    await expect(tab.get_by_role("menu")).to_be_visible()


async def help_(tab: Page, _: Stage) -> None:
    await tab.get_by_role("button", name="Help and keys").click()
    await expect(tab.get_by_role("dialog")).to_be_visible()


async def connecting(tab: Page, _: Stage) -> None:
    await expect(tab.get_by_role("log")).to_be_visible()
    await tab.evaluate("history.replaceState({guide: {done: ['slash', 'mention', 'home', 'share']}}, '')")
    await tab.reload()
    await expect(tab.get_by_role("region", name="That was the tour")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "way", [channel, thread_and_suggestions, drawer, direct, home, modal, panel, menu, help_, connecting]
)
async def test_axe_finds_nothing(tab: Page, stage: Stage, way: Way, scheme: str, width: int) -> None:
    await tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    await tab.set_viewport_size({"width": width, "height": 800})
    refused = {"error": "invalid_blocks", "detail": "too long [json-pointer:/text]", "response": {"ok": False}}
    failed = {"failure": "timeout", "retry_attempt": 1, "seconds_to_ack": None}
    traffic = [script.envelope(1, answer={"text": "x"}), script.envelope(2, **failed), script.call(3, **refused)]
    more = {"home_tab": True, "shortcuts": [SEARCH, SOURCE], "traffic": traffic}
    stage.hello = script.greeting(*conversation(), connected=False, **more)
    await tab.goto(stage.url)
    await way(tab, stage)
    assert await found(tab) == []
    assert await tab.evaluate("document.documentElement.scrollWidth") <= width


async def found(tab: Page) -> list[tuple[str, str, list[object]]]:
    """Return what axe finds: the rule, how bad it is, and where."""
    results = await Axe().run(tab, options=RULES)
    violations = results.response["violations"]
    return [(each["id"], each["impact"], [node["target"] for node in each["nodes"]]) for each in violations]
