from typing import get_args

from bot.rendering.pages import _WORDS
from knowledge import AnyResult
from tests.bot.rendering.results import RESULTS


def test_every_kind_of_result_has_its_words() -> None:
    assert set(_WORDS) == set(get_args(AnyResult))


def test_every_kind_of_result_is_among_the_examples() -> None:
    assert {type(result) for result in RESULTS.values()} == set(get_args(AnyResult))
