"""A reply as Block Kit: all of it where it fits into one message, else as much as fits and how to ask for the rest."""

from collections.abc import Iterable, Sequence
from itertools import chain

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.rendering import elements
from bot.rendering.beside import BESIDE, Surface, beside, menu_size
from bot.rendering.escape import mrkdwn
from bot.rendering.message import Block as Sent
from bot.rendering.own_words import untranslated, untranslated_entries
from bot.rendering.parts import (
    Choices,
    Entries,
    Entry,
    Heading,
    Lines,
    Page,
    Paste,
    Record,
    Sentence,
    Subheading,
    Told,
    Usages,
    Worded,
)
from bot.rendering.plain import brief, sources
from bot.wording import count
from knowledge import Lang

MAX_BLOCKS = 50  # docs.slack.dev: "Blocks", in a message
# Heavier messages get msg_blocks_too_long. The limit is documented nowhere; it was seen near 13,300 characters, with
# some 125 more for each block (slackapi/bolt-js issues 2509 and 2867). Counting every object stays on the safe side.
MAX_WEIGHT = 13_000
_OBJECT_WEIGHT = 125
_ID_WEIGHT = 10  # Slack gives each block an id
_LAST_WORDS = 600  # kept free for saying what was left out
_AROUND_ENTRIES = 3_500  # and for what stands before and after a dated list
_MOST_HEADLINES = 200  # never fit; spares trying when there are thousands


def blocks(page: Page, surface: Surface = "message") -> tuple[Sent, ...]:
    """Make the blocks of a message, the Home tab or a modal.

    None when nothing can hold a part of the reply: then the text alone says it.
    """
    try:
        foot = _sent(beside(page, surface, 0))
        told = _told(page)
        if not _fits([*chain.from_iterable(told), *foot], room=0):
            told = _told(untranslated(page))
    except SlackObjectFormationError:  # a text is longer than any block takes
        return ()
    made = list(chain.from_iterable(told))
    if not _fits([*made, *foot], room=0):
        if not all(map(_fits, told)):
            return ()
        made = _beginning(_above(page), told, foot, page.lang)
    return (*made, *_with_menu(made, page, surface))


def _above(page: Page) -> list[Worded]:
    """Return the parts that stand above the buttons."""
    return [part for part in page.parts if not isinstance(part, BESIDE)]


def _told(page: Page) -> list[list[Sent]]:
    return [_sent(_make(part, page.lang)) for part in _above(page)]


def _beginning(parts: Sequence[Worded], told: Sequence[list[Sent]], foot: list[Sent], lang: Lang) -> list[Sent]:
    """Take as many parts as fit, in order, and count the others. None heads what is left out."""
    shown = 0
    while _fits([*chain.from_iterable(told[: shown + 1]), *foot]):
        shown += 1
    while shown and isinstance(parts[shown - 1], Heading | Subheading):
        shown -= 1
    left_out = sum(not isinstance(part, Heading | Subheading) for part in parts[shown:])
    return [*chain.from_iterable(told[:shown]), elements.section(count(lang, "more.left", left_out)).to_dict()]


def _with_menu(made: Sequence[Sent], page: Page, surface: Surface) -> list[Sent]:
    """Make what stands below an answer, with as many entries in its menu as there is room for."""
    for most in range(menu_size(page), 0, -1):
        foot = _sent(beside(page, surface, most))
        if _fits([*made, *foot], room=0):
            return foot
    return _sent(beside(page, surface, 0))


def _sent(made: Iterable[Block]) -> list[Sent]:
    return [block.to_dict() for block in made]


def _fits(sent: Sequence[Sent], room: int = _LAST_WORDS) -> bool:
    return len(sent) < MAX_BLOCKS and _weight(sent) + _ID_WEIGHT * len(sent) < MAX_WEIGHT - room


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return _OBJECT_WEIGHT + sum(map(_weight, value.values()))
    return sum(map(_weight, value)) if isinstance(value, Sequence) else 0


def _all_fit(made: Sequence[Block]) -> bool:
    return _fits(_sent(made), _AROUND_ENTRIES)


def _make(part: Worded, lang: Lang) -> list[Block]:
    match part:
        case Told():
            return elements.told(part)
        case Entries():
            return _entries(part, lang)
        case Choices():
            return _choices(part, lang)
    return [_block(part)]


def _block(part: Sentence | Heading | Subheading | Record | Lines | Usages | Paste) -> Block:
    match part:
        case Sentence(text):
            return elements.section(text)
        case Heading(text):
            return elements.heading(text)
        case Subheading(text):
            return elements.context(mrkdwn(text))
        case Record(title, url, lines):
            return elements.record(title, url, lines)
        case Lines(lines):
            return elements.section("\n".join(lines))
        case Usages(usages):
            return elements.usages(usages)
        case Paste(text):
            return elements.preformatted(text)


def _choices(offer: Choices, lang: Lang) -> list[Block]:
    heading = [elements.context(mrkdwn(offer.heading))] if offer.heading else []
    row = elements.buttons(offer.choices[: elements.MAX_BUTTONS])
    beyond = len(offer.choices) - elements.MAX_BUTTONS
    rest = [elements.context(mrkdwn(count(lang, "more.buttons", beyond)))] if beyond > 0 else []
    return [*heading, row, *rest]


def _entries(listed: Entries, lang: Lang) -> list[Block]:
    """Give every entry its words, and their translation, where there is room; else headlines only, as many as fit."""
    for tried in (listed, untranslated_entries(listed)):
        in_full = [*elements.paragraphs(map(_in_full, tried.entries)), elements.context(*map(mrkdwn, sources(listed)))]
        if _all_fit(in_full):
            return in_full
    headlines = [_headline(entry) for entry in listed.entries]
    shown = min(len(headlines), _MOST_HEADLINES)
    while not _all_fit(elements.paragraphs(headlines[:shown])):
        shown -= 1
    left = len(headlines) - shown
    last = count(lang, "timeline.left", left) if left else listed.hint
    return [*elements.paragraphs(headlines[:shown]), elements.context(mrkdwn(last))]


def _in_full(entry: Entry) -> str:
    told = entry.told
    lines = [told.summary, *map(brief, told.quotes)]
    return "\n".join([f"*{mrkdwn(entry.when)}* {mrkdwn(told.title)}", *map(mrkdwn, lines)])


def _headline(entry: Entry) -> str:
    told = entry.told
    return f"*{mrkdwn(entry.when)}* {mrkdwn(f'{told.title} ({told.quotes[-1].brief}): {told.key}')}"
