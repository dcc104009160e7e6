from pathlib import Path

import pytest

from bot.exits import SettingsError
from bot.settings import Settings, environment, is_loopback, read_settings
from bot.storage.location import cache_folder

BOT, APP, SECRET = "xoxb-1-abc", "xapp-1-abc", "0123456789abcdef"
SOCKET = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}
HTTP = {"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SECRET}


def problems(values: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read_settings(values)
    return caught.value.problems


def test_nothing_set_means_the_emulator() -> None:
    assert read_settings({}) == Settings(mode="emulator", cache=cache_folder({}))


@pytest.mark.parametrize(
    ("values", "mode"),
    [
        (SOCKET, "socket"),
        (HTTP, "http"),
        (SOCKET | HTTP, "socket"),
        (SOCKET | HTTP | {"KZTURK_MODE": "http"}, "http"),
        (SOCKET | {"KZTURK_MODE": "Emulator"}, "emulator"),
        ({"NOTIFY_SOCKET": "/run/x", "KZTURK_MODE": "emulator"}, "emulator"),
        (SOCKET | {"NOTIFY_SOCKET": "/run/x"}, "socket"),
    ],
)
def test_the_mode_follows_from_the_tokens_unless_it_is_named(values: dict[str, str], mode: str) -> None:
    assert read_settings(values).mode == mode


def test_only_the_tokens_of_the_mode_are_kept_and_none_is_shown() -> None:
    settings = read_settings(SOCKET | HTTP)
    assert (settings.bot_token, settings.app_token, settings.signing_secret) == (BOT, APP, "")
    assert "xoxb" not in repr(settings)


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"SLACK_BOT_TOKEN": BOT}, ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]),
        ({"SLACK_APP_TOKEN": APP}, ["SLACK_BOT_TOKEN"]),
        ({"SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SECRET}, ["SLACK_BOT_TOKEN"]),
        ({"NOTIFY_SOCKET": "/run/x"}, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "KZTURK_MODE=emulator"]),
        (SOCKET | {"KZTURK_MODE": "http"}, ["KZTURK_MODE=http", "SLACK_SIGNING_SECRET"]),
        ({"KZTURK_MODE": "socket"}, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]),
    ],
)
def test_missing_tokens_are_named(values: dict[str, str], missing: list[str]) -> None:
    (problem,) = problems(values)
    assert all(name in problem for name in missing)
    assert BOT not in problem
    assert APP not in problem


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"KZTURK_MODE": "cloud"}, "KZTURK_MODE=cloud"),
        ({"KZTURK_PORT": "70000"}, "KZTURK_PORT=70000"),
        ({"KZTURK_PORT": "-1"}, "KZTURK_PORT=-1"),
        ({"KZTURK_PORT": "٣٠٠٠"}, "KZTURK_PORT="),
        ({"KZTURK_PORT": "9" * 5000}, "KZTURK_PORT="),
        ({"KZTURK_HOST": "192.168.1.5"}, "KZTURK_HOST=192.168.1.5"),
        ({"KZTURK_KNOWLEDGE": "/no/such/folder"}, "KZTURK_KNOWLEDGE=/no/such/folder"),
        ({"KZTURK_LOG_LEVEL": "loud"}, "KZTURK_LOG_LEVEL=loud"),
        ({"KZTURK_DATABASE_URL": "mysql://db/kzturk"}, "KZTURK_DATABASE_URL names no SQLite file (mysql:…)"),
        ({"KZTURK_RETENTION_DAYS": "0"}, "KZTURK_RETENTION_DAYS=0"),
        ({"KZTURK_RETENTION_DAYS": "a year"}, "KZTURK_RETENTION_DAYS=a year"),
        ({"KZTURK_RETENTION_DAYS": "99999"}, "KZTURK_RETENTION_DAYS=99999"),
        ({"KZTURK_EDITORS_CHANNEL": "#editors"}, "KZTURK_EDITORS_CHANNEL=#editors"),
        ({"SLACK_API_URL": "slack.com/api"}, "SLACK_API_URL=slack.com/api"),
        ({"SLACK_API_URL": "ftp://slack.com/api"}, "SLACK_API_URL=ftp"),
        ({"SLACK_API_URL": "http://[::1/api"}, "SLACK_API_URL="),
        ({"SLACK_API_URL": "http://host:99999/api"}, "SLACK_API_URL="),
        ({"SLACK_API_URL": "http://host/api?x=1"}, "SLACK_API_URL="),
        (SOCKET | {"SLACK_BOT_TOKEN": APP}, "looks like a SLACK_APP_TOKEN: are the two swapped?"),
        (SOCKET | {"SLACK_APP_TOKEN": BOT}, "looks like a SLACK_BOT_TOKEN: are the two swapped?"),
        (SOCKET | {"SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN is to start with xoxb-"),
        (SOCKET | {"SLACK_BOT_TOKEN": "xoxb-1 2"}, "SLACK_BOT_TOKEN has a space"),
        (HTTP | {"SLACK_SIGNING_SECRET": "ключ"}, "SLACK_SIGNING_SECRET has a space or a character"),
    ],
)
def test_each_bad_value_is_named_with_its_cure(values: dict[str, str], words: str) -> None:
    (problem,) = problems(values)
    assert words in problem
    assert ":" in problem


