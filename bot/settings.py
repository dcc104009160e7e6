"""What the operator sets: the environment, credentials, the working directory's .env; checked whole, then frozen."""

import io
import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias, TypeVar, get_args
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.credentials import credentials
from bot.exits import SettingsError
from bot.modes import TOKENS, Mode, choose_mode, read_token
from bot.storage.location import cache_folder, database_file

LogLevel: TypeAlias = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
LEVELS: Final[tuple[LogLevel, ...]] = get_args(LogLevel)
Values: TypeAlias = Mapping[str, str]
T = TypeVar("T")

SLACK: Final = "https://slack.com/api/"
USUAL_PORT: Final = 3000
RETENTION_DAYS: Final = 365
_LAST_PORT = 65535
_LONGEST_RETENTION = 36500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to run. `port` 0: any free one; None: not set. `api_url` ends with a slash.

    `knowledge` None: the shipped folder. `database`: an SQLite file; None: a temporary one. `editors_channel`: the id
    of a channel; "": none. `cache`: a folder for what can be made anew; None: there is none. Tokens that the mode does
    not need are "".
    """

    mode: Mode
    host: str = "127.0.0.1"
    port: int | None = None
    api_url: str = SLACK
    knowledge: Path | None = None
    cache: Path | None = None
    database: Path | None = None
    retention_days: int = RETENTION_DAYS
    editors_channel: str = ""
    log_level: LogLevel = "INFO"
    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)


def environment(process: Values, folder: Path) -> dict[str, str]:
    """Merge the process's environment over its credentials, and those over the .env file of `folder`.

    What is empty counts as not set. Raises SettingsError when a credential, the file, or a line of it cannot be read:
    what it sets would be missed in silence.
    """
    file = folder / ".env"
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} cannot be read: {error}. Save it as UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be read: {error.strerror}. Let kzturk's user read it, or start kzturk in another folder."
        ) from None
    if unread := list(_lines_unread(text)):
        raise SettingsError(*(f"{file}, line {line} is no setting: write NAME=value." for line in unread))
    written = dotenv_values(stream=io.StringIO(text), interpolate=False)
    merged = {**written, **credentials(process), **process}
    return {name: value.strip() for name, value in merged.items() if value and value.strip()}


def _lines_unread(text: str) -> Iterator[int]:
    """Yield the number of each line that python-dotenv would pass over with a warning."""
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            blank = len(binding.original.string) - len(binding.original.string.lstrip("\n"))
            yield binding.original.line + blank


def read_settings(values: Values) -> Settings:
    """Check the settings and freeze them. Raises SettingsError with every problem at once."""
    problems: list[str] = []

    def checked(read: Callable[[Values], T], otherwise: T) -> T:
        try:
            return read(values)
        except SettingsError as error:
            problems.extend(error.problems)
            return otherwise

    mode = checked(choose_mode, None)
    tokens = {name: checked(partial(read_token, name), "") for name in TOKENS[mode or "emulator"]}
    settings = Settings(
        mode=mode or "emulator",
        host=checked(partial(_host, mode), ""),
        port=checked(_port, None),
        api_url=checked(api_url, SLACK),
        knowledge=checked(knowledge_folder, None),
        cache=cache_folder(values),
        database=checked(partial(database_file, mode), None),
        retention_days=checked(_retention_days, RETENTION_DAYS),
        editors_channel=checked(_editors_channel, ""),
        log_level=checked(_log_level, "INFO"),
        bot_token=tokens.get("SLACK_BOT_TOKEN", ""),
        app_token=tokens.get("SLACK_APP_TOKEN", ""),
        signing_secret=tokens.get("SLACK_SIGNING_SECRET", ""),
    )
    if problems:
        raise SettingsError(*problems)
    return settings


def knowledge_folder(values: Values) -> Path | None:
    """Read KZTURK_KNOWLEDGE; None: not set. Raises SettingsError when it is no folder."""
    named = values.get("KZTURK_KNOWLEDGE")
    if named is None:
        return None
    folder = Path(named).expanduser()
    if folder.is_dir():
        return folder.absolute()
    raise SettingsError(f"KZTURK_KNOWLEDGE={named} is no folder: name another, or unset it to use the shipped one.")


def is_loopback(host: str) -> bool:
    """Tell whether a host's name or address means this machine and no other can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _host(mode: Mode | None, values: Values) -> str:
    host = values.get("KZTURK_HOST", "127.0.0.1")
    if mode == "emulator" and not is_loopback(host):
        raise SettingsError(f"KZTURK_HOST={host} can be reached from elsewhere: the emulator may not. Unset it.")
    return host


def _port(values: Values) -> int | None:
    port = values.get("KZTURK_PORT")
    if port is None:
        return None
    if port.isascii() and port.isdecimal() and len(port) <= len("65535") and int(port) <= _LAST_PORT:
        return int(port)
    raise SettingsError(f"KZTURK_PORT={port} is no port: set it to 1 to 65535, or to 0 for any free one.")


def api_url(values: Values) -> str:
    """Read SLACK_API_URL, with a slash at its end. Raises SettingsError when it is no address."""
    url = values.get("SLACK_API_URL", SLACK)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if usable and not (parts.query or parts.fragment or parts.username):
        return url.rstrip("/") + "/"
    shown = "…" if "@" in url else url  # a password may stand before the @
    raise SettingsError(f"SLACK_API_URL={shown} is no address of a Web API: write it like {SLACK}, or unset it.")


def _retention_days(values: Values) -> int:
    days = values.get("KZTURK_RETENTION_DAYS", str(RETENTION_DAYS))
    if days.isascii() and days.isdecimal() and len(days) <= len("36500") and 1 <= int(days) <= _LONGEST_RETENTION:
        return int(days)
    raise SettingsError(f"KZTURK_RETENTION_DAYS={days} is no number of days: set it to 1 to {_LONGEST_RETENTION}.")


def _editors_channel(values: Values) -> str:
    channel = values.get("KZTURK_EDITORS_CHANNEL", "")
    if not channel or re.fullmatch(r"[CG][A-Z0-9]{2,}", channel):
        return channel
    raise SettingsError(
        f"KZTURK_EDITORS_CHANNEL={channel} is no id of a channel: it is like C0123ABCD, and stands at the end of what "
        "Slack shows about the channel."
    )


def _log_level(values: Values) -> LogLevel:
    named = values.get("KZTURK_LOG_LEVEL", "INFO")
    for level in LEVELS:
        if level == named.upper():
            return level
    raise SettingsError(f"KZTURK_LOG_LEVEL={named} is no level: set it to {', '.join(LEVELS)}.")
