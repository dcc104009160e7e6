from datetime import date, datetime, time
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.forms import SHOWN, form, kind, shown
from knowledge.models import FactRecord, Localised, Phrases, Pin, PinsRecord, QuotationRecord, SourceRecord, TopicRecord
from knowledge.records import convert

RECORDS = (FactRecord, TopicRecord, SourceRecord, QuotationRecord, PinsRecord, Pin, Localised, Phrases)
GOOD: dict[str, Any] = {
    "title": {"en": "Ships"},
    "kind": "figure",
    "as_of": 2021,
    "say": {"en": "Ships pass."},
    "ask": {"en": ["how many"]},
    "source": [{"id": "herald-2021", "voice": "speaker", "quote": "300 ships"}],
}


def complaints(**changed: object) -> list[str]:
    """Spoil some fields of a good fact (None takes one out) and return what is said of it."""
    table = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    record, flaws = convert(table, FactRecord)
    assert (record is None) == bool(flaws)
    return [f"{flaw.field} {flaw.what}; {flaw.do}" for flaw in flaws]


def test_a_good_table_becomes_a_record() -> None:
    record, flaws = convert(GOOD, FactRecord)
    assert record is not None
    assert (record.say.en, record.source[0].id, flaws) == ("Ships pass.", "herald-2021", ())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"kind": None}, 'kind is missing; write kind = "figure"'),
        ({"as_of": None}, 'as_of is missing; write as_of = 2025-06-23, "2025-05", 1991 or "2015/2020"'),
        ({"say": None}, 'say is missing; write say.en = "…"'),
        ({"say": {}}, 'say.en is missing; write say.en = "…"'),
        ({"ask": None}, 'ask is missing; write ask.en = ["…", "…"]'),
        ({"source": None}, "source is missing; write [[….source]], and below it the fields of each"),
        ({"source": []}, "source is empty; write [[….source]], and below it the fields of each"),
        (
            {"source": {"id": "x"}},
            "source is a table, should be a table in double brackets; write [[….source]], and below it the fields of",
        ),
        (
            {"source": ["x"]},
            (
                "source 1 is a text, should be a table in double brackets; "
                "write [[….source]], and below it the fields of each"
            ),
        ),
        ({"kind": "figur"}, '"figur" is not one of figure, event, statement, plan, profile; write kind = "figure"'),
        ({"kind": "zzz"}, '"zzz" is not one of figure, event, statement, plan, profile; write kind = "figure"'),
        ({"kind": 3}, "kind is a number, should be one of figure, event, statement, plan, profile"),
        ({"as_of": 1.5}, "as_of is a number, should be a time"),
        ({"as_of": datetime.fromisoformat("2025-01-01T12:00")}, "as_of is a date with a time of day, should be a time"),
        ({"say": "Ships"}, 'say is a text, should be a text for each language; write say.en = "…"'),
        ({"say": {"en": 3}}, 'say.en is a number, should be a text in quotes; write say.en = "…"'),
        ({"say": {"en": " "}}, 'say.en is empty; write say.en = "…"'),
        ({"say": {"en": "x", "de": "x"}}, "say.de is not a known field; take it out; known are en, tr, kk, ru"),
        ({"ask": {"en": []}}, 'ask.en is empty; write ask.en = ["…", "…"]'),
        ({"ask": {"en": "x"}}, 'ask.en is a text, should be a list in square brackets; write ask.en = ["…", "…"]'),
        (
            {"ask": {"en": ["x", 2]}},
            "ask.en 2 is a number, should be a text in quotes; write every entry of the list as",
        ),
        (
            {"series": "My Ships"},
            'series "My Ships" is not a name of lower-case Latin letters, digits and single hyphens',
        ),
        ({"withdrawn": ""}, 'withdrawn is empty; write withdrawn = "…"'),
        ({"withdrawn": date(2025, 1, 1)}, "withdrawn is a date, should be a text in quotes"),
        ({"titel": "x"}, "titel is not a known field; did you mean title?"),
        ({"lead": "x"}, "lead is not a known field; move it to the head of the file, above the first fact"),
        ({"quote": "x"}, "quote is not a known field; move it to a [[….source]] of its fact"),
        (
            {"colour": "x"},
            "colour is not a known field; take it out; known are title, kind, as_of, say, ask, source, alias",
        ),
    ],
)
def test_a_flaw_is_told_in_a_curators_words(changed: dict[str, object], words: str) -> None:
    found = complaints(**changed)
    assert len(found) == 1
    assert words in found[0]


def test_all_flaws_of_a_record_are_told_at_once() -> None:
    entry = {"id": "A B", "voice": "speekers", "quote": "", "say": {"en": "x"}}
    found = complaints(title=None, kind=7, source=[entry, {"id": "herald-2021"}], say={"en": 1, "tr": ""})
    assert [line.split(" is ")[0] for line in found] == [
        "title",
        "kind",
        "say.en",
        "say.tr",
        "source 1, say",
        'source 1, id "A B"',
        'source 1, voice "speekers"',
        "source 1, quote",
        "source 2, voice",
        "source 2, quote",
    ]
    assert "source 1, say is not a known field; move it to a fact, above its first [[….source]]" in found


def test_a_sources_fields_have_words_of_their_own() -> None:
    table = {"url": "ftp://x", "said": "soon", "language": "eng", "title_is_ours": "yes", "other_editions": ["x", ""]}
    found = {flaw.field: f"{flaw.what}; {flaw.do}" for flaw in convert(table, SourceRecord)[1]}
    assert found["url"] == '"ftp://x" is not a web address; write url = "https://…"'
    assert found["said"] == '"soon" is not a date; write said = 2025-06-23'
    assert found["language"] == '"eng" is not one of en, tr, kk, ru; write language = "en"'
    assert found["title_is_ours"] == "is a text, should be true or false; write title_is_ours = true"
    assert found["other_editions 2"] == "is empty; write every entry of the list as a text in quotes"
    assert "fact" not in found["publisher"]


JUNK = st.recursive(
    st.sampled_from([True, 0, 1991, 1.5, "", " ", "x", "figure", "en", "https://x", date(2025, 1, 1), time(1)]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["en", "id", "x"]), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("record", [FactRecord, TopicRecord, SourceRecord, PinsRecord])
@given(data=st.data())
def test_whatever_msgspec_refuses_has_a_flaw_and_no_jargon(record: type[msgspec.Struct], data: st.DataObject) -> None:
    names = st.sampled_from([*record.__struct_fields__, "other"])
    table = data.draw(st.dictionaries(names, JUNK, max_size=4))
    converted, flaws = convert(table, record)
    assert (converted is None) == bool(flaws)
    assert not any(jargon in flaw.what + flaw.do for flaw in flaws for jargon in ("Expected", "`", "$.", "Struct"))


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_a_form_to_show(record: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(record):
        assert field.name in form(field.type).example.format(field.name)


def test_values_are_named_as_people_name_them() -> None:
    values: list[object] = [True, 1, 1.5, "x", date(2025, 1, 1), time(1), [], {}]
    assert [kind(value) for value in values] == [
        "true or false",
        "a number",
        "a number",
        "a text",
        "a date",
        "a time of day",
        "a list",
        "a table",
    ]


def test_a_wrong_text_is_shown_short() -> None:
    assert shown("x" * SHOWN) == '"' + "x" * SHOWN + '"'
    assert shown("x" * 1000) == '"' + "x" * SHOWN + '…"'


def test_as_of_is_a_number_or_a_text() -> None:
    assert get_args(get_args(FactRecord.__annotations__["as_of"])[0]) == (int, str)
