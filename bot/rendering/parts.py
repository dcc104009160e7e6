"""What a reply is made of: words in order, without any form. Plain text, Block Kit and the terminal give them form."""

from dataclasses import dataclass
from typing import TypeAlias

from knowledge import Lang


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of ours, a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Words of ours that head what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Verbatim words with their proof. `attribution`: who, in what office, when; `brief`: who and when."""

    words: str
    attribution: str
    brief: str
    work: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in full. `summary` is empty where only the words were asked for; `status` dates it."""

    key: str
    title: str
    summary: str
    status: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in a dated list: `when` it was, then told more briefly."""

    when: str
    told: Told


@dataclass(frozen=True, slots=True)
class Entries:
    """A dated list in order. `hint`: how to see an entry in full, said where there is room for headlines only."""

    entries: tuple[Entry, ...]
    sources_heading: str
    hint: str


@dataclass(frozen=True, slots=True)
class Record:
    """A source: title, link, and lines about it."""

    title: str
    url: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of ours, one below the other."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paste:
    """Text to copy as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be asked for next: `key` of a fact or topic, `label` for a button, `line` for plain text."""

    key: str
    label: str
    line: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for next. `heading` may be empty."""

    heading: str
    choices: tuple[Choice, ...]


Part: TypeAlias = Sentence | Heading | Told | Entries | Record | Lines | Paste | Choices


@dataclass(frozen=True, slots=True)
class Page:
    """A whole reply, in the language `lang`."""

    lang: Lang
    parts: tuple[Part, ...]
