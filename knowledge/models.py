"""The records of the knowledge base: as curators write them in TOML, and as the program holds them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from knowledge.period import PERIOD_PATTERN, Period

Lang = Literal["en", "tr", "kk", "ru"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

Kind = Literal["figure", "event", "statement", "plan", "profile"]
Voice = Literal["speaker", "article"]

Text = Annotated[str, Meta(min_length=1, pattern=r"\S")]
Texts = Annotated[tuple[Text, ...], Meta(min_length=1)]
SLUG_PATTERN = "^[a-z0-9]+(?:-[a-z0-9]+)*$"
Slug = Annotated[str, Meta(pattern=SLUG_PATTERN)]
URL_PATTERN = r"^https?://[^\s<>|]+$"
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class Localised(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One text in each language that has it. English is never missing."""

    en: Text
    tr: Text | None = None
    kk: Text | None = None
    ru: Text | None = None

    def best(self, lang: Lang) -> tuple[str, Lang]:
        """Return the text in `lang`, or in English where it is missing, and the language it is in."""
        text: str | None = getattr(self, lang)
        return (text, lang) if text else (self.en, "en")

    def every(self) -> tuple[str, ...]:
        """Return the texts of all languages that have one, English first."""
        return tuple(text for text in (self.en, self.tr, self.kk, self.ru) if text)


class Phrases(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Any number of short texts in each language."""

    en: Texts = ()
    tr: Texts = ()
    kk: Texts = ()
    ru: Texts = ()

    def every(self) -> tuple[str, ...]:
        """Return the phrases of all languages, English first."""
        return (*self.en, *self.tr, *self.kk, *self.ru)


NO_PHRASES = Phrases()


class Translations(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Our translation of somebody's words, in each language but their own."""

    en: Text | None = None
    tr: Text | None = None
    kk: Text | None = None
    ru: Text | None = None

    def into(self, lang: Lang, own: Lang) -> str | None:
        """Return the translation into `lang`, or else into English; None where `lang` is the words' `own` language."""
        if lang == own:
            return None
        text: str | None = getattr(self, lang)
        return text or self.en


NO_TRANSLATIONS = Translations()


class QuotationRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[fact.source]]` table: where a claim is said, and in which words."""

    id: Annotated[Slug, Meta(description="A source: the name of its file in sources/, without .toml")]
    voice: Annotated[
        Voice,
        Meta(description="speaker: the person interviewed says it. article: words that stand outside the interview."),
    ]
    quote: Annotated[
        Text,
        Meta(description="The shortest verbatim words that carry the claim, 30 at most; … stands for words left out."),
    ]
    translation: Annotated[
        Translations, Meta(description="The quote, and no more, in each language but the article's; … stands there too")
    ] = NO_TRANSLATIONS


class FactRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[fact-name]` table of facts/<topic>.toml."""

    title: Annotated[Localised, Meta(description="A headline of at most 75 characters: it stands on buttons")]
    kind: Annotated[Kind, Meta(description="What is claimed: a number, a happening, a view, an intention, a person")]
    as_of: Annotated[
        int | str,
        Meta(
            description='The time spoken of: 2025-06-23, "2025-05", 1991 or "2015/2020"',
            extra_json_schema={"pattern": PERIOD_PATTERN},
        ),
    ]
    say: Annotated[Localised, Meta(description="One or two sentences of ours; nothing beyond what the quote carries")]
    ask: Annotated[Phrases, Meta(description="Questions in the words in which people put them")]
    source: Annotated[tuple[QuotationRecord, ...], Meta(min_length=1, description="Who said it, oldest first")]
    alias: Annotated[Phrases, Meta(description="Other names of the fact: looked up whole")] = NO_PHRASES
    beyond: Annotated[
        Phrases, Meta(description="Questions that sound like the fact and ask for what its sources do not say")
    ] = NO_PHRASES
    series: Annotated[
        Slug | None,
        Meta(description="Facts of one series tell of the same thing at different dates or in different voices"),
    ] = None
    withdrawn: Annotated[
        Text | None, Meta(description="Why the fact no longer stands. Facts are withdrawn, never deleted.")
    ] = None


class TopicRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """The fields at the head of facts/<topic>.toml, before its first fact."""

    title: Localised
    lead: Annotated[Slug, Meta(description="The name of the fact that answers when the topic alone is asked for")]
    alias: Annotated[Phrases, Meta(description="Other words for the topic")] = NO_PHRASES


class SourceRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A file sources/<id>.toml: an article or interview, and who speaks in it."""

    title: Annotated[Text, Meta(description="The title as published; or a description of ours, with title_is_ours")]
    publisher: Text
    speaker: Annotated[Text, Meta(description="Who is interviewed, as the person writes the name")]
    office: Annotated[Localised, Meta(description="The office held when speaking")]
    article: Annotated[
        Localised,
        Meta(description="How to name the article's own voice: the article introducing the interview with …"),
    ]
    said: Annotated[date, Meta(description="The day it was said, or else published")]
    url: Annotated[str, Meta(pattern=URL_PATTERN)]
    language: Lang
    checked: Annotated[date, Meta(description="The day somebody last compared record and article")]
    title_is_ours: Annotated[bool, Meta(description="The published title is not known in full")] = False
    said_inferred: Annotated[
        Localised | None, Meta(description="How the day was worked out, when the article does not give it")
    ] = None
    other_editions: Annotated[Texts, Meta(description="Titles of the same text in other languages")] = ()
    translation: Annotated[Translations, Meta(description="What the title says, in each language but its own")] = (
        NO_TRANSLATIONS
    )

    @property
    def title_language(self) -> Lang:
        """Return the language of the title: a description of ours is in English."""
        return "en" if self.title_is_ours else self.language

    def title_in(self, lang: Lang) -> str:
        """Return the title to show to readers of `lang`: as published, or our description in their language."""
        translated = self.translation.into(lang, self.title_language) if self.title_is_ours else None
        return translated or self.title


