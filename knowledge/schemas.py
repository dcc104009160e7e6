"""JSON Schemas of the files that curators write, made from the records, for editors that complete and check TOML."""

import json
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from knowledge.concepts import ConceptRecord
from knowledge.models import SLUG_PATTERN, FactRecord, SourceRecord, TopicRecord

Json: TypeAlias = Any  # whatever JSON can hold

FOLDER = Path(__file__).parent / "schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/{name}"


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file by the schema's own file name.

    A TOML date is taken as a string of `format: date`: JSON has no dates, and editors (Taplo, Even Better TOML) read
    TOML's as such strings.
    """
    records = (TopicRecord, FactRecord, SourceRecord, ConceptRecord)
    _, components = msgspec.json.schema_components(records, ref_template=_REFERENCE)
    definitions = {name: _without_null(definition) for name, definition in components.items()}
    topic, source, concept = (definitions.pop(f"{name}Record") for name in ("Topic", "Source", "Concept"))
    return {
        "topic.schema.json": {
            "$schema": _DIALECT,
            **topic,
            "title": "A topic and its facts",
            "propertyNames": {"pattern": SLUG_PATTERN},
            "additionalProperties": {"$ref": _REFERENCE.format(name="FactRecord")},
            "$defs": definitions,
        },
        "source.schema.json": {
            "$schema": _DIALECT,
            **source,
            "title": "A source",
            "$defs": {name: definitions[name] for name in ("Localised", "Translations")},
        },
        "lexicon.schema.json": {
            "$schema": _DIALECT,
            "title": "Concepts and their words",
            "type": "object",
            "additionalProperties": concept,
        },
    }


def _without_null(schema: Json) -> Json:
    """Leave out what TOML cannot say: null, and the empty defaults of fields that are simply not written."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _without_null(part) for name, part in schema.items() if name != "default" or part is False}
    only = kept.pop("anyOf") if len(kept.get("anyOf", ())) == 1 else []
    return {**kept, **(only[0] if only else {})}


def write(folder: Path = FOLDER) -> None:
    """Write the schemas into a folder, by default the one that is shipped; run it after every change of a record."""
    folder.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
