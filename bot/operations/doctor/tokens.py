"""Slack's three values: are those there that the mode needs, each of its kind and in its place?"""

import re
from collections.abc import Mapping
from typing import Final

from bot.exits import SettingsError
from bot.modes import TOKENS, Token, choose_mode, read_token
from bot.operations.doctor.finding import Finding, failed, not_tried, passed
from bot.operations.doctor.subject import Subject

NAMES: Final[tuple[Token, ...]] = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
# How each looks (docs.slack.dev: "Tokens", "Verifying requests from Slack"); the secret is 32 hexadecimal digits.
_LOOKS: Final[Mapping[Token, re.Pattern[str]]] = {
    "SLACK_BOT_TOKEN": re.compile(r"xoxb-"),
    "SLACK_APP_TOKEN": re.compile(r"xapp-"),
    "SLACK_SIGNING_SECRET": re.compile(r"[0-9a-f]{32}$"),
}
_OTHERS: Final = (
    (re.compile(r"xoxp-"), "is a user's token: copy the Bot User OAuth Token from OAuth & Permissions"),
    (
        re.compile(r"xoxe"),
        "is of an app with token rotation, which kzturk cannot use: create an app by “kzturk manifest”",
    ),
)
_UNLIKE: Final = (
    "SLACK_SIGNING_SECRET is not like one, 32 characters 0 to 9 and a to f: copy it again from Basic Information, "
    "App Credentials, Signing Secret. The Client Secret and the Verification Token there are others."
)


async def tokens(subject: Subject) -> Finding:
    """Look at the tokens without asking Slack."""
    values = subject.known
    problems = tuple(
        dict.fromkeys((*_missing(values), *(problem for name in NAMES if (problem := misfit(name, values)))))
    )
    present = [name for name in NAMES if name in values]
    if problems:
        return failed("not as they should be", *problems, details={"present": present})
    if not present:
        return not_tried("none is set, and KZTURK_MODE is no mode")
    needed = TOKENS[subject.mode] if subject.mode else present
    besides = [name for name in present if name not in needed]
    more = f"; {' and '.join(besides)} is set too, and not needed" if besides else ""
    return passed(f"{' and '.join(needed)}, each of its kind{more}", {"present": present})


def misfit(name: Token, values: Mapping[str, str]) -> str:
    """Say what is wrong with a value that is set, without the value in it; "" when nothing is, or none is set."""
    value = values.get(name, "")
    if not value or (_LOOKS[name].match(value) and not _unreadable(name, values)):
        return ""
    if other := next((other for other, looks in _LOOKS.items() if other != name and looks.match(value)), None):
        return _swap(name, other, values)
    if other_kind := next((said for looks, said in _OTHERS if looks.match(value)), ""):
        return f"{name} {other_kind}."
    return _unreadable(name, values) or _UNLIKE


def _swap(name: Token, other: Token, values: Mapping[str, str]) -> str:
    if _LOOKS[name].match(values.get(other, "")):
        first, second = sorted((name, other), key=NAMES.index)
        return f"{first} and {second} are swapped: put each in the other's place."
    return f"{name} holds what belongs into {other}: put it there, and set {name} to its own."


def _unreadable(name: Token, values: Mapping[str, str]) -> str:
    """Say what kzturk would, when it starts, of a value."""
    try:
        read_token(name, values)
    except SettingsError as error:
        return str(error)
    return ""


def _missing(values: Mapping[str, str]) -> tuple[str, ...]:
    try:
        choose_mode(values)
    except SettingsError as error:
        named = values.get("KZTURK_MODE")
        return error.problems if named is None or named.lower() in TOKENS else ()  # a wrong mode is no matter of tokens
    return ()


def problems_of_tokens(values: Mapping[str, str]) -> list[str]:
    """List what kzturk would say of the tokens when it starts."""
    said = (_unreadable(name, values) for name in NAMES if name in values)
    return [*_missing(values), *(problem for problem in said if problem)]
