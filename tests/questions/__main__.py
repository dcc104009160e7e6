"""`python -m tests.questions`: how well the base finds and refuses, on the questions for tuning and on all others."""

import os
import sys
from pathlib import Path

from knowledge import load
from tests.questions.scoring import questions, table

folder = os.environ.get("KZTURK_KNOWLEDGE")
base = load(Path(folder) if folder else None)
for half, asked in (
    ("for tuning", questions(held=False)),
    ("kept aside", questions(held=True)),
    ("kept aside, those of unseen/ alone", questions(held=True, unseen=True)),
):
    sys.stdout.write(f"Questions {half}\n")
    for (lang, kind), outcomes in sorted(table(base, asked).items()):
        rest = ", ".join(f"{name} {number}" for name, number in sorted(outcomes.items()) if name != "right")
        share = outcomes["right"] / outcomes.total()
        line = f"{kind:17} {share:4.0%}  right {outcomes['right']} of {outcomes.total()}"
        sys.stdout.write(f"  {lang} {line}{'; ' + rest if rest else ''}\n")
