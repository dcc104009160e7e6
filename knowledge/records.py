"""Tables of TOML turned into records, and in a curator's words what keeps them from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import msgspec

from knowledge.forms import bare, form, is_record, kind, shown
from knowledge.models import FactRecord, QuotationRecord, TopicRecord

Record = TypeVar("Record", bound=msgspec.Struct)

_PLACES: tuple[tuple[type[msgspec.Struct], str], ...] = (
    (FactRecord, "a fact, above its first [[….source]]"),
    (QuotationRecord, "a [[….source]] of its fact"),
    (TopicRecord, "the head of the file, above the first fact"),
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one field of a table, and what to do."""

    field: str
    what: str
    do: str


def convert(table: Mapping[str, Any], record: type[Record]) -> tuple[Record | None, tuple[Flaw, ...]]:
    """Turn a table into a record. Without one, every flaw of the table is told; with one there is none."""
    try:
        return msgspec.convert(table, record), ()
    except msgspec.ValidationError:
        return None, tuple(_flaws(table, record, ""))


def _flaws(table: Mapping[str, Any], record: type[msgspec.Struct], prefix: str) -> Iterator[Flaw]:
    fields = {field.name: field for field in msgspec.structs.fields(record)}
    for name in table:
        if name not in fields:
            yield Flaw(prefix + name, "is not a known field", _advice(name, record))
    for name, field in fields.items():
        if name in table:
            yield from _wrong(table[name], field.type, prefix + name)
        elif field.required:
            yield Flaw(prefix + name, "is missing", _how_to_write(prefix + name, field.type))


def _wrong(value: object, annotation: object, name: str, joint: str = ".") -> Iterator[Flaw]:
    plain = bare(annotation)
    if isinstance(value, dict) and is_record(plain):
        yield from _flaws(value, cast("type[msgspec.Struct]", plain), name + joint)
    elif isinstance(value, list) and value and get_origin(plain) is tuple:
        for number, item in enumerate(value, start=1):
            yield from _wrong(item, get_args(plain)[0], f"{name} {number}", joint=", ")
    else:
        try:
            msgspec.convert(value, annotation)
        except msgspec.ValidationError:
            yield Flaw(name, _complaint(value, annotation), _remedy(name, value, annotation))


def _complaint(value: object, annotation: object) -> str:
    if value == [] or (isinstance(value, str) and not value.strip()):
        return "is empty"
    if isinstance(value, str) and (bare(annotation) in (str, date) or get_origin(bare(annotation)) is Literal):
        return f"{shown(value)} is not {form(annotation).name}"
    return f"is {kind(value)}, should be {form(annotation).name}"


def _remedy(name: str, value: object, annotation: object) -> str:
    choices = get_args(bare(annotation)) if get_origin(bare(annotation)) is Literal else ()
    near = get_close_matches(str(value), choices, n=1)
    return f'write {name.rpartition(", ")[2]} = "{near[0]}"' if near else _how_to_write(name, annotation)


def _how_to_write(name: str, annotation: object) -> str:
    if name.rpartition(" ")[2].isdigit() and not is_record(bare(annotation)):
        return "write every entry of the list as a text in quotes"
    return f"write {form(annotation).example.format(name.rpartition(', ')[2].split()[0])}"


def _advice(name: str, record: type[msgspec.Struct]) -> str:
    """Say what may have been meant: a field of another table of the same file, or one with nearly the same name."""
    if any(record is known for known, _ in _PLACES):
        for other, place in _PLACES:
            if name in other.__struct_fields__:
                return f"move it to {place}"
    near = get_close_matches(name, record.__struct_fields__, n=1)
    return f"did you mean {near[0]}?" if near else "take it out; known are " + ", ".join(record.__struct_fields__)
