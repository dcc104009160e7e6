from typing import get_args

import pytest

from knowledge.models import LANGUAGES, Lang
from knowledge.slash_words import SLASH_WORDS, SlashWord, meant, shown, typed
from knowledge.text import fold


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("word", SLASH_WORDS)
def test_each_word_has_one_in_each_language_that_means_it_there(word: SlashWord, lang: Lang) -> None:
    assert meant()[fold(shown(word, lang))] == (word, lang)


def test_no_word_means_two_things() -> None:
    words = [fold(word) for lang in LANGUAGES for word in set(typed(lang))]
    assert len(words) == len(set(words))
    assert set(words) == set(meant())


def test_english_ones_are_their_own_names() -> None:
    assert tuple(typed("en")) == SLASH_WORDS == get_args(SlashWord)
