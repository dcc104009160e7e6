"""`kzturk` alone, from its settings to its exit status."""

import asyncio
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import serving
from bot.exits import FINE, MEND, WANTING
from bot.service import Service
from bot.serving import run, serve
from bot.settings import Settings
from tests.bot.slack_server import slack_server
from tests.bot.waiting import becomes


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be in a folder without .env, and leave logging as it is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(serving, "configure", lambda _level: None)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


class Screen:
    """What has been printed so far."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys, self.text = capsys, ""

    def shows(self, words: str) -> bool:
        self.text += self.capsys.readouterr().out
        return words in self.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_without_tokens_it_opens_a_page_and_ends_on_a_signal(
    capsys: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    screen = Screen(capsys)
    service = asyncio.create_task(serve(Settings(mode="emulator", port=0)))
    await becomes(lambda: screen.shows("in a browser"))
    os.kill(os.getpid(), number)
    assert await service == FINE
    assert "Open http://127.0.0.1:" in screen.text
    assert "/t/" in screen.text
    assert "/kzturk fact education" in screen.text


async def test_a_taken_usual_port_is_no_obstacle_to_trying(
    taken: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "USUAL_PORT", taken)
    monkeypatch.setattr("bot.http_server.USUAL_PORT", taken)
    screen = Screen(capsys)
    service = asyncio.create_task(serve(Settings(mode="emulator")))
    await becomes(lambda: screen.shows("in a browser"))
    os.kill(os.getpid(), signal.SIGTERM)
    assert await service == FINE
    assert f"Port {taken} is taken" in screen.text


async def test_a_hangup_reads_the_knowledge_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reloaded: list[str] = []
    monkeypatch.setattr(Service, "reload", lambda _service: reloaded.append("once"))
    screen = Screen(capsys)
    async with slack_server() as slack:
        settings = Settings(mode="socket", port=0, api_url=slack.api_url, bot_token="xoxb-1", app_token="xapp-1")
        service = asyncio.create_task(serve(settings))
        await becomes(lambda: screen.shows("kzturk listens on http://127.0.0.1:"))
        os.kill(os.getpid(), signal.SIGHUP)
        await becomes(lambda: reloaded)
        os.kill(os.getpid(), signal.SIGTERM)
        assert await service == FINE


def test_bad_settings_are_told_all_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run({"SLACK_BOT_TOKEN": "xoxb-1", "KZTURK_PORT": "x"}) == MEND
    error = capsys.readouterr().err
    assert error.count("kzturk: ") == 2
    assert "KZTURK_PORT=x" in error
    assert "SLACK_APP_TOKEN" in error


def test_a_taken_port_is_told(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run({"KZTURK_PORT": str(taken)}) == MEND
    assert "KZTURK_PORT" in capsys.readouterr().err


def test_a_broken_knowledge_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run({"KZTURK_KNOWLEDGE": str(tmp_path), "KZTURK_PORT": "0"}) == WANTING
    assert capsys.readouterr().err.startswith("kzturk: ")


def test_an_interrupt_while_starting_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "serve", interrupted)
    assert run({"KZTURK_PORT": "0"}) == FINE


async def test_a_refused_token_ends_it_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    async with slack_server() as slack:
        slack.says["auth.test"] = {"ok": False, "error": "invalid_auth"}
        values = {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_API_URL": slack.api_url,
            "KZTURK_PORT": "0",
        }
        assert await asyncio.to_thread(run_in_thread, values) == MEND
    assert "kzturk: Slack refuses SLACK_BOT_TOKEN (invalid_auth)" in capsys.readouterr().err


def run_in_thread(values: dict[str, str]) -> int:
    """Run where signals cannot be listened to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "_listen_to_signals", lambda _service: asyncio.Event())
        return run(values)


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "http://127.0.0.1:1"), ("::1", "http://[::1]:1")])
def test_an_address_can_be_opened(host: str, address: str) -> None:
    assert serving._address(host, 1) == address
