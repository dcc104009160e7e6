"""The schemas that editors use say the same as the records, and the shipped files keep to them."""

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from knowledge.schemas import FOLDER, schemas, write
from tests.knowledge.folders import SECOND_TOPIC, SOURCE, TOPIC

PLACES = {"facts": "topic", "sources": "source", "lexicon": "lexicon"}
SHIPPED = sorted(path for place in PLACES for path in (FOLDER.parent / place).glob("*.toml"))


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = schemas()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


def as_editors_see_it(text: str) -> object:
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def complaints(text: str, name: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(as_editors_see_it(text))]


def test_the_committed_schemas_are_those_of_the_records(tmp_path: Path) -> None:
    write(tmp_path)
    for name in schemas():
        assert (FOLDER / name).read_bytes() == (tmp_path / name).read_bytes()
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(schemas())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = f"{PLACES[path.parent.name]}.schema.json"
    assert text.startswith(f"#:schema ../schema/{name}\n")
    assert complaints(text, name) == []


@pytest.mark.parametrize(
    "text",
    [TOPIC, SECOND_TOPIC, TOPIC.replace("as_of = 2010", 'as_of = "2010-05/2010-06"')],
    ids=["day", "year", "span"],
)
def test_topics_in_order_are_accepted(text: str) -> None:
    assert complaints(text, "topic.schema.json") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "event"', 'kind = "opinion"'),
        ('kind = "event"', 'kind = "event"\ncolour = "green"'),
        ('kind = "event"\n', ""),
        ("as_of = 2020-05-01", 'as_of = "spring"'),
        ("as_of = 2020-05-01", "as_of = 1.5"),
        ('say.en = "The bridge', 'say.de = "The bridge'),
        ('say.en = "The bridge has been in use since May 2020."', 'say.en = " "'),
        ('alias.en = ["ships"]', "alias.en = []"),
        ("[opening]", '["The Opening"]'),
        ('lead = "ships-2021"', "lead = 1"),
    ],
)
def test_what_is_wrong_in_a_topic_is_seen_while_typing(old: str, new: str) -> None:
    assert complaints(TOPIC.replace(old, new), "topic.schema.json")


@pytest.mark.parametrize(
    ("old", "new"),
    [("said = 2021-03-04", 'said = "soon"'), ("url =", "link ="), ('"en"', '"de"'), ("https://", "ftp://")],
)
def test_what_is_wrong_in_a_source_is_seen_while_typing(old: str, new: str) -> None:
    assert complaints(SOURCE, "source.schema.json") == []
    assert complaints(SOURCE.replace(old, new), "source.schema.json")


def test_no_schema_offers_null_which_toml_does_not_have() -> None:
    assert '"null"' not in json.dumps(schemas())
