"""`kzturk eval`: questions with what must come of them, held against the base; a table, and the misses."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click
import msgspec

from bot.asking import ask
from bot.commands.common import base_in_use, mending, write
from bot.exits import WANTING
from bot.rendering.escape import inert
from bot.rendering.record import record
from knowledge import Lang

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUTCOMES: Final = ("right", "wrong", "refused wrongly", "refused rightly", "answered wrongly")
_GOOD: Final = frozenset({"right", "refused rightly"})


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[question]]`. `keys`: the facts any of which answers it, as the first that is told; none: to be refused."""

    text: str
    keys: tuple[str, ...] = ()
    kind: str = "question"
    lang: Lang | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: tuple[Question, ...]


@click.command(name="eval")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@mending
def evaluate(files: tuple[Path, ...]) -> None:
    """Try questions: does each find what it should?

    A FILE is TOML: [[question]] with text, keys (left out where nothing may be told), and, if you like, kind and lang.
    Exits with 1 when an outcome is not as expected.
    """
    base = base_in_use()
    counted: dict[tuple[str, str], Counter[str]] = {}
    misses: list[str] = []
    for question in _questions(files):
        told = record(question.text, ask(base, question.text))
        outcome = _judged(question, told["keys"])
        counted.setdefault((question.lang or told["lang"], question.kind), Counter())[outcome] += 1
        if outcome not in _GOOD:
            expected = " or ".join(question.keys) or "nothing"
            misses.append(f"{outcome}: {question.text}: {expected} expected, {_first(told['keys'])} told")
    write(inert("\n".join((*_table(counted), *misses))))
    sys.exit(WANTING if misses else 0)


def _questions(files: Iterable[Path]) -> Iterator[Question]:
    """Read the files. Raises click.UsageError for one that is no list of questions."""
    for file in files:
        try:
            yield from msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File).question
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
            raise click.UsageError(f"{file} cannot be read as questions: {error}") from error


def _judged(question: Question, told: list[str]) -> str:
    if not question.keys:
        return "answered wrongly" if told else "refused rightly"
    if not told:
        return "refused wrongly"
    return "right" if told[0] in question.keys else "wrong"


def _first(keys: list[str]) -> str:
    return keys[0] if keys else "nothing"


def _table(counted: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("", "kind", *_OUTCOMES)]
    for (lang, kind), outcomes in sorted(counted.items()):
        rows.append((lang, kind, *(str(outcomes[outcome]) for outcome in _OUTCOMES)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
