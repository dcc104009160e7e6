from functools import cache

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from knowledge import load

_load_once = cache(load)


class Terminal:
    """Runs a command line and gives what it printed and its exit status."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(cli, arguments, input=stdin, prog_name="kzturk")


@pytest.fixture
def kzturk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line, in a folder without .env."""
    for command in ("ask", "evaluate"):
        monkeypatch.setattr(f"bot.commands.{command}.load", _load_once)
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    return Terminal()
