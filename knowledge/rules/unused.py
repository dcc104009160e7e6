"""Every source is there for a fact."""

from collections.abc import Iterator

from knowledge.drafts import Draft, source_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule


def _check(draft: Draft) -> Iterator[Problem]:
    used = {quotation.id for fact in draft.facts.values() for quotation in fact.source}
    for source in draft.sources:
        if source not in used:
            yield Problem(source_file(source), source, "", "no fact rests on it", "write one, or take the file away")


RULE = Rule("unused", "Every source is used by a fact.", "folder", _check)
