import pytest

from knowledge.language_names import is_language, language_named


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        *(("tr", "tr"), ("Turkish", "tr"), ("TÜRKÇE", "tr"), ("turkce", "tr"), ("турецкий", "tr"), ("түрікше", "tr")),
        *(("Kazakça", "kk"), ("қазақша", "kk"), ("қазақ тілі", "kk"), ("казахский", "kk"), ("qazaqşa", "kk")),
        *(("rusça", "ru"), ("по-русски", "ru"), ("орысша", "ru"), ("русский", "ru"), ("İngilizce", "en"), ("EN", "en")),
        *(("ағылшын тілі", "en"), ("auto", "auto"), ("otomatik", "auto"), ("Автоматически", "auto")),
        *(("German", None), ("almanca", None), ("trade", None), ("", None)),
    ],
)
def test_our_languages_are_known_by_their_names_in_each(name: str, choice: str | None) -> None:
    assert language_named(name) == choice


def test_the_worlds_languages_are_told_from_other_words() -> None:
    names = ["German", "almanca", "неміс тілі", "немецкий", "auto", "қазақша", "eğitimi", ""]
    assert [is_language(name) for name in names] == [True] * 6 + [False] * 2
