"""Nothing lies among the facts and sources that is not read."""

from collections.abc import Iterator

from knowledge.drafts import Draft
from knowledge.problems import Problem
from knowledge.rules.rule import Rule


def _check(draft: Draft) -> Iterator[Problem]:
    for name in draft.strays:
        what = "is not read: its name does not end in .toml"
        yield Problem(name, "", "", what, "give it that ending, or take it away")


RULE = Rule("strays", "Every file among the facts and sources is read.", "records", _check)
