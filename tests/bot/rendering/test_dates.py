from datetime import date

import pytest

from bot.rendering.dates import day, period
from knowledge import Lang
from knowledge.period import parse_period


def plain_spaces(text: str) -> str:
    """CLDR has several kinds of space."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("lang", "written"),
    [("en", "23 June 2025"), ("tr", "23 Haziran 2025"), ("kk", "2025 ж. 23 маусым"), ("ru", "23 июня 2025 г.")],
)
def test_a_day_is_written_in_full(lang: Lang, written: str) -> None:
    assert plain_spaces(day(date(2025, 6, 23), lang)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2025, 6, 23), "23 June 2025"),
        ("2025-09", "September 2025"),
        (1991, "1991"),
        ("2010-09-15/2010-09-16", "15–16 September 2010"),
        ("2010-09-30/2010-10-01", "30 September – 1 October 2010"),
        ("2010-12-31/2011-01-01", "31 December 2010 – 1 January 2011"),
        ("2025-01/2025-09", "January – September 2025"),
        ("2024-12/2025-01", "December 2024 – January 2025"),
        ("2015/2020", "2015–2020"),
    ],
)
def test_a_period_is_written_as_precisely_as_it_is_known(value: date | int | str, written: str) -> None:
    assert plain_spaces(period(parse_period(value), "en")) == written


def test_spans_follow_the_order_of_the_language() -> None:
    span = parse_period("2010-09-15/2010-09-16")
    assert plain_spaces(period(span, "kk")) == "2010 ж. 15–16 қыркүйек"
    assert plain_spaces(period(span, "tr")) == "15–16 Eylül 2010"
    assert plain_spaces(period(parse_period("2024-12/2025-01"), "ru")) == "декабрь 2024 г. – январь 2025 г."
