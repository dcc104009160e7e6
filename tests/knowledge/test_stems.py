import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.kazakh import stem_kazakh
from knowledge.letters import kazakh_sounds
from knowledge.models import LANGUAGES, Lang
from knowledge.stems import form, stem
from knowledge.text import Token, fold, tokenize


def stems(text: str, lang: Lang) -> set[str]:
    return {stem(token, lang) for token in tokenize(text)}


@pytest.mark.parametrize(
    ("forms", "lang"),
    [
        ("student students", "en"),
        ("okul okulları okullari okullarında", "tr"),
        ("öğrencilerinin ogrencilerinin öğrenciler", "tr"),
        ("köprüler kopruler", "tr"),
        ("Иран Иране Ираном", "ru"),
        ("страна страны стран", "ru"),
        ("Турция турцию турцыю turciyu turciya", "ru"),
        ("студент студенттер студенттеріміз студенттеріне studentterimizdin", "kk"),
        ("мектеп мектебі мектептегі мектебінде", "kk"),
        ("Қазақстан Қазақстанның Qazaqstannyñ Казакстанда kazakstanga", "kk"),
        ("елші елшісі елшісіне елшілер", "kk"),
        ("жыл жылдан жылда жылдары", "kk"),
        ("қазақ қазағы қазақтар", "kk"),
    ],
)
def test_the_forms_of_a_word_share_its_stem(forms: str, lang: Lang) -> None:
    assert len(stems(forms, lang)) == 1


@pytest.mark.parametrize(("word", "lang"), [("Butan", "tr"), ("dolar", "tr"), ("ел", "kk"), ("өз", "kk"), ("is", "en")])
def test_a_word_is_not_cut_down_to_nearly_nothing(word: str, lang: Lang) -> None:
    token = tokenize(word)[0]
    assert stem(token, lang) == form(token, lang)


def test_words_in_letters_of_another_script_have_no_form_in_english_and_turkish() -> None:
    ambassador = Token("посол", "посол")
    assert [form(ambassador, lang) for lang in LANGUAGES] == [None, None, "posol", "posol"]


@given(st.text(min_size=1), st.sampled_from(LANGUAGES))
def test_any_word_has_a_stem(text: str, lang: Lang) -> None:
    token = Token(text.lower(), fold(text))
    assert isinstance(stem(token, lang), str)


@given(st.text(alphabet="aeiklmnrst", max_size=20))
def test_a_kazakh_stem_has_no_more_endings(word: str) -> None:
    once = stem_kazakh(kazakh_sounds(word))
    assert len(stem_kazakh(once)) == len(once)
