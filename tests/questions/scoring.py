"""What the base makes of the questions: right, wrong, several readings, or declined."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from knowledge import LANGUAGES, AnyResult, Base, Choices, Fact, FactFound, Lang, TopicFound

_FOLDER = Path(__file__).parent
REFUSED = frozenset({"near-miss", "elsewhere"})


def questions(*, held: bool, langs: Iterable[Lang] = LANGUAGES, unseen: bool = False) -> list[dict[str, Any]]:
    """Return those kept aside (`held`), or those for tuning. One whose `carries` is empty must be declined.

    `unseen`: of those kept aside the ones that were written last, for the figures that are told. Each question has its
    language as `lang`, and `spelling` where it is typed in other letters than its language is written in.
    """
    places = ["unseen"] if unseen else ["", "unseen"] if held else ["", "more"]
    return [
        {"spelling": "", **question, "lang": lang}
        for lang in langs
        for place in places
        for question in tomllib.loads((_FOLDER / place / f"{lang}.toml").read_text(encoding="utf-8"))["question"]
        if question["held"] is held
    ]


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
    return "right" if _all_in(question["carries"], answer) else "wrong"


def carries(question: dict[str, Any], facts: Iterable[Fact]) -> bool:
    """Whether these facts, told together, answer the question."""
    return bool(question["carries"]) and _all_in(question["carries"], "\n".join(map(as_text, facts)))


def _all_in(patterns: Iterable[str], answer: str) -> bool:
    return all(re.search(words, answer, re.IGNORECASE) for words in patterns)


def table(base: Base, asked: Iterable[dict[str, Any]]) -> dict[tuple[str, str], Counter[str]]:
    """Count the outcomes by language and kind of question; those in other letters once more by their spelling."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for question in asked:
        found = outcome(base, question)
        kinds = [question["kind"]]
        if question["spelling"] and question["carries"]:
            kinds.append(f"({question['spelling']})")
        for kind in kinds:
            counted.setdefault((question["lang"], kind), Counter())[found] += 1
    return counted
