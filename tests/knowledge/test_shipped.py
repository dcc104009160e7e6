"""The base that is shipped: in order, and proof against a changed word."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from knowledge.checking import check
from knowledge.drafts import Draft, read_draft
from knowledge.models import FactRecord
from knowledge.rules import pinned
from knowledge.schemas import FOLDER
from knowledge.shares import FAIR

SHIPPED = FOLDER.parent
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_draft(SHIPPED)


def test_the_shipped_base_passes_every_rule() -> None:
    report = check(SHIPPED)
    assert [str(problem) for problem in report.problems] == []
    assert report.facts > 0
    assert set(report.shares) == {"kapucu-2025", "ulker-2012"}
    assert all(0 < share < FAIR for share in report.shares.values())


def test_any_changed_word_of_any_quote_fails_the_check(draft: Draft) -> None:
    tried = 0
    for key, fact in draft.live.items():
        for number, quotation in enumerate(fact.source):
            for word in WORD.finditer(quotation.quote):
                spoilt = f"{quotation.quote[: word.start()]}{word[0]}x{quotation.quote[word.end() :]}"
                problems = list(pinned.RULE.check(with_quote(draft, key, number, spoilt)))
                assert [(problem.key, problem.field) for problem in problems] == [(key, f"source {number + 1}, quote")]
                tried += 1
    assert tried > len(draft.live)


def with_quote(draft: Draft, key: str, number: int, quote: str) -> Draft:
    """Return a draft of that fact alone, with another quote."""
    fact: FactRecord = draft.facts[key]
    sources = list(fact.source)
    sources[number] = msgspec.structs.replace(sources[number], quote=quote)
    return replace(draft, facts={key: msgspec.structs.replace(fact, source=tuple(sources))})


def test_a_changed_word_in_a_file_fails_the_whole_check(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    for name in ("facts", "sources"):
        shutil.copytree(SHIPPED / name, folder / name)
    assert check(folder).problems == ()
    path = next((folder / "facts").glob("*.toml"))
    content = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(?m)^quote = "(\w+)', r'quote = "\1x', content, count=1), encoding="utf-8")
    assert len(check(folder).problems) == 2  # the quote without a pin, and the pin without a quote
