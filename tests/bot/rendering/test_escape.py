import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.escape import inert, link, mrkdwn, mrkdwn_within, shorten


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("\u202eevil\u202c \u2066x\u2069 \u200f\u061c\ufeff", "evil x "),
        ("a\tb", "a b"),
        ("so\u00adft\u200b \u2060x\U000e0041\U000e007f", "soft x"),
        ("\ud800x", "x"),
        ("Қазақстан ‘Türkiye’ 👩\u200d🎓 a\u00a0b", "Қазақстан ‘Türkiye’ 👩\u200d🎓 a\u00a0b"),
    ],
)
def test_only_what_controls_is_dropped(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_exactly_three_characters_are_escaped() -> None:
    assert mrkdwn("<!channel> & @everyone *b* \"'") == "&lt;!channel&gt; &amp; @everyone *b* \"'"


@given(st.text())
def test_no_text_gets_a_meaning_for_slack(text: str) -> None:
    assert not set("<>") & set(mrkdwn(text))


def test_a_link_cannot_be_broken_by_its_label() -> None:
    assert link("https://e.org/?a=1&b=2", "x|y> <!here>") == "<https://e.org/?a=1&amp;b=2|x¦y&gt; &lt;!here&gt;>"


def test_short_text_is_kept_and_long_text_is_cut() -> None:
    assert shorten("12345", 5) == "12345"
    assert shorten("1234 6", 6) == "1234 6"
    assert shorten("1234 67", 6) == "1234…"


@given(st.text(alphabet="ab &<>", max_size=300), st.integers(min_value=10, max_value=100))
def test_cutting_never_cuts_an_entity_through(text: str, limit: int) -> None:
    cut = mrkdwn_within(text, limit)
    assert len(cut) <= limit
    assert cut == mrkdwn(text) or cut.endswith("…")
    assert "&" not in cut.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
