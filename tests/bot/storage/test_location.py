from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.exits import SettingsError
from bot.modes import Mode
from bot.storage.location import cache_folder, database_file

URL = "KZTURK_DATABASE_URL"


@pytest.mark.parametrize(
    ("values", "file"),
    [
        ({URL: "sqlite:////srv/kzturk/k.db"}, "/srv/kzturk/k.db"),
        ({URL: "sqlite+pysqlite:////srv/k.db"}, "/srv/k.db"),
        ({URL: "sqlite:///k.db"}, str(Path.cwd() / "k.db")),
        ({URL: "sqlite:///~/k.db"}, str(Path.home() / "k.db")),
        ({URL: "sqlite:////srv/k.db", "STATE_DIRECTORY": "/var/lib/kzturk"}, "/srv/k.db"),
        ({"STATE_DIRECTORY": "/var/lib/kzturk"}, "/var/lib/kzturk/kzturk.db"),
        ({"STATE_DIRECTORY": "/var/lib/one:/var/lib/two", "XDG_STATE_HOME": "/s"}, "/var/lib/one/kzturk.db"),
        ({"XDG_STATE_HOME": "/s"}, "/s/kzturk/kzturk.db"),
        ({"XDG_STATE_HOME": "not/absolute"}, str(Path.home() / ".local/state/kzturk/kzturk.db")),
        ({}, str(Path.home() / ".local/state/kzturk/kzturk.db")),
    ],
)
def test_a_file_is_found(values: Mapping[str, str], file: str) -> None:
    assert database_file("socket", values) == Path(file)


@pytest.mark.parametrize(
    ("values", "folder"),
    [
        ({"CACHE_DIRECTORY": "/var/cache/kzturk", "XDG_CACHE_HOME": "/c"}, "/var/cache/kzturk"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/kzturk"),
        ({}, str(Path.home() / ".cache/kzturk")),
    ],
)
def test_what_can_be_made_anew_has_a_folder(values: Mapping[str, str], folder: str) -> None:
    assert cache_folder(values) == Path(folder)


@pytest.mark.parametrize(
    ("mode", "values", "file"),
    [
        ("emulator", {"XDG_STATE_HOME": "/s", "STATE_DIRECTORY": "/var/lib/kzturk"}, None),
        ("emulator", {URL: "sqlite:////srv/k.db"}, Path("/srv/k.db")),
    ],
)
def test_an_emulator_has_a_temporary_one_unless_it_is_named(
    mode: Mode, values: Mapping[str, str], file: Path | None
) -> None:
    assert database_file(mode, values) == file


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://kzturk:hunter2@db/kzturk",
        "sqlite+aiosqlite:////srv/k.db",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:////srv/k.db?mode=ro",
        "/srv/k.db",
    ],
)
def test_what_names_no_file_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(SettingsError, match=r"KZTURK_DATABASE_URL names no SQLite file") as refused:
        database_file("socket", {URL: url})
    assert "hunter2" not in str(refused.value)


def test_without_a_home_it_is_said_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_path: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "expanduser", nowhere)
    with pytest.raises(SettingsError, match="There is no home folder: set KZTURK_DATABASE_URL"):
        database_file("socket", {})
