from datetime import date

from knowledge.models import Lang, Localised, Quotation, Source, SourceRecord, Translations


def record(language: Lang = "en", *, title_is_ours: bool = False) -> SourceRecord:
    return SourceRecord(
        title="A bridge",
        publisher="Example Herald",
        speaker="Ada Örnek",
        office=Localised(en="Keeper"),
        article=Localised(en="the article"),
        said=date(2021, 3, 4),
        url="https://herald.example/bridge",
        language=language,
        checked=date(2022, 2, 2),
        title_is_ours=title_is_ours,
        translation=Translations(tr="Bir köprü"),
    )


def quotation(language: Lang, **translations: str) -> Quotation:
    return Quotation("…", "speaker", Source("herald-2021", record(language)), Translations(**translations))


def test_words_have_a_translation_in_other_languages_than_their_own() -> None:
    english = quotation("en", tr="köprü", ru="мост")
    assert [english.translation(lang) for lang in ("en", "tr", "kk", "ru")] == [None, "köprü", None, "мост"]


def test_where_a_translation_is_missing_the_english_one_is_given() -> None:
    turkish = quotation("tr", en="a bridge")
    assert [turkish.translation(lang) for lang in ("en", "tr", "kk")] == ["a bridge", None, "a bridge"]


def test_a_published_title_is_shown_as_published_and_ours_in_the_readers_language() -> None:
    assert [record().title_in("tr"), record("tr").title_language] == ["A bridge", "tr"]
    ours = record("tr", title_is_ours=True)
    assert [ours.title_in(lang) for lang in ("en", "tr", "kk")] == ["A bridge", "Bir köprü", "A bridge"]
