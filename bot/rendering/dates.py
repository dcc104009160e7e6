"""Days and periods in words, as each language writes them (CLDR)."""

import re
from datetime import date

from babel.dates import format_date, format_skeleton

from bot.wording import locale_of
from knowledge import Lang, Period

_POINTS = {"month": "yMMMM", "year": "y"}
_SPANS = {"day": "yMMMd", "month": "yMMM", "year": "y"}


def day(value: date, lang: Lang) -> str:
    """Write a day in full: 23 June 2025."""
    return format_date(value, "long", locale=locale_of(lang))


def period(value: Period, lang: Lang) -> str:
    """Write a period as precisely as it is known: 23 June 2025, May 2025, 1991, 15–16 September 2010, 2015–2020."""
    if value.is_span:
        return _span(value, lang)
    if value.precision == "day":
        return day(value.start, lang)
    return format_skeleton(_POINTS[value.precision], value.start, locale=locale_of(lang))


def _span(value: Period, lang: Lang) -> str:
    """Write both ends, without repeating what they have in common. CLDR's patterns abbreviate the months: not here."""
    start, end = value.start, value.end
    differ = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    locale = locale_of(lang)
    first, last = (_in_full(part) for part in locale.interval_formats[_SPANS[value.precision]][differ])
    return format_date(start, first, locale=locale) + format_date(end, last, locale=locale)


def _in_full(pattern: str) -> str:
    return re.sub(r"M{3}|L{3}", lambda month: month[0] + month[0][0], pattern)
