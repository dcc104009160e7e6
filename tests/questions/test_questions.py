"""The questions themselves: enough of them, in every language, and none that a fact's own phrasings give away."""

from collections import Counter

import pytest
from rapidfuzz import fuzz, process

from knowledge import LANGUAGES, Base, Lang
from knowledge.text import squeeze
from tests.questions.scoring import REFUSED, questions
from tests.shipped import shipped

EVERY = [question for held in (False, True) for question in questions(held=held)]
# Of 100, by rapidfuzz's ratio of the folded words in alphabetical order: neither order, case, accents nor signs count.
# A misspelt question is near by its nature: it tries the letters.
NEAR = 90


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


def test_there_are_enough_of_them() -> None:
    answered = Counter(question["lang"] for question in EVERY if question["carries"])
    assert all(answered[lang] >= 150 for lang in LANGUAGES)
    assert sum(not question["carries"] for question in EVERY) >= 200


def test_what_must_be_refused_carries_nothing() -> None:
    assert all((question["kind"] in REFUSED) == (not question["carries"]) for question in EVERY)


def test_more_than_a_third_of_them_are_kept_aside() -> None:
    for lang in LANGUAGES:
        held = Counter(question["held"] for question in EVERY if question["lang"] == lang)
        assert held[True] > held.total() / 3, lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_none_is_near_a_facts_own_phrasing(base: Base, lang: Lang) -> None:
    facts = base.contents.facts.values()
    phrasings = [squeeze(text) for fact in facts for text in (*getattr(fact.ask, lang), *getattr(fact.alias, lang))]
    asked = [question for question in EVERY if question["lang"] == lang and question["carries"]]
    texts = [question["text"] for question in asked if question["kind"] != "misspelt"]
    assert not [text for text in texts if _nearest(squeeze(text), phrasings) >= NEAR]


def _nearest(text: str, phrasings: list[str]) -> float:
    return process.extract(text, phrasings, scorer=fuzz.token_sort_ratio, limit=1)[0][1]
