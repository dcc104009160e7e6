"""The knowledge folder and the database: found, read, written to, and left as they were."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bot.operations.doctor.examining import examine
from bot.operations.doctor.finding import Finding
from bot.operations.doctor.state import database
from bot.operations.doctor.subject import subject_of
from bot.storage.opening import open_database
from bot.storage.schema import VERSION
from tests.bot.operations.doctor.conftest import Examine, cured
from tests.knowledge.folders import build, change

NOBODY = 65534


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """Return a database as a kzturk has left it that has ended."""
    path = tmp_path / "state" / "kzturk.db"
    async with open_database(path):
        return path


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def spoil(file: Path) -> None:
    file.write_text("no database " * 100, encoding="utf-8")


def run_in(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()


async def test_a_changed_quote_is_told(examined: Examine, settings: dict[str, str], tmp_path: Path) -> None:
    folder = build(tmp_path / "knowledge")
    change(folder, "facts/bridge.toml", "Nearly 300 ships …", "Nearly 400 ships …")
    finding = (await examined(settings, KZTURK_KNOWLEDGE=str(folder)))["knowledge"]
    assert str(folder) in finding.found
    assert "facts/bridge.toml: bridge/ships-2021" in cured(finding)
    assert finding.exit_status == 1


async def test_of_many_mistakes_the_first_are_told(examined: Examine, tmp_path: Path) -> None:
    folder = build(tmp_path / "knowledge")
    shutil.rmtree(folder / "sources")
    finding = (await examined({}, KZTURK_KNOWLEDGE=str(folder)))["knowledge"]
    assert finding.details["problems"] > 3
    assert cured(finding).endswith("more: “kzturk check” tells all.")
    assert len(finding.cures) == 4


async def test_a_folder_that_is_none_is_told_once(examined: Examine, tmp_path: Path) -> None:
    findings = await examined({}, KZTURK_KNOWLEDGE=str(tmp_path / "none"))
    assert "is no folder: name another" in cured(findings["knowledge"])
    assert findings["knowledge"].exit_status == 2
    assert findings["settings"].status == "passed"


async def test_a_folder_that_is_set_is_told(examined: Examine, tmp_path: Path) -> None:
    folder = build(tmp_path / "knowledge")
    found = (await examined({}, KZTURK_KNOWLEDGE=str(folder)))["knowledge"].found
    assert f"in {folder}, version " in found


async def test_a_database_is_left_as_it_is(examined: Examine, settings: dict[str, str], file: Path) -> None:
    before = digest_of(file)
    finding = (await examined(settings))["database"]
    assert (finding.status, finding.found) == ("passed", f"{file}, writable, version {VERSION}")
    assert digest_of(file) == before
    assert {each.name for each in file.parent.glob("*")} == {"kzturk.db", "kzturk.db.lock"}


async def test_one_that_is_at_work_is_no_hindrance(examined: Examine, settings: dict[str, str], file: Path) -> None:
    async with open_database(file):
        assert (await examined(settings))["database"].status == "passed"


async def test_a_newer_database_is_told(examined: Examine, settings: dict[str, str], file: Path) -> None:
    run_in(file, "UPDATE alembic_version SET version_num = '9999'")
    finding = (await examined(settings))["database"]
    assert "written by a newer kzturk (tables of version 9999" in cured(finding)
    assert "start the newer one" in cured(finding)
    assert finding.exit_status == 2


async def test_an_older_database_is_well(examined: Examine, settings: dict[str, str], file: Path) -> None:
    run_in(file, "UPDATE alembic_version SET version_num = '0001'")
    finding = (await examined(settings))["database"]
    assert (finding.status, finding.details["version"]) == ("passed", "0001")
    assert f"brought to {VERSION} at the next start" in finding.found


async def test_somebody_elses_database_is_told(examined: Examine, settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    run_in(tmp_path / "state" / "kzturk.db", "CREATE TABLE recipes (name)")
    assert "holds other tables than kzturk's" in cured((await examined(settings))["database"])


async def test_an_empty_file_is_well(examined: Examine, settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "kzturk.db").touch()
    assert "writable, empty, brought to" in (await examined(settings))["database"].found


async def test_what_is_no_database_is_told(examined: Examine, settings: dict[str, str], file: Path) -> None:
    spoil(file)
    finding = (await examined(settings))["database"]
    assert "it is no database: put a backup in its place" in cured(finding)
    assert finding.exit_status == 1


async def test_a_locked_database_is_told(examined: Examine, settings: dict[str, str], file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    finding = (await examined(settings))["database"]
    other.close()
    assert "it is locked by another program" in cured(finding)
    assert finding.exit_status == 1


async def test_a_folder_that_is_a_file_is_told(examined: Examine, settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    finding = (await examined(settings))["database"]
    assert f"{tmp_path / 'state'} is no folder" in finding.found
    assert "set another KZTURK_DATABASE_URL" in cured(finding)


async def test_a_name_that_no_file_can_have_is_told(examined: Examine) -> None:
    finding = (await examined({}, KZTURK_DATABASE_URL=f"sqlite:////{'x' * 300}"))["database"]
    assert "File name too long" in cured(finding)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be a user without rights, where the tests run as root; else be who we are."""
    us = os.geteuid()
    if not us:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(us)


def put_into(folder: Path) -> Path:
    """Make a file in a folder such that only root may write to either."""
    file = folder / "kzturk.db"
    folder.chmod(0o755)
    file.touch(0o444)
    folder.chmod(0o555)
    return file


def close(folder: Path) -> None:
    """Let only its owner look into a folder, which is made if it is not there."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o600)


def close_within(folder: Path) -> None:
    """Do so with the folder `state` in a folder that every user may enter."""
    folder.chmod(0o755)
    close(folder / "state")


async def as_nobody_finds(file: Path) -> dict[str, Finding]:
    """Examine, as a user without rights, in the folder of a database."""
    with as_nobody():
        return await examine(subject_of({"KZTURK_DATABASE_URL": f"sqlite:///{file}"}, file.parent))


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a folder that every user may enter, and nobody write to."""
    folder = Path(mkdtemp(prefix="kzturk-test-"))
    folder.chmod(0o555)
    yield folder
    for each in (folder, *folder.iterdir()):
        each.chmod(0o755)
    shutil.rmtree(folder)


async def test_a_database_of_another_user_is_told(shared: Path) -> None:
    file = put_into(shared)
    finding = (await as_nobody_finds(file))["database"]
    assert finding.found == f"{file} may not be written to"
    assert "Run this as the user that kzturk runs as" in cured(finding)


async def test_a_folder_where_nothing_may_be_made_is_told(shared: Path) -> None:
    finding = (await as_nobody_finds(shared / "kzturk.db"))["database"]
    assert f"nothing may be made in {shared}" in finding.found
    assert f"write to {shared}" in cured(finding)
    assert finding.exit_status == 2


async def test_a_folder_that_may_not_be_entered_is_told(shared: Path) -> None:
    close(shared)
    findings = await as_nobody_finds(shared / "kzturk.db")
    assert "Permission denied. Let kzturk's user read it" in cured(findings["settings"])
    assert cured(findings["env_file"]) == "Start kzturk in a folder that its user may enter."


async def test_a_database_that_may_not_be_reached_is_told(shared: Path) -> None:
    close_within(shared)
    with as_nobody():
        finding = await database(subject_of({"KZTURK_DATABASE_URL": f"sqlite:///{shared}/state/kzturk.db"}, shared))
    assert "Permission denied: Run this as the user that kzturk runs as" in cured(finding)
