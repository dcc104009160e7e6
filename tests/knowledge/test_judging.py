"""How likely a fact is the answer."""

import json
from pathlib import Path

import pytest

from knowledge import judging
from knowledge.evidence import Evidence
from knowledge.judging import judgement, probability, weighed

NOTHING = Evidence(*(0.0,) * len(Evidence._fields))
MUCH = NOTHING._replace(coverage=1.0, covered=3.0, rarest=1.0, words=3, words_covered=3, like=1.0, next=0.9, held=3.0)
MUCH = MUCH._replace(votes=1.0, telling=6.0, lead_telling=5.0, lead_coverage=0.6, lead_like=0.7, letters=1.0, asked=1.0)


def test_the_more_speaks_for_a_fact_the_likelier_it_is() -> None:
    assert 0 <= probability(NOTHING) < 0.2
    assert 0.8 < probability(MUCH) <= 1


def test_what_each_figure_adds_leads_from_the_start_to_the_whole() -> None:
    start, trees = judgement()
    roots = sum(tree[0].value for tree in trees)
    added = weighed(MUCH)
    odds = start + roots + sum(added.values())
    assert probability(MUCH) == pytest.approx(1 / (1 + 2.718281828459045**-odds))
    assert list(added.values()) == sorted(added.values(), key=abs, reverse=True)


def test_every_way_through_a_tree_ends_in_a_leaf() -> None:
    for tree in judgement().trees:
        for number, node in enumerate(tree):
            assert node.figure < len(Evidence._fields)
            assert node.figure < 0 or number < min(node.low, node.high) < len(tree)


def test_trees_that_know_other_evidence_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "judgement.json"
    file.write_text(json.dumps({"figures": ["age"], "start": 0, "trees": []}))
    monkeypatch.setattr(judging, "FILE", file)
    with pytest.raises(RuntimeError, match=r"judgement\.json was trained on other evidence"):
        judgement.__wrapped__()
