from pathlib import Path

import pytest

from tests.bot.commands.conftest import Terminal

QUESTIONS = """
[[question]]
text = "how many kazakh students are in turkey"
keys = ["education/students-in-turkiye"]
kind = "direct"
lang = "en"

[[question]]
text = "what is the area of kazakhstan"
kind = "near-miss"
"""
MISSES = """
[[question]]
text = "kazakh students turkey"

[[question]]
text = "kazakh students turkey"
keys = ["trade/volume-2025"]

[[question]]
text = "area of kazakhstan"
keys = ["trade/volume-2025", "trade/volume-1991"]
"""


def test_outcomes_are_counted_by_language_and_kind(kzturk: Terminal, tmp_path: Path) -> None:
    (tmp_path / "questions.toml").write_text(QUESTIONS)
    result = kzturk("eval", str(tmp_path / "questions.toml"))
    assert result.exit_code == 0
    head, *rows = (line.split() for line in result.output.splitlines())
    assert head[:3] == ["kind", "right", "wrong"]
    assert rows == [["en", "direct", "1", "0", "0", "0", "0"], ["en", "near-miss", "0", "0", "0", "1", "0"]]


def test_misses_are_listed(kzturk: Terminal, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(QUESTIONS)
    (tmp_path / "b.toml").write_text(MISSES)
    result = kzturk("eval", str(tmp_path / "a.toml"), str(tmp_path / "b.toml"))
    assert result.exit_code == 1
    assert result.output.splitlines()[-3:] == [
        "answered wrongly: kazakh students turkey: nothing expected, education/students-in-turkiye told",
        "wrong: kazakh students turkey: trade/volume-2025 expected, education/students-in-turkiye told",
        "refused wrongly: area of kazakhstan: trade/volume-2025 or trade/volume-1991 expected, nothing told",
    ]


@pytest.mark.parametrize("content", [b"[[question]\n", b"[[question]]\nkeys = []\n", b"\xff", b"x = 1\n"])
def test_a_file_that_holds_no_questions_is_refused(kzturk: Terminal, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.toml").write_bytes(content)
    result = kzturk("eval", str(tmp_path / "bad.toml"))
    assert result.exit_code == 2
    assert "bad.toml cannot be read as questions" in result.output
