import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import wording
from bot.wording import catalogue, count, say
from knowledge import LANGUAGES, Lang

BOT = Path(wording.__file__).parents[1]


def texts(path: Path) -> Iterator[str]:
    """Yield every string of a source file; what is filled in stands as *."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


USED = {text for path in BOT.rglob("*.py") for text in texts(path)}


def is_used(key: str) -> bool:
    section = key.partition(".")[0]
    return key in USED or any(text.startswith(f"{section}.*") or text == f"{section}." for text in USED)


@pytest.mark.parametrize("key", catalogue("en"))
def test_every_sentence_is_said_somewhere(key: str) -> None:
    assert is_used(key)


SECTIONS = {key.partition(".")[0] for key in catalogue("en")}
KEY = re.compile(rf"(?:{'|'.join(SECTIONS)})\.[a-z_]+")


@pytest.mark.parametrize("key", sorted(text for text in USED if KEY.fullmatch(text)))
def test_every_sentence_that_is_said_exists(key: str) -> None:
    assert key in catalogue("en")


def fields(entry: wording.Entry) -> set[str | None]:
    forms = [entry] if isinstance(entry, str) else entry.values()
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form)} - {None}


@pytest.mark.parametrize("key", catalogue("en"))
def test_fields_are_plain_names(key: str) -> None:
    assert all(str(name).isidentifier() for name in fields(catalogue("en")[key]))


def test_our_sentences_say_turkiye() -> None:
    assert all("Turkey" not in str(entry) for entry in catalogue("en").values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_without_a_sentence_falls_back_to_english(lang: Lang) -> None:
    spoken = catalogue(lang).get("nothing.lead", catalogue("en")["nothing.lead"])
    assert say(lang, "nothing.lead") == spoken


def test_fields_are_filled_in() -> None:
    assert say("en", "fact.others", topic="Trade {x}") == "More on Trade {x}"


def test_a_number_chooses_the_plural_form() -> None:
    assert count("en", "topics.hint", 1, topic="Trade") == "Trade (1 fact)"
    assert count("en", "topics.hint", 2, topic="Trade") == "Trade (2 facts)"
    assert count("ru", "topics.hint", 5, topic="Торговля") == "Торговля (5 фактов)"
    assert count("ru", "topics.hint", 3, topic="Торговля") == "Торговля (3 факта)"


def test_a_missing_key_or_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "nothing.of_the_kind")
    with pytest.raises(KeyError):
        say("en", "fact.others")


def test_counting_and_saying_are_told_apart() -> None:
    with pytest.raises(KeyError, match="count"):
        say("en", "topics.hint")
    with pytest.raises(KeyError, match="say"):
        count("en", "nothing.lead", 1)
