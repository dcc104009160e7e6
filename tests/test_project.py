"""The project as a whole: what it is built from, what it is called, and what may not stand in it."""

import re
import tomllib
from collections import Counter
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import bot
from tests.project_files import read, texts

PYPROJECT: dict[str, Any] = tomllib.loads(read("pyproject.toml"))
PINNED = re.compile(r"^(?P<name>[a-z0-9.-]+)(?:\[[a-z,]+\])?==(?P<version>\S+)(?: ; [^\\]+)? \\$", re.MULTILINE)

MARKS: Final = {
    "skip": r"\b(?:mark\.skip|mark\.skipif|pytest\.skip|importorskip)\b",
    "xfail": r"\b(?:mark|pytest)\.xfail\b",
    "no cover": r"pragma: no (?:cover|branch)",
    "noqa": r"# noqa\b",
    "type: ignore": r"# type: ignore\b",
}
FORBIDDEN: Final = {  # by what, the files that may name it
    r"/work/|/tmp/|/home/|/root/": set(),
    r"\.\./shared": {".ci/run"},
    r"pypi\.|pythonhosted|npmjs|deb\.debian|registry\.": set(),
    r"\b(?:TODO|FIXME|XXX)\b": set(),
}


def lock(name: str) -> dict[str, Version]:
    return {found["name"]: Version(found["version"]) for found in PINNED.finditer(read(name))}


def satisfied(requirements: list[str], locked: dict[str, Version]) -> bool:
    wanted = map(Requirement, requirements)
    return all(locked[each.name.lower()] in each.specifier for each in wanted)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    base, dev = lock("requirements.lock"), lock("requirements-dev.lock")
    assert satisfied(PYPROJECT["project"]["dependencies"], base)
    assert satisfied(PYPROJECT["project"]["optional-dependencies"]["dev"], dev)
    assert dev.items() >= base.items()


def test_what_builds_the_project_is_pinned_once() -> None:
    assert PYPROJECT["dependency-groups"]["build"] == PYPROJECT["build-system"]["requires"]
    assert satisfied(PYPROJECT["build-system"]["requires"], lock("requirements.lock"))


def test_the_tools_are_pinned_apart() -> None:
    tools = lock("requirements-tools.lock")
    assert satisfied(PYPROJECT["dependency-groups"]["supply"], tools)
    assert not {"pip-audit", "cyclonedx-bom"} & lock("requirements-dev.lock").keys()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-tools.lock"])
def test_a_lock_has_versions_and_hashes_and_nothing_else(name: str) -> None:
    lines = [line for line in read(name).splitlines() if not PINNED.match(line)]
    assert [line for line in lines if not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line)] == []
    assert len(lock(name)) == len(PINNED.findall(read(name)))


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\d\S*)", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == bot.__version__


def test_the_licence_is_the_one_that_is_named() -> None:
    assert PYPROJECT["project"]["license"] == "MIT"
    assert read("LICENSE").startswith("MIT License")


def test_local_hooks_download_nothing() -> None:
    assert set(re.findall(r"repo: (\S+)", read(".pre-commit-config.yaml"))) == {"local"}
    assert set(re.findall(r"language: (\S+)", read(".pre-commit-config.yaml"))) == {"system"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_belongs_to_one_machine_is_not_in_the_project(what: str) -> None:
    found = {path for path, text in texts() if re.search(what, text) and path != "tests/test_project.py"}
    assert found - FORBIDDEN[what] == set()


def test_every_rule_that_is_set_aside_has_a_reason() -> None:
    allowed = {
        (entry["file"], entry["mark"]): entry["times"]
        for entry in tomllib.loads(read("tests/allowances.toml")).get("mark", ())
        if entry["reason"]
    }
    ours = ((path, text) for path, text in texts() if path.endswith(".py") and path != "tests/test_project.py")
    found = Counter((path, mark) for path, text in ours for mark, sign in MARKS.items() for _ in re.findall(sign, text))
    assert found == allowed
