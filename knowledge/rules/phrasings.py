"""Facts can be found: it is written down how people ask for them."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule

LEAST = 3


def _check(draft: Draft) -> Iterator[Problem]:
    spoken = draft.spoken
    for key, fact in draft.live.items():
        for lang in spoken:
            phrasings = getattr(fact.ask, lang)
            if len(phrasings) < LEAST:
                what = f"has too few phrasings ({len(phrasings)})"
                do = f"write {LEAST} or more, as different as people's words"
                yield Problem(fact_file(key), key, f"ask.{lang}", what, do)


RULE = Rule(
    "phrasings", f"A fact has at least {LEAST} phrasings in each language that it is told in.", "records", _check
)
