"""Texts are plain lines: nothing hidden in them, nothing around them."""

import unicodedata
from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file, source_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule, texts

_HIDDEN = {"Cc", "Cf", "Co", "Zl", "Zp"}  # Unicode's categories of control, format and private characters, line ends


def _check(draft: Draft) -> Iterator[Problem]:
    for key, record in {**draft.topics, **draft.facts}.items():
        for field, text in texts(record):
            yield from _untidy(fact_file(key), key, field, text)
    for name, source in draft.sources.items():
        for field, text in texts(source):
            yield from _untidy(source_file(name), name, field, text)


def _untidy(file: str, key: str, field: str, text: str) -> Iterator[Problem]:
    if text != text.strip():
        yield Problem(file, key, field, "begins or ends with a space or a line break", "take it out")
    hidden = next((character for character in text.strip() if unicodedata.category(character) in _HIDDEN), None)
    if hidden:
        what = f"holds a line break or a hidden character (U+{ord(hidden):04X})"
        yield Problem(file, key, field, what, "write it anew, in one line")


RULE = Rule("tidy", "Texts are single lines without hidden characters.", "records", _check)
