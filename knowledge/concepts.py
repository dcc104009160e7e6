"""Concepts: the meanings that the subject's words have."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta, Struct

from knowledge.models import Phrases, Text

Role = Literal["from", "in"]
SmallTalk = Literal["thanks", "greeting", "help"]
Gives = Literal["number", "amount", "date", "duration"]
Wants = Literal["number", "amount", "date", "duration", "quantity"]
Asks = Literal["who", "where", "why", "which"]


class ConceptRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[concept]` table of lexicon/<theme>.toml."""

    en: tuple[Text, ...] = ()
    tr: tuple[Text, ...] = ()
    kk: tuple[Text, ...] = ()
    ru: tuple[Text, ...] = ()
    of: Annotated[Text | None, Meta(description="The country that these words name with a role")] = None
    role: Annotated[Role | None, Meta(description="from: of that country; in: there, or towards it")] = None
    filler: Annotated[bool, Meta(description="Words of asking, which say nothing of the subject")] = False
    light: Annotated[bool, Meta(description="Everyday words: it matters little whether a fact has them")] = False
    apart: Annotated[bool, Meta(description="Each of the words means something else: a list of cities, say")] = False
    focus: Annotated[bool, Meta(description="What follows these words is what is asked for: who is the …")] = False
    focus_before: Annotated[bool, Meta(description="What stands before these words is what is asked for: … kim")] = (
        False
    )
    asks: Annotated[Asks | None, Meta(description="What sort of thing these words of asking ask for")] = None
    now: Annotated[bool, Meta(description="Words for the present day, of which old words do not tell")] = False
    decisive: Annotated[bool, Meta(description="A question naming it is answered only by a fact that speaks of it")] = (
        False
    )
    small_talk: Annotated[SmallTalk | None, Meta(description="What is said back when nothing else is said")] = None
    wants: Annotated[Wants | None, Meta(description="What an answer to these words must hold")] = None
    gives: Annotated[Gives | None, Meta(description="What a quote with these words holds")] = None

    def phrases(self) -> Phrases:
        """Return the words of the concept by language."""
        return Phrases(self.en, self.tr, self.kk, self.ru)


@dataclass(frozen=True, slots=True)
class Concept:
    """A meaning that words can have. `name` is the country's where `role` is given."""

    name: str
    role: Role | None = None
    filler: bool = False
    light: bool = False
    apart: bool = False
    focus: bool = False
    focus_before: bool = False
    asks: Asks | None = None
    now: bool = False
    decisive: bool = False
    small_talk: SmallTalk | None = None
    wants: Wants | None = None
    gives: Gives | None = None


def as_concept(name: str, record: ConceptRecord) -> Concept:
    """Return the concept of a lexicon's `[name]`."""
    return Concept(
        name=record.of or name,
        role=record.role,
        filler=record.filler,
        light=record.light,
        apart=record.apart,
        focus=record.focus,
        focus_before=record.focus_before,
        asks=record.asks,
        now=record.now,
        decisive=record.decisive,
        small_talk=record.small_talk,
        wants=record.wants,
        gives=record.gives,
    )
