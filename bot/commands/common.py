"""What the commands share: the knowledge folder, problems on stderr, JSON, and exit statuses."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from bot.exits import MEND, WANTING, SettingsError, UnusableError
from bot.knowing import read_base
from bot.settings import environment, knowledge_folder
from bot.storage import StorageError
from bot.storage.location import cache_folder, database_file
from knowledge import SHIPPED, Base, KnowledgeError

P = ParamSpec("P")

# JSON lets them stand in a text, but many programs end a line there.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def folder_in_use() -> Path:
    """Return the knowledge folder that is set, or else the shipped one. Raises SettingsError."""
    return knowledge_folder(environment(os.environ, Path.cwd())) or SHIPPED


def base_in_use() -> Base:
    """Read the knowledge base that is set, or else the shipped one. Raises SettingsError and KnowledgeError."""
    values = environment(os.environ, Path.cwd())
    return read_base(knowledge_folder(values), cache_folder(values))


def database_in_use(*, or_new: bool = False) -> Path:
    """Return the database that a kzturk here would use. `or_new`: it need not be there.

    Raises SettingsError.
    """
    database = database_file(None, environment(os.environ, Path.cwd()))
    if database is None or not (or_new or database.exists()):
        raise SettingsError(
            f"There is no database at {database}: run this where kzturk runs, as its user, or set KZTURK_DATABASE_URL."
        )
    return database


def mending(command: Callable[P, None]) -> Callable[P, None]:
    """Wrap a command: what it raises for a person to mend is said on stderr and becomes its exit status."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except UnusableError as error:
            _complain(error.problems, MEND)
        except KnowledgeError as error:
            _complain(error.problems, WANTING)
        except StorageError as error:
            _complain((error,), WANTING)

    return run


def to_json(value: object, *, indent: int | None = None) -> str:
    """Write JSON that is one line where `indent` is None, whatever characters it holds."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    for char, escaped in _LINE_ENDS.items():
        text = text.replace(char, escaped)
    return text


def write(text: str) -> None:
    """Write a line to stdout in UTF-8, whatever the terminal claims, and flush it.

    What is no character (a byte of a file's name can be) is written as Python and JSON escape it.
    """
    out = sys.stdout.buffer
    out.write(text.encode(errors="backslashreplace") + b"\n")
    out.flush()


def is_terminal() -> bool:
    """Tell whether a person looks at stdout, not a program."""
    return sys.stdout.isatty()


def _complain(problems: Iterable[object], status: int) -> None:
    for problem in problems:
        click.echo(f"kzturk: {problem}", err=True)
    sys.exit(status)
