"""What is said about the base itself: its sources and topics, its languages, and how to ask."""

from babel import Locale
from babel.lists import format_list

from bot.rendering import dates
from bot.rendering.answers import offer
from bot.rendering.parts import Choice, Choices, Lines, Part, Record, Sentence, Usage, Usages
from bot.rendering.telling import title
from bot.wording import count, locale_of, say
from knowledge import (
    SLASH_WORDS,
    Help,
    Lang,
    LanguageChoice,
    SlashWord,
    Source,
    SourceFound,
    SourceList,
    Topic,
    TopicList,
    slash_word,
)

_ALONE = {"topics", "source", "random"}  # words that need nothing behind them
_UNTOLD = {"help"}  # asking for it is how one got here


def source(result: SourceFound) -> list[Part]:
    """Show a source, and offer the facts that rest on it."""
    return [_record(result.source, result.lang), *offer("source.facts", result.facts, result.lang)]


def sources(result: SourceList) -> list[Part]:
    """List all sources."""
    lang = result.lang
    parts: list[Part] = [Sentence(say(lang, "source.list"))]
    for source in result.sources:
        record = _record(source, lang)
        hint = say(lang, "source.list_hint", id=source.id)
        parts.append(Record(record.title, record.url, (*record.lines[:2], hint)))
    return parts


def _record(source: Source, lang: Lang) -> Record:
    record = source.record
    said = say(lang, "source.said", said=dates.day(record.said, lang))
    if record.said_inferred:
        said = say(lang, "source.inferred", attribution=said, reason=record.said_inferred.best(lang)[0])
    language = Locale.parse(record.language).get_display_name(locale_of(lang)) or record.language
    translated = None if record.title_is_ours else record.translation.into(lang, record.language)
    lines = (
        say(lang, "source.speaks", speaker=record.speaker, office=record.office.best(lang)[0]),
        said,
        say(lang, "source.published_in", publisher=record.publisher, language=language),
        *((say(lang, "source.title_translated", title=translated),) if translated else ()),
        *(say(lang, "source.also_as", title=edition) for edition in record.other_editions),
        say(lang, "source.checked", checked=dates.day(record.checked, lang)),
    )
    return Record(title(source, lang), record.url, lines)


def topics(result: TopicList) -> list[Part]:
    """List all topics, to choose from."""
    return [
        Sentence(say(result.lang, "topics.lead")),
        Choices("", tuple(_topic(topic, result.lang) for topic in result.topics)),
    ]


def _topic(topic: Topic, lang: Lang) -> Choice:
    name = topic.title.best(lang)[0]
    label = count(lang, "topics.hint", len(topic.facts), topic=name)
    return Choice(key=topic.key, label=name, line=say(lang, "choice.line", label=label, key=topic.key), lang=lang)


def language(result: LanguageChoice) -> list[Part]:
    """Confirm a choice; without one, say in which languages the bot answers."""
    lang = result.lang
    if result.choice == "auto":
        return [Sentence(say(lang, "language.automatic"))]
    names = [Locale.parse(each).get_display_name(locale_of(lang)) or each for each in result.available]
    if result.choice:
        name = Locale.parse(result.choice).get_display_name(locale_of(lang))
        return [Sentence(say(lang, "language.chosen", language=name))]
    return [Sentence(say(lang, "language.answers_in", languages=format_list(names, locale=locale_of(lang))))]


def help_(result: Help) -> list[Part]:
    """Say what can be asked; first, what was missing."""
    lang = result.lang
    incomplete = slash_word(result.incomplete, lang) if result.incomplete else ""
    lead = [Sentence(say(lang, "help.incomplete", word=incomplete))] if incomplete else []
    words = [_word(word, lang) for word in SLASH_WORDS if word not in _UNTOLD]
    question = Usage(say(lang, "help.question"), say(lang, "help.question_does"))
    hints = Lines((say(lang, "help.as_of"), say(lang, "help.elsewhere")))
    return [*lead, Sentence(say(lang, "help.lead")), Usages((question, *words)), hints]


def _word(word: SlashWord, lang: Lang) -> Usage:
    does = say(lang, f"slash_does.{word}")
    typed = slash_word(word, lang)
    if word in _ALONE:
        return Usage(say(lang, "help.typed_alone", word=typed), does)
    return Usage(say(lang, "help.typed", word=typed, example=say(lang, f"slash_example.{word}")), does)
