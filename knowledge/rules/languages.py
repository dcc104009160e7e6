"""A language that the base speaks at all, it speaks throughout."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file, source_file
from knowledge.models import LANGUAGES, Lang, Localised
from knowledge.problems import Problem
from knowledge.rules.rule import Rule


def _check(draft: Draft) -> Iterator[Problem]:
    spoken = {lang for fact in draft.live.values() for lang in LANGUAGES if _has(fact.say, lang)}
    for file, key, field, text in _said(draft):
        for lang in LANGUAGES:
            if lang in spoken and not _has(text, lang):
                what = "is missing, while summaries of the base have this language"
                yield Problem(file, key, f"{field}.{lang}", what, f'write {field}.{lang} = "…"')


def _has(text: Localised, lang: Lang) -> bool:
    return getattr(text, lang) is not None


def _said(draft: Draft) -> Iterator[tuple[str, str, str, Localised]]:
    for key, topic in draft.topics.items():
        yield fact_file(key), key, "title", topic.title
    for key, fact in draft.live.items():
        yield fact_file(key), key, "title", fact.title
        yield fact_file(key), key, "say", fact.say
    for name, source in draft.sources.items():
        yield source_file(name), name, "office", source.office
        yield source_file(name), name, "article", source.article
        if source.said_inferred:
            yield source_file(name), name, "said_inferred", source.said_inferred


RULE = Rule("languages", "A language of one summary is there in every summary, title and office.", "records", _check)
