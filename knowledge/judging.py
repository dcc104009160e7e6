"""How likely a fact is the answer: evidence weighed by trees that were trained on questions with known answers.

They are gradient-boosted decision trees (J. H. Friedman, Greedy Function Approximation, 2001), written by
`python -m tests.questions.training`.
"""

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from knowledge.evidence import Evidence

FILE = Path(__file__).with_name("judgement.json")


class Node(NamedTuple):
    """A fork or a leaf of a tree. `figure`: the number of the evidence's figure that decides; -1 in a leaf.

    Up to `most` of it the way goes to the node `low`, else to `high`; numbers of nodes of the same tree. `value`: what
    the evidence that comes here adds, in log odds.
    """

    figure: int
    most: float
    low: int
    high: int
    value: float


class Judgement(NamedTuple):
    """`start`: the log odds before any evidence."""

    start: float
    trees: tuple[tuple[Node, ...], ...]


@cache
def judgement() -> Judgement:
    """Read what was trained."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    if read["figures"] != list(Evidence._fields):
        raise RuntimeError(f"{FILE.name} was trained on other evidence: run python -m tests.questions.training")
    return Judgement(read["start"], tuple(tuple(Node(*node) for node in tree) for tree in read["trees"]))


def probability(evidence: Evidence) -> float:
    """Return how likely a fact with this evidence is the answer, from 0 to 1."""
    start, trees = judgement()
    return 1 / (1 + math.exp(-start - sum(_path(tree, evidence)[-1].value for tree in trees)))


def weighed(evidence: Evidence) -> dict[str, float]:
    """Return what each figure adds to the log odds, the most first: the steps of the way through each tree."""
    added = dict.fromkeys(Evidence._fields, 0.0)
    for tree in judgement().trees:
        way = _path(tree, evidence)
        for node, following in pairwise(way):
            added[Evidence._fields[node.figure]] += following.value - node.value
    return dict(sorted(added.items(), key=lambda each: -abs(each[1])))


def _path(tree: tuple[Node, ...], evidence: Evidence) -> list[Node]:
    way = [tree[0]]
    while way[-1].figure >= 0:
        node = way[-1]
        way.append(tree[node.low if evidence[node.figure] <= node.most else node.high])
    return way
