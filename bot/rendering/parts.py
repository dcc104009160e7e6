"""What a reply is made of: words in order, without any form. Plain text, Block Kit and the terminal give them form."""

from dataclasses import dataclass
from typing import TypeAlias

from knowledge import CitationStyle, Lang


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of ours, a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Words of ours that head what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """Words of ours that head a part of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Verbatim words with their proof. `attribution`: who, in what office, when; `brief`: who and when.

    `translation`: the same words in the reader's language, said to be ours; empty where they are in it themselves.
    """

    words: str
    attribution: str
    brief: str
    work: str
    url: str
    translation: str = ""


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
    """Something that can be asked for next: `key` of a fact or topic, `label` for a button, `line` for plain text.

    `lang`: of the reply that offers it, in which it is told too.
    """

    key: str
    label: str
    line: str
    lang: Lang = "en"

    @property
    def value(self) -> str:
        """Return what a button carries: the key, after a language other than English."""
        return self.key if self.lang == "en" else f"{self.lang} {self.key}"


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for next. `heading` may be empty."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """More facts beside an answer. Text lists the first `listed` below `heading`; a message has all under `label`."""

    heading: str
    choices: tuple[Choice, ...]
    listed: int
    label: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What can be typed, and what it gives."""

    typed: str
    gives: str


@dataclass(frozen=True, slots=True)
class Usages:
    """What can be typed, one line each."""

    usages: tuple[Usage, ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the buttons of an answer carry, all of it or in short. `share`: "" where there is nobody to share with."""

    share: str
    short: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who shared an answer, by Slack's id."""

    user: str


@dataclass(frozen=True, slots=True)
class Styles:
    """Buttons that give a citation in another style; each carries `carried`."""

    carried: str
    others: tuple[CitationStyle, ...]


Worded: TypeAlias = Sentence | Heading | Subheading | Told | Entries | Record | Lines | Usages | Paste | Choices
Beside: TypeAlias = Menu | Tools | Styles | Signature  # a message's buttons and small print
Part: TypeAlias = Worded | Beside


@dataclass(frozen=True, slots=True)
class Page:
    """A whole reply, in the language `lang`."""

    lang: Lang
    parts: tuple[Part, ...]
