"""`kzturk check`: every problem of a knowledge folder at once."""

import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import click

from bot.commands.common import folder_in_use, is_terminal, mending, to_json, write
from bot.exits import WANTING
from knowledge import Report
from knowledge import check as check_folder

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER, required=False)
@click.option("--texts", type=_FOLDER, help="A folder with the articles as SOURCE.txt: all quotes are proven again.")
@click.option("--json", "as_json", is_flag=True, help="Give the outcome as a JSON object.")
@mending
def check(folder: Path | None, texts: Path | None, *, as_json: bool) -> None:
    """Find all that is wrong with a knowledge FOLDER.

    Without FOLDER, the one in use. Exits with 1 when something is to be mended.
    """
    report = check_folder(folder or folder_in_use(), texts)
    if as_json:
        write(to_json(asdict(report), indent=2))
    else:
        _show(report)
    sys.exit(WANTING if report.problems else 0)


def _show(report: Report) -> None:
    for problem in report.problems:
        write(_wrapped(str(problem)) if is_terminal() else str(problem))
    write(_figures(report))


def _wrapped(line: str) -> str:
    return click.wrap_text(line, shutil.get_terminal_size().columns, subsequent_indent="    ") + "\n"


def _figures(report: Report) -> str:
    counts = ", ".join(f"{what}: {number}" for what, number in asdict(report).items() if isinstance(number, int))
    shares = "; ".join(f"{share:.1%} of the words of {source} quoted" for source, share in report.shares.items())
    verdict = f"{len(report.problems)} to mend" if report.problems else "all in order"
    return ". ".join(part for part in (counts, shares, verdict) if part) + "."
