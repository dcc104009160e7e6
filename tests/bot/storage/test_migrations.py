"""The migrations and the schema describe the same tables, in whichever way a database came to be."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.storage.database import Database, engine
from bot.storage.migrate import config, main
from bot.storage.schema import VERSION, metadata
from tests.bot.storage.rows import changed, database_of, of_version

_PRAGMAS = ("table_xinfo", "foreign_key_list", "index_list")


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    file = tmp_path / "migrated.db"
    file.touch()
    assert main([f"sqlite:///{file}"]) == 0
    return file


def tables_of(file: Path) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """Return all that SQLite knows of columns, keys and indexes; their order in a file is no matter."""
    connection = sqlite3.connect(file)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        (name, pragma): connection.execute(f"PRAGMA {pragma}({name})").fetchall()
        for name in names
        for pragma in _PRAGMAS
    }
    connection.close()
    return {
        key: sorted(rows, key=repr) if key[1] != "index_list" else sorted(row[1:] for row in rows)
        for key, rows in found.items()
    }


def test_the_newest_migration_is_the_version_that_the_program_knows() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [VERSION]


def test_the_migrations_lead_to_the_schema(migrated: Path) -> None:
    with engine(migrated).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


async def test_a_database_made_at_once_is_like_one_that_was_migrated(migrated: Path, database: Database) -> None:
    assert tables_of(migrated) == tables_of(database.path)


def test_migrating_again_changes_nothing(migrated: Path) -> None:
    before = tables_of(migrated)
    assert main([f"sqlite:///{migrated}"]) == 0
    assert tables_of(migrated) == before


def test_a_file_that_is_away_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"sqlite:///{tmp_path / 'away.db'}"]) == 1
    assert "it cannot be opened" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["postgresql://h/d"], ["sqlite:///a", "b"]])
def test_it_says_how_it_is_used(arguments: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot.storage.migrate", *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith("Usage: python -m bot.storage.migrate sqlite:///FILE")


def test_a_newer_one_is_let_be(migrated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(migrated, of_version("9999"))
    assert main([f"sqlite:///{migrated}"]) == 2
    assert "tables of version 9999" in capsys.readouterr().err


def test_where_the_older_one_is_kept_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = database_of(tmp_path / "old.db", "0001")
    assert main([f"sqlite:///{old}"]) == 0
    (kept,) = (tmp_path / "backups").iterdir()
    assert capsys.readouterr().out == f"{kept}\n"
