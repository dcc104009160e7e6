import pytest

from knowledge.concepts import Concept, ConceptRecord, Lexicon, build_lexicon
from knowledge.models import Phrases
from knowledge.text import tokenize


def names(lexicon: Lexicon, text: str) -> list[str | None]:
    mentions = lexicon.mentions(tokenize(text))
    return [mention.concept.name if mention.concept else None for mention in mentions]


@pytest.fixture
def lexicon() -> Lexicon:
    lexicon = Lexicon()
    lexicon.add(Concept("ship"), Phrases(en=("ship", "vessel"), tr=("kayık",)))
    lexicon.add(Concept("shipyard"), Phrases(en=("ship yard",)))
    lexicon.add(Concept("organise"), Phrases(en=("organizing",)))
    lexicon.add(Concept("organ"), Phrases(en=("organize",)))
    return lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ships", ["ship"]),
        ("two vessels", [None, "ship"]),
        ("kayıklar", ["ship"]),
        ("the ship yards", [None, "shipyard"]),
        ("ship", ["ship"]),
        ("organize", ["organ"]),
        ("organizing", ["organise"]),
        ("organizes", ["organise"]),
    ],
)
def test_the_longest_phrase_is_meant_and_of_equal_ones_the_one_spelt_so(
    lexicon: Lexicon, text: str, found: list[str | None]
) -> None:
    assert names(lexicon, text) == found


def test_a_word_is_known_by_its_spelling_and_by_its_stem(lexicon: Lexicon) -> None:
    known = [lexicon.knows(token) for token in tokenize("yard vessels harbour")]
    assert known == [True, True, False]


@pytest.mark.parametrize("word", ["Japan", "Japanese", "Japonya", "Япония", "Жапония"])
def test_other_countries_and_their_peoples_are_decisive_in_every_language(word: str) -> None:
    concepts = [mention.concept for mention in build_lexicon({}).mentions(tokenize(word))]
    assert [concept and concept.decisive for concept in concepts] == [True]


def test_curated_words_go_before_the_worlds() -> None:
    records = {
        "in-turkiye": ConceptRecord(en=("to turkey",), of="turkiye", role="in"),
        "turkiye": ConceptRecord(en=("Turkey",)),
    }
    lexicon = build_lexicon(records)
    assert names(lexicon, "turkey") == ["turkiye"]
    assert [mention.concept for mention in lexicon.mentions(tokenize("to Turkey"))] == [Concept("turkiye", role="in")]
