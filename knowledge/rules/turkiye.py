"""Our own sentences name the country as it names itself."""

import re
from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file, source_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule

_OLD_NAME = re.compile(r"\bTurkey\b")


def _check(draft: Draft) -> Iterator[Problem]:
    for file, key, field, text in _own(draft):
        if _OLD_NAME.search(text):
            yield Problem(
                file, key, field, "says Turkey", "write Türkiye: quotes and published titles alone keep Turkey"
            )


def _own(draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    for key, topic in draft.topics.items():
        yield fact_file(key), key, "title.en", topic.title.en
    for key, fact in draft.live.items():
        yield fact_file(key), key, "title.en", fact.title.en
        yield fact_file(key), key, "say.en", fact.say.en
    for name, source in draft.sources.items():
        yield source_file(name), name, "office.en", source.office.en
        yield source_file(name), name, "article.en", source.article.en
        if source.title_is_ours:
            yield source_file(name), name, "title", source.title


RULE = Rule("turkiye", "English sentences of ours say Türkiye.", "records", _check)
