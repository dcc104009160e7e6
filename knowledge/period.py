"""The time a fact speaks of: a day, a month, a year, or a span between two of them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]

_POINT = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
PERIOD_PATTERN = f"^{_POINT}(?:/{_POINT})?$"  # for editors, in the JSON Schema
HOW_TO_WRITE = 'write a day as 2025-06-23, a month as "2025-05", a year as 1991, a span as "2015/2020"'

_PART = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day spoken of, and how precisely each end is known."""

    start: date
    end: date
    precision: Precision

    @property
    def is_span(self) -> bool:
        """Whether it runs from one point in time to a later one ("2015/2020")."""
        return (self.start, self.end) != _bounds(self.start, self.precision)

    def touches(self, year: int) -> bool:
        """Whether any day of `year` lies within."""
        return self.start.year <= year <= self.end.year

    def reaches_past(self, day: date) -> bool:
        """Whether its last day, month or year begins after `day`: 2025 does not reach past 23 June 2025, 2026 does."""
        return _bounds(self.end, self.precision)[0] > day

    def __str__(self) -> str:
        """Give the form in which a fact file writes it: 1991, 2025-05, 2010-09-15/2010-09-16."""
        length = {"year": 4, "month": 7, "day": 10}[self.precision]
        first, last = self.start.isoformat()[:length], self.end.isoformat()[:length]
        return first if first == last else f"{first}/{last}"


def parse_period(value: date | int | str) -> Period:
    """Read an `as_of`: a TOML date, a year as a number, "2025-05", or two of these with a slash (EDTF level 0).

    Raises ValueError when the value is none of these or ends before it starts. Its message says what is wrong, in
    words meant for the curator; HOW_TO_WRITE says what to do.
    """
    if isinstance(value, date):
        return Period(value, value, "day")
    first, slash, last = str(value).partition("/")
    start, _, precision = _parse_part(first)
    _, end, last_precision = _parse_part(last if slash else first)
    if precision != last_precision:
        raise ValueError(f'"{value}" mixes days, months and years')
    if end < start:
        raise ValueError(f'"{value}" ends before it starts')
    return Period(start, end, precision)


def _parse_part(text: str) -> tuple[date, date, Precision]:
    found = _PART.fullmatch(text.strip())
    if not found:
        raise ValueError(f'"{text}" is not a time')
    precision: Precision = "day" if found["day"] else "month" if found["month"] else "year"
    try:
        point = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        raise ValueError(f'"{text}" is no day of the calendar') from None
    return *_bounds(point, precision), precision


def _bounds(point: date, precision: Precision) -> tuple[date, date]:
    if precision == "day":
        return point, point
    if precision == "month":
        return point.replace(day=1), point.replace(day=calendar.monthrange(point.year, point.month)[1])
    return date(point.year, 1, 1), date(point.year, 12, 31)
