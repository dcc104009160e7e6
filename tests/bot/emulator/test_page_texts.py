"""The catalogues of the page: each language says the same things, and its examples are answered in it."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from babel import Locale

import bot.emulator
from bot.asking import ask
from bot.emulating import emulator
from bot.emulator import acting, cast, entering, viewing
from bot.emulator.page import STATIC
from bot.emulator.page_protocol import hello
from bot.rendering.record import record
from bot.wording import catalogue
from knowledge import LANGUAGES, SLASH_WORDS, Help, slash_word
from tests.shipped import shipped

Sentence: TypeAlias = str | dict[str, str]  # by plural form

OTHERS: Final = [lang for lang in LANGUAGES if lang != "en"]
PLACE: Final = re.compile(r"\{\w+\}")


def texts(lang: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((STATIC / f"texts.{lang}.json").read_text("utf-8"))
    return found


def flat(value: object, path: str = "") -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence with where it stands; one that a number chooses stands for all its forms."""
    if isinstance(value, dict) and "other" not in value:
        for name, part in value.items():
            yield from flat(part, f"{path}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from flat(part, f"{path}.{number}")
    elif isinstance(value, dict | str):
        yield path, value


def forms(sentence: Sentence) -> list[str]:
    return list(sentence.values()) if isinstance(sentence, dict) else [sentence]


def places(sentence: str) -> list[str]:
    return sorted(PLACE.findall(sentence))


ENGLISH: Final[dict[str, Sentence]] = dict(flat(texts("en")))


def own(lang: str) -> dict[str, Sentence]:
    """Return the sentences of a language, without the calendar that only Kazakh needs."""
    return {path: sentence for path, sentence in flat(texts(lang)) if not path.startswith(".calendar")}


def test_the_page_speaks_the_languages_of_the_bot() -> None:
    (listed,) = re.findall(r"LANGUAGES = \{(.*)\}", (STATIC / "language.js").read_text("utf-8"))
    assert tuple(re.findall(r"(\w\w): ", listed)) == LANGUAGES
    assert {path.name for path in STATIC.glob("texts.*.json")} == {f"texts.{lang}.json" for lang in LANGUAGES}


@pytest.mark.parametrize("lang", OTHERS)
def test_all_catalogues_say_the_same_things(lang: str) -> None:
    assert list(own(lang)) == list(ENGLISH)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_filled_in_is_filled_in_everywhere(lang: str) -> None:
    wrong = [
        (path, form)
        for path, sentence in own(lang).items()
        for form in forms(sentence)
        if places(form) != places(forms(ENGLISH[path])[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_finds_each_form_that_its_language_has(lang: str) -> None:
    needed = Locale(lang).plural_form.tags | {"other"}
    counted = [sentence for sentence in own(lang).values() if isinstance(sentence, dict)]
    assert len(counted) > 5
    assert all(sentence.keys() == needed for sentence in counted)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_empty_or_untidy(lang: str) -> None:
    untidy = re.compile(r"^$|^\s|(?<!:)\s$|  |\.\.\.|\s[,;:!?]")
    said = [(path, form) for path, sentence in own(lang).items() for form in forms(sentence)]
    wrong = [(path, form) for path, form in said if untidy.search(form) and not path.endswith(".code")]
    assert wrong == []


@pytest.mark.parametrize("lang", OTHERS)
def test_keys_and_commands_are_the_same_in_every_language(lang: str) -> None:
    same = [path for path in ENGLISH if path.endswith(".code") or re.search(r"^\.keys\.\d+\.keys", path)]
    assert [own(lang)[path] for path in same] == [ENGLISH[path] for path in same]


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_was_left_in_english(lang: str) -> None:
    meant = re.compile(r"\.code$|\.keys\.\d+\.keys|\.(slackbot|channelName|author|at|ok)$")
    left = [path for path, sentence in own(lang).items() if sentence == ENGLISH[path] and not meant.search(path)]
    assert left == []


@pytest.mark.parametrize("lang", OTHERS)
def test_each_language_has_its_own_letters(lang: str) -> None:
    alphabet = {"tr": "çğıöşüİ", "kk": "әғқңөұүі", "ru": "ыэё"}[lang]
    foreign = {"tr": r"[\u0400-\u04ff]", "kk": r"[çğış]", "ru": r"[әғқңөұүһі]"}[lang]
    said = " ".join(form for sentence in own(lang).values() for form in forms(sentence))
    assert [letter for letter in alphabet if letter not in said] == []
    assert re.search(foreign, said) is None


def asked(lang: str) -> Iterator[str]:
    """Yield every example and every first step, as the bot is asked it."""
    examples = texts(lang)["examples"]
    for example in (*examples["channel"], examples["channelToDirectMessage"], *examples["im"]):
        yield example.removeprefix("{command} ").removeprefix("@{bot} ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_is_answered_in_its_language(lang: str) -> None:
    results = {question: ask(shipped(), question) for question in asked(lang)}
    declined = [
        question
        for question, result in results.items()
        if result.lang != lang or not (record(question, result)["answered"] or isinstance(result, Help))
    ]
    assert declined == []


def test_kazakh_names_of_months_and_days_are_those_of_the_cldr() -> None:
    cldr, calendar = Locale("kk"), texts("kk")["calendar"]
    assert calendar["months"] == [cldr.months["format"]["wide"][month] for month in range(1, 13)]
    assert calendar["short"] == [cldr.months["format"]["abbreviated"][month] for month in range(1, 13)]
    assert calendar["weekdays"] == [cldr.days["format"]["wide"][day] for day in (6, 0, 1, 2, 3, 4, 5)]
    named = calendar["patterns"]["date_long"].format(year="y", day="d", month="MMMM", weekday="EEEE")
    assert named == cldr.date_formats["full"].pattern.replace("'", "")


def sentences(path: Path) -> Iterator[str]:
    """Yield what is said to a person who asks for the impossible, where it has no value in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="NotPossibleError"), args=[ast.Constant(value=str(text))]):
                yield text


def test_all_that_the_emulator_says_to_people_has_words_in_every_language() -> None:
    said = {text for path in Path(bot.emulator.__file__).parent.glob("*.py") for text in sentences(path)}
    assert len(said) > 15
    known = set(texts("en")["sayings"].values())
    assert said - known == set()
    assert {
        viewing.TROUBLE,
        entering.REQUIRED,
        acting._NOT_HERE.replace(f"<@{cast.BOT_USER_ID}>", "{bot}"),
    } - known == set()


def code() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.js")))


def test_every_sentence_is_used_and_every_one_that_is_used_exists() -> None:
    used = set(re.findall(r"\bTEXTS\.(\w+)", code()))
    assert used == texts("en")["texts"].keys()


def test_the_words_of_the_slash_command_are_those_of_each_language() -> None:
    town = emulator("127.0.0.1", 0)
    (command,) = hello(town.workspace, town.page.manifest["features"], town.page.words)["commands"]
    assert command["words_in"].keys() == set(LANGUAGES)
    for lang in LANGUAGES:
        words = command["words_in"][lang]
        assert [each["word"] for each in words] == [slash_word(word, lang) for word in SLASH_WORDS]
        assert words[0]["description"] == catalogue(lang)["slash_does.fact"]
