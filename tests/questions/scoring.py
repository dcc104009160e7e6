"""What the base makes of the questions: right, wrong, several readings, or declined."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from knowledge import AnyResult, Base, Choices, Fact, FactFound, TopicFound

_FILE = Path(__file__).parent / "en.toml"


def questions(*, held: bool) -> list[dict[str, Any]]:
    """Return those kept aside (`held`), or those for tuning. One whose `carries` is empty must be declined."""
    every: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["question"]
    return [question for question in every if question["held"] is held]


def ask(base: Base, text: str) -> AnyResult:
    """Ask as on a day of the year in which the questions were written."""
    return base.answer(text, today=date(2026, 11, 22), seed=0)


def as_text(fact: Fact) -> str:
    """Return what a person is given to read of a fact."""
    records = ((each.quote, each.source.record) for each in fact.quotations)
    said = (f"{quote}\n{one.speaker}, {one.office.en}, {one.said}\n{one.title}" for quote, one in records)
    return "\n".join((fact.title.en, fact.say.en, *said))


def told(result: AnyResult) -> str:
    """Return what a person is given to read as an answer: empty when declined."""
    if not isinstance(result, FactFound | TopicFound):
        return ""
    return "\n".join(as_text(fact) for fact in (result.fact, *result.alongside))


def outcome(base: Base, question: dict[str, Any]) -> str:
    """Judge one answer: `right`, `wrong`, `readings` or `declined`; what must be declined is right when it is."""
    result = ask(base, question["text"])
    answer = told(result)
    if not question["carries"]:
        return "wrong" if answer else "right"
    if not answer:
        return "readings" if isinstance(result, Choices) else "declined"
    return "right" if all(re.search(words, answer, re.IGNORECASE) for words in question["carries"]) else "wrong"


def table(base: Base, asked: Iterable[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Count the outcomes by kind of question."""
    counted: dict[str, Counter[str]] = {}
    for question in asked:
        counted.setdefault(question["kind"], Counter())[outcome(base, question)] += 1
    return counted
