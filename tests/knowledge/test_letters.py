import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.letters import is_cyrillic, kazakh_sounds, russian_sounds, to_russian
from knowledge.text import fold


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("torgovyi", "торговый"),
        ("turciya", "турция"),
        ("turtsiya", "турция"),
        ("kuhni", "кухни"),
        ("uchitsya", "учится"),
        ("export", "експорт"),
        ("tureckoi", "турецкой"),
        ("турцыю", "турцию"),
        ("посол", "посол"),
    ],
)
def test_russian_in_latin_letters_is_read(typed: str, meant: str) -> None:
    assert to_russian(typed) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [("Капуджу", "Kapudzhu"), ("Ясауи", "Yasaui"), ("Улькер", "Ulker"), ("ёлка", "yolka"), ("посёлок", "poselok")],
)
def test_a_russian_word_sounds_the_same_in_either_script(one: str, other: str) -> None:
    assert russian_sounds(fold(one)) == russian_sounds(fold(other))


@pytest.mark.parametrize(
    "spellings",
    [
        ["Қазақстан", "Qazaqstan", "казакстан", "kazakstan"],
        ["жылыжай", "jylyjai", "zhylyzhai", "jılıjaı"],
        ["Түркиядағы", "Türkiadağy", "Turkiyadagy", "туркиядагы"],
        ["ынтымақтастық", "yntymaqtastyq", "ынтымактастык", "yntymaktastyk"],
        ["шаңғы", "shangy", "şañğy"],
        ["көлемі", "kolemi", "kölemı", "колеми"],
    ],
)
def test_a_kazakh_word_sounds_the_same_in_every_alphabet(spellings: list[str]) -> None:
    assert len({kazakh_sounds(fold(spelling)) for spelling in spellings}) == 1


@given(st.text())
def test_sounds_are_the_same_when_taken_again(text: str) -> None:
    sounds = kazakh_sounds(fold(text))
    assert kazakh_sounds(sounds) == kazakh_sounds(kazakh_sounds(sounds))


def test_scripts_are_told_apart() -> None:
    assert [is_cyrillic(word) for word in ("Ясауи", "Yassawi", "қазақ", "2025")] == [True, False, True, False]
