"""The language of a question, as the shipped base's words tell it."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafts import read_draft
from knowledge.languages import LONGEST, Languages, words_in
from knowledge.learning import learn
from knowledge.models import LANGUAGES, Lang
from knowledge.reading import resolve
from knowledge.vocabulary import SHIPPED, read_concepts

DRAFT = read_draft(SHIPPED)
SHIPPED_LANGUAGES = learn(resolve(DRAFT), read_concepts(DRAFT.lexicon))


def told(text: str) -> Lang | None:
    return SHIPPED_LANGUAGES.tell(text).lang


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "How many Kazakh students are in Türkiye?"),
        ("en", "trade"),
        ("en", "did Kapucu and Ülker meet in İstanbul"),
        ("tr", "Türkiye'de kaç Kazak öğrenci var?"),
        ("tr", "turkiyede kac kazak ogrenci var"),
        ("tr", "KAÇ ÖĞRENCİ VAR"),
        ("tr", "ticaret"),
        ("tr", "öğrencilerinin"),
        ("tr", "büyükelçisi kimdir"),
        ("kk", "Түркияда қанша қазақ студенті оқиды?"),
        ("kk", "туркияда канша казак студенти окиды"),
        ("kk", "turkiyada qansha qazaq studenti oqidy"),
        ("kk", "Qazaqstannyñ täuelsızdıgın kım bırınşı tanydy"),
        ("kk", "Qazaqstannyn' ta'y'elsizdigin kim tanydy"),
        ("kk", "сауда"),
        ("kk", "студенттеріміз"),
        ("kk", "Қазақстан"),
        ("ru", "Сколько казахских студентов учится в Турции?"),
        ("ru", "skolko kazahskih studentov v turcii"),
        ("ru", "торговля"),
        ("ru", "университетом"),
        ("ru", "privet"),
    ],
)
def test_a_question_tells_its_language(lang: Lang, text: str) -> None:
    assert told(text) == lang


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("tr", "dış ticaret hacmi in Turkey"),
        ("ru", "сколько студентов в Түркия"),
        ("en", "what is the dış ticaret hacmi between Kazakhstan and Turkey"),
        ("ru", "Kapucu кто такой"),
        ("kk", "Türkiye NATO мүшесі ме"),
    ],
)
def test_a_mixed_message_is_in_the_language_of_most_of_its_words(lang: Lang, text: str) -> None:
    assert told(text) == lang


@pytest.mark.parametrize(
    "text", ["", "1991", "650 000 $", "?!", "💥", "Kapucu", "Astana", "NATO", "Ülker Türkiye", "zzzzzz"]
)
def test_numbers_signs_acronyms_and_names_that_languages_share_tell_nothing(text: str) -> None:
    assert SHIPPED_LANGUAGES.tell(text).lang is None
    assert SHIPPED_LANGUAGES.tell(text).likelihoods == ()


def test_names_in_cyrillic_letters_alone_are_taken_for_russian() -> None:
    assert told("Астана") == "ru"


def test_unknown_names_are_no_other_language_than_english() -> None:
    assert {told(name) for name in ("Toyota", "Gagarin", "Zelensky", "Google", "xyz")} <= {"en", None}


def test_it_is_told_which_word_tells_what() -> None:
    tells = SHIPPED_LANGUAGES.tell("Kapucu öğrenci students")
    assert tells.words == (("öğrenci", "tr"), ("students", "en"))
    assert {lang for lang, _ in tells.likelihoods} == set(LANGUAGES)
    assert tells.likelihoods[0][0] == tells.lang
    assert list(tells.likelihoods) == sorted(tells.likelihoods, key=lambda each: -each[1])


def test_what_nothing_was_learnt_of_is_not_told() -> None:
    english = Languages({}, {"en": Counter(trade=3), "tr": Counter()}, ())
    assert english.tell("trade").lang == "en"
    assert english.tell("ticaret").lang is None
    assert english.tell("торговля").lang is None


def test_only_the_beginning_of_a_long_text_is_heard() -> None:
    assert told("trade " * LONGEST + "ticaret " * 1000) == "en"


def test_a_suffix_behind_an_apostrophe_belongs_to_its_word() -> None:
    assert words_in("Türkiye’deki 12 öğrenci, o'qıtý") == ["Türkiyedeki", "öğrenci", "oqıtý"]


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_has_an_answer(text: str) -> None:
    assert told(text) in {None, *LANGUAGES}
