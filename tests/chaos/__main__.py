"""`python -m tests.chaos --events 1000 --kills 20 --seed N`: the long form, and the way to run one seed again."""

import argparse
import asyncio
import secrets
import sys
import tempfile
from pathlib import Path
from typing import get_args

from bot.modes import Mode
from knowledge import load
from tests.chaos.plan import make_plan
from tests.chaos.storm import weather

MODES = tuple(mode for mode in get_args(Mode) if mode != "emulator")


def main() -> int:
    """Run it as the arguments say; status 1 when something was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--mode", choices=MODES, default="socket")
    parser.add_argument("--grace", type=float, default=1.0, help="seconds before a kill that count as on the wire")
    parser.add_argument("--folder", type=Path, help="where kzturk keeps its state and its log; kept afterwards")
    chosen = parser.parse_args()
    base = load()
    plan = make_plan(
        chosen.seed, chosen.mode, events=chosen.events, kills=chosen.kills, keys=tuple(base.contents.facts)
    )
    sys.stdout.write(f"seed {plan.seed}, {plan.mode}: {len(plan.questions)} questions, {len(plan.kills)} kills\n")
    with tempfile.TemporaryDirectory() as otherwise:
        folder = chosen.folder or Path(otherwise)
        report = asyncio.run(weather(plan, base, folder, chosen.grace))
    sys.stdout.write(f"{report}\n")
    return 0 if report.found.fine and report.status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
