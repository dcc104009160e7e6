"""Where the database is: as KZTURK_DATABASE_URL says, or a file in the folder that a service keeps its state in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.exits import SettingsError
from bot.modes import Mode

FILE: Final = "kzturk.db"
_SCHEMES: Final = ("sqlite:///", "sqlite+pysqlite:///")


def database_file(mode: Mode | None, values: Mapping[str, str]) -> Path | None:
    """Return the path of the SQLite file; None: a temporary one, for an emulator without a setting.

    Raises SettingsError, without the URL in it since it may hold a password, when the setting names no file.
    """
    url = values.get("KZTURK_DATABASE_URL")
    if url is not None:
        return _file_of(url)
    return None if mode == "emulator" else _state_folder(values) / FILE


def backups_folder(database: Path) -> Path:
    """Return the folder in which backups of a database lie, unless another one is named."""
    return database.resolve().parent / "backups"


def _file_of(url: str) -> Path:
    """Read an SQLAlchemy URL: sqlite:///file of the working directory, or sqlite:////path/to/file."""
    name = next((url.removeprefix(scheme) for scheme in _SCHEMES if url.startswith(scheme)), "")
    if name and not name.startswith(":") and "?" not in name:
        return Path(name).expanduser().absolute()
    raise SettingsError(
        f"KZTURK_DATABASE_URL names no SQLite file ({url.partition(':')[0]}:…): write it like "
        "sqlite:////var/lib/kzturk/kzturk.db. kzturk does not work with other databases yet."
    )


def cache_folder(values: Mapping[str, str]) -> Path | None:
    """Return the folder for what can be made anew at any time; None: there is none."""
    return _folder(values, "CACHE_DIRECTORY", "XDG_CACHE_HOME", "~/.cache")


def _state_folder(values: Mapping[str, str]) -> Path:
    if folder := _folder(values, "STATE_DIRECTORY", "XDG_STATE_HOME", "~/.local/state"):
        return folder
    raise SettingsError("There is no home folder: set KZTURK_DATABASE_URL, like sqlite:////path/to/file.")


def _folder(values: Mapping[str, str], of_service: str, of_user: str, usual: str) -> Path | None:
    """Return the folder that systemd gives a service, or that the XDG Base Directory Specification gives a user."""
    if of_service in values:
        return Path(values[of_service].partition(":")[0])
    given = Path(values.get(of_user, ""))
    try:
        return (given if given.is_absolute() else Path(usual).expanduser()) / "kzturk"
    except RuntimeError:
        return None
