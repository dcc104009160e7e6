"""What a result tells of facts, as digests: by them a later version of a fact is known to be another one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge import (
    AnyResult,
    Citation,
    Comparison,
    Fact,
    FactFound,
    Lang,
    Quotation,
    Timeline,
    TopicFound,
    WithdrawnFound,
    pack,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A result as the ledger keeps it: `packed` by its keys, and a digest for each fact told in full."""

    packed: str
    lang: Lang
    digests: Mapping[str, str]


def told(result: AnyResult) -> Told:
    """Tell what a result tells."""
    return Told(pack(result), result.lang, digests(result, result.lang))


def digests(result: AnyResult, lang: Lang) -> dict[str, str]:
    """Return, by the key of each fact that the result tells in full, a hash of what is told of it in `lang`.

    It changes with the fact's summary, quotes and their translations, date, sources or withdrawal, and not with
    sentences of the bot.
    """
    return {fact.key: digest(fact, lang) for fact in facts_told(result)}


def facts_told(result: AnyResult) -> tuple[Fact, ...]:
    """Return the facts that a result tells in full; those that it only offers are left out."""
    match result:
        case FactFound(fact=fact, alongside=alongside) | TopicFound(fact=fact, alongside=alongside):
            return (fact, *alongside)
        case WithdrawnFound(fact=fact) | Citation(fact=fact):
            return (fact,)
        case Comparison(groups=groups):
            return tuple(fact for group in groups for fact in group)
        case Timeline(facts=facts):
            return facts
    return ()


def digest(fact: Fact, lang: Lang) -> str:
    """Return a hash of what is told of a fact in `lang`."""
    said = [
        *(fact.title.best(lang), fact.say.best(lang), fact.kind, str(fact.as_of.start), str(fact.as_of.end)),
        *(fact.withdrawn, [_quoted(quotation, lang) for quotation in fact.quotations]),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _quoted(quotation: Quotation, lang: Lang) -> list[object]:
    record = quotation.source.record
    inferred = record.said_inferred.best(lang) if record.said_inferred else None
    translation = quotation.translation(lang)
    return [
        *(quotation.quote, quotation.voice, record.speaker, record.office.best(lang), record.article.best(lang)),
        *(str(record.said), inferred, record.title_in(lang), record.title_is_ours, record.publisher, record.url),
        *([translation] if translation else []),
    ]
