"""The documents say what is so: their links, commands, settings, tables, and what a command prints."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import cli
from bot.operations.manifest import SCOPES
from bot.settings import Settings, read_settings
from bot.storage.location import cache_folder
from bot.wording import SOURCE_LANGUAGE, catalogue
from tests.project_files import ROOT, documents, read, texts

DOCUMENTS = documents()
LINK = re.compile(r'\]\(([^)\s#]+)[^)]*\)|(?:src|srcset)="([^"]+)"')
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"(?<![/@\w-])kzturk ([a-z]+)")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SETTING = re.compile(r"\b(?:SLACK|KZTURK)_[A-Z_]+\b")
ROW = re.compile(r"^\| `(?P<first>[^`]+)`", re.MULTILINE)
NOT_OURS = {"SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_FILE"}  # settings of Bolt, and a kind of picture


@pytest.mark.parametrize("path", DOCUMENTS)
def test_links_between_our_documents_lead_somewhere(path: str) -> None:
    links = [one or other for one, other in LINK.findall(DOCUMENTS[path]) if "://" not in (one or other)]
    assert [link for link in links if not (ROOT / path).parent.joinpath(link).exists()] == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[str](), {"README.md"}
    while waiting:
        path = waiting.pop()
        reached.add(path)
        links = {one for one, _ in LINK.findall(DOCUMENTS[path]) if one.endswith(".md") and "://" not in one}
        waiting |= {os.path.normpath(Path(path).parent / link) for link in links} - reached
    assert reached == DOCUMENTS.keys()


def test_every_command_is_told_of_and_no_other() -> None:
    told = {path: set(COMMAND.findall(" ".join(CODE.findall(text)))) for path, text in DOCUMENTS.items()}
    assert told["README.md"] == cli.commands.keys()
    assert {path: names - cli.commands.keys() for path, names in told.items() if names - cli.commands.keys()} == {}


def test_the_readme_has_a_line_that_runs_kzturk_and_one_that_tests_it() -> None:
    for program in ("kzturk", "pytest"):
        (line,) = re.findall(rf"^python3 .* && \.venv/bin/{program}$", read("README.md"), re.MULTILINE)
        (lock,) = re.findall(r"install -qr (\S+)", line)
        assert (ROOT / lock).exists()


def test_the_words_of_the_readme_are_those_of_the_help() -> None:
    table = read("README.md").split("## What it understands")[1].split("\n## ")[0]
    words = {first.split()[0] for first in ROW.findall(table)} - {"trade"}  # an example of `as of`
    assert words == {key.split(".")[1] for key in catalogue(SOURCE_LANGUAGE) if key.startswith("slash_does.")}


def test_the_operators_page_gives_each_scope_its_reason() -> None:
    table = read("deploy/README.md").split("| Scope |")[1].split("\n\n")[0]
    assert set(ROW.findall(table)) == SCOPES.keys()


def test_every_setting_is_told_of_and_no_other() -> None:
    sources = [text for path, text in texts() if path.startswith("bot/") and path.endswith(".py")]
    known = set(SETTING.findall(" ".join(sources))) - NOT_OURS
    assert set(SETTING.findall(read(".env.example"))) == known
    assert set(SETTING.findall(read("deploy/README.md"))) == known


def test_the_example_settings_are_the_defaults() -> None:
    pairs = re.findall(r"^#([A-Z_]+)=(.+)$", read(".env.example"), re.MULTILINE)
    assert read_settings(dict(pairs)) == Settings(mode="emulator", port=3000, cache=cache_folder({}))
    assert all(line.startswith("#") for line in read(".env.example").splitlines() if line)


def examples() -> Iterator[tuple[str, str]]:
    """Yield each command that a document shows with its output."""
    for text in DOCUMENTS.values():
        for block in CONSOLE.findall(text):
            _, *parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
            for part in parts:
                command, _, output = part.partition("\n")
                yield command, output


@pytest.mark.parametrize(("command", "output"), list(examples()))
def test_a_command_prints_what_is_shown(command: str, output: str, tmp_path: Path) -> None:
    """A line with … alone stands for any lines."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        command, shell=True, cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, check=False
    )
    shown = r"(?s:.*)".join(re.escape(piece) for piece in output.split("…\n"))
    assert re.fullmatch(shown, ran.stdout.decode() + ran.stderr.decode())


def test_the_map_of_the_house_names_every_module() -> None:
    house = read("bot/README.md").split("## The map")[1].split("\n## ")[0]
    sections = re.split(r"^### `([a-z/]+/)`.*$", house, flags=re.MULTILINE)[1:]
    folders = zip(sections[::2], sections[1::2], strict=True)
    named = {f"{folder}{name}.py" for folder, rows in folders for name in ROW.findall(rows)}
    modules = {path for path, _ in texts() if path.startswith(("bot/", "knowledge/")) and path.endswith(".py")}
    assert named == {path for path in modules if not path.endswith("__init__.py")}
