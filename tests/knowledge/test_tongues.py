import pytest

from knowledge.glossary import Lexicon, build_lexicon
from knowledge.models import Lang
from knowledge.text import tokenize
from knowledge.tongues import tongues_for, tongues_of
from knowledge.vocabulary import read_concepts


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(read_concepts({}))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how many students are there", "en"),
        ("son yıllarda petrol ticareti", "tr"),
        ("kac ogrenci var", "tr"),
        ("того посла", "ru"),
        ("skolko studentov v turcii", "ru"),
        ("той туралы айтшы", "kk"),
        ("qansha student bar", "kk"),
        ("өөө", "kk"),
        ("щщщ", "ru"),
        ("xyzzy", "en"),
        ("", "en"),
    ],
)
def test_the_likeliest_language_comes_first(lexicon: Lexicon, text: str, lang: Lang) -> None:
    assert tongues_of(tokenize(text), lexicon.strength)[0].lang == lang


def test_a_mixed_text_is_in_several_languages(lexicon: Lexicon) -> None:
    tongues = tongues_of(tokenize("сколько students in turkey"), lexicon.strength)
    assert {tongue.lang for tongue in tongues if tongue.thorough} >= {"en", "ru"}


@pytest.mark.parametrize(
    ("lang", "order"), [("en", "en tr"), ("tr", "tr en"), ("ru", "ru kk en tr"), ("kk", "kk ru en tr")]
)
def test_a_text_of_the_base_is_thoroughly_in_its_own_language_alone(lang: Lang, order: str) -> None:
    tongues = tongues_for(lang)
    assert " ".join(tongue.lang for tongue in tongues) == order
    assert [tongue.lang for tongue in tongues if tongue.thorough] == [lang]
