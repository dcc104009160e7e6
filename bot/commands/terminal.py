"""A reply in a terminal, with colour and shape."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.rendering.escape import inert
from bot.rendering.parts import (
    Choices,
    Entries,
    Heading,
    Lines,
    Page,
    Paste,
    Quoted,
    Record,
    Sentence,
    Subheading,
    Told,
    Usages,
    Worded,
)
from bot.rendering.plain import brief, sources, worded

_QUOTE, _SMALL, _TITLE = "italic", "dim", "bold"


def show(page: Page, console: Console | None = None) -> None:
    """Print a reply."""
    console = console or Console(highlight=False)
    for number, part in enumerate(worded(page)):
        if number:
            console.print()
        console.print(_shape(part))


def _shape(part: Worded) -> RenderableType:
    match part:
        case Sentence(text) | Paste(text):
            return _text(text)
        case Heading(text) | Subheading(text):
            return _text(text, _TITLE)
        case Told():
            return _told(part)
        case Entries():
            return _entries(part)
        case Record(title, url, lines):
            return Group(_text(title, _TITLE), *map(_text, lines), _link(url))
        case Lines(lines):
            return Group(*map(_text, lines))
        case Usages(usages):
            return Group(*(Text.assemble(_text(each.typed, _TITLE), " — ", _text(each.gives)) for each in usages))
        case Choices(heading, choices):
            head = [_text(heading, _TITLE)] if heading else []
            return Group(*head, *(_text(choice.line) for choice in choices))


def _told(fact: Told) -> Panel:
    summary = [_text(fact.summary)] if fact.summary else []
    quotes = [line for quote in fact.quotes for line in _quote(quote)]
    body = Group(*summary, _text(fact.status, _SMALL), *quotes)
    return Panel(body, title=_text(fact.title, _TITLE), title_align="left", border_style="cyan", padding=(0, 1))


def _quote(quote: Quoted) -> list[RenderableType]:
    words = Padding(_text(quote.words, _QUOTE), (1, 2, 0, 2))
    translation = [Padding(_text(quote.translation), (0, 2, 0, 2))] if quote.translation else []
    return [words, *translation, _text(quote.attribution), _text(quote.work, _SMALL), _link(quote.url)]


def _entries(listed: Entries) -> Group:
    shown: list[RenderableType] = []
    for entry in listed.entries:
        shown.append(_text(f"{entry.when}: {entry.told.title}", _TITLE))
        shown.append(_text(entry.told.summary))
        shown += [_text(f"{brief(quote)}\n", _QUOTE) for quote in entry.told.quotes]
    return Group(*shown, _text(listed.sources_heading, _TITLE), *(_text(line, _SMALL) for line in sources(listed)))


def _link(url: str) -> Text:
    return _text(url, f"underline blue link {inert(url)}")


def _text(text: str, style: str = "") -> Text:
    return Text(inert(text), style=style)
