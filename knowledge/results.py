"""What can be said to a question: one value for each thing, and nothing about how it is shown."""

from dataclasses import dataclass
from typing import Literal

from knowledge.models import Fact, Lang, Source, Topic
from knowledge.slash_words import SlashWord

CitationStyle = Literal["plain", "apa", "bibtex", "csl", "brief"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`lang` is the language to reply in."""

    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFound(Result):
    """A fact that answers. `alongside`: the rest of its series, by date, told with it.

    `others`: more facts of its topic, to choose from. `quote_first`: asked for with `quote`, the summary is left out.
    `as_of`: the year that was asked for.
    """

    fact: Fact
    alongside: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    quote_first: bool = False
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFound(Result):
    """A topic: its leading fact in full, the rest of that fact's series, and the topic's other facts to choose from."""

    topic: Topic
    fact: Fact
    alongside: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    quote_first: bool = False
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Result):
    """The question can be read in several ways: two to five facts, none of them told."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingKnown(Result):
    """The base does not answer this.

    `near`: facts to offer, nearest first. `years`: those known, when a year (`as_of`) was asked for.
    """

    near: tuple[Fact, ...] = ()
    years: tuple[int, ...] = ()
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnFound(Result):
    """The key of a fact that no longer stands; `fact.withdrawn` says why."""

    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults(Result):
    """Up to five facts, best first; `query` is not repeated to others."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Result):
    """Series side by side: each group is one series by date, with at least two facts."""

    topic: Topic | None
    groups: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Result):
    """Dated events, figures and offices in order of `as_of`; of the whole base when `topic` is None."""

    topic: Topic | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Result):
    """A fact's citation as text, ready to paste."""

    fact: Fact
    style: CitationStyle
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFound(Result):
    """A source and the facts that rest on it, in order of their keys."""

    source: Source
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList(Result):
    """All sources, newest first."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicList(Result):
    """All topics in the order of their titles."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice(Result):
    """`language X`: the person's choice; None: X is no language that the bot answers in, or nothing was named."""

    choice: Lang | Literal["auto"] | None
    available: tuple[Lang, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Result):
    """What can be asked. `incomplete`: the slash word that lacks its argument ("cite"), if that is why."""

    incomplete: SlashWord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(Result):
    """Thanks or a greeting, and nothing else was said."""

    kind: Literal["thanks", "greeting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingAsked(Result):
    """Words that ask nothing by themselves, such as "and in 2012?": what was said before is not remembered."""


AnyResult = (
    FactFound
    | TopicFound
    | Choices
    | NothingKnown
    | WithdrawnFound
    | SearchResults
    | Comparison
    | Timeline
    | Citation
    | SourceFound
    | SourceList
    | TopicList
    | LanguageChoice
    | Help
    | SmallTalk
    | NothingAsked
)
