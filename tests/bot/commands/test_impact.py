"""What a change of the knowledge would correct, told by `kzturk check --impact`."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bot.delivery import ledger
from bot.delivery.outcomes import Posted
from bot.delivery.told import told
from bot.storage.opening import open_database
from knowledge import load
from tests.bot.commands.conftest import Terminal
from tests.knowledge.folders import build, change


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "knowledge")


@pytest.fixture
async def posted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Post two answers, of which one tells two facts, as a kzturk would that has stopped since."""
    file = tmp_path / "state" / "kzturk.db"
    monkeypatch.setenv("KZTURK_DATABASE_URL", f"sqlite:///{file}")
    base = load(folder)
    async with open_database(file) as database:
        for number, question in enumerate(("fact bridge/ships-2021", "fact bridge/opening")):
            result = base.answer(question, today=date(2026, 11, 22), seed=0)
            where = Posted("C1", f"{number}.1")
            await database.run(partial(ledger.record, team="T1", posted=where, tells=told(result), now=0.0))


@pytest.mark.usefixtures("posted")
def test_nothing_changed_nothing_to_correct(kzturk: Terminal, folder: Path) -> None:
    result = kzturk("check", "--impact", str(folder))
    assert result.output.endswith("seconds after a change.)\n")


@pytest.mark.usefixtures("posted")
def test_each_changed_fact_is_named_with_the_number_of_its_posts(kzturk: Terminal, folder: Path) -> None:
    change(folder, "facts/bridge.toml", "About 300 ships a year", "Some 300 ships a year")
    result = kzturk("check", "--impact", str(folder))
    assert result.exit_code == 0
    assert "\n1 post would be corrected." in result.output
    assert result.output.endswith("\n  bridge/ships-2021: 1\n")
    change(folder, "facts/bridge.toml", "has been in use since May 2020", "is in use since May 2020")
    as_json = json.loads(kzturk("check", "--impact", "--json", str(folder)).output)
    assert as_json["impact"] == {"posts": 2, "by_fact": {"bridge/opening": 1, "bridge/ships-2021": 1}}


@pytest.mark.usefixtures("posted")
def test_a_folder_with_problems_says_those_first(kzturk: Terminal, folder: Path) -> None:
    change(folder, "facts/bridge.toml", "Nearly 300 ships …", "Nearly 400 ships …")
    result = kzturk("check", "--impact", str(folder))
    assert result.exit_code == 1
    assert "post" not in result.output


def test_without_a_database_it_says_where_it_looked(
    kzturk: Terminal, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "none"))
    result = kzturk("check", "--impact", str(folder))
    assert result.exit_code == 2
    assert f"There is no database at {tmp_path / 'none' / 'kzturk.db'}: run this where kzturk runs" in result.output


def test_a_database_that_is_none_is_told_in_words(
    kzturk: Terminal, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kzturk.db").write_text("no database " * 100, encoding="utf-8")
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
    result = kzturk("check", "--impact", str(folder))
    assert result.exit_code == 1
    assert "it is no database" in result.output