def test_a_password_in_an_address_is_not_repeated() -> None:
    (problem,) = problems({"SLACK_API_URL": "https://user:hunter2@host/api"})
    assert "hunter2" not in problem


def test_all_problems_are_told_at_once() -> None:
    found = problems({"SLACK_BOT_TOKEN": BOT, "KZTURK_PORT": "x", "KZTURK_LOG_LEVEL": "x"})
    assert len(found) == 3


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "http://127.0.0.1:9/api/", "http://127.0.0.1:9/api//"])
def test_the_last_slash_of_the_api_url_is_optional(url: str) -> None:
    assert read_settings({"SLACK_API_URL": url}).api_url == "http://127.0.0.1:9/api/"


def test_what_may_be_set(tmp_path: Path) -> None:
    values = {
        "KZTURK_HOST": "::1",
        "KZTURK_PORT": "0",
        "KZTURK_KNOWLEDGE": str(tmp_path),
        "CACHE_DIRECTORY": str(tmp_path / "cache"),
        "KZTURK_DATABASE_URL": f"sqlite:///{tmp_path}/k.db",
        "KZTURK_RETENTION_DAYS": "30",
        "KZTURK_EDITORS_CHANNEL": "C0123ABCD",
        "KZTURK_LOG_LEVEL": "debug",
    }
    assert read_settings(values) == Settings(
        mode="emulator",
        host="::1",
        port=0,
        knowledge=tmp_path,
        cache=tmp_path / "cache",
        database=tmp_path / "k.db",
        retention_days=30,
        editors_channel="C0123ABCD",
        log_level="DEBUG",
    )


def test_on_slack_any_host_may_be_listened_on() -> None:
    assert read_settings(HTTP | {"KZTURK_HOST": "192.168.1.5"}).host == "192.168.1.5"


def test_the_process_wins_over_the_file_and_empty_means_not_set(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=file\nB='fi$C le'\nC=\nD = \nE=file\n", encoding="utf-8")
    assert environment({"A": " process ", "E": " "}, tmp_path) == {"A": "process", "B": "fi$C le"}


def test_without_a_file_the_environment_is_all(tmp_path: Path) -> None:
    assert environment({"A": "1"}, tmp_path) == {"A": "1"}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        environment({}, tmp_path)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "LocalHost"])
def test_loopback_is_this_machine_alone(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "example.org", "localhost.example.org", ""])
def test_other_hosts_are_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_a_line_that_cannot_be_read_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('A=1\nSLACK_BOT_TOKEN "xoxb-1"\nB=2\n\nC="open\n', encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        environment({}, tmp_path)
    assert [problem.rpartition(", ")[2] for problem in refused.value.problems] == [
        "line 2 is no setting: write NAME=value.",
        "line 5 is no setting: write NAME=value.",
    ]
    assert "xoxb" not in str(refused.value)
