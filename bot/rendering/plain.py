"""A reply as plain text: for the terminal, for notifications and screen readers. Unicode, without any markup."""

from bot.rendering.escape import inert
from bot.rendering.parts import (
    Choices,
    Entries,
    Heading,
    Lines,
    Menu,
    Page,
    Part,
    Paste,
    Quoted,
    Record,
    Sentence,
    Signature,
    Styles,
    Subheading,
    Told,
    Tools,
    Usages,
    Worded,
)


def plain(page: Page) -> str:
    """Write the whole reply, its parts a blank line apart. Buttons are not told of."""
    return inert("\n\n".join(map(_write, worded(page))))


def worded(page: Page) -> list[Worded]:
    """Return the parts that text has: of a menu what it lists, and no buttons."""
    return [each for part in page.parts for each in _worded(part)]


def _worded(part: Part) -> list[Worded]:
    match part:
        case Menu(heading, choices, listed):
            return [Choices(heading, choices[:listed])] if listed else []
        case Tools() | Styles() | Signature():
            return []
    return [part]


def _write(part: Worded) -> str:
    match part:
        case Sentence(text) | Heading(text) | Subheading(text) | Paste(text):
            return text
        case Told():
            return told(part)
        case Entries():
            return entries(part)
        case Record(title, url, lines):
            return _lines(title, *lines, url)
        case Lines(lines):
            return _lines(*lines)
        case Choices(heading, choices):
            return _lines(heading, *(choice.line for choice in choices))
        case Usages(usages):
            return _lines(*(f"{usage.typed} — {usage.gives}" for usage in usages))


def told(fact: Told) -> str:
    """Write a fact in full."""
    claim = _lines(fact.title, fact.summary, fact.status)
    return "\n\n".join([claim, *(_quote(quote) for quote in fact.quotes)])


def entries(listed: Entries) -> str:
    """Write a dated list, each entry with its words and who said them, and the sources once at its end."""
    written = [
        _lines(f"{entry.when}: {entry.told.title}", entry.told.summary, *map(brief, entry.told.quotes))
        for entry in listed.entries
    ]
    return "\n\n".join([*written, _lines(listed.sources_heading, *sources(listed))])


def sources(listed: Entries) -> list[str]:
    """List who is quoted and where, each source once, with its link."""
    quotes = [quote for entry in listed.entries for quote in entry.told.quotes]
    return list(dict.fromkeys(f"{quote.attribution}: {quote.work}, {quote.url}" for quote in quotes))


def _quote(quote: Quoted) -> str:
    return _lines(quote.words, quote.translation, quote.attribution, quote.work, quote.url)


def brief(quote: Quoted) -> str:
    """Write a quote with who said it and when; in another language than the reader's, with its translation below."""
    return _lines(f"{quote.words} ({quote.brief})", quote.translation)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
