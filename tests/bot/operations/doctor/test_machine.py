"""Python, the disk, the settings and who may read them."""

import os
import tomllib
from pathlib import Path

import pytest

from bot.operations.doctor.machine import OLDEST_PYTHON, disk, python
from bot.operations.doctor.subject import subject_of
from tests.bot.operations.doctor.conftest import Examine, cured
from tests.project_files import read


async def test_an_older_python_is_told_and_what_to_do(tmp_path: Path) -> None:
    finding = await python(subject_of({}, tmp_path), (3, 9, 2))
    assert finding.found == "3.9.2 is too old: kzturk needs 3.11 or newer"
    assert "python3.11 -m venv" in cured(finding)
    assert finding.exit_status == 2


def test_the_oldest_python_is_that_of_the_package() -> None:
    wanted = tomllib.loads(read("pyproject.toml"))["project"]["requires-python"]
    assert wanted == ">=" + ".".join(map(str, OLDEST_PYTHON))


async def test_a_disk_without_room_is_told(tmp_path: Path) -> None:
    subject = subject_of({"KZTURK_DATABASE_URL": f"sqlite:///{tmp_path}/not/there/kzturk.db"}, tmp_path)
    finding = await disk(subject, least=2**70)
    assert str(tmp_path) in finding.found
    assert "Make room there" in cured(finding)
    assert finding.exit_status == 1


async def test_a_file_system_that_holds_nothing_is_full(examined: Examine) -> None:
    finding = (await examined({}, KZTURK_DATABASE_URL="sqlite:////proc/kzturk.db"))["disk"]
    assert finding.found == "0 MB free in /proc"
    assert "64 MB at least" in cured(finding)


async def test_a_file_system_without_inodes_is_full_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.statvfs(tmp_path)

    class Room:
        f_bavail, f_frsize, f_files, f_favail = real.f_bavail, real.f_frsize, 100, 0

    monkeypatch.setattr(os, "statvfs", lambda _: Room)
    assert "no room for another file" in (await disk(subject_of({}, tmp_path))).found


async def test_room_is_not_looked_for_where_nobody_knows_the_place(examined: Examine) -> None:
    findings = await examined({}, KZTURK_DATABASE_URL="postgresql://somewhere")
    assert findings["disk"].status == "not_tried"
    assert "names no SQLite file" in cured(findings["database"])


async def test_settings_that_kzturk_would_refuse_are_told_all_at_once(
    examined: Examine, settings: dict[str, str]
) -> None:
    findings = await examined(settings, KZTURK_PORT="many", KZTURK_LOG_LEVEL="LOUD", KZTURK_MODE="slack")
    assert findings["settings"].found == "3 cannot be used"
    for name in ("KZTURK_PORT=many", "KZTURK_LOG_LEVEL=LOUD", "KZTURK_MODE=slack"):
        assert name in cured(findings["settings"])
    assert findings["tokens"].status == "passed"


async def test_without_a_mode_and_tokens_there_are_none_to_look_at(examined: Examine) -> None:
    findings = await examined({}, KZTURK_MODE="slack")
    assert (findings["tokens"].status, findings["settings"].found) == ("not_tried", "1 cannot be used")


async def test_what_is_told_of_tokens_is_not_told_of_settings_too(examined: Examine) -> None:
    findings = await examined({}, SLACK_BOT_TOKEN="xapp-1", SLACK_API_URL="http://127.0.0.1:1/")
    assert findings["settings"].status == "passed"
    assert "Slack, with a token missing" in findings["settings"].found
    assert findings["tokens"].status == "failed"


async def test_a_proxy_in_the_file_has_no_effect_and_that_is_told(examined: Examine, tmp_path: Path) -> None:
    written(tmp_path, "HTTPS_PROXY=http://user:secret@proxy.example:3128\n")
    findings = await examined({})
    assert "HTTPS_PROXY has no effect in" in cured(findings["settings"])
    assert "secret" not in repr(findings)


async def test_a_file_that_cannot_be_read_keeps_the_rest_from_being_tried(examined: Examine, tmp_path: Path) -> None:
    written(tmp_path, "SLACK_BOT_TOKEN=xoxb-1\nthis is no setting\n")
    findings = await examined({})
    assert "line 2 is no setting" in cured(findings["settings"])
    assert findings["python"].status == findings["env_file"].status == "passed"
    others = findings.keys() - {"python", "settings", "env_file"}
    assert {findings[name].found for name in others} == {"the settings cannot be read"}


@pytest.mark.parametrize(
    ("mode", "whose"), [(0o640, "its group"), (0o604, "everybody"), (0o664, "its group and everybody")]
)
async def test_a_file_with_tokens_is_for_its_owner_alone(
    examined: Examine, tmp_path: Path, mode: int, whose: str
) -> None:
    file = written(tmp_path, "SLACK_BOT_TOKEN=xoxb-secret\n", mode)
    finding = (await examined({}))["env_file"]
    assert f"is open to {whose} (mode {mode:04o})" in finding.found
    assert cured(finding) == f"Keep it to yourself: chmod 600 {file}"
    assert finding.exit_status == 2


def written(tmp_path: Path, text: str, mode: int = 0o600) -> Path:
    file = tmp_path / "here" / ".env"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file
