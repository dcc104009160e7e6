import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listeners.heard import heard


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U0BOT> fact education", "fact education"),
        ("fact <@U1|dana> education", "fact education"),
        ("<!channel> <!here> <!everyone> trade", "trade"),
        ("<!subteam^S1|@editors> trade", "@editors trade"),
        ("<!subteam^S1> trade", "trade"),
        ("<!date^1392734382^{date}|18 February 2014>", "18 February 2014"),
        ("ask in <#C1|press>", "ask in #press"),
        ("ask in <#C1>", "ask in"),
        ("see <https://e.org/a?b=1&amp;c|the page>", "see the page"),
        ("see <https://e.org/a?b=1&amp;c>", "see https://e.org/a?b=1&c"),
        ("<mailto:a@e.org|a@e.org> <mailto:b@e.org>", "a@e.org b@e.org"),
        ("&lt;b&gt; &amp;amp; &amp;lt; R&amp;D", "<b> &amp; &lt; R&D"),
        ("  two\n\tlines \u202e\x00 ", "two lines"),
        ("3 < 4 and 5 > 2 <b>", "3 < 4 and 5 > 2 <b>"),
        ("", ""),
        ("<@U0BOT>", ""),
        ("\ud800x", "x"),
    ],
)
def test_markup_is_taken_off(text: str, words: str) -> None:
    assert heard(text) == words


@given(st.text())
def test_any_text_can_be_heard(text: str) -> None:
    words = heard(text)
    assert words == " ".join(words.split())
    assert "\n" not in words
