"""`python -m tests.questions.calibrating`: which thresholds the questions for tuning ask for, cross-validated.

A question that is answered rightly counts one, one that is rightly refused counts one, and a wrong answer costs one
more. In each of five rounds the setting that is best on four fifths is tried on the last fifth: what is gained there is
what may be expected of questions that nobody has seen.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Final

from knowledge import Base, deciding, load
from tests.questions.scoring import outcome, questions

_TRIED: Final = {
    "_ENOUGH_COVERAGE": (0.6, 0.65),
    "_ENOUGH_SCORE": (0.55, 0.6),
    "_TIE": (0.01, 0.02),
    "_ECHO_TIE": (0.04, 0.08),
}
_ROUNDS: Final = 5
_WORTH: Final = {"right": 1, "wrong": -1}

Setting = tuple[float, ...]


def gains(base: Base, asked: Sequence[dict[str, Any]]) -> dict[Setting, list[int]]:
    """Return for each setting what each question is worth with it. The thresholds are put back afterwards."""
    before = {name: getattr(deciding, name) for name in _TRIED}
    found: dict[Setting, list[int]] = {}
    for setting in product(*_TRIED.values()):
        _set(dict(zip(_TRIED, setting, strict=True)))
        found[setting] = [_WORTH.get(outcome(base, question), 0) for question in asked]
    _set(before)
    return found


def cross_validated(worth: dict[Setting, list[int]]) -> Iterator[tuple[Setting, float]]:
    """Yield for each round the setting that is best on the other fifths, and its mean worth on this one."""
    for turn in range(_ROUNDS):
        totals = {setting: sum(each) - sum(each[turn::_ROUNDS]) for setting, each in worth.items()}
        best = max(totals, key=totals.__getitem__)
        aside = worth[best][turn::_ROUNDS]
        yield best, sum(aside) / len(aside)


def _set(values: dict[str, float]) -> None:
    for name, value in values.items():
        setattr(deciding, name, value)


if __name__ == "__main__":
    sys.stdout.write(f"{', '.join(_TRIED)}; mean worth of a question kept aside from it\n")
    for chosen, mean in cross_validated(gains(load(), questions(held=False))):
        sys.stdout.write(f"{', '.join(f'{value:g}' for value in chosen)}; {mean:.3f}\n")
