"""`kzturk ask`: what `/kzturk` would answer, without Slack."""

import sys

import click

from bot.asking import ask as look_up
from bot.commands.common import base_in_use, is_terminal, mending, to_json, write
from bot.commands.explained import explained
from bot.exits import WANTING
from bot.rendering.pages import page
from bot.rendering.plain import plain
from bot.rendering.record import record
from knowledge import LANGUAGES, AnyResult, Base, Choices, Lang, NothingKnown, WithdrawnFound


@click.command()
@click.argument("text", nargs=-1)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Reply in this language, not in that of the question.")
@click.option("--json", "as_json", is_flag=True, help="Give the answer as a JSON object.")
@click.option("--explain", "why", is_flag=True, help="Tell what was understood and matched, and why it answers or not.")
@click.option("--jsonl", "lines", is_flag=True, help="Answer each line of stdin, with a JSON object a line.")
@mending
def ask(text: tuple[str, ...], lang: Lang | None, *, as_json: bool, lines: bool, why: bool) -> None:
    """Answer as /kzturk TEXT would.

    Exits with 1 when no fact is told because none is known, or several could be meant.
    """
    if lines and (text or as_json or why):
        raise click.UsageError("--jsonl reads the questions from stdin: leave out TEXT, --json and --explain.")
    if why and as_json:
        raise click.UsageError("--explain writes a table: leave out --json.")
    base = base_in_use()
    if lines:
        _answer_stdin(base, lang)
        return
    question = _decoded(" ".join(text))
    result = look_up(base, question, lang)
    if as_json:
        write(to_json(record(question, result), indent=2))
    else:
        _show(result)
    if why:
        write("\n" + explained(base.explain(question)))
    sys.exit(WANTING if isinstance(result, NothingKnown | Choices | WithdrawnFound) else 0)


def _answer_stdin(base: Base, lang: Lang | None) -> None:
    for line in sys.stdin.buffer:
        question = line.decode(errors="replace").rstrip("\r\n")
        write(to_json(record(question, look_up(base, question, lang))))


def _show(result: AnyResult) -> None:
    if is_terminal():
        from bot.commands.terminal import show  # noqa: PLC0415 - Rich takes a while to import

        show(page(result))
    else:
        write(plain(page(result)))


def _decoded(argument: str) -> str:
    """Replace the bytes of an argument that are no UTF-8."""
    return argument.encode(errors="surrogateescape").decode(errors="replace")
