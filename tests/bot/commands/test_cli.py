import asyncio
import sys

import pytest

from bot import __main__, __version__
from bot.cli import cli
from tests.bot.commands.conftest import Terminal


def test_help_lists_every_command(kzturk: Terminal) -> None:
    result = kzturk("--help")
    assert result.exit_code == 0
    known = {"ask", "check", "eval", "pin", "manifest", "doctor", "backup", "restore", "knowledge"}
    assert set(cli.commands) == known
    assert all(f"\n  {name} " in result.output for name in cli.commands)
    assert "..." not in result.output.partition("Commands:")[2]


def test_the_version_is_told(kzturk: Terminal) -> None:
    assert kzturk("--version").output == f"kzturk, version {__version__}\n"


def test_an_unknown_command_gets_the_nearest_one(kzturk: Terminal) -> None:
    result = kzturk("aks")
    assert result.exit_code == 2
    assert "Did you mean 'ask'?" in result.stderr


def test_with_words_it_is_a_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["kzturk", "--version"])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_alone_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kzturk"])
    monkeypatch.setattr("bot.serving.run", lambda: 7)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 7


async def test_the_terminal_needs_no_slack() -> None:
    script = "import sys, bot.cli; print(*sys.modules)"
    python = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE)
    out, _ = await python.communicate()
    assert "bot.commands.ask" in out.decode()
    assert not {"slack_bolt", "slack_sdk", "aiohttp", "rich", "bot.emulator"} & set(out.decode().split())
