"""A series has something to compare."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule


def _check(draft: Draft) -> Iterator[Problem]:
    members: dict[str, list[str]] = {}
    for key, fact in draft.live.items():
        if fact.series:
            members.setdefault(fact.series, []).append(key)
    for series, keys in members.items():
        if len(keys) == 1:
            what = f'no other fact is in the series "{series}"'
            yield Problem(fact_file(keys[0]), keys[0], "series", what, "name the other fact's series, or drop the line")


RULE = Rule("series", "A series has two facts or more.", "folder", _check)
