"""What the buttons under an answer carry, so that a press can tell the answer again, by whichever version made it."""

from dataclasses import replace
from itertools import chain
from typing import Final

from knowledge import (
    LANGUAGES,
    AnyResult,
    Citation,
    Comparison,
    Fact,
    FactFound,
    Lang,
    Timeline,
    TopicFound,
    pack,
    slash_word,
)

# Slack takes 2,000 characters in a button. What is carried counts for the weight of a message, and so stays below.
MOST: Final = 1_200
FEW: Final = 160
_OFFERED: Final = 20  # of the facts that an answer offers, so many are carried


def told(result: AnyResult) -> tuple[Fact, ...]:
    """Return the facts that a result tells with their words, the leading one first."""
    match result:
        case FactFound() | TopicFound():
            return (result.fact, *result.alongside)
        case Comparison():
            return tuple(chain.from_iterable(result.groups))
        case Timeline():
            return result.facts
        case Citation():
            return (result.fact,)
    return ()


def to_open(value: str) -> tuple[str, Lang | None]:
    """Take apart what a button carries that opens a fact or topic: its key, and the language if it is not English."""
    lang, _, key = value.rpartition(" ")
    return key, next((each for each in LANGUAGES if each == lang), None)


def in_full(result: AnyResult) -> str:
    """Write a result down with what it offers; where that is too long, what to ask for to have it again."""
    if isinstance(result, FactFound | TopicFound):
        result = replace(result, others=result.others[:_OFFERED])
    packed = pack(result)
    if len(packed) <= MOST:
        return packed
    fact = slash_word("fact", result.lang)
    return f"{fact} {result.topic.key}" if isinstance(result, TopicFound) else _words(result)


def in_short(result: AnyResult) -> str:
    """Write down what a result tells, without what it offers; or, as short, what to ask for to be told it."""
    if isinstance(result, FactFound | TopicFound):
        result = replace(result, others=())
    packed = pack(result)
    return packed if len(packed) <= FEW else _words(result)


def _words(result: AnyResult) -> str:
    """Say what to ask for, with the slash word of the result's language: so it is answered in that again."""
    lang = result.lang
    match result:
        case Comparison(topic=topic, groups=groups):
            about = topic.key if topic else groups[0][0].key if len(groups) == 1 else ""
            return f"{slash_word('compare', lang)} {about}".strip()
        case Timeline(topic=topic):
            return f"{slash_word('timeline', lang)} {topic.key if topic else ''}".strip()
        case FactFound(fact=fact, as_of=year) | TopicFound(fact=fact, as_of=year) if year:
            return f"{slash_word('fact', lang)} {fact.key} as of {year}"
    return "".join(f"{slash_word('fact', lang)} {fact.key}" for fact in told(result)[:1])
