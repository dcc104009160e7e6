import pytest

from knowledge.concepts import Concept, ConceptRecord
from knowledge.glossary import Lexicon, Mention, Tongue, build_lexicon
from knowledge.models import LANGUAGES, Lang, Phrases
from knowledge.text import tokenize

ALL = tuple(Tongue(lang) for lang in LANGUAGES)


def mentions(lexicon: Lexicon, text: str, tongues: tuple[Tongue, ...] = ALL) -> list[Mention]:
    return list(lexicon.mentions(tokenize(text), tongues))


def names(lexicon: Lexicon, text: str, tongues: tuple[Tongue, ...] = ALL) -> list[str | None]:
    return [mention.concept.name if mention.concept else None for mention in mentions(lexicon, text, tongues)]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(
        [
            (Concept("ship"), Phrases(en=("ship", "vessel"), tr=("kayık", "petrol"), kk=("кеме",), ru=("судно",))),
            (Concept("shipyard"), Phrases(en=("ship yard",))),
            (Concept("organise"), Phrases(en=("organizing",))),
            (Concept("organ"), Phrases(en=("organize",))),
            (Concept("fuel"), Phrases(en=("petrol",))),
            (Concept("envoy"), Phrases(tr=("Türkiye'deki elçi",), kk=("түркиядағы елші",))),
            (Concept("on board"), Phrases(ru=("палуба",))),
        ],
        [(Concept("Togo"), Phrases(kk=("Кеме",), ru=("Того",)))],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ships", ["ship"]),
        ("two vessels", [None, "ship"]),
        ("kayıklar", ["ship"]),
        ("kayiklar", ["ship"]),
        ("кемелеріміз", ["ship"]),
        ("kemeler", ["ship"]),
        ("суда", [None]),
        ("sudno", ["ship"]),
        ("the ship yards", [None, "shipyard"]),
        ("ship", ["ship"]),
        ("organize", ["organ"]),
        ("organizing", ["organise"]),
        ("organizes", ["organise"]),
        ("", []),
    ],
)
def test_the_longest_phrase_is_meant_and_of_equal_ones_the_one_spelt_so(
    lexicon: Lexicon, text: str, found: list[str | None]
) -> None:
    assert names(lexicon, text) == found


def test_a_word_as_it_is_spelt_goes_before_one_that_sounds_so() -> None:
    lexicon = Lexicon([(Concept("small"), Phrases(kk=("ұсақ",))), (Concept("plane"), Phrases(kk=("ұшақ",)))])
    assert names(lexicon, "ұшақ ұсақ usaq") == ["plane", "small", "small"]


def test_in_turkish_and_kazakh_the_last_word_of_a_phrase_alone_takes_other_endings(lexicon: Lexicon) -> None:
    assert names(lexicon, "Türkiye'deki elçiler") == ["envoy"]
    assert names(lexicon, "Түркиядағы елшілер") == ["envoy"]
    assert "envoy" not in names(lexicon, "Түркияның елшілері")


@pytest.mark.parametrize(("langs", "name"), [("en tr", "fuel"), ("tr en", "ship")])
def test_the_first_tongue_is_meant_where_several_have_the_word(lexicon: Lexicon, langs: str, name: str) -> None:
    order = [lang for lang in LANGUAGES if lang in langs]
    ranked = tuple(Tongue(lang) for lang in sorted(order, key=langs.index))
    assert names(lexicon, "petrol", ranked) == [name]


def test_what_comes_last_is_meant_only_where_nothing_else_is(lexicon: Lexicon) -> None:
    assert names(lexicon, "кеме", (Tongue("kk"),)) == ["ship"]
    assert names(lexicon, "того") == ["Togo"]


def test_of_a_tongue_that_is_not_thorough_listed_words_alone_count(lexicon: Lexicon) -> None:
    assert names(lexicon, "vessel vessels", (Tongue("en", thorough=False),)) == ["ship", None]


def test_short_latin_words_are_not_taken_for_those_of_cyrillic_languages() -> None:
    lexicon = Lexicon([(Concept("he"), Phrases(ru=("он",))), (Concept("palace"), Phrases(ru=("дом",)))])
    assert names(lexicon, "on", (Tongue("ru", thorough=False),)) == [None]
    assert names(lexicon, "on", (Tongue("ru"),)) == ["he"]


@pytest.mark.parametrize(
    ("word", "lang", "strength"),
    [("yard", "en", 2), ("vessels", "en", 1), ("harbour", "en", 0), ("судно", "en", 0), ("sudno", "ru", 2)],
)
def test_how_well_a_language_knows_a_word(lexicon: Lexicon, word: str, lang: Lang, strength: int) -> None:
    assert lexicon.strength(tokenize(word)[0], lang) == strength


@pytest.mark.parametrize("word", ["Japan", "Japanese", "Japonya", "Япония", "Жапония"])
def test_other_countries_and_their_peoples_are_decisive_in_every_language(word: str) -> None:
    concepts = [mention.concept for mention in mentions(build_lexicon({}), word)]
    assert [concept and concept.decisive for concept in concepts] == [True]


def test_curated_words_go_before_the_worlds() -> None:
    records = {
        "in-turkiye": ConceptRecord(en=("to turkey",), of="turkiye", role="in"),
        "turkiye": ConceptRecord(en=("Turkey",)),
    }
    lexicon = build_lexicon(records)
    assert names(lexicon, "turkey") == ["turkiye"]
    assert [mention.concept for mention in mentions(lexicon, "to Turkey")] == [Concept("turkiye", role="in")]
