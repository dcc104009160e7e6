"""`kzturk doctor`: what kzturk needs to run here, looked at in order, with the cure for what is wrong."""

import asyncio
import os
import sys
from pathlib import Path

import click

from bot.commands.common import is_terminal, mending, to_json, write


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Give the findings as a JSON object.")
@mending
def doctor(*, as_json: bool) -> None:
    """Check what kzturk needs to run here, and name the cure.

    Run it in the folder, as the user and with the environment of kzturk. It changes nothing, and prints no secret.
    Exits with 2 when you must change something first, and with 1 when something is wanting that may come by itself.
    """
    from bot.commands import diagnosis  # noqa: PLC0415 - no other command needs Slack's client, nor Rich
    from bot.operations.doctor.examining import examine, exit_status  # noqa: PLC0415
    from bot.operations.doctor.subject import subject_of  # noqa: PLC0415

    subject = subject_of(os.environ, Path.cwd())
    findings = asyncio.run(examine(subject))
    status = exit_status(findings)
    if as_json:
        write(to_json(diagnosis.as_record(subject, findings, status), indent=2))
    elif is_terminal():
        diagnosis.show(subject, findings)
    else:
        write(diagnosis.as_text(subject, findings))
    sys.exit(status)
