"""A result written down by its keys, and told again later from whatever the base holds then."""

import json
from dataclasses import fields, replace
from typing import Any, Final, get_args

from msgspec import ValidationError, convert

from knowledge.citing import cite
from knowledge.models import Contents, Fact, Source, Topic
from knowledge.results import (
    AnyResult,
    Choices,
    Citation,
    Comparison,
    FactFound,
    SearchResults,
    Timeline,
    TopicFound,
    WithdrawnFound,
)

_RESULTS: Final = {kind.__name__: kind for kind in get_args(AnyResult)}


class GoneError(Exception):
    """Nothing is left of what a stored result told of, or a program of another version stored it."""


def pack(result: AnyResult) -> str:
    """Write a result down as one line of JSON: its kind, and keys where it holds facts, topics and sources.

    No text of a fact is in it; `recall` tells them as they are then. Fields that have their default are left out.
    """
    values = {field: getattr(result, field.name) for field in fields(result)}
    kept = {field.name: _stored(value) for field, value in values.items() if value != field.default}
    return json.dumps({"is": type(result).__name__, **kept}, ensure_ascii=False, separators=(",", ":"))


def recall(packed: str, contents: Contents) -> AnyResult:
    """Make the result that `pack` wrote down, from the facts as they are now.

    A fact that was withdrawn since is told as withdrawn where it was the answer, and left out where it was one of
    several. Raises GoneError when nothing is left to tell.
    """
    try:
        stored = json.loads(packed)
        kind = _RESULTS[stored.pop("is")]
        given: dict[str, Any] = {name: _found(value, contents) for name, value in stored.items()}
        kind(**given)  # heeds the fields' names, and `convert` their types
        result: AnyResult = convert(given, kind)
        return _as_it_stands(result)
    except (AttributeError, KeyError, RecursionError, TypeError, ValidationError, ValueError) as error:
        raise GoneError(f"A stored result cannot be told any more: {error!r}") from None


def _as_it_stands(result: AnyResult) -> AnyResult:
    match result:
        case Choices(facts=()) | SearchResults(facts=()) | Timeline(facts=()) | Comparison(groups=()):
            raise ValueError("nothing is left of it")
        case FactFound(fact=fact) | TopicFound(fact=fact) | Citation(fact=fact) if fact.withdrawn:
            return WithdrawnFound(lang=result.lang, fact=fact)
        case Citation():
            return replace(result, text=cite(result.fact, result.style, result.lang))
    return result


def _stored(value: object) -> object:
    match value:
        case Fact(key=key):
            return {"fact": key}
        case Topic(key=key):
            return {"topic": key}
        case Source(id=id_):
            return {"source": id_}
        case tuple():
            return [_stored(each) for each in value]
    return value


def _found(value: object, contents: Contents) -> object:
    match value:
        case {"fact": str(key)}:
            return contents.facts.get(key) or contents.withdrawn[key]
        case {"topic": str(key)}:
            return contents.topics[key]
        case {"source": str(id_)}:
            return contents.sources[id_]
        case list():
            return tuple(found for each in value if (found := _of_several(each, contents)))
        case dict():
            raise ValueError("neither a fact nor a topic nor a source")
    return value


def _of_several(value: object, contents: Contents) -> object:
    """Return what stands in a list; None where it is no longer there, or withdrawn."""
    match value:
        case {"fact": str(key)}:
            return contents.facts.get(key)
        case {"topic": str(key)}:
            return contents.topics.get(key)
        case {"source": str(id_)}:
            return contents.sources.get(id_)
    return _found(value, contents)
