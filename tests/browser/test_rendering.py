"""Texts and blocks become the elements that Slack shows."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.script import AIGERIM, MEHMET, PRESS, actions, button, greeting, mrkdwn, plain, said, section, shown
from tests.browser.stage import Frame, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def html_of(tab: Page, stage: Stage, message: Frame) -> str:
    """Show one message and return the markup of its body."""
    stage.hello = greeting(message)
    await tab.goto(stage.url)
    return await tab.get_by_test_id("message").locator(".body").inner_html()


def link(address: str, label: str) -> str:
    attributes = 'target="_blank" rel="noopener noreferrer nofollow" dir="auto"'
    return f'<a href="{address}" title="{address}" {attributes}>{label}</a>'


MRKDWN = {
    "a *bold* _italic_ ~struck~": "a <strong>bold</strong> <em>italic</em> <s>struck</s>",
    "*_both_* (*in brackets*)": "<strong><em>both</em></strong> (<strong>in brackets</strong>)",
    "*bold <https://e.org/|link>*": f"<strong>bold {link('https://e.org/', 'link')}</strong>",
    "*a _b* c_": "<strong>a _b</strong> c_",
    "2 * 3 * 4, snake_case_name, a*b*c, ** and __": "2 * 3 * 4, snake_case_name, a*b*c, ** and __",
    "*not\nover lines*": "*not\nover lines*",
    "ығ_жоқ_ *бар*": "ығ_жоқ_ <strong>бар</strong>",
    "`code *b* &lt;`": '<code dir="auto">code *b* &lt;</code>',
    "```pre *b*\n  &amp;```after": '<pre dir="auto">pre *b*\n  &amp;</pre>after',
    "&gt; one\n> two\nthree": '<blockquote dir="auto">one\ntwo</blockquote>three',
    "say\n&gt;&gt;&gt; one\ntwo": 'say<blockquote dir="auto">one\ntwo</blockquote>',
    "a &gt; b": "a &gt; b",
    "&amp;lt; &lt;b&gt;": "&amp;lt; &lt;b&gt;",
    "<https://e.org/?a=1&amp;b=2|A &amp; B>": link("https://e.org/?a=1&amp;b=2", "A &amp; B"),
    "<https://e.org/>": link("https://e.org/", "https://e.org/"),
    "<mailto:a@e.org|write>": "<bdi>write</bdi>",
    f"<@{AIGERIM}> <@{MEHMET}>": '<bdi class="mention mention-me">@aigerim</bdi> <bdi class="mention">@mehmet</bdi>',
    f"<@USTRANGER> <#{PRESS}>": '<bdi class="mention">@USTRANGER</bdi> <bdi class="mention">#press</bdi>',
    "<#CGONE|old>": '<bdi class="mention">#old</bdi>',
    "<!date^1750636800^{date}^https://e.org/|x>": link("https://e.org/", "23 June 2025"),
    "<!date^1750636800^{date_num} {time}|x>": "<time>23/06/2025 05:00</time>",
    "<!date^1750636800^{nonsense}|on 23 June>": "<time>on 23 June</time>",
    ":handshake: :no_such_emoji: 12:30:45": "🤝 :no_such_emoji: 12:30:45",
    "https://e.org/ @here #press": "https://e.org/ @here #press",
}


async def test_verbatim_mrkdwn(tab: Page, stage: Stage) -> None:
    stage.hello = greeting(*(shown(section(text)) for text in MRKDWN))
    await tab.goto(stage.url)
    await expect(tab.get_by_test_id("message")).to_have_count(len(MRKDWN))
    rendered = [await text.inner_html() for text in await tab.locator(".text").all()]
    assert dict(zip(MRKDWN, rendered, strict=True)) == MRKDWN


async def test_mrkdwn_that_is_not_verbatim_shows_the_mentions_that_slack_would_make(tab: Page, stage: Stage) -> None:
    html = await html_of(tab, stage, shown(section("@here #press mail@channel https://e.org/.", verbatim=False)))
    here = '<bdi class="mention mention-me" data-testid="broadcast">@here</bdi>'
    inner = f'{here} <bdi class="mention">#press</bdi> mail@channel {link("https://e.org/", "https://e.org/")}.'
    assert inner in html


async def test_blocks_are_shown_and_then_the_text_is_not(tab: Page, stage: Stage) -> None:
    assert "for notifications" not in await html_of(tab, stage, shown(section("the block")))
    assert "only text" in await html_of(tab, stage, said("only text", blocks=[]))


async def test_rich_text(tab: Page, stage: Stage) -> None:
    bold = {"type": "text", "text": "b", "style": {"bold": True, "italic": True}}
    elements = [bold, {"type": "user", "user_id": MEHMET}, {"type": "emoji", "name": "wave", "unicode": "1f44b"}]
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said *so*"}]}
    item = {"type": "rich_text_section", "elements": [{"type": "link", "url": "javascript:alert(1)", "text": "no"}]}
    ordered = {"type": "rich_text_list", "style": "ordered", "offset": 2, "indent": 1, "elements": [item]}
    section_ = {"type": "rich_text_section", "elements": elements}
    html = await html_of(tab, stage, shown({"type": "rich_text", "elements": [section_, quote, ordered]}))
    assert '<em><strong>b</strong></em><bdi class="mention">@mehmet</bdi>👋' in html
    assert '<blockquote dir="auto">said *so*</blockquote>' in html
    assert '<ol class="rich-list indent-1" start="3"><li dir="auto"><bdi>no</bdi></li></ol>' in html


async def test_markdown(tab: Page, stage: Stage) -> None:
    lines = (
        "# Head",
        "**b** *i* ~~s~~ `c` [l](https://e.org/) ![p](https://e.org/x.png)",
        *("- [x] done", "- open", "", "> q", "---", "```", "*pre*", "```"),
        *("| a | b |", "|--|-:|", "| 1 | 2 |"),
    )
    html = await html_of(tab, stage, shown({"type": "markdown", "text": "\n".join(lines)}))
    assert 'aria-level="3"' in html
    assert "<strong>b</strong> <em>i</em> <s>s</s>" in html
    assert link("https://e.org/", "l") in html
    assert "<img" not in html
    assert '<li dir="auto">☑ done</li><li dir="auto">open</li>' in html
    assert '<pre dir="auto">*pre*</pre>' in html
    assert '<td dir="auto" class="align-right"><span>2</span></td>' in html


async def test_a_table(tab: Page, stage: Stage) -> None:
    rows = [[{"type": "raw_text", "text": "Year"}], [{"type": "raw_text", "text": "2025"}]]
    await html_of(tab, stage, shown({"type": "table", "rows": rows, "column_settings": [None]}))
    await expect(tab.get_by_role("columnheader", name="Year")).to_be_visible()
    await expect(tab.get_by_role("cell", name="2025")).to_be_visible()


async def test_fields_context_header_and_divider(tab: Page, stage: Stage) -> None:
    fields = {"type": "section", "fields": [mrkdwn("*one*"), plain("*two*")]}
    context = {"type": "context", "elements": [mrkdwn("said by _her_"), plain("on :date:")]}
    html = await html_of(
        tab, stage, shown({"type": "header", "text": plain("Head")}, fields, {"type": "divider"}, context)
    )
    await expect(tab.get_by_role("heading", name="Head")).to_be_visible()
    assert "<strong>one</strong>" in html
    assert "*two*" in html
    assert "said by <em>her</em>" in html
    assert "on 📅" in html
    assert "<hr>" in html


async def test_pictures_from_elsewhere_are_told_not_loaded(tab: Page, stage: Stage) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    image = {"type": "image", "image_url": "https://e.org/x.png", "alt_text": "a map"}
    html = await html_of(tab, stage, shown(image, image | {"image_url": dot, "alt_text": "a dot"}))
    assert "Picture not loaded here: a map" in html
    await expect(tab.get_by_role("img", name="a dot")).to_be_visible()
    assert not [url for url in asked if "e.org" in url]


@pytest.mark.parametrize(
    "block",
    [
        {"type": "video"},
        {"type": "constructor"},
        {"type": "rich_text", "elements": 5},
        {"type": "image", "image_url": "http://["},
    ],
)
async def test_a_block_that_is_not_known_or_not_right_is_told(tab: Page, stage: Stage, block: Frame) -> None:
    await html_of(tab, stage, shown(block, section("the rest")))
    await expect(tab.get_by_test_id("unknown-block")).to_have_text(f"Block type {block['type']} is not shown here.")
    await expect(tab.get_by_text("the rest")).to_be_visible()


async def test_a_url_button_is_a_link_only_to_the_web(tab: Page, stage: Stage) -> None:
    good, bad = button("Go", url="https://e.org/"), button("Stay", url="javascript:alert(1)")
    await html_of(tab, stage, shown(actions(good, bad)))
    await expect(tab.get_by_role("link", name="Go")).to_have_attribute("href", "https://e.org/")
    await expect(tab.get_by_role("button", name="Stay")).to_be_visible()
