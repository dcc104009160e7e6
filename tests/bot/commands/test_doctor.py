"""`kzturk doctor` as people and programs see it. What each check finds: tests/bot/operations/doctor/."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands import diagnosis
from bot.operations.doctor.examining import CHECKS
from bot.operations.doctor.finding import Finding, failed, left_out, not_tried, passed
from bot.operations.doctor.subject import Subject
from tests.bot.commands.conftest import Terminal
from tests.knowledge.folders import build

SUBJECT = Subject(process={}, folder=Path("here"), values={}, mode="socket")
FINDINGS: dict[str, Finding] = {
    "python": passed("3.11.2"),
    "tokens": failed("not as they should be", "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped.", "See the page."),
    "workspace": not_tried("SLACK_BOT_TOKEN holds something else"),
    "env_file": left_out("there is none"),
}


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZTURK_KNOWLEDGE", str(build(tmp_path / "knowledge")))


def shown(findings: dict[str, Finding], width: int = 80) -> str:
    out = StringIO()
    diagnosis.show(SUBJECT, findings, Console(file=out, width=width, highlight=False))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_without_tokens_all_is_well(kzturk: Terminal) -> None:
    result = kzturk("doctor")
    assert result.exit_code == 0
    assert "ok         Knowledge      " in result.output
    assert "left out   Tokens         the emulator does without" in result.output
    assert "All is well: 4 checks passed (9 left out)." in result.output


def test_what_is_wrong_is_told_with_its_cure_and_the_status(kzturk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZTURK_PORT", "many")
    result = kzturk("doctor")
    assert result.exit_code == 2
    assert "FAILED     Settings       1 cannot be used\n" in result.output
    assert "→ KZTURK_PORT=many is no port: set it to 1 to 65535" in result.output
    assert result.output.endswith("1 failed. Begin with “Settings”, and run kzturk doctor again.\n")


def test_the_object_for_programs(kzturk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZTURK_KNOWLEDGE", "nowhere")
    result = kzturk("doctor", "--json")
    record = json.loads(result.output)
    assert record.keys() == {"kzturk", "mode", "api_url", "exit_status", "checks"}
    assert (record["mode"], record["exit_status"], result.exit_code) == ("emulator", 2, 2)
    assert [check["check"] for check in record["checks"]] == [check.name for check in CHECKS]
    fields = {"check", "status", "found", "cures", "exit_status", "details"}
    assert all(check.keys() == fields for check in record["checks"])


def test_a_terminal_gets_a_table(kzturk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.doctor.is_terminal", lambda: True)
    assert " ✓  Python " in kzturk("doctor").output


def test_the_cures_stand_below_what_they_are_for() -> None:
    assert shown(FINDINGS).splitlines()[2:] == [
        " ✓  Python     3.11.2",
        " ✗  Tokens     not as they should be",
        "               → SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped.",
        "               → See the page.",
        " ?  Workspace  not tried: SLACK_BOT_TOKEN holds something else",
        " –  .env       left out: there is none",
        "",
        "1 failed, 1 not tried. Begin with “Tokens”, and run kzturk doctor again.",
    ]


def test_a_narrow_terminal_loses_nothing() -> None:
    words = shown(FINDINGS, width=40).split()
    assert {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "swapped."} <= set(words)
    assert all(len(line) <= 40 for line in shown(FINDINGS, width=40).splitlines()[:-2])


def test_nothing_in_a_name_of_a_file_reaches_the_terminal_as_a_command() -> None:
    findings = {"disk": passed("free in \x1b[2J/x")}
    assert "\x1b[2J" not in shown(findings)
    assert "\x1b" not in diagnosis.as_text(SUBJECT, findings)


def test_with_nothing_left_out_that_is_not_mentioned() -> None:
    assert diagnosis.verdict({"python": passed("3.11")}) == "All is well: 1 checks passed."
