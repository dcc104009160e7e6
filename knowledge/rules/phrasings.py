"""Facts can be found: it is written down how people ask for them."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule

LEAST = 3


def _check(draft: Draft) -> Iterator[Problem]:
    for key, fact in draft.live.items():
        if len(fact.ask.en) < LEAST:
            what = f"has too few phrasings ({len(fact.ask.en)})"
            yield Problem(fact_file(key), key, "ask.en", what, f"write {LEAST} or more, as different as people's words")


RULE = Rule("phrasings", f"A fact has at least {LEAST} English phrasings.", "records", _check)
