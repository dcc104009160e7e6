import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.period import Period, parse_period


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        (date(2025, 6, 23), date(2025, 6, 23), date(2025, 6, 23)),
        ("2025-06-23", date(2025, 6, 23), date(2025, 6, 23)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (1991, date(1991, 1, 1), date(1991, 12, 31)),
        ("1991", date(1991, 1, 1), date(1991, 12, 31)),
        ("2015/2020", date(2015, 1, 1), date(2020, 12, 31)),
        ("2010-09-15/2010-09-16", date(2010, 9, 15), date(2010, 9, 16)),
        ("2010-09 / 2011-02", date(2010, 9, 1), date(2011, 2, 28)),
    ],
)
def test_a_time_is_read_as_its_first_and_last_day(written: date | int | str, start: date, end: date) -> None:
    period = parse_period(written)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("soon", '"soon" is not a time'),
        ("2025-6", '"2025-6" is not a time'),
        (25, '"25" is not a time'),
        (True, '"True" is not a time'),
        ("", '"" is not a time'),
        ("2015/", '"" is not a time'),
        ("2015/2016/2017", '"2016/2017" is not a time'),
        ("٢٠٢٥", '"٢٠٢٥" is not a time'),
        ("2025-02-30", '"2025-02-30" is no day of the calendar'),
        ("0000", '"0000" is no day of the calendar'),
        ("2015/2020-05", '"2015/2020-05" mixes days, months and years'),
        ("2020/2015", '"2020/2015" ends before it starts'),
    ],
)
def test_what_is_no_time_is_refused_in_words(written: int | str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        parse_period(written)


@pytest.mark.parametrize("written", ["1991", "2025-05", "2025-06-23", "2015/2020", "2010-09/2011-02"])
def test_a_period_is_written_as_it_was_read(written: str) -> None:
    assert str(parse_period(written)) == written


@given(st.dates(), st.dates())
def test_any_two_days_in_order_make_a_span(one: date, other: date) -> None:
    first, last = sorted((one, other))
    period = parse_period(f"{first.isoformat()}/{last.isoformat()}")
    assert period == Period(first, last, "day")
    assert period.is_span == (first != last)


def test_a_year_or_month_alone_is_no_span() -> None:
    assert not parse_period(1991).is_span
    assert not parse_period("2024-02").is_span
    assert parse_period("2015/2020").is_span


def test_a_span_touches_every_year_from_first_to_last() -> None:
    assert [year for year in range(2013, 2023) if parse_period("2015/2020").touches(year)] == [*range(2015, 2021)]


def test_a_time_reaches_past_a_day_when_its_last_part_begins_after_it() -> None:
    day = date(2025, 6, 23)
    within = (2025, "2025-06", "2025-06-23", "2015/2025", "1991")
    past = (2026, "2025-07", "2025-06-24", "2015/2026", "2025-06-23/2025-06-24")
    assert not any(parse_period(written).reaches_past(day) for written in within)
    assert all(parse_period(written).reaches_past(day) for written in past)
