"""Titles fit on a button."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file
from knowledge.models import Localised
from knowledge.problems import Problem
from knowledge.rules.rule import Rule, texts

LIMIT = 75  # characters: the text of a button in Slack's Block Kit


def _check(draft: Draft) -> Iterator[Problem]:
    for key, title in _titles(draft):
        for field, text in texts(title, "title."):
            if len(text) > LIMIT:
                yield Problem(fact_file(key), key, field, f"has {len(text)} characters", f"shorten it to {LIMIT}")


def _titles(draft: Draft) -> Iterator[tuple[str, Localised]]:
    for key, topic in draft.topics.items():
        yield key, topic.title
    for key, fact in draft.live.items():
        yield key, fact.title


RULE = Rule("titles", f"A title has {LIMIT} characters at most.", "records", _check)
