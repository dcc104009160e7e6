"""A reply with quotes in their own words alone: where there is not room for all, our translations of them go first."""

from dataclasses import replace

from bot.rendering.parts import Entries, Page, Part, Told


def untranslated(page: Page) -> Page:
    """Leave the translations of quotes out of a reply."""
    return replace(page, parts=tuple(map(_part, page.parts)))


def untranslated_entries(listed: Entries) -> Entries:
    """Leave them out of a dated list."""
    return replace(listed, entries=tuple(replace(each, told=_told(each.told)) for each in listed.entries))


def _part(part: Part) -> Part:
    match part:
        case Told():
            return _told(part)
        case Entries():
            return untranslated_entries(part)
    return part


def _told(fact: Told) -> Told:
    return replace(fact, quotes=tuple(replace(quote, translation="") for quote in fact.quotes))
