"""Settings that are handed over as files: systemd's LoadCredential, or the secrets of a container."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.exits import SettingsError

FOLDER: Final = "CREDENTIALS_DIRECTORY"  # set by systemd (systemd.exec(5), "Credentials"); in a container by its file
_SETTING: Final = re.compile(r"(?:SLACK|KZTURK)_[A-Z_]+")


def credentials(process: Mapping[str, str]) -> dict[str, str]:
    """Read each file of `$CREDENTIALS_DIRECTORY` that is called like a setting; what is in it is the setting's value.

    Other files are left alone. Raises SettingsError, without a value in it, for each one that cannot be used.
    """
    if not (named := process.get(FOLDER)):
        return {}
    try:
        files = sorted(file for file in Path(named).iterdir() if _SETTING.fullmatch(file.name))
    except OSError as error:
        raise SettingsError(f"{FOLDER}={named} cannot be read: {error.strerror}. Name a folder, or unset it.") from None
    read = {file.name: _value(file) for file in files}
    if problems := [said for said in read.values() if isinstance(said, SettingsError)]:
        raise SettingsError(*(each for said in problems for each in said.problems))
    return {name: value for name, value in read.items() if isinstance(value, str)}


def _value(file: Path) -> str | SettingsError:
    try:
        value = file.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        return SettingsError(f"{file} is no UTF-8 text: write only the value of {file.name} into it.")
    except OSError as error:
        return SettingsError(f"{file} cannot be read: {error.strerror}. Let the user that runs kzturk read it.")
    if "\n" in value:
        return SettingsError(f"{file} has more than one line: write only the value of {file.name} into it.")
    return value
