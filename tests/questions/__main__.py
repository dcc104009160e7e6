"""`python -m tests.questions`: how well the shipped base finds and refuses, on both halves of the questions."""

import sys

from knowledge import load
from tests.questions.scoring import questions, table

base = load()
for held, half in ((False, "for tuning"), (True, "kept aside")):
    sys.stdout.write(f"Questions {half}\n")
    for kind, outcomes in table(base, questions(held=held)).items():
        rest = ", ".join(f"{name} {number}" for name, number in outcomes.items() if name != "right")
        sys.stdout.write(f"  {kind:10} right {outcomes['right']} of {outcomes.total()}{'; ' + rest if rest else ''}\n")
