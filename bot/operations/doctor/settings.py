"""The settings, and who may read the file that they stand in."""

import stat
from itertools import chain
from typing import Final

from bot.exits import SettingsError
from bot.operations.doctor.finding import Finding, failed, left_out, passed
from bot.operations.doctor.subject import Subject
from bot.operations.doctor.tokens import problems_of_tokens
from bot.settings import read_settings

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_MODES: Final = {"socket": "Socket Mode", "http": "HTTP", None: "Slack, with a token missing"}
_TOLD_ELSEWHERE: Final = ("KZTURK_KNOWLEDGE", "KZTURK_DATABASE_URL")  # by checks of their own
_PROXIES: Final = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy")


async def settings(subject: Subject) -> Finding:
    """Look at all settings but the tokens."""
    problems = tuple(chain(subject.problems, _problems(subject), _unheeded(subject)))
    if problems:
        return failed("1 cannot be used" if len(problems) == 1 else f"{len(problems)} cannot be used", *problems)
    file = f" and {subject.env_file}" if subject.env_file.exists() else ""
    return passed(f"for {_way(subject)}; read from the environment{file}", {"mode": subject.mode})


def _way(subject: Subject) -> str:
    if subject.mode == "emulator":
        return (
            f"the emulator, {'as KZTURK_MODE says' if 'KZTURK_MODE' in subject.known else 'as no Slack token is set'}"
        )
    return _MODES[subject.mode]


def _problems(subject: Subject) -> list[str]:
    """List what `kzturk` alone would refuse, without what is told of the tokens."""
    if subject.values is None:
        return []
    try:
        read_settings(subject.values)
    except SettingsError as error:
        of_tokens = problems_of_tokens(subject.values)
        problems = (problem for problem in error.problems if not problem.startswith(_TOLD_ELSEWHERE))
        return [problem for problem in problems if problem not in of_tokens]
    return []


def _unheeded(subject: Subject) -> list[str]:
    names = [name for name in _PROXIES if name in subject.known and not subject.process.get(name)]
    return [f"{name} has no effect in {subject.env_file}: set it in the environment of kzturk." for name in names]


async def env_file(subject: Subject) -> Finding:
    """Look at who may read the .env file: tokens are in it."""
    file = subject.env_file
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except FileNotFoundError:
        return left_out(f"there is none in {subject.folder}: all settings come from the environment")
    except OSError as error:
        return failed(
            f"{file} cannot be looked at: {error.strerror}", "Start kzturk in a folder that its user may enter."
        )
    details = {"file": str(file), "mode": f"{mode:04o}"}
    if mode & _OTHERS:
        whose = " and ".join(
            who for who, bits in (("its group", stat.S_IRWXG), ("everybody", stat.S_IRWXO)) if mode & bits
        )
        return failed(
            f"{file} is open to {whose} (mode {mode:04o})", f"Keep it to yourself: chmod 600 {file}", details=details
        )
    return passed(f"{file} is for its owner alone (mode {mode:04o})", details=details)
