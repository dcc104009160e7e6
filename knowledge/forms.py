"""How each type of field is written in TOML: in a curator's words, and as an example."""

from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import Struct

from knowledge.models import SLUG_PATTERN, URL_PATTERN, Localised, Phrases, Translations

SHOWN = 60  # characters of a wrong value that a message repeats


class Form(NamedTuple):
    """`name`: what stands in the field, with its article; `example`: the line to write, {} being the field's name."""

    name: str
    example: str


_FORMS: dict[object, Form] = {
    bool: Form("true or false", "{} = true"),
    int: Form("a whole number", "{} = 1"),
    date: Form("a date", "{} = 2025-06-23"),
    int | str: Form("a time", '{} = 2025-06-23, "2025-05", 1991 or "2015/2020"'),
    str: Form("a text in quotes", '{} = "…"'),
    Localised: Form("a text for each language", '{}.en = "…"'),
    Translations: Form("a text for each language but its own", '{}.tr = "…"'),
    Phrases: Form("a list of texts for each language", '{}.en = ["…", "…"]'),
}
_TABLES = Form("a table in double brackets", "[[….{}]], and below it the fields of each")
_UNIONS = (Union, UnionType)
_PATTERNED: dict[str | None, Form] = {
    SLUG_PATTERN: Form("a name of lower-case Latin letters, digits and single hyphens", '{} = "name-of-it"'),
    URL_PATTERN: Form("a web address", '{} = "https://…"'),
}
_VALUES: tuple[tuple[type | UnionType, str], ...] = (
    (bool, "true or false"),
    (int | float, "a number"),
    (str, "a text"),
    (datetime, "a date with a time of day"),
    (date, "a date"),
    (time, "a time of day"),
    (list, "a list"),
)


def bare(annotation: object) -> object:
    """Return a field's type without the notes and the `| None` around it; TOML has no null."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in _UNIONS and NoneType in get_args(annotation):
        return bare(next(part for part in get_args(annotation) if part is not NoneType))
    return annotation


def form(annotation: object) -> Form:
    """Tell how a field of that type is written."""
    plain, pattern = bare(annotation), _pattern(annotation)
    if pattern in _PATTERNED:
        return _PATTERNED[pattern]
    if get_origin(plain) is Literal:
        return Form("one of " + ", ".join(get_args(plain)), f'{{}} = "{get_args(plain)[0]}"')
    if get_origin(plain) is tuple:
        item = bare(get_args(plain)[0])
        if is_record(item):
            return _TABLES
        return Form("a list in square brackets", '{} = ["…", "…"]' if item is str else "{} = [1, 2]")
    return _FORMS.get(plain, _TABLES)


def _pattern(annotation: object) -> str | None:
    """Return the pattern that a text must match, if its type has one of those that have a form of their own."""
    if get_origin(annotation) in _UNIONS:
        return next((found for part in get_args(annotation) if (found := _pattern(part))), None)
    notes = getattr(annotation, "__metadata__", ())
    found = next((note.pattern for note in notes if note.pattern in _PATTERNED), None)
    return found or (_pattern(get_args(annotation)[0]) if notes else None)


def is_record(plain: object) -> bool:
    """Whether a bare type is a record of named fields."""
    return isinstance(plain, type) and issubclass(plain, Struct)


def kind(value: object) -> str:
    """Name what a TOML value is: "a number", "a text", "a list"."""
    return next((name for types, name in _VALUES if isinstance(value, types)), "a table")


def shown(value: str) -> str:
    """Give a text from a file in quotes for a message, shortened."""
    return f'"{value}"' if len(value) <= SHOWN else f'"{value[:SHOWN]}…"'