class Pin(Struct, frozen=True, forbid_unknown_fields=True):
    """Where one quote stands in its source's text."""

    sha256: Annotated[Sha256, Meta(description="Of the quote's normalised words")]
    at: Annotated[tuple[int, ...], Meta(description="Word offset of each part of the quote, counted from 0")]
    lengths: Annotated[tuple[int, ...], Meta(description="How many words each part has")]


class PinsRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A file sources/pins/<id>.toml, written by `kzturk pin`."""

    text_sha256: Annotated[Sha256, Meta(description="Of the text's normalised words, as read")]
    text_words: Annotated[int, Meta(ge=0)]
    pin: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its id, which is the name of its file."""

    id: str
    record: SourceRecord


@dataclass(frozen=True, slots=True)
class Quotation:
    """Verbatim words and the source that they stand in."""

    quote: str
    voice: Voice
    source: Source
    translations: Translations = NO_TRANSLATIONS

    def translation(self, lang: Lang) -> str | None:
        """Return our translation into `lang`, or else into English; None where the words are in `lang` themselves."""
        return self.translations.into(lang, self.source.record.language)


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim with its proof. `key` is topic/name; `quotations` has at least one, oldest first."""

    key: str
    title: Localised
    kind: Kind
    as_of: Period
    say: Localised
    ask: Phrases
    alias: Phrases
    quotations: tuple[Quotation, ...]
    beyond: Phrases = NO_PHRASES
    series: str | None = None
    withdrawn: str | None = None

    @property
    def topic(self) -> str:
        """Return the key of the topic that the fact belongs to."""
        return self.key.partition("/")[0]

    @property
    def said(self) -> date:
        """Return the last day on which the claim was made."""
        return max(quotation.source.record.said for quotation in self.quotations)

    @property
    def is_dated(self) -> bool:
        """Whether it has a place on a timeline: an event, a figure, or a step of a career."""
        return self.kind in {"event", "figure"} or (self.kind == "profile" and self.as_of.end < self.said)

    def holds_as_of(self, year: int) -> bool:
        """Whether it may be told as of that year: figures and events of the year, views and plans said by its end."""
        if self.kind in {"statement", "plan"}:
            return self.said.year <= year
        return self.tells_of(year)

    def tells_of(self, year: int) -> bool:
        """Whether it speaks of that year. A figure of a span, such as growth, belongs to its two ends alone."""
        if self.kind == "figure":
            return year in {self.as_of.start.year, self.as_of.end.year}
        return self.as_of.touches(year)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject with its facts in the order of the file, withdrawn ones left out. `lead` is one of them."""

    key: str
    title: Localised
    alias: Phrases
    lead: Fact
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a knowledge folder holds, with every reference resolved.

    `version` is a short hash of the files: equal folders have equal versions.
    """

    topics: dict[str, Topic]
    facts: dict[str, Fact]
    sources: dict[str, Source]
    version: str
    withdrawn: dict[str, Fact] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """Return the languages in which every fact is told."""
        return tuple(lang for lang in LANGUAGES if all(getattr(fact.say, lang) for fact in self.facts.values()))
