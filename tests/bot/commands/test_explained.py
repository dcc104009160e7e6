import pytest

from tests.bot.commands.conftest import Terminal


def test_what_was_understood_and_matched_is_told_behind_the_answer(kzturk: Terminal) -> None:
    result = kzturk("ask", "--explain", "how many studnts from kazakhstan in turkey in 2025")
    assert result.exit_code == 0
    assert "12,000" in result.output
    for line in (
        "read as: en",
        "studnts = students",
        "direction: from kazakhstan to turkiye",
        "wants: number",
        "years: 2025",
    ):
        assert line in result.output
    rows = [line for line in result.output.splitlines() if "education/students-in-turkiye" in line]
    assert "answers" in rows[-1]


def test_what_speaks_against_the_nearest_fact_is_told(kzturk: Terminal) -> None:
    result = kzturk("ask", "--explain", "trade volume in 2012")
    assert result.exit_code == 1
    assert "speaks of another time" in result.output


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("education", "It names a topic"),
        ("education/students-in-turkiye", "It is a fact's key"),
        ("number of Kazakh students", "It is a fact's title, alias or phrasing"),
        ("xyzzyx", "No fact comes near."),
    ],
)
def test_names_and_strange_words_are_explained(kzturk: Terminal, question: str, line: str) -> None:
    assert line in kzturk("ask", "--explain", question).output


def test_a_table_is_no_json(kzturk: Terminal) -> None:
    assert kzturk("ask", "--explain", "--json", "trade").exit_code == 2
    assert kzturk("ask", "--explain", "--jsonl").exit_code == 2
