import json
import os
import shutil
from pathlib import Path

import pytest

from knowledge import SHIPPED
from tests.bot.commands.conftest import Terminal


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    for part in ("facts", "sources", "lexicon"):
        shutil.copytree(SHIPPED / part, folder / part)
    (folder / "facts" / "trade.toml").write_text("broken = ", encoding="utf-8")
    return folder


def test_the_shipped_folder_is_in_order(kzturk: Terminal) -> None:
    result = kzturk("check")
    assert result.exit_code == 0
    assert "facts: " in result.output
    assert result.output.endswith("all in order.\n")


def test_problems_are_listed_with_what_to_do(kzturk: Terminal, broken: Path) -> None:
    result = kzturk("check", str(broken))
    assert result.exit_code == 1
    assert "facts/trade.toml" in result.output
    assert "to mend." in result.output


def test_the_folder_that_is_set_is_checked(kzturk: Terminal, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZTURK_KNOWLEDGE", str(broken))
    assert kzturk("check").exit_code == 1


def test_problems_as_json(kzturk: Terminal, broken: Path) -> None:
    result = kzturk("check", "--json", str(broken))
    report = json.loads(result.output)
    assert result.exit_code == 1
    assert set(report["problems"][0]) == {"file", "key", "field", "what", "do"}
    assert {"shares", "topics", "facts", "sources", "quotes"} < set(report)


def test_with_texts_that_are_not_there(kzturk: Terminal, tmp_path: Path) -> None:
    assert kzturk("check", "--texts", str(tmp_path)).exit_code == 1


def test_a_folder_that_is_none(kzturk: Terminal, tmp_path: Path) -> None:
    assert kzturk("check", str(tmp_path / "none")).exit_code == 2


def test_in_a_terminal_lines_are_wrapped_between_words_and_nothing_is_cut(
    kzturk: Terminal, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_pipe = kzturk("check", str(broken)).stdout
    monkeypatch.setattr("bot.commands.check.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    wrapped = kzturk("check", str(broken)).stdout
    problems = wrapped.rpartition("\n\n")[0].splitlines()
    assert wrapped.split() == in_a_pipe.split()
    assert max(map(len, problems)) <= 40


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_file_name_that_is_no_text_is_told(kzturk: Terminal, broken: Path, options: list[str]) -> None:
    (broken / "facts" / os.fsdecode(b"\xff.toml")).write_bytes(b"")
    result = kzturk("check", *options, str(broken))
    assert result.exit_code == 1
    assert "facts/\\udcff.toml" in result.output
