from functools import cache

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from bot.knowing import read_base

_read_once = cache(read_base)


class Terminal:
    """Runs a command line and gives what it printed and its exit status."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(cli, arguments, input=stdin, prog_name="kzturk")


@pytest.fixture
def kzturk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line, in a folder without .env."""
    monkeypatch.setattr("bot.commands.common.read_base", _read_once)
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    return Terminal()
