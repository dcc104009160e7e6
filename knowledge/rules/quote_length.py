"""Quotes are short: the fewest words that carry the claim."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule
from knowledge.words import parts

LIMIT = 30  # words: the project's own limit


def _check(draft: Draft) -> Iterator[Problem]:
    for key, fact in draft.facts.items():
        for number, quotation in enumerate(fact.source, start=1):
            length = sum(map(len, parts(quotation.quote)))
            field = f"source {number}, quote"
            if not length:
                yield Problem(fact_file(key), key, field, "has no words", "quote the words that carry the claim")
            if length > LIMIT:
                do = f"keep the {LIMIT} that carry the claim, with … for words left out between them"
                yield Problem(fact_file(key), key, field, f"has {length} words", do)


RULE = Rule("quote-length", f"A quote has {LIMIT} words at most.", "records", _check)
