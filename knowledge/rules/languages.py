"""A language that the base speaks at all, it speaks throughout."""

from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file, source_file
from knowledge.models import LANGUAGES, Lang, Localised, Translations
from knowledge.problems import Problem
from knowledge.rules.rule import Rule


def _check(draft: Draft) -> Iterator[Problem]:
    spoken = draft.spoken
    for file, key, field, text in _said(draft):
        for lang in spoken:
            if not getattr(text, lang):
                yield _missing(file, key, f"{field}.{lang}")
    for file, key, field, translation, own in _translated(draft):
        for lang in LANGUAGES:
            if lang == own and getattr(translation, lang):
                what = "translates words into the language that they are in"
                yield Problem(file, key, f"{field}.{lang}", what, "take it out")
            elif lang != own and lang in spoken and not getattr(translation, lang):
                yield _missing(file, key, f"{field}.{lang}")


def _missing(file: str, key: str, field: str) -> Problem:
    what = "is missing, while summaries of the base have this language"
    return Problem(file, key, field, what, f'write {field.rpartition(", ")[2]} = "…"')


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


def _translated(draft: Draft) -> Iterator[tuple[str, str, str, Translations, Lang]]:
    for key, fact in draft.live.items():
        for number, quotation in enumerate(fact.source, start=1):
            if quotation.id in draft.sources:
                own = draft.sources[quotation.id].language
                yield fact_file(key), key, f"source {number}, translation", quotation.translation, own
    for name, source in draft.sources.items():
        yield source_file(name), name, "translation", source.translation, source.title_language


RULE = Rule("languages", "A language of one summary is there in all that is told.", "records", _check)
