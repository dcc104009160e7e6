"""Hostile texts stay texts, in their place; the page holds nothing that its policy forbids."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, actions, button, greeting, mrkdwn, said, section, shown
from tests.browser.stage import STATIC, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = [
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>",
    "&lt;img src=x onerror=window.harmed=1&gt;",
    "<javascript:window.harmed=1|click> <data:text/html,x|click> <vbscript:x|click> <https:javascript:x|y>",
    "[click](javascript:window.harmed=1) ![x](javascript:window.harmed=1)",
    "\u202edrow sdrawkcab \u2067 \u2066 \u0000\u0007\u200b",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_run_nothing(tab: Page, stage: Stage, text: str) -> None:
    context = {"type": "context", "elements": [mrkdwn(text, verbatim=False)]}
    label = button(text, value=text)
    stage.hello = greeting(
        said(text, by=AIGERIM), shown(section(text), {"type": "markdown", "text": text}, context, actions(label))
    )
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_have_count(2)
    assert await tab.evaluate("window.harmed") is None
    assert (
        await tab.locator(
            "article img, article script, article a[href^='javascript:'], article a[href^='data:']"
        ).count()
        == 0
    )


async def test_mentions_of_everybody_are_shown_as_what_they_are(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("<!channel> &lt;!here&gt; <!everyone|nice words>"))
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("broadcast")).to_have_text(["@channel", "@everyone"])
    await expect(tab.get_by_test_id("message")).to_contain_text("<!here>")


async def test_a_turned_direction_ends_with_its_message(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(said("\u202e\u2067turned", by=AIGERIM), said("straight"))
    await tab.goto(stage.url)
    turned = tab.get_by_text("turned")
    assert await turned.evaluate("text => getComputedStyle(text).unicodeBidi") == "isolate"
    author = await tab.locator(".author").nth(1).bounding_box()
    assert author is not None
    assert author["x"] < 400


@pytest.mark.parametrize(
    "text", ["*" * 20_000, "*a" * 20_000, "<" * 40_000, "`" * 40_000, "_a *b " * 6_000, "&" * 40_000, ":a" * 20_000]
)
async def test_hostile_texts_do_not_freeze_the_page(tab: Page, stage: Stage, text: str) -> None:
    stage.hello = greeting(said(text), shown({"type": "markdown", "text": text[:12_000]}))
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_have_count(2, timeout=30_000)


@pytest.mark.parametrize("width", [360, 780, 1280])
async def test_long_words_and_piled_marks_stay_in_the_window(tab: Page, stage: Stage, width: int) -> None:
    wide = "W" * 3000
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": wide}] * 8] * 2}
    blocks = shown(
        section(f"<https://e.org/{wide}|{wide}>"),
        actions(button(wide[:75])),
        table,
        {"type": "header", "text": {"type": "plain_text", "text": wide[:150]}},
    )
    stage.hello = greeting(said(wide, by=AIGERIM), said("Z" + "\u0335\u0322" * 400), blocks)
    await tab.set_viewport_size({"width": width, "height": 740})
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_have_count(3)
    assert await tab.evaluate("document.documentElement.scrollWidth") <= width
    texts = "[...document.querySelectorAll('.scroller, .text, .button, .heading')]"
    cut = f"{texts}.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className)"
    assert await tab.evaluate(cut) == []


def sources() -> list[tuple[str, str]]:
    return [(path.name, path.read_text("utf-8")) for path in sorted(STATIC.iterdir())]


async def test_the_page_parses_no_html_and_loads_nothing_from_elsewhere() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|srcdoc"
        r"|setAttribute\(\"style\"|\sstyle=|<style|@import|localStorage|sessionStorage|document\.cookie"
        r"|fetch\((?!location\.href,|catalogue\))"
    )
    address = re.compile(r"[\"'(]https?://(?!www\.w3\.org/2000/svg)")
    found = [
        (name, match[0]) for name, text in sources() for match in (*forbidden.finditer(text), *address.finditer(text))
    ]
    assert set(found) == {("language.js", "localStorage")}  # the choice of a language is all that is kept


async def test_every_file_is_used() -> None:
    names = {name for name, _ in sources()} - {"index.html"}
    texts = "".join(text for _, text in sources())
    assert {name for name in names if f"static/{name}" not in texts and f'"./{name}"' not in texts} == set()
