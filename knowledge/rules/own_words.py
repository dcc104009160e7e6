"""Summaries are told in our own words."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from knowledge.drafts import Draft, fact_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule, texts
from knowledge.words import words

LIMIT = 12  # words in a row


def _check(draft: Draft) -> Iterator[Problem]:
    for key, fact in draft.live.items():
        quoted = [_words(quotation.quote) for quotation in fact.source]
        for field, text in texts(fact.say, "say."):
            said = _words(text)
            run = max(_run(said, quote) for quote in quoted)
            if run >= LIMIT:
                what = f"copies {run} words in a row out of its quote"
                yield Problem(fact_file(key), key, field, what, "tell it in words of your own")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in words(text)]


def _run(said: list[str], quote: list[str]) -> int:
    return SequenceMatcher(a=said, b=quote, autojunk=False).find_longest_match().size


RULE = Rule("own-words", f"No summary copies {LIMIT} words in a row out of its quote.", "records", _check)
