"""What `kzturk doctor` has found: as a table for people, as plain lines, and as an object for programs."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot import __version__
from bot.operations.doctor.examining import CHECKS
from bot.operations.doctor.finding import Finding, Status
from bot.operations.doctor.subject import Subject
from bot.rendering.escape import inert

Findings = Mapping[str, Finding]

_MARKS: Final[Mapping[Status, tuple[str, str]]] = {  # with a word too, for whoever sees no colour and no sign
    "passed": ("✓", "green"),
    "failed": ("✗", "bold red"),
    "not_tried": ("?", "yellow"),
    "left_out": ("–", "dim"),
}
_WORDS: Final[Mapping[Status, str]] = {
    "passed": "ok",
    "failed": "FAILED",
    "not_tried": "not tried",
    "left_out": "left out",
}
_TITLES: Final = {check.name: check.title for check in CHECKS}
_ARROW: Final = "→ "


def as_record(subject: Subject, findings: Findings, status: int) -> dict[str, Any]:
    """Make the object of `--json`. Its fields are told in deploy/README.md, and stay."""
    return {
        "kzturk": __version__,
        "mode": subject.mode,
        "api_url": subject.api_url,
        "exit_status": status,
        "checks": [
            {
                "check": name,
                "status": finding.status,
                "found": finding.found,
                "cures": list(finding.cures),
                "exit_status": finding.exit_status,
                "details": dict(finding.details),
            }
            for name, finding in findings.items()
        ],
    }


def as_text(subject: Subject, findings: Findings) -> str:
    """Write a line for each check, and one for each cure below it."""
    return "\n".join(inert(line) for line in _lines(subject, findings))


def _lines(subject: Subject, findings: Findings) -> Iterator[str]:
    yield _heading(subject)
    for name, finding in findings.items():
        yield f"{_WORDS[finding.status]:<10} {_TITLES[name]:<14} {finding.found}"
        yield from (f"{'':<10} {'':<14} {_ARROW}{cure}" for cure in finding.cures)
    yield verdict(findings)


def show(subject: Subject, findings: Findings, console: Console | None = None) -> None:
    """Print a table, with the cures below what they are for."""
    console = console or Console(highlight=False)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, finding in findings.items():
        table.add_row(*_row(_TITLES[name], finding))
    failing = any(finding.status == "failed" for finding in findings.values())
    console.print(_text(_heading(subject), "bold"))
    console.print()
    console.print(Padding(table, (0, 0, 0, 1)))
    console.print()
    console.print(_text(verdict(findings), "bold red" if failing else "bold green"))


def _row(title: str, finding: Finding) -> tuple[RenderableType, ...]:
    mark, colour = _MARKS[finding.status]
    quiet = "dim" if finding.status in {"left_out", "not_tried"} else ""
    found = f"{_WORDS[finding.status]}: {finding.found}" if quiet else finding.found
    told: RenderableType = _text(found, "bold" if finding.status == "failed" else quiet)
    if finding.cures:
        told = Group(told, *(_cure(cure) for cure in finding.cures))
    return _text(mark, colour), _text(title, quiet), told


def _cure(cure: str) -> Table:
    shown = Table.grid()
    shown.add_column(width=len(_ARROW), no_wrap=True)
    shown.add_column(overflow="fold")
    shown.add_row(_text(_ARROW, "cyan"), _text(cure))
    return shown


def verdict(findings: Findings) -> str:
    """Say in a sentence how it stands."""
    count = {status: sum(finding.status == status for finding in findings.values()) for status in _WORDS}
    if not count["failed"]:
        out = f" ({count['left_out']} left out)" if count["left_out"] else ""
        return f"All is well: {count['passed']} checks passed{out}."
    first = next(_TITLES[name] for name, finding in findings.items() if finding.status == "failed")
    more = f", {count['not_tried']} not tried" if count["not_tried"] else ""
    return f"{count['failed']} failed{more}. Begin with “{first}”, and run kzturk doctor again."


def _heading(subject: Subject) -> str:
    return f"kzturk {__version__} in {subject.folder}"


def _text(text: str, style: str = "") -> Text:
    return Text(inert(text), style=style)
