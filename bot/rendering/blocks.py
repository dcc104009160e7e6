"""A reply as Block Kit: all of it where it fits into one message, else as much as fits and how to ask for the rest."""

from collections.abc import Sequence

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.rendering import elements
from bot.rendering.escape import mrkdwn
from bot.rendering.message import Block as Sent
from bot.rendering.parts import (
    Choices,
    Entries,
    Entry,
    Heading,
    Lines,
    Page,
    Part,
    Paste,
    Record,
    Sentence,
    Told,
)
from bot.rendering.plain import sources
from bot.wording import count
from knowledge import Lang

MAX_BLOCKS = 50  # docs.slack.dev: "Blocks", in a message
# Heavier messages get msg_blocks_too_long. The limit is documented nowhere; it was seen near 13,300 characters, with
# some 125 more for each block (slackapi/bolt-js issues 2509 and 2867). Counting every object stays on the safe side.
MAX_WEIGHT = 13_000
_OBJECT_WEIGHT = 125
_LAST_WORDS = 600  # kept free for saying what was left out
_AROUND_ENTRIES = 2_500  # and for what stands before and after a dated list
_MOST_HEADLINES = 200  # never fit; spares trying when there are thousands


def blocks(page: Page) -> tuple[Sent, ...]:
    """Make a message's blocks; none when no message can hold a part of the reply: then the text alone says it."""
    made: list[Sent] = []
    left_out = 0
    for part in page.parts:
        try:
            more = [block.to_dict() for block in _make(part, page.lang)]
        except SlackObjectFormationError:  # a text is longer than any block takes
            return ()
        if not _fits(more):
            return ()
        if _fits([*made, *more]):
            made += more
        else:
            left_out += 1
    if left_out:
        made.append(elements.section(count(page.lang, "more.left", left_out)).to_dict())
    return tuple(made)


def _fits(sent: Sequence[Sent], room: int = _LAST_WORDS) -> bool:
    return len(sent) < MAX_BLOCKS and _weight(sent) < MAX_WEIGHT - room


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return _OBJECT_WEIGHT + sum(map(_weight, value.values()))
    return sum(map(_weight, value)) if isinstance(value, Sequence) else 0


def _all_fit(made: Sequence[Block]) -> bool:
    return _fits([block.to_dict() for block in made], _AROUND_ENTRIES)


def _make(part: Part, lang: Lang) -> list[Block]:
    match part:
        case Sentence(text):
            return [elements.section(text)]
        case Heading(text):
            return [elements.heading(text)]
        case Told():
            return elements.told(part)
        case Entries():
            return _entries(part, lang)
        case Record(title, url, lines):
            return [elements.record(title, url, lines)]
        case Lines(lines):
            return [elements.section("\n".join(lines))]
        case Paste(text):
            return [elements.preformatted(text)]
        case Choices():
            return _choices(part, lang)


def _choices(offer: Choices, lang: Lang) -> list[Block]:
    heading = [elements.context(mrkdwn(offer.heading))] if offer.heading else []
    row = elements.buttons(offer.choices[: elements.MAX_BUTTONS])
    beyond = len(offer.choices) - elements.MAX_BUTTONS
    rest = [elements.context(mrkdwn(count(lang, "more.buttons", beyond)))] if beyond > 0 else []
    return [*heading, row, *rest]


def _entries(listed: Entries, lang: Lang) -> list[Block]:
    """Give every entry its words where there is room for all; else headlines only, as many as fit."""
    in_full = [*elements.paragraphs(map(_in_full, listed.entries)), elements.context(*map(mrkdwn, sources(listed)))]
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
    lines = [told.summary, *(f"{quote.words} ({quote.brief})" for quote in told.quotes)]
    return "\n".join([f"*{mrkdwn(entry.when)}* {mrkdwn(told.title)}", *map(mrkdwn, lines)])


def _headline(entry: Entry) -> str:
    told = entry.told
    return f"*{mrkdwn(entry.when)}* {mrkdwn(f'{told.title} ({told.quotes[-1].brief}): {told.key}')}"
