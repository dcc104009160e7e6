from pathlib import Path

import pytest

from bot.credentials import credentials
from bot.exits import SettingsError
from bot.settings import environment

TOKEN = "xoxb-1-abc"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "credentials"
    made.mkdir()
    return made


def problems(folder: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        credentials({"CREDENTIALS_DIRECTORY": str(folder)})
    return "\n".join(caught.value.problems)


def test_a_file_called_like_a_setting_sets_it_and_others_do_not(folder: Path) -> None:
    (folder / "SLACK_BOT_TOKEN").write_text(f"{TOKEN}\n")
    (folder / "KZTURK_PORT").write_text("3001")
    (folder / "notes").write_text("for me")
    assert credentials({"CREDENTIALS_DIRECTORY": str(folder)}) == {"SLACK_BOT_TOKEN": TOKEN, "KZTURK_PORT": "3001"}


@pytest.mark.parametrize("process", [{}, {"CREDENTIALS_DIRECTORY": ""}])
def test_without_a_folder_there_are_none(process: dict[str, str]) -> None:
    assert credentials(process) == {}


def test_the_environment_goes_before_credentials_and_they_before_the_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KZTURK_HOST=file\nKZTURK_PORT=1\nKZTURK_MODE=http\n")
    for name in ("KZTURK_HOST", "KZTURK_PORT"):
        (folder / name).write_text("credential")
    (folder / "SLACK_APP_TOKEN").write_text("\n")  # the installer makes a file for each token, filled or not
    merged = environment({"CREDENTIALS_DIRECTORY": str(folder), "KZTURK_HOST": "process"}, tmp_path)
    told = {name: value for name, value in merged.items() if name != "CREDENTIALS_DIRECTORY"}
    assert told == {"KZTURK_HOST": "process", "KZTURK_PORT": "credential", "KZTURK_MODE": "http"}


def test_all_that_cannot_be_used_is_named_and_no_value_told(folder: Path) -> None:
    (folder / "SLACK_APP_TOKEN").write_text(f"SLACK_APP_TOKEN={TOKEN}\n{TOKEN}\n")
    (folder / "SLACK_BOT_TOKEN").write_bytes(b"\xff\xfe")
    (folder / "SLACK_SIGNING_SECRET").mkdir()
    told = problems(folder)
    assert "SLACK_APP_TOKEN has more than one line" in told
    assert "SLACK_BOT_TOKEN is no UTF-8 text" in told
    assert "SLACK_SIGNING_SECRET cannot be read: Is a directory" in told
    assert TOKEN not in told


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "CREDENTIALS_DIRECTORY" in problems(tmp_path / "gone")
