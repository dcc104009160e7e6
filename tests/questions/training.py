"""`python -m tests.questions.training`: how evidence is weighed, learnt from the questions for tuning.

Each question is held against the facts that come nearest to it; those that answer it are told from those that do not
by gradient-boosted trees, which are written to `knowledge/judgement.json`. Before, a fifth of the questions is kept out
five times, and what a threshold gives on it is printed: what may be expected of questions that nobody has seen. Needs
scikit-learn (`pip install scikit-learn`), which nothing else here does.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sklearn.ensemble import HistGradientBoostingClassifier

from knowledge import Base
from knowledge.asking import parse_request
from knowledge.evidence import Evidence
from knowledge.judging import FILE
from tests.questions.scoring import carries, questions
from tests.shipped import shipped

_ROUNDS: Final = 5
_THRESHOLDS: Final = (0.3, 0.4, 0.5, 0.6, 0.7)
_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and of each fact that comes near what speaks for it, and whether it answers."""

    kind: str
    answerable: bool
    evidence: list[Evidence]
    answers: list[bool]


def examples(base: Base) -> list[Example]:
    """Return the questions for tuning, each held against the facts that come nearest."""
    found = []
    index = base._library.index
    for question in questions(held=False):
        matches = index.rank(index.reader.read_question(parse_request(question["text"]).about))
        answers = [carries(question, (match.fact, *base._library.series.rest(match.fact))) for match in matches]
        evidence = [match.evidence for match in matches]
        found.append(Example(question["kind"], bool(question["carries"]), evidence, answers))
    return found


def train(asked: Sequence[Example]) -> HistGradientBoostingClassifier:
    """Return trees that tell the facts that answer from those that do not."""
    rows = [evidence for example in asked for evidence in example.evidence]
    answers = [answer for example in asked for answer in example.answers]
    return HistGradientBoostingClassifier(
        max_depth=3, learning_rate=0.1, max_iter=120, l2_regularization=1.0, min_samples_leaf=20, random_state=1
    ).fit(rows, answers)


def outcomes(trees: HistGradientBoostingClassifier, asked: Sequence[Example]) -> list[tuple[str, float, bool]]:
    """Return for each question its kind, how sure the likeliest fact is, and whether it answers."""
    found = []
    for example in asked:
        sure = trees.predict_proba(example.evidence)[:, 1] if example.evidence else [0.0]
        best = max(range(len(sure)), key=sure.__getitem__)
        found.append((example.kind, float(sure[best]), bool(example.answers and example.answers[best])))
    return found


def as_json(trees: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return the trees as `knowledge.judging` reads them."""
    grown = [[_node(node) for node in predictors[0].nodes] for predictors in trees._predictors]
    start = round(float(trees._baseline_prediction.item()), _DIGITS)
    return {"figures": list(Evidence._fields), "start": start, "trees": grown}


def _node(node: Any) -> list[float | int]:  # noqa: ANN401 - a row of scikit-learn's own
    figure = -1 if node["is_leaf"] else int(node["feature_idx"])
    most = 0.0 if node["is_leaf"] else round(float(node["num_threshold"]), _DIGITS + 2)
    return [figure, most, int(node["left"]), int(node["right"]), round(float(node["value"]), _DIGITS)]


def main() -> None:
    """Print what may be expected, and write what was learnt."""
    asked = examples(shipped())
    random.Random(1).shuffle(asked)
    unseen = []
    for turn in range(_ROUNDS):
        rest = [example for number, example in enumerate(asked) if number % _ROUNDS != turn]
        unseen += outcomes(train(rest), asked[turn::_ROUNDS])
    answerable = {example.kind: example.answerable for example in asked}
    for threshold in _THRESHOLDS:
        right, every = Counter[str](), Counter[str]()
        for kind, sure, answers in unseen:
            every[kind] += 1
            right[kind] += (sure >= threshold and answers) if answerable[kind] else sure < threshold
        shares = ", ".join(f"{kind} {right[kind] / every[kind]:.0%}" for kind in sorted(every))
        sys.stdout.write(f"{threshold:.1f}: {shares}\n")
    written = as_json(train(asked))
    lines = ",\n".join(f"    {json.dumps(tree, separators=(',', ':'))}" for tree in written["trees"])
    head = f'{{\n  "figures": {json.dumps(written["figures"])},\n  "start": {written["start"]},\n  "trees": [\n'
    FILE.write_text(f"{head}{lines}\n  ]\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
