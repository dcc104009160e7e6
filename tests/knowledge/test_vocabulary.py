from pathlib import Path

import pytest

from knowledge import SHIPPED, KnowledgeError
from knowledge.drafts import read_draft
from knowledge.vocabulary import read_concepts
from tests.knowledge.folders import build, put


def complaints(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_concepts(read_draft(folder).lexicon)
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_without_a_lexicon_gets_the_shipped_one(tmp_path: Path) -> None:
    assert read_concepts(read_draft(build(tmp_path)).lexicon) == read_concepts(read_draft(SHIPPED).lexicon)


def test_a_folders_own_lexicon_is_read(tmp_path: Path) -> None:
    put(build(tmp_path), "lexicon/ships.toml", '[ship]\nen = ["ship", "vessel"]')
    assert read_concepts(read_draft(tmp_path).lexicon)["ship"].phrases().every() == ("ship", "vessel")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    put(build(tmp_path), "lexicon/a.toml", '[ship]\nen = ["$"]\n[boat]\nde = ["Boot"]\n')
    put(tmp_path, "lexicon/b.toml", '[ship]\nen = ["ship"]\n')
    put(tmp_path, "lexicon/c.toml", 'en = ["ship"]\n')
    put(tmp_path, "lexicon/d.toml", "[ship\n")
    assert [line.partition(";")[0] for line in complaints(tmp_path)] == [
        "lexicon/a.toml: boat: de: is not a known field",
        "lexicon/a.toml: ship: “$” has no word in it",
        "lexicon/b.toml: ship: this concept is in another file too",
        "lexicon/c.toml: en: stands outside a concept",
        "lexicon/d.toml: line 1, column 6: a name in [brackets] has a space, or lacks its closing ]",
    ]


def test_the_same_letters_may_mean_another_thing_in_another_language(tmp_path: Path) -> None:
    put(build(tmp_path), "lexicon/a.toml", '[fuel]\nen = ["petrol"]\n[oil]\ntr = ["petrol"]\n')
    assert set(read_concepts(read_draft(tmp_path).lexicon)) == {"fuel", "oil"}


def test_a_word_that_another_concept_has_already_is_told(tmp_path: Path) -> None:
    put(build(tmp_path), "lexicon/a.toml", '[ship]\nen = ["ship", "boat"]\n')
    put(tmp_path, "lexicon/b.toml", '[ferry]\nen = ["ferry", "Boat"]\n')
    assert complaints(tmp_path) == [
        "lexicon/b.toml: ferry: “Boat” is in ship (lexicon/a.toml) already; leave it in the one that fits best"
    ]
