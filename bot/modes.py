"""Which way to run, told from the tokens that are there, and whether each token is of its kind."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from bot.exits import SettingsError

Mode: TypeAlias = Literal["socket", "http", "emulator"]
Token: TypeAlias = Literal["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]

TOKENS: Final[Mapping[Mode, tuple[Token, ...]]] = {
    "socket": ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"),
    "http": ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
    "emulator": (),
}
_PREFIXES: Final[Mapping[Token, str]] = {"SLACK_BOT_TOKEN": "xoxb-", "SLACK_APP_TOKEN": "xapp-"}
_PLACES: Final[Mapping[Token, str]] = {
    "SLACK_BOT_TOKEN": "OAuth & Permissions, Bot User OAuth Token",
    "SLACK_APP_TOKEN": "Basic Information, App-Level Tokens, with connections:write",
    "SLACK_SIGNING_SECRET": "Basic Information, App Credentials",
}


def choose_mode(values: Mapping[str, str]) -> Mode:
    """Return the mode that is named, or else the one whose tokens are all there; without any token, the emulator.

    Raises SettingsError when tokens are missing. Under systemd, which sets NOTIFY_SOCKET, none at all is a mistake too.
    """
    named = values.get("KZTURK_MODE")
    if named is None:
        return _mode_of_tokens(values)
    mode = next((mode for mode in TOKENS if mode == named.lower()), None)
    if mode is None:
        raise SettingsError(f"KZTURK_MODE={named} is no mode: set it to socket, http or emulator, or unset it.")
    if missing := _missing(mode, values):
        raise SettingsError(f"KZTURK_MODE={mode} needs {missing}.")
    return mode


def _mode_of_tokens(values: Mapping[str, str]) -> Mode:
    modes: tuple[Mode, ...] = ("socket", "http")
    for mode in modes:
        if not _missing(mode, values):
            return mode
    present = [name for name in _PLACES if name in values]
    if not present and "NOTIFY_SOCKET" not in values:
        return "emulator"
    found = f"Of Slack's tokens only {' and '.join(present)} is set." if present else "No Slack token is set."
    raise SettingsError(
        f"{found} Missing for Socket Mode: {_missing('socket', values)}. Missing for HTTP: {_missing('http', values)}. "
        "To try kzturk without Slack, set KZTURK_MODE=emulator."
    )


def _missing(mode: Mode, values: Mapping[str, str]) -> str:
    """List the tokens that a mode lacks, with the page of the Slack app's settings that shows each; "" for none."""
    return " and ".join(f"{name} ({_PLACES[name]})" for name in TOKENS[mode] if name not in values)


def read_token(name: Token, values: Mapping[str, str]) -> str:
    """Return a token. Raises SettingsError, without the token in it, when it cannot be one of that kind."""
    token, prefix = values[name], _PREFIXES.get(name, "")
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise SettingsError(f"{name} has a space or a character that no token has: copy it again.")
    if token.startswith(prefix):
        return token
    other = next((other for other, its in _PREFIXES.items() if token.startswith(its)), None)
    looks = f"looks like a {other}: are the two swapped?" if other else f"is to start with {prefix}: copy it again from"
    place = "" if other else f" {_PLACES[name]}."
    raise SettingsError(f"{name} {looks}{place}")
