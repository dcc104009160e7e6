"""The language of the reply."""

from datetime import date
from pathlib import Path

import pytest

from knowledge import LANGUAGES, AnyResult, Base, Citation, Lang, LanguageChoice, SourceFound, TopicList, load
from tests.knowledge.folders import build
from tests.shipped import shipped


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


def ask(base: Base, text: str, lang: Lang | None = None) -> AnyResult:
    return base.answer(text, lang, today=date(2026, 11, 22), seed=0)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how many kazakh students are in turkey", "en"),
        ("Türkiye'de kaç Kazak öğrenci var", "tr"),
        ("Түркияда қанша қазақ студенті бар", "kk"),
        ("сколько казахских студентов в Турции", "ru"),
        ("fact Образование", "ru"),
        ("compare ticaret", "tr"),
        ("bilgi education/students-in-turkiye", "tr"),
        ("bilgi education", "tr"),
        ("факт education", "ru"),
        ("дерек торговля", "ru"),
        ("тақырыптар", "kk"),
        ("konular", "tr"),
        ("topics", "en"),
        ("fact education/students-in-turkiye", "en"),
        ("1991", "en"),
        ("", "en"),
    ],
)
def test_a_reply_is_in_the_language_of_the_question(base: Base, text: str, lang: Lang) -> None:
    assert ask(base, text).lang == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_that_was_chosen_goes_first(base: Base, lang: Lang) -> None:
    assert ask(base, "сколько казахских студентов в Турции", lang).lang == lang


def test_what_was_written_to_others_tells_its_language_too(base: Base) -> None:
    text = "Türkiye'de 12 bine yakın Kazak öğrenci okuyor."
    assert base.trace(text, today=date(2026, 11, 22), seed=0).lang == "tr"
    assert base.trace(text, "ru", today=date(2026, 11, 22), seed=0).lang == "ru"


def test_a_folder_in_english_alone_is_answered_from_in_english(tmp_path: Path) -> None:
    assert ask(load(build(tmp_path)), "Türkiye'de kaç öğrenci var").lang == "en"


def test_topics_are_sorted_by_their_titles_in_that_language(base: Base) -> None:
    listed = ask(base, "темы")
    assert isinstance(listed, TopicList)
    titles = [topic.title.ru or "" for topic in listed.topics]
    assert titles == sorted(titles)


def test_slash_words_of_each_language_do_the_same(base: Base) -> None:
    results = [ask(base, f"{word} ulker-2012") for word in ("source", "kaynak", "дереккөз", "источник")]
    assert [type(result) for result in results] == [SourceFound] * 4
    assert [result.lang for result in results] == list(LANGUAGES)


@pytest.mark.parametrize("style", ["brief", "özet", "кратко", "қысқаша"])
def test_styles_have_names_in_each_language(base: Base, style: str) -> None:
    cited = ask(base, f"cite education/students-in-turkiye {style}", "ru")
    assert isinstance(cited, Citation)
    assert cited.style == "brief"
    assert "Перевод kzturk: «" in cited.text


@pytest.mark.parametrize(
    ("text", "choice", "lang"),
    [
        ("language türkçe", "tr", "tr"),
        ("dil rusça", "ru", "ru"),
        ("тіл қазақ тілі", "kk", "kk"),
        ("язык автоматически", "auto", "ru"),
        ("dil almanca", None, "tr"),
        ("dil", None, "tr"),
    ],
)
def test_a_language_is_chosen_by_its_name_in_any_of_them(base: Base, text: str, choice: str | None, lang: Lang) -> None:
    result = ask(base, text)
    assert isinstance(result, LanguageChoice)
    assert (result.choice, result.lang, result.available) == (choice, lang, LANGUAGES)
