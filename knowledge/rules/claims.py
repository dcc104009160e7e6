"""One phrasing leads to one place."""

from collections.abc import Iterator

from msgspec import Struct

from knowledge.drafts import Draft, fact_file
from knowledge.forms import shown
from knowledge.models import NO_PHRASES
from knowledge.problems import Problem
from knowledge.rules.rule import Rule, texts
from knowledge.text import squeeze

_CLAIMING = ("title", "ask", "alias")


def _check(draft: Draft) -> Iterator[Problem]:
    claimed: dict[str, tuple[str, str]] = {}
    for key, record in {**draft.topics, **draft.live}.items():
        for field, text in _claims(record):
            owner, owned = claimed.setdefault(squeeze(text), (key, field))
            if owner != key:
                what = f"{shown(text)} is claimed by {owner} too, in {owned}"
                yield Problem(fact_file(key), key, field, what, "keep it where it fits best, reword or drop it here")


def _claims(record: Struct) -> Iterator[tuple[str, str]]:
    for name in _CLAIMING:
        yield from texts(getattr(record, name, NO_PHRASES), f"{name}.")


RULE = Rule("claims", "No two facts or topics claim one title, phrasing or alias.", "records", _check)
