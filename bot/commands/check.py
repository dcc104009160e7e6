"""`kzturk check`: every problem of a knowledge folder at once."""

import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bot.commands.common import folder_in_use, is_terminal, mending, to_json, write
from bot.exits import WANTING
from knowledge import Report
from knowledge import check as check_folder

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER, required=False)
@click.option("--texts", type=_FOLDER, help="A folder with the articles as SOURCE.txt: all quotes are proven again.")
@click.option("--impact", is_flag=True, help="Tell too which posts in Slack would be corrected.")
@click.option("--json", "as_json", is_flag=True, help="Give the outcome as a JSON object.")
@mending
def check(folder: Path | None, texts: Path | None, *, impact: bool, as_json: bool) -> None:
    """Find all that is wrong with a knowledge FOLDER.

    Without FOLDER, the one in use. Exits with 1 when something is to be mended.
    """
    folder = folder or folder_in_use()
    report = check_folder(folder, texts)
    outcome = asdict(report)
    if impact and not report.problems:
        outcome["impact"] = _impact(folder)
    if as_json:
        write(to_json(outcome, indent=2))
    else:
        _show(report)
        if "impact" in outcome:
            write(_corrections(outcome["impact"]))
    sys.exit(WANTING if report.problems else 0)


def _impact(folder: Path) -> dict[str, Any]:
    from bot.commands.impact import impact_of  # noqa: PLC0415 - a check needs no database otherwise

    return asdict(impact_of(folder))


def _corrections(impact: dict[str, Any]) -> str:
    if not impact["posts"]:
        return "No post would be corrected. (A running kzturk corrects by itself, seconds after a change.)"
    posts = "1 post" if impact["posts"] == 1 else f"{impact['posts']} posts"
    lines = (f"  {key}: {number}" for key, number in impact["by_fact"].items())
    return "\n".join((f"{posts} would be corrected. In how many each fact has changed:", *lines))


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
