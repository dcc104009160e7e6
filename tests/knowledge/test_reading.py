from pathlib import Path

import pytest

from knowledge.models import Contents
from knowledge.period import parse_period
from knowledge.problems import KnowledgeError
from tests.knowledge.folders import FILES, SECOND_TOPIC, build, change, put, read

BRIDGE, TREES, HERALD = FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path)


def problems(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as refused:
        read(folder)
    return [str(problem) for problem in refused.value.problems]


def test_topics_facts_and_sources_are_read_in_the_order_of_the_files(folder: Path) -> None:
    contents = read(folder)
    assert list(contents.topics) == ["bridge", "trees"]
    assert list(contents.facts) == [
        "bridge/ships-2021",
        "bridge/ships-2010",
        "bridge/opening",
        "trees/plan",
        "trees/meeting",
    ]
    assert list(contents.sources) == ["herald-2021"]


def test_every_reference_leads_to_what_it_names(folder: Path) -> None:
    contents = read(folder)
    bridge = contents.topics["bridge"]
    assert bridge.lead is contents.facts["bridge/ships-2021"]
    assert [fact.key for fact in bridge.facts] == ["bridge/ships-2021", "bridge/ships-2010", "bridge/opening"]
    assert bridge.lead.quotations[0].source is contents.sources["herald-2021"]


def test_a_fact_has_what_its_table_says(folder: Path) -> None:
    fact = read(folder).facts["bridge/ships-2010"]
    assert (fact.title.en, fact.kind, fact.series, fact.withdrawn) == ("Ships in 2010", "figure", "ships", None)
    assert fact.as_of == parse_period(2010)
    assert fact.ask.en == ("how many ships were there in 2010", "ships then", "early ship traffic")
    assert (fact.quotations[0].quote, fact.quotations[0].voice) == ("no more than 50 ships passed", "speaker")


@pytest.mark.parametrize("written", ["2021-03-04", '"2021-03-04"', "2021", '"2021-03"', '"2020/2021"'])
def test_a_time_is_written_as_a_date_a_number_or_a_text(folder: Path, written: str) -> None:
    change(folder, BRIDGE, "as_of = 2021-03-04", f"as_of = {written}")
    assert read(folder).facts["bridge/ships-2021"].as_of == parse_period(written.strip('"'))


def test_equal_folders_are_equal_and_changed_ones_have_another_version(tmp_path: Path) -> None:
    one, other = build(tmp_path / "one"), build(tmp_path / "other")
    assert read(one) == read(other)
    put(other, TREES, SECOND_TOPIC + "# a remark\n")
    assert read(one).version != read(other).version


def test_a_withdrawn_fact_is_kept_apart(folder: Path) -> None:
    change(folder, BRIDGE, 'series = "ships"\nsay.en = "In 2010', 'withdrawn = "Miscounted."\nsay.en = "In 2010')
    contents = read(folder)
    assert list(contents.withdrawn) == ["bridge/ships-2010"]
    assert contents.withdrawn["bridge/ships-2010"].withdrawn == "Miscounted."
    assert "bridge/ships-2010" not in contents.facts
    assert [fact.key for fact in contents.topics["bridge"].facts] == ["bridge/ships-2021", "bridge/opening"]


def test_a_topic_with_nothing_but_withdrawn_facts_is_none(folder: Path) -> None:
    for kind in ("plan", "event"):
        change(folder, TREES, f'kind = "{kind}"', f'kind = "{kind}"\nwithdrawn = "Given up."')
    contents = read(folder)
    assert list(contents.topics) == ["bridge"]
    assert list(contents.withdrawn) == ["trees/plan", "trees/meeting"]


def test_answering_needs_no_pins(folder: Path) -> None:
    (folder / "sources/pins/herald-2021.toml").write_text("broken", encoding="utf-8")
    assert len(read(folder).facts) == 5


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            BRIDGE,
            'lead = "ships-2021"',
            'lead = "boats"',
            (
                'facts/bridge.toml: bridge: lead: there is no fact "boats" in this file; name the fact of this file '
                "that answers best when the topic alone is asked for"
            ),
        ),
        (
            BRIDGE,
            "as_of = 2021-03-04",
            'as_of = 2021-03-04\nwithdrawn = "Miscounted."',
            (
                'facts/bridge.toml: bridge: lead: the fact "ships-2021" is withdrawn; name the fact of this file that '
                "answers best when the topic alone is asked for"
            ),
        ),
        (
            TREES,
            'id = "herald-2021"\nvoice = "article"',
            'id = "herald"\nvoice = "article"',
            'facts/trees.toml: trees/meeting: source 1, id: there is no source "herald"; did you mean herald-2021?',
        ),
        (
            TREES,
            'id = "herald-2021"\nvoice = "article"',
            'id = "gazette"\nvoice = "article"',
            (
                'facts/trees.toml: trees/meeting: source 1, id: there is no source "gazette"; write its file in '
                "sources/, or name one that is there"
            ),
        ),
        (
            BRIDGE,
            "as_of = 2010",
            'as_of = "2010-13"',
            (
                'facts/bridge.toml: bridge/ships-2010: as_of: "2010-13" is no day of the calendar; write a day as '
                '2025-06-23, a month as "2025-05", a year as 1991, a span as "2015/2020"'
            ),
        ),
        (
            BRIDGE,
            "as_of = 2010",
            "as_of = 2010-01-01T10:00:00",
            (
                "facts/bridge.toml: bridge/ships-2010: as_of: is a date with a time of day, should be a time; write "
                'as_of = 2025-06-23, "2025-05", 1991 or "2015/2020"'
            ),
        ),
        (
            BRIDGE,
            'lead = "ships-2021"',
            'lead = "ships-2021"\nalais.en = ["crossing"]',
            "facts/bridge.toml: bridge: alais: is not a known field; did you mean alias?",
        ),
        (
            HERALD,
            'publisher = "Example Herald"\n',
            "",
            'sources/herald-2021.toml: herald-2021: publisher: is missing; write publisher = "…"',
        ),
    ],
)
def test_one_mistake_is_one_problem_with_its_place(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    change(folder, file, old, new)
    assert problems(folder) == [problem]


def test_names_of_facts_and_files_are_slugs(folder: Path) -> None:
    put(folder, TREES, SECOND_TOPIC.replace("[meeting]", '["The Meeting"]').replace("[meeting.", '["The Meeting".'))
    (folder / HERALD).rename(folder / "sources/Herald 2021.toml")
    found = problems(folder)
    rename = "give it a name of lower-case Latin letters, digits and single hyphens"
    assert f'facts/trees.toml: trees/The Meeting: "The Meeting" cannot be the name of a fact; {rename}' in found
    assert f"sources/Herald 2021.toml: cannot be the name of such a file; {rename}" in found


def test_every_problem_of_every_file_is_told_at_once(folder: Path) -> None:
    put(folder, BRIDGE, b'title = "\xff"')
    change(folder, TREES, 'kind = "plan"', 'kind = "hope"\ncolour = "green"')
    change(folder, HERALD, "said = 2021-03-04", 'said = "in spring"')
    places = [line.split(" ")[0:3] for line in problems(folder)]
    assert [" ".join(place) for place in places] == [
        "facts/bridge.toml: is not",
        "facts/trees.toml: trees/plan: colour:",
        "facts/trees.toml: trees/plan: kind:",
        "sources/herald-2021.toml: herald-2021: said:",
    ]


def test_what_could_not_be_read_is_not_missed_by_those_who_name_it(folder: Path) -> None:
    put(folder, HERALD, "half a fi")
    change(folder, BRIDGE, 'title.en = "Ships in 2021"', "title = 7")
    assert [line.split(": ")[0] for line in problems(folder)] == [BRIDGE, HERALD]


@pytest.mark.parametrize("name", [HERALD, BRIDGE])
def test_a_file_that_cannot_be_opened_is_the_only_problem(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).symlink_to(folder / "nothing")
    assert problems(folder) == [f"{name}: is not a file; put a file there or take it away"]


def test_a_half_saved_file_keeps_the_whole_folder_out(folder: Path) -> None:
    put(folder, TREES, SECOND_TOPIC[: len(SECOND_TOPIC) - 5])
    assert len(problems(folder)) == 1


def test_a_topic_needs_a_fact(folder: Path) -> None:
    put(folder, TREES, 'title.en = "Trees"\nlead = "plan"\n')
    assert "facts/trees.toml: trees: has no facts; write one, or take the file away" in problems(folder)


def test_an_empty_fact_lacks_every_field(folder: Path) -> None:
    put(folder, TREES, SECOND_TOPIC + "\n[bench]\n")
    assert [line.split(": ")[1:4] for line in problems(folder)] == [
        ["trees/bench", name, line]
        for name, line in (
            ("as_of", 'is missing; write as_of = 2025-06-23, "2025-05", 1991 or "2015/2020"'),
            ("ask", 'is missing; write ask.en = ["…", "…"]'),
            ("kind", 'is missing; write kind = "figure"'),
            ("say", 'is missing; write say.en = "…"'),
            ("source", "is missing; write [[….source]], and below it the fields of each"),
            ("title", 'is missing; write title.en = "…"'),
        )
    ]


@pytest.mark.parametrize(("emptied", "place"), [([BRIDGE, TREES], "facts"), ([HERALD], "sources")])
def test_a_folder_needs_facts_and_sources(folder: Path, emptied: list[str], place: str) -> None:
    for name in emptied:
        (folder / name).unlink()
    assert f"{place}: has no {place}; write a first file: knowledge/README.md shows how" in problems(folder)


def test_a_folder_of_which_every_file_is_broken_is_not_called_empty(folder: Path) -> None:
    for name in (BRIDGE, TREES):
        (folder / name).unlink()
    (folder / BRIDGE).symlink_to(folder / "nothing")
    assert problems(folder) == ["facts/bridge.toml: is not a file; put a file there or take it away"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path / "nowhere") == [f"there is no folder {tmp_path}/nowhere; name a folder that exists"]


def test_contents_are_plain_values(folder: Path) -> None:
    assert isinstance(read(folder), Contents)
    assert read(folder).version == read(folder).version
