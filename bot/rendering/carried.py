"""What the buttons under an answer carry, so that a press can tell the answer again, by whichever version made it."""

from dataclasses import replace
from itertools import chain
from typing import Final

from knowledge import AnyResult, Citation, Comparison, Fact, FactFound, Timeline, TopicFound, pack

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


def in_full(result: AnyResult) -> str:
    """Write a result down with what it offers; where that is too long, what to ask for to have it again."""
    if isinstance(result, FactFound | TopicFound):
        result = replace(result, others=result.others[:_OFFERED])
    packed = pack(result)
    if len(packed) <= MOST:
        return packed
    return f"fact {result.topic.key}" if isinstance(result, TopicFound) else _words(result)


def in_short(result: AnyResult) -> str:
    """Write down what a result tells, without what it offers; or, as short, what to ask for to be told it."""
    if isinstance(result, FactFound | TopicFound):
        result = replace(result, others=())
    packed = pack(result)
    return packed if len(packed) <= FEW else _words(result)


def _words(result: AnyResult) -> str:
    match result:
        case Comparison(topic=topic, groups=groups):
            about = topic.key if topic else groups[0][0].key if len(groups) == 1 else ""
            return f"compare {about}".strip()
        case Timeline(topic=topic):
            return f"timeline {topic.key if topic else ''}".strip()
        case FactFound(fact=fact, as_of=year) | TopicFound(fact=fact, as_of=year) if year:
            return f"fact {fact.key} as of {year}"
    return "".join(f"fact {fact.key}" for fact in told(result)[:1])
