"""What people type becomes Slack's form of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator import AIGERIM, BOT_USER_ID, MEHMET, PRESS
from bot.emulator.cast import PEOPLE, conversations
from bot.emulator.limits import check_blocks
from bot.emulator.text_entry import compose


def typed(text: str) -> str:
    return compose(text, PEOPLE, conversations()).text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("@kzturk trade", f"<@{BOT_USER_ID}> trade"),
        ("(@kzturk, trade)", f"(<@{BOT_USER_ID}>, trade)"),
        ("@KZTURK trade", f"<@{BOT_USER_ID}> trade"),
        ("@aigerim and @Mehmet Yılmaz", f"<@{AIGERIM}> and <@{MEHMET}>"),
        ("@MEHMET YILMAZ", f"<@{MEHMET}>"),
        ("in #press", f"in <#{PRESS}|press>"),
        ("#pressing matters, C#press", "#pressing matters, C#press"),
        ("desk@kzturk.example", "desk@kzturk.example"),
        ("@kzturkish", "@kzturkish"),
        ("@here @channel @everyone", "<!here> <!channel> <!everyone>"),
        ("<!channel> <@UKZTURK01>", "&lt;!channel&gt; &lt;@UKZTURK01&gt;"),
        ("see https://a.example/?a=1&b=2.", "see <https://a.example/?a=1&amp;b=2>."),
        ("(https://a.example)", "(<https://a.example>)"),
        ("https://a.example/@kzturk", "<https://a.example/@kzturk>"),
        ("", ""),
    ],
)
def test_typed_text(text: str, form: str) -> None:
    assert typed(text) == form


def test_rich_text_says_the_same() -> None:
    (block,) = compose("hi @kzturk & #press", PEOPLE, conversations()).blocks
    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "hi "},
        {"type": "user", "user_id": BOT_USER_ID},
        {"type": "text", "text": " & "},
        {"type": "channel", "channel_id": PRESS},
    ]


@given(st.text() | st.sampled_from(["@kzturk", "#press", "@here", "<", "https://a.example", " "]).flatmap(st.just))
def test_any_text_gives_good_blocks_and_no_loose_brackets(text: str) -> None:
    entry = compose(text, PEOPLE, conversations())
    assert check_blocks(list(entry.blocks)) == []
    assert entry.text.count("<") == entry.text.count(">")
