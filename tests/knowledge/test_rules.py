"""Each rule passes the sample folder and finds its own bad example."""

from pathlib import Path
from typing import NamedTuple

import pytest

from knowledge.drafts import read_draft
from knowledge.rules import RULES
from knowledge.rules.rule import Rule
from knowledge.words import words
from tests.knowledge.folders import ARTICLE, FILES, QUOTES, SECOND_TOPIC, SOURCE, TOPIC, build, change, put

BRIDGE, TREES, HERALD = FILES
PINS = "sources/pins/herald-2021.toml"
BY_NAME = {rule.name: rule for rule in RULES}
THIRTY = " ".join(f"word{number}" for number in range(30))


class Bad(NamedTuple):
    """A change that breaks a rule, and how each problem that it makes begins."""

    rule: str
    file: str
    old: str
    new: str
    problems: list[str]


BAD = [
    Bad(
        "references",
        BRIDGE,
        'lead = "ships-2021"',
        'lead = "boat"',
        [f'{BRIDGE}: bridge: lead: there is no fact "boat" in'],
    ),
    Bad(
        "references",
        TREES,
        'id = "herald-2021"\nvoice = "speaker"',
        'id = "other"\nvoice = "speaker"',
        [f'{TREES}: trees/plan: source 1, id: there is no source "other"'],
    ),
    Bad(
        "dates",
        BRIDGE,
        "as_of = 2010",
        "as_of = 2022",
        [f"{BRIDGE}: bridge/ships-2010: as_of: 2022 is after 2021-03-04, when the source said it; mend the time, or"],
    ),
    Bad(
        "dates",
        HERALD,
        "checked = 2022-02-02",
        "checked = 2021-03-03",
        [f"{HERALD}: herald-2021: said: 2021-03-04 is after the day on which it was checked"],
    ),
    Bad(
        "quote-length",
        BRIDGE,
        "no more than 50 ships passed",
        f"{THIRTY} … more",
        [f"{BRIDGE}: bridge/ships-2010: source 1, quote: has 31 words; keep the 30 that carry the claim"],
    ),
    Bad(
        "quote-length",
        BRIDGE,
        "no more than 50 ships passed",
        "… — …",
        [f"{BRIDGE}: bridge/ships-2010: source 1, quote: has no words"],
    ),
    Bad(
        "pinned",
        BRIDGE,
        "no more than 50 ships passed",
        "no more than 60 ships passed",
        [f"{BRIDGE}: bridge/ships-2010: source 1, quote: is new, or was changed since the quotes of herald-2021 were"],
    ),
    Bad(
        "pinned",
        BRIDGE,
        "Nearly 300 ships … every year",
        "Nearly 300 ships every year",
        [f"{BRIDGE}: bridge/ships-2021: source 1, quote: is new, or was changed"],
    ),
    Bad(
        "stale-pins",
        BRIDGE,
        "no more than 50 ships passed",
        "50 ships passed",
        [f"{PINS}: herald-2021: has pins that no quote uses any more (1); run kzturk pin herald-2021 TEXTFILE"],
    ),
    Bad(
        "titles",
        BRIDGE,
        'title.en = "Ships in 2010"',
        f'title.en = "{"x" * 75}"\ntitle.tr = "{"ş" * 76}"',
        [f"{BRIDGE}: bridge/ships-2010: title.tr: has 76 characters; shorten it to 75"],
    ),
    Bad(
        "titles", BRIDGE, 'title.en = "The bridge"', f'title.en = "{"x" * 76}"', [f"{BRIDGE}: bridge: title.en: has 76"]
    ),
    Bad(
        "tidy",
        BRIDGE,
        'ask.en = ["how many ships are there", "number of ships"',
        'ask.en = ["how many ships are there", " number of ships"',
        [f"{BRIDGE}: bridge/ships-2021: ask.en 2: begins or ends with a space or a line break; take it out"],
    ),
    Bad(
        "tidy",
        TREES,
        "plant a thousand trees",
        "plant \\u202ea thousand trees",
        [f"{TREES}: trees/plan: source 1, quote: holds a line break or a hidden character (U+202E); write it anew, in"],
    ),
    Bad(
        "tidy",
        HERALD,
        'publisher = "Example Herald"',
        'publisher = """Example\nHerald"""',
        [f"{HERALD}: herald-2021: publisher: holds a line break or a hidden character (U+000A)"],
    ),
    Bad(
        "turkiye",
        BRIDGE,
        "In 2010 there were 50 ships at most.",
        "In 2010 Turkey's ships were 50.",
        [f"{BRIDGE}: bridge/ships-2010: say.en: says Turkey; write Türkiye"],
    ),
    Bad(
        "turkiye",
        BRIDGE,
        'title.en = "The bridge"',
        'title.en = "Turkey"',
        [f"{BRIDGE}: bridge: title.en: says Turkey"],
    ),
    Bad("turkiye", HERALD, "Keeper of", "Turkey's Keeper of", [f"{HERALD}: herald-2021: office.en: says Turkey"]),
    Bad(
        "phrasings",
        BRIDGE,
        ', "ships then", "early ship traffic"]',
        ', "ships then"]\nask.tr = ["kaç gemi"]',
        [f"{BRIDGE}: bridge/ships-2010: ask.en: has too few phrasings (2); write 3 or more"],
    ),
    Bad(
        "claims",
        BRIDGE,
        '"ships then"',
        '"SHIP TRAFFIC, now?"',
        [f'{BRIDGE}: bridge/ships-2010: ask.en 2: "SHIP TRAFFIC, now?" is claimed by bridge/ships-2021 too'],
    ),
    Bad(
        "claims",
        TREES,
        'title.en = "Trees"',
        'title.en = "Trees"\nalias.tr = ["SHİPS"]',
        [f'{BRIDGE}: bridge/ships-2021: alias.en 1: "ships" is claimed by trees too, in alias.tr 1'],
    ),
    Bad(
        "series",
        BRIDGE,
        'as_of = 2010\nseries = "ships"',
        'as_of = 2010\nseries = "boats"',
        [
            f'{BRIDGE}: bridge/ships-2010: series: no other fact is in the series "boats"; name the',
            f'{BRIDGE}: bridge/ships-2021: series: no other fact is in the series "ships"',
        ],
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path)


def found(folder: Path, name: str) -> list[str]:
    return sorted(map(str, BY_NAME[name].check(read_draft(folder))))


def begins(lines: list[str], starts: list[str]) -> bool:
    return len(lines) == len(starts) and all(line.startswith(start) for line, start in zip(lines, starts, strict=True))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_folder_in_order_breaks_no_rule(rule: Rule, folder: Path) -> None:
    assert list(rule.check(read_draft(folder))) == []


@pytest.mark.parametrize("bad", BAD, ids=[f"{bad.rule}-{number}" for number, bad in enumerate(BAD)])
def test_a_rule_finds_its_bad_example(folder: Path, bad: Bad) -> None:
    change(folder, bad.file, bad.old, bad.new)
    assert begins(found(folder, bad.rule), bad.problems), found(folder, bad.rule)


def test_every_rule_has_a_name_of_its_own_and_a_description() -> None:
    assert len(BY_NAME) == len(RULES)
    assert all(rule.description.endswith(".") for rule in RULES)


def test_a_plan_may_speak_of_a_later_time(folder: Path) -> None:
    change(folder, TREES, 'kind = "plan"', 'kind = "event"')
    assert begins(found(folder, "dates"), [f"{TREES}: trees/plan: as_of: 2030 is after 2021-03-04"])


def test_sources_of_a_fact_stand_oldest_first(folder: Path) -> None:
    put(folder, "sources/herald-2019.toml", SOURCE.replace("said = 2021-03-04", "said = 2019-01-01"))
    entry = '[[meeting.source]]\nid = "herald-2019"\nvoice = "article"\nquote = "in her office"\n'
    put(folder, TREES, SECOND_TOPIC.replace('as_of = "2021"', "as_of = 2019") + entry)
    assert begins(found(folder, "dates"), [f"{TREES}: trees/meeting: source: the oldest source does not come first"])


def test_a_source_without_pins_is_told_once(folder: Path) -> None:
    (folder / PINS).unlink()
    assert found(folder, "pinned") == [
        f"{PINS}: herald-2021: is missing (quotes without a pin: 5); run kzturk pin herald-2021 TEXTFILE"
    ]


def test_pins_that_cannot_be_read_are_not_called_missing(folder: Path) -> None:
    put(folder, PINS, "half a fi")
    assert found(folder, "pinned") == []


def test_a_withdrawn_fact_may_quote_what_has_no_pin_and_keeps_a_pin_that_it_has(folder: Path) -> None:
    change(folder, TREES, 'kind = "event"', 'kind = "event"\nwithdrawn = "Never said."')
    assert found(folder, "stale-pins") == []
    change(folder, TREES, "met Ada Örnek in her office", "met her at home")
    assert found(folder, "pinned") == []
    assert len(found(folder, "stale-pins")) == 1


def test_a_pin_whose_lengths_were_changed_is_no_proof(folder: Path) -> None:
    change(folder, PINS, "lengths = [6]\n\n[[pin]]\nsha256", "lengths = [7]\n\n[[pin]]\nsha256")
    assert len(found(folder, "pinned")) == 1


def test_pins_of_no_source_are_stale(folder: Path) -> None:
    put(folder, "sources/pins/gazette.toml", (folder / PINS).read_bytes())
    assert found(folder, "stale-pins") == [
        "sources/pins/gazette.toml: gazette: belongs to no source; take the file away"
    ]


def test_quotes_of_a_source_leave_most_of_it_alone(folder: Path) -> None:
    text = (folder / PINS).read_text(encoding="utf-8")
    covered = sum(len(words(quote.replace("…", ""))) for quote in QUOTES)
    total = f"text_words = {len(words(ARTICLE))}"
    assert found(folder, "fair-share") == []
    put(folder, PINS, text.replace(total, f"text_words = {int(covered / 0.6) + 1}"))
    assert found(folder, "fair-share") == []
    put(folder, PINS, text.replace(total, f"text_words = {int(covered / 0.6)}"))
    (line,) = found(folder, "fair-share")
    assert line.startswith(
        f"{HERALD}: herald-2021: quotes cover 60.4% of its words: 29 of 48, and 28 is the most; quote 1 fewer"
    )


def test_a_summary_is_told_in_own_words(folder: Path) -> None:
    quote = " ".join(f"w{number}" for number in range(12))
    change(folder, TREES, "plant a thousand trees", f"Then {quote}")
    change(folder, TREES, "The Keeper was interviewed in her office.", quote)
    change(folder, TREES, "As of 2021 trees were to be planted on the banks by 2030.", f"She says: {quote[:-4]}.")
    assert found(folder, "own-words") == []
    change(folder, TREES, f"She says: {quote[:-4]}.", f"She says: “{quote.upper()}”.")
    assert found(folder, "own-words") == [
        f"{TREES}: trees/plan: say.en: copies 12 words in a row out of its quote; tell it in words of your own"
    ]


def test_only_a_title_of_ours_must_say_turkiye(folder: Path) -> None:
    change(folder, HERALD, "A bridge and its ships", "A bridge in Turkey")
    assert found(folder, "turkiye") == []
    change(folder, HERALD, 'language = "en"', 'language = "en"\ntitle_is_ours = true')
    assert begins(found(folder, "turkiye"), [f"{HERALD}: herald-2021: title: says Turkey"])


def test_one_fact_may_say_one_thing_twice(folder: Path) -> None:
    change(folder, BRIDGE, '"number of ships"', '"ships"')
    assert found(folder, "claims") == []


def test_a_withdrawn_fact_claims_nothing_and_needs_no_language(folder: Path) -> None:
    change(folder, BRIDGE, 'kind = "event"', 'kind = "event"\nwithdrawn = "x"\nsay.tr = "x"')
    change(folder, BRIDGE, "when was the bridge opened", "number of ships")
    assert [found(folder, name) for name in ("claims", "languages")] == [[], []]


def test_a_language_of_one_summary_is_needed_in_all(folder: Path) -> None:
    change(folder, BRIDGE, 'say.en = "In 2010', 'say.tr = "2010’da 50 gemi."\nsay.en = "In 2010')
    change(folder, HERALD, "said = ", 'said_inferred.en = "By the calendar."\nsaid = ')
    change(folder, TREES, 'title.en = "Trees"', 'title.en = "Trees"\ntitle.tr = "Ağaçlar"\ntitle.ru = "Деревья"')
    lines = found(folder, "languages")
    assert [line.split(" is missing")[0] for line in lines] == [
        f"{BRIDGE}: bridge/opening: say.tr:",
        f"{BRIDGE}: bridge/opening: source 1, translation.tr:",
        f"{BRIDGE}: bridge/opening: title.tr:",
        f"{BRIDGE}: bridge/ships-2010: source 1, translation.tr:",
        f"{BRIDGE}: bridge/ships-2010: title.tr:",
        f"{BRIDGE}: bridge/ships-2021: say.tr:",
        f"{BRIDGE}: bridge/ships-2021: source 1, translation.tr:",
        f"{BRIDGE}: bridge/ships-2021: title.tr:",
        f"{BRIDGE}: bridge: title.tr:",
        f"{TREES}: trees/meeting: say.tr:",
        f"{TREES}: trees/meeting: source 1, translation.tr:",
        f"{TREES}: trees/meeting: title.tr:",
        f"{TREES}: trees/plan: say.tr:",
        f"{TREES}: trees/plan: source 1, translation.tr:",
        f"{TREES}: trees/plan: title.tr:",
        f"{HERALD}: herald-2021: article.tr:",
        f"{HERALD}: herald-2021: office.tr:",
        f"{HERALD}: herald-2021: said_inferred.tr:",
        f"{HERALD}: herald-2021: translation.tr:",
    ]
    assert lines[0].endswith('while summaries of the base have this language; write say.tr = "…"')
    assert lines[1].endswith('; write translation.tr = "…"')


def test_words_are_not_translated_into_their_own_language(folder: Path) -> None:
    change(folder, HERALD, 'language = "en"', 'language = "ru"\ntranslation.en = "A bridge"\ntranslation.ru = "Мост"')
    change(folder, TREES, '"plant a thousand trees"', '"plant a thousand trees"\ntranslation.ru = "посадить"')
    assert [line for line in found(folder, "languages") if ".ru" in line] == [
        f"{place}: translates words into the language that they are in; take it out"
        for place in (f"{TREES}: trees/plan: source 1, translation.ru", f"{HERALD}: herald-2021: translation.ru")
    ]
    assert sum("source 1, translation.en: is missing" in line for line in found(folder, "languages")) == 5


def test_a_title_of_ours_is_in_english_whatever_the_article_is_in(folder: Path) -> None:
    change(folder, HERALD, 'language = "en"', 'language = "ru"\ntitle_is_ours = true')
    assert not [line for line in found(folder, "languages") if "herald-2021: translation" in line]


def test_quotes_of_no_source_need_no_translation(folder: Path) -> None:
    change(folder, TREES, 'id = "herald-2021"\nvoice = "speaker"', 'id = "other"\nvoice = "speaker"')
    assert found(folder, "languages") == []


def test_a_language_that_is_told_in_can_be_asked_in(folder: Path) -> None:
    change(folder, BRIDGE, 'say.en = "In 2010', 'say.tr = "2010’da 50 gemi."\nask.tr = ["kaç gemi"]\nsay.en = "In 2010')
    lines = found(folder, "phrasings")
    assert len(lines) == 5
    assert f"{BRIDGE}: bridge/ships-2010: ask.tr: has too few phrasings (1); write 3 or more" in lines[1]


def test_a_source_that_no_fact_uses_is_told(folder: Path) -> None:
    put(folder, "sources/gazette.toml", SOURCE)
    assert found(folder, "unused") == [
        "sources/gazette.toml: gazette: no fact rests on it; write one, or take the file away"
    ]


def test_a_file_that_is_not_read_is_told(folder: Path) -> None:
    put(folder, "facts/bridge.toml.txt", TOPIC)
    assert found(folder, "strays") == [
        "facts/bridge.toml.txt: is not read: its name does not end in .toml; give it that ending, or take it away"
    ]
