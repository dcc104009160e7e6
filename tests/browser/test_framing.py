"""Blocks that hold others, or data: cards, carousels, containers, alerts, data tables."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, RELATIONS, button, greeting, modal, mrkdwn, plain, section, shown, shows
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def show(tab: Page, stage: Stage, *blocks: Frame) -> Frame:
    message = shown(*blocks)
    stage.hello = greeting(message)
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_be_visible()
    return message


def card(title: str) -> Frame:
    words = {"title": mrkdwn(f"*{title}*"), "subtitle": mrkdwn("2025"), "body": mrkdwn("_said_")}
    return {"type": "card", "block_id": title, "actions": [button("Open", value=title)]} | words


async def test_cards_side_by_side(tab: Page, stage: Stage) -> None:
    message = await show(tab, stage, {"type": "carousel", "block_id": "all", "elements": [card("Trade"), card("Air")]})
    await expect(tab.get_by_role("region", name="Cards, side by side").get_by_role("listitem")).to_have_count(2)
    trade = tab.get_by_role("group", name="Trade")
    await expect(trade.locator("em")).to_have_text("said")
    await trade.get_by_role("button", name="Open").click()
    heard = await stage.next_heard()
    place = {"type": "press", "as": AIGERIM, "channel": RELATIONS, "message_ts": message["ts"]}
    assert heard == place | {"block_id": "Trade", "action_id": "open", "value": "Trade"}


async def test_a_container_folds(tab: Page, stage: Stage) -> None:
    inner = [section("the inside"), {"type": "actions", "block_id": "in", "elements": [button("Go on")]}]
    folded = {"is_collapsible": True, "default_collapsed": True}
    await show(tab, stage, {"type": "container", "title": plain("More"), "child_blocks": inner} | folded)
    await expect(tab.get_by_text("the inside")).to_be_hidden()
    await tab.get_by_text("More", exact=True).click()
    await expect(tab.get_by_text("the inside")).to_be_visible()
    await tab.get_by_role("button", name="Go on").click()
    assert (await stage.next_heard())["block_id"] == "in"


async def test_an_alert_says_its_level_to_those_who_do_not_see_it(tab: Page, stage: Stage) -> None:
    await tab.goto(stage.url)
    await expect(tab.get_by_role("log")).to_be_visible()
    await stage.tell(
        {"type": "view"} | shows(modal({"type": "alert", "level": "warning", "text": mrkdwn("*Old* data")}))
    )
    await expect(tab.get_by_role("note")).to_have_text("Warning: Old data")


async def test_a_data_table_has_pages_and_sorts(tab: Page, stage: Stage) -> None:
    figures = [(1991, 50), (2000, 464), (2012, 3300), (2025, 10000)]
    rows = [
        [{"type": "raw_text", "text": "Year"}, {"type": "raw_text", "text": "Trade"}],
        *([{"type": "raw_text", "text": str(year)}, {"type": "raw_number", "value": value}] for year, value in figures),
    ]
    await show(tab, stage, {"type": "data_table", "caption": "Trade by year", "page_size": 3, "rows": rows})
    table = tab.get_by_role("table", name="Trade by year")
    years = table.get_by_role("rowheader")
    await expect(years).to_have_text(["1991", "2000", "2012"])
    await tab.get_by_role("button", name="Next page").click()
    await expect(years).to_have_text(["2025"])
    await expect(tab.get_by_text("Page 2 of 2")).to_be_visible()
    await table.get_by_role("button", name="Trade").click()
    await table.get_by_role("button", name="Trade").click()
    await expect(years).to_have_text(["2025", "2012", "2000"])
    await expect(table.get_by_role("columnheader", name="Trade")).to_have_attribute("aria-sort", "descending")
