import json
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from knowledge import Base, Contents, FactFound, GoneError, TopicFound, WithdrawnFound, pack
from knowledge.recalling import recall
from tests.shipped import shipped

TODAY = date(2026, 11, 22)
QUESTIONS = (
    *("fact education", "how many Kazakh students are in Türkiye", "quote kapucu", "search students", "topics"),
    *("source", "source kapucu-2025", "compare trade", "timeline", "timeline culture", "cite education apa"),
    *("random", "language tr", "help", "cite", "trade as of 1991", "the area of Kazakhstan", "trade as of 1850"),
)


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


def without(contents: Contents, key: str, *, withdrawn: bool) -> Contents:
    """Return the contents after a fact was taken out."""
    facts = dict(contents.facts)
    gone = facts.pop(key)
    left = {key: replace(gone, withdrawn="It was wrong.")} if withdrawn else {}
    return replace(contents, facts=facts, withdrawn=left)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_written_down_is_told_again(base: Base, question: str) -> None:
    result = base.answer(question, today=TODAY, seed=7)
    assert base.recall(pack(result)) == result


def test_no_text_of_a_fact_is_written_down(base: Base) -> None:
    result = base.answer("fact education", today=TODAY, seed=7)
    assert isinstance(result, TopicFound)
    assert result.fact.key in pack(result)
    assert result.fact.say.en not in pack(result)


def recalled(base: Base, question: str, key: str, *, withdrawn: bool) -> object:
    packed = pack(base.answer(question, today=TODAY, seed=7))
    return recall(packed, without(base.contents, key, withdrawn=withdrawn))


def lead_of(base: Base, question: str) -> str:
    result = base.answer(question, today=TODAY, seed=7)
    assert isinstance(result, TopicFound | FactFound)
    return result.fact.key


@pytest.mark.parametrize("question", ["fact education", "cite education apa"])
def test_a_fact_withdrawn_since_is_told_as_withdrawn(base: Base, question: str) -> None:
    result = recalled(base, question, lead_of(base, "fact education"), withdrawn=True)
    assert isinstance(result, WithdrawnFound)
    assert pack(result).startswith('{"is":"WithdrawnFound"')


def test_a_withdrawn_fact_stays_one(base: Base) -> None:
    key = lead_of(base, "fact education")
    contents = without(base.contents, key, withdrawn=True)
    told = WithdrawnFound(lang="en", fact=contents.withdrawn[key])
    assert recall(pack(told), contents) == told


@pytest.mark.parametrize("withdrawn", [True, False])
def test_one_of_several_is_left_out(base: Base, *, withdrawn: bool) -> None:
    result = base.answer("fact education", today=TODAY, seed=7)
    assert isinstance(result, TopicFound)
    gone, *rest = result.others
    again = recalled(base, "fact education", gone.key, withdrawn=withdrawn)
    assert isinstance(again, TopicFound)
    assert [fact.key for fact in again.others] == [fact.key for fact in rest]


BROKEN = (
    *("", "null", "[]", "{}", '{"is":"Nothing"}', '{"is":"Help"}', '{"is":"Help","lang":"xx"}'),
    '{"is":"Help","lang":"en","more":1}',
    '{"is":"FactFound","lang":"en","fact":{"fact":"no/where"}}',
    '{"is":"Choices","lang":"en","facts":[{"fact":"no/where"},{"source":"no"},{"topic":"no"}]}',
    '{"is":"TopicFound","lang":"en","topic":{"topic":"no"},"fact":{"fact":"no/where"}}',
    '{"is":"SourceFound","lang":"en","source":{"source":"no"},"facts":[]}',
)

LEAD = '{"fact":"education/students-in-turkiye"}'
FORGED = (
    "[" * 100_000,
    '{"is":' * 100_000,
    '{"is":"FactFound","lang":"en","fact":{"topic":"education"}}',
    '{"is":"FactFound","lang":"en","fact":"education/students-in-turkiye"}',
    '{"is":"TopicFound","lang":"en","topic":' + LEAD + ',"fact":' + LEAD + "}",
    '{"is":"SourceFound","lang":"en","source":' + LEAD + ',"facts":[]}',
    *(
        '{"is":"FactFound","lang":"en","fact":' + LEAD + f',"{more}}}'
        for more in ('alongside":[1]', 'others":1', 'as_of":"x"')
    ),
    '{"is":"Comparison","lang":"en","topic":null,"groups":[' + LEAD + "]}",
    '{"is":"Choices","lang":"en","facts":[{"key":"trade/x","title":{"en":"Forged"}}]}',
    '{"is":"SmallTalk","lang":"en","kind":"x"}',
    '{"is":"Citation","lang":"en","style":"x","text":"x","fact":' + LEAD + "}",
    '{"is":["Help"],"lang":"en"}',
    '{"is":"Help","lang":["en"]}',
)


def test_a_whole_record_cannot_be_brought_along(base: Base) -> None:
    fact = next(iter(base.contents.facts.values()))
    forged = json.loads(msgspec.json.encode(fact)) | {"key": "forged/fact"}
    packed = json.dumps({"is": "FactFound", "lang": "en", "fact": forged})
    with pytest.raises(GoneError):
        base.recall(packed)


@pytest.mark.parametrize("packed", [*BROKEN, *FORGED], ids=range(len(BROKEN) + len(FORGED)))
def test_what_cannot_be_told_any_more_says_so(base: Base, packed: str) -> None:
    with pytest.raises(GoneError):
        base.recall(packed)
