"""What is examined: the settings as kzturk would find them here, as far as they can be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.exits import SettingsError
from bot.modes import Mode, choose_mode
from bot.settings import api_url, environment

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The process's environment, and what comes of it together with the .env file of `folder`.

    `values` None: that file cannot be read, which `problems` tells. `mode` None: it cannot be told, since tokens are
    missing. `api_url` None: it is no address.
    """

    process: Mapping[str, str]
    folder: Path
    values: Mapping[str, str] | None
    problems: tuple[str, ...] = ()
    mode: Mode | None = None
    api_url: str | None = None

    @property
    def env_file(self) -> Path:
        """Return where the .env file is, or would be."""
        return self.folder / ".env"

    @property
    def known(self) -> Mapping[str, str]:
        """Return the settings that could be read."""
        return self.values or {}


def subject_of(process: Mapping[str, str], folder: Path) -> Subject:
    """Read the settings of a process that is started in a folder. Nothing is raised for what is wrong with them."""
    try:
        values = environment(process, folder)
    except SettingsError as error:
        return Subject(process=process, folder=folder, values=None, problems=error.problems)
    return Subject(
        process=process,
        folder=folder,
        values=values,
        mode=_or_none(choose_mode, values),
        api_url=_or_none(api_url, values),
    )


def _or_none(read: Callable[[Mapping[str, str]], T], values: Mapping[str, str]) -> T | None:
    try:
        return read(values)
    except SettingsError:
        return None
