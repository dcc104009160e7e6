"""Behind the scenes: switches for faults, and everything that went between Slack and the app."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.script import AIGERIM, RELATIONS, call, envelope, greeting
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

POINTER = "/blocks/1/text/text"
REFUSED = {
    "arguments": {"channel": RELATIONS, "blocks": [{"type": "divider"}, {"type": "section", "text": {"text": "long"}}]},
    "response": {"ok": False, "error": "invalid_blocks"},
    "error": "invalid_blocks",
    "detail": f"Block 2, a section: its text is longer than 3,000 characters [json-pointer:{POINTER}]",
}


async def open_panel(tab: Page, stage: Stage, *traffic: Frame, faults: Frame | None = None) -> Locator:
    stage.hello = greeting(traffic=list(traffic), faults=faults or {})
    await tab.goto(stage.url)
    await tab.get_by_role("button", name="Behind the scenes").click()
    return tab.get_by_role("complementary", name="Behind the scenes")


async def test_it_opens_and_closes_by_key(tab: Page, stage: Stage) -> None:
    panel = await open_panel(tab, stage)
    await expect(panel).to_contain_text("Nothing yet.")
    await tab.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(tab.get_by_role("button", name="Behind the scenes")).to_be_focused()
    await tab.keyboard.press("Control+.")
    await expect(panel).to_be_visible()


async def test_a_fault_is_switched_and_told_to_every_page(tab: Page, stage: Stage) -> None:
    panel = await open_panel(tab, stage, faults={"twice": True})
    await expect(panel.get_by_role("switch")).to_have_count(7)
    await expect(panel.get_by_role("switch", name="Delivered twice")).to_be_checked()
    deaf = panel.get_by_role("switch", name="Deaf socket")
    await expect(deaf).to_have_accessible_description(
        "Open, but nothing comes through. "
        "kzturk opens another socket after an hour without a word, and at once when pings go unanswered."
    )
    await deaf.check()
    heard = await stage.next_heard()
    assert (heard["type"], heard["as"], heard["twice"], heard["deaf"]) == ("faults", AIGERIM, True, True)
    assert heard["slow"] is False
    await stage.say("faults", faults={"twice": True, "deaf": True, "slow": False})
    await expect(tab.get_by_role("button", name="Behind the scenes 2 faults on")).to_be_visible()
    await stage.say("faults", faults={})
    await expect(deaf).not_to_be_checked()


async def test_an_envelope_with_its_ack(tab: Page, stage: Stage) -> None:
    panel = await open_panel(tab, stage)
    late = {"acked_at": None, "seconds_to_ack": None}
    await stage.tell(envelope(1, **late))
    row = panel.get_by_test_id("envelope")
    await expect(row).to_contain_text("slash_commands /kzturk help")
    await expect(row).to_contain_text("no ack yet")
    await row.locator("summary").first.click()
    await stage.tell(envelope(1, answer={"text": "all that can be asked"}))
    await expect(row).to_contain_text("Acknowledged after 12 ms")
    await expect(row.get_by_role("group", name="What the ack carried")).to_contain_text("all that can be asked")
    await expect(panel.get_by_test_id("envelope")).to_have_count(1)
    await row.get_by_role("button", name="Deliver again").click()
    assert await stage.next_heard() == {"type": "redeliver", "as": AIGERIM, "envelope_id": "e1"}


async def test_why_slack_would_refuse_a_call(tab: Page, stage: Stage) -> None:
    panel = await open_panel(tab, stage, call(1, **REFUSED))
    row = panel.get_by_test_id("call")
    await expect(row.locator("summary").first).to_contain_text("invalid_blocks")
    await row.locator("summary").first.click()
    await expect(row).to_contain_text("Block 2, a section: its text is longer than 3,000 characters")
    marked = row.locator(".wrong")
    await expect(marked).to_have_text('text: "long"refused here')
    await expect(marked).to_be_visible()


async def test_attempts_at_one_envelope_stand_apart(tab: Page, stage: Stage) -> None:
    again = {"retry_attempt": 1, "retry_reason": "timeout", "sent_at": 1795320009, "failure": "timeout"}
    panel = await open_panel(tab, stage, envelope(1), envelope(1, **again))
    rows = panel.get_by_test_id("envelope")
    await expect(rows).to_have_count(2)
    await expect(rows.first).to_contain_text("retry 1")
    await rows.first.locator("summary").first.click()
    await expect(rows.first).to_contain_text("Not acknowledged within 3 seconds")
    await expect(rows.first).to_contain_text("Sent again because of the attempt before: timeout.")


async def test_the_filter(tab: Page, stage: Stage) -> None:
    panel = await open_panel(tab, stage, envelope(1), call(2), call(3, **REFUSED))
    rows = panel.get_by_role("listitem").filter(has=tab.locator("summary"))
    await expect(rows).to_have_count(3)
    await expect(rows.first).to_contain_text("invalid_blocks")
    for kind, count in (("To the app", 1), ("From the app", 2), ("Problems", 1), ("All", 3)):
        await panel.get_by_role("radio", name=kind).check()
        await expect(rows).to_have_count(count)
    await panel.get_by_role("searchbox").fill("DIVIDER chat")
    await expect(rows).to_have_count(1)
    await panel.get_by_role("searchbox").fill("nothing like it")
    await expect(panel).to_contain_text("Nothing fits this filter.")
    await panel.get_by_role("button", name="Clear").click()
    await panel.get_by_role("searchbox").fill("")
    await expect(panel).to_contain_text("Nothing yet.")


async def test_the_last_two_hundred_are_kept(tab: Page, stage: Stage) -> None:
    panel = await open_panel(tab, stage, *(call(number) for number in range(210)))
    await expect(panel.get_by_text("the last 200", exact=True)).to_be_visible()
    await expect(panel.get_by_test_id("call")).to_have_count(200)
    await panel.get_by_role("searchbox").fill('"c209"')
    await expect(panel.get_by_text("1 of the last 200", exact=True)).to_be_visible()


async def test_json_is_copied(tab: Page, stage: Stage) -> None:
    await tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = await open_panel(tab, stage, call(1))
    await panel.get_by_test_id("call").locator("summary").first.click()
    await panel.get_by_role("button", name="Copy").first.click()
    await expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    copied = await tab.evaluate("navigator.clipboard.readText()")
    assert copied == '{\n  "channel": "CRELATION",\n  "text": "hi"\n}'


async def test_hostile_texts_stay_texts(tab: Page, stage: Stage) -> None:
    hostile = "<img src=x onerror='window.harmed = 1'>"
    panel = await open_panel(tab, stage, call(1, arguments={hostile: hostile}, detail=hostile, error=hostile))
    await panel.get_by_test_id("call").locator("summary").first.click()
    await expect(panel.get_by_role("group", name="Arguments")).to_contain_text("onerror")
    assert await tab.evaluate("window.harmed") is None
    await expect(panel.locator("img")).to_have_count(0)
