import tomllib
from pathlib import Path

import msgspec
import pytest

from knowledge.models import PinsRecord
from knowledge.pins import locate, pin
from knowledge.problems import KnowledgeError
from knowledge.words import digest, parts, words
from tests.knowledge.folders import ARTICLE, FILES, QUOTES, build, change, put

BRIDGE, TREES, HERALD = FILES
PINS = "sources/pins/herald-2021.toml"
TEXT = words(ARTICLE)
WORD_FOR_WORD = "quote the text word for word"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path, pinned=False)


def refusals(folder: Path, source: str = "herald-2021", text: str = ARTICLE) -> list[str]:
    with pytest.raises(KnowledgeError) as refused:
        pin(folder, source, text)
    return [str(problem) for problem in refused.value.problems]


def test_every_quote_of_the_source_is_found_and_written_down(folder: Path) -> None:
    record = pin(folder, "herald-2021", ARTICLE)
    written = (folder / PINS).read_text(encoding="utf-8")
    assert written.startswith("# Written by kzturk pin; do not edit.\n")
    assert msgspec.convert(tomllib.loads(written), PinsRecord) == record
    assert (record.text_sha256, record.text_words) == (digest([TEXT]), len(TEXT))
    found = [
        " … ".join(" ".join(TEXT[at : at + length]) for at, length in zip(pin.at, pin.lengths, strict=True))
        for pin in record.pin
    ]
    assert found == list(QUOTES)
    assert [pin.sha256 for pin in record.pin] == [digest(parts(quote)) for quote in found]


def test_nothing_of_the_text_but_its_hash_is_written(folder: Path) -> None:
    pin(folder, "herald-2021", ARTICLE)
    written = tomllib.loads((folder / PINS).read_text(encoding="utf-8"))
    assert set(written) == {"text_sha256", "text_words", "pin"}
    assert all(set(entry) == {"sha256", "at", "lengths"} for entry in written["pin"])


def test_pinning_again_gives_the_same_file_and_leaves_no_other(folder: Path) -> None:
    pin(folder, "herald-2021", ARTICLE)
    first = (folder / PINS).read_bytes()
    pin(folder, "herald-2021", ARTICLE.replace("\n", "\r\n").replace("“", '"'))
    assert (folder / PINS).read_bytes() == first
    assert [path.name for path in (folder / PINS).parent.iterdir()] == ["herald-2021.toml"]


def test_a_quote_that_two_facts_share_has_one_pin(folder: Path) -> None:
    change(folder, TREES, "plant a thousand trees", "met Ada Örnek in her office")
    assert len(pin(folder, "herald-2021", ARTICLE).pin) == 4


@pytest.mark.parametrize(
    ("quote", "difference"),
    [
        ("Nearly 301 ships … every year", 'the text has "300" where the quote has "301"'),
        ("About 300 ships … every year", 'the text has "Nearly" where the quote has "About"'),
        ("below it every month", 'the text has "year" where the quote has "month"'),
        ("most of those small ones", 'the text has "them" where the quote has "those"'),
        ("50 ships passed by", 'the text has nothing more where the quote has "by"'),
        ("Hello The Example Herald", 'the text has nothing more where the quote has "Hello"'),
        ("every year … Nearly 300 ships", '"Nearly 300 ships" stands earlier in it than the words before the …'),
        ("nearly 300 ships pass", 'the text has "Nearly" where the quote has "nearly"'),
        ("Xyz", "nothing in it comes near"),
        ("a quote that the Herald never printed at all", "nothing in it comes near"),
        ("… “—”", "it has no words"),
    ],
)
def test_a_quote_that_is_not_there_is_refused_with_the_word_that_differs(
    folder: Path, quote: str, difference: str
) -> None:
    change(folder, BRIDGE, "Nearly 300 ships … every year", quote)
    assert refusals(folder) == [
        f"{BRIDGE}: bridge/ships-2021: source 1, quote: the quote is not in the text: {difference}; {WORD_FOR_WORD}"
    ]
    assert not (folder / PINS).exists()


def test_all_quotes_that_are_not_there_are_named(folder: Path) -> None:
    assert len(refusals(folder, text="Another article.")) == 5
    assert len(refusals(folder, text=" ")) == 5


def test_a_withdrawn_fact_keeps_its_pin_and_may_quote_what_is_not_there(folder: Path) -> None:
    change(folder, TREES, 'kind = "event"', 'kind = "event"\nwithdrawn = "Never said."')
    assert len(pin(folder, "herald-2021", ARTICLE).pin) == 5
    change(folder, TREES, "met Ada Örnek in her office", "met her at home")
    assert len(pin(folder, "herald-2021", ARTICLE).pin) == 4


def test_a_source_that_is_not_there_is_refused(folder: Path) -> None:
    assert refusals(folder, "gazette") == [
        "sources/gazette.toml: gazette: there is no such source; name one of herald-2021"
    ]


def test_with_a_broken_file_nothing_is_pinned(folder: Path) -> None:
    put(folder, TREES, "half a fi")
    assert [line.split(":")[0] for line in refusals(folder)] == [TREES]


def test_broken_pins_are_written_anew(folder: Path) -> None:
    put(folder, PINS, "half a fi")
    assert len(pin(folder, "herald-2021", ARTICLE).pin) == 5


def test_what_cannot_be_written_is_told(folder: Path) -> None:
    put(folder, "sources/pins", "a file where the folder should be")
    assert refusals(folder) == [f"{PINS}: herald-2021: cannot be written (File exists); let this account write it"]


def test_parts_are_found_one_after_another_and_the_first_time_they_stand_there() -> None:
    text = words("a b a b c a b")
    assert locate(parts("a b"), text) == (0,)
    assert locate(parts("a b … a b … a b"), text) == (0, 2, 5)
    assert locate(parts("c … b"), text) == (4, 6)
    assert locate(parts("c … c"), text) == ()
    assert locate((), text) == ()
