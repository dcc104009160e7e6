import io
import json
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands.terminal import show_problems
from knowledge import SHIPPED, Problem
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
    assert "facts, " in result.output
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


def test_a_terminal_gets_a_table(kzturk: Terminal, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables: list[object] = []
    monkeypatch.setattr("bot.commands.check.is_terminal", lambda: True)
    monkeypatch.setattr("bot.commands.terminal.show_problems", tables.append)
    assert kzturk("check", str(broken)).exit_code == 1
    assert len(tables) == 1


def test_a_table_has_all_that_is_known() -> None:
    console = Console(width=200, record=True, file=io.StringIO())
    show_problems([Problem("facts/x.toml", "x/y", "say.en", "is [missing]", "write it")], console)
    shown = console.export_text()
    assert all(part in shown for part in ("facts/x.toml", "x/y", "say.en", "is [missing]", "write it"))


def test_no_problems_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems([])
    assert capsys.readouterr().out == ""
