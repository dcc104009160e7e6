from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import Request, in_own_words, parse_request
from knowledge.models import Lang
from knowledge.slash_words import SLASH_WORDS


@pytest.mark.parametrize(
    ("typed", "request_"),
    [
        ("fact education", Request("fact", "education")),
        ("  FACT:   education ", Request("fact", "education")),
        ("education", Request(None, "education")),
        ("trade as of 1991", Request(None, "trade", 1991)),
        ("compare trade As Of the year 2012 please", Request("compare", "trade please", 2012)),
        ("trade as of yesterday", Request(None, "trade as of yesterday")),
        ("help", Request("help", "")),
        ("help after the earthquake", Request(None, "help after the earthquake")),
        ("topics", Request("topics", "")),
        ("topics of the summit", Request(None, "topics of the summit")),
        ("random", Request("random", "")),
        ("language tr", Request("language", "tr")),
        ("language", Request("language", "")),
        ("language of both peoples", Request(None, "language of both peoples")),
        ("factory", Request(None, "factory")),
        ("", Request(None, "")),
    ],
)
def test_a_question_is_taken_apart(typed: str, request_: Request) -> None:
    assert replace(parse_request(typed), typed="") == request_


@pytest.mark.parametrize(
    ("typed", "request_"),
    [
        ("KARŞILAŞTIR ticaret", Request("compare", "ticaret", typed="KARŞILAŞTIR")),
        ("karsilastir: ticaret", Request("compare", "ticaret", typed="karsilastir:")),
        ("zaman çizelgesi kültür", Request("timeline", "kültür", typed="zaman çizelgesi")),
        ("уақыт желісі", Request("timeline", "", typed="уақыт желісі")),
        ("Факт торговля", Request("fact", "торговля", typed="Факт")),
        ("случайный факт", Request("random", "", typed="случайный факт")),
        ("daieksoz Kapudju", Request("quote", "Kapudju", typed="daieksoz")),
        ("yardım", Request("help", "", typed="yardım")),
        ("помощь после землетрясения", Request(None, "помощь после землетрясения")),
        ("dil türkçe", Request("language", "türkçe", typed="dil")),
        ("тіл қазақ тілі", Request("language", "қазақ тілі", typed="тіл")),
        ("язык", Request("language", "", typed="язык")),
        ("dil eğitimi", Request(None, "dil eğitimi")),
        ("language klingon", Request("language", "klingon", typed="language")),
        ("ticaret 1991 itibarıyla", Request(None, "ticaret", 1991)),
        ("1991 YILI SONU İTİBARİYLE kıyasla ticaret", Request("compare", "ticaret", 1991, "kıyasla")),
        ("1991 yili itibari ile ticaret", Request(None, "ticaret", 1991)),
        ("товарооборот по состоянию на конец 2012 года", Request(None, "товарооборот", 2012)),
        ("po sostoyaniyu na 1991 torgovlya", Request(None, "torgovlya", 1991)),
        ("1991 жылғы жағдай бойынша сауда", Request(None, "сауда", 1991)),
        ("2012 zhylgy zhagday boyynsha sauda", Request(None, "sauda", 2012)),
        ("1991'de ticaret", Request(None, "1991'de ticaret")),
        ("торговля в 1991 году", Request(None, "торговля в 1991 году")),
        ("1991 жылғы сауда", Request(None, "1991 жылғы сауда")),
    ],
)
def test_every_language_has_words_of_its_own(typed: str, request_: Request) -> None:
    assert parse_request(typed) == request_


@pytest.mark.parametrize(
    ("text", "words", "lang"),
    [
        ("fact Түркия", "Түркия", None),
        ("bilgi education/students", "", "tr"),
        ("cite education/students APA", "", None),
        ("cite öğrenci sayısı", "öğrenci sayısı", None),
        ("topics", "", None),
        ("language türkçe", "", None),
        ("сауда as of the year 2012", "сауда", None),
        ("салыстыру trade", "trade", "kk"),
        ("темы уроков", "темы уроков", None),
    ],
)
def test_what_everybody_must_type_tells_no_language(text: str, words: str, lang: Lang | None) -> None:
    assert in_own_words(text) == (words, lang)


@given(st.text())
def test_any_text_is_taken_apart(text: str) -> None:
    assert parse_request(text).word in {None, *SLASH_WORDS}
