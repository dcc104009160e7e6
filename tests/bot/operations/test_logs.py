import asyncio
import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.operations.logs import LineFormatter, configure, fields


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Configure logging, give what is written, and put logging back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    names = ("bot", "knowledge", "slack_bolt", "slack_sdk", "aiohttp", "asyncio", "watchfiles", "dotenv")
    levels = {name: logging.getLogger(name).level for name in names}
    configure("INFO")
    out = io.StringIO()
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    yield out
    root.handlers[:], root.level = handlers, level
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_an_event_is_one_line_of_keys_and_values(written: io.StringIO) -> None:
    logging.getLogger("bot.x").info("reloaded %s", fields(version="ab12", facts=3, problem='say "this" = that'))
    line = written.getvalue()
    assert line.startswith("time=20")
    assert line.endswith('level=INFO logger=bot.x reloaded version=ab12 facts=3 problem="say \\"this\\" = that"\n')


def test_lines_within_a_message_stay_one_line(written: io.StringIO) -> None:
    logging.getLogger("bot.x").warning("one\ntwo")
    assert written.getvalue().count("\n") == 1


def test_an_exception_is_told_by_its_name_and_place_not_by_its_words(written: io.StringIO) -> None:
    try:
        int("what somebody asked")
    except ValueError:
        logging.getLogger("bot.x").exception("failed")
    line = written.getvalue()
    assert "error=ValueError" in line
    assert "test_logs.py" in line
    assert "somebody" not in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-123-456-abcDEF",
        "xapp-1-A0-123-abc",
        "xoxe.xoxb-1-abc",
        "wss://wss.slack.com/link/?ticket=abc-123&app_id=x",
        "https://hooks.slack.com/actions/T1/2/secretpart",
        "https://hooks.slack.com/commands/T1/2/secretpart",
    ],
)
def test_secrets_are_hidden(written: io.StringIO, secret: str) -> None:
    logging.getLogger("bot.x").warning("failed %s", secret)
    assert "(hidden)" in written.getvalue()
    for part in ("abcDEF", "123", "abc", "secretpart"):
        assert part not in written.getvalue().partition("failed")[2]


def test_libraries_say_only_what_went_wrong(written: io.StringIO) -> None:
    for name in ("slack_bolt", "slack_sdk.web", "aiohttp.access", "somebody.else"):
        logging.getLogger(name).info("whole payload")
    logging.getLogger("bot.x").debug("detail")
    assert written.getvalue() == ""


@pytest.mark.usefixtures("written")
def test_debug_is_for_our_own_loggers_only() -> None:
    configure("DEBUG")
    assert logging.getLogger("bot.x").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("slack_bolt.App").isEnabledFor(logging.INFO)
    assert isinstance(logging.getLogger().handlers[0].formatter, LineFormatter)


async def test_a_task_that_nobody_looks_at_tells_no_words_either(written: io.StringIO) -> None:
    context = {"message": "Task exception was never retrieved", "exception": ValueError("somebody"), "task": "somebody"}
    asyncio.get_running_loop().default_exception_handler(context)
    line = written.getvalue()
    assert "Task exception was never retrieved error=ValueError" in line
    assert "somebody" not in line


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\r", "\x9b", "\u202e", "\u2028", "\x7f", "\ud800"])
def test_no_line_steers_a_terminal(written: io.StringIO, hidden: str) -> None:
    logging.getLogger("bot.x").warning("came %s %s", hidden, fields(value=hidden, quoted=f"a {hidden}"))
    assert written.getvalue().removesuffix("\n").isprintable()


def test_asyncio_says_the_same_once_a_minute_and_everybody_else_as_often_as_it_is_so(written: io.StringIO) -> None:
    for name in ("asyncio", "bot.x"):
        for _ in range(3):
            logging.getLogger(name).error("socket.accept() out of system resource\nsocket: <x>")
    logging.getLogger("asyncio").error("something else")
    lines = written.getvalue().splitlines()
    assert [line.partition("logger=")[2].partition(" ")[0] for line in lines] == ["asyncio", *["bot.x"] * 3, "asyncio"]


def test_the_journal_gets_priorities_and_no_time(tmp_path: Path) -> None:
    """What systemd sets tells whether stderr leads to it: by device and inode of what is there."""
    log = tmp_path / "log"
    said = (
        "import logging; from bot.operations.logs import configure; configure('DEBUG');"
        "[logging.getLogger('bot.x').log(level, 'said') for level in (10, 20, 30, 40, 50)]"
    )
    for streams in (True, False):
        with log.open("wb") as out:
            status = os.fstat(out.fileno())
            stream = f"{status.st_dev}:{status.st_ino}" if streams else f"{status.st_dev}:1"
            subprocess.run(
                [sys.executable, "-c", said], env=os.environ | {"JOURNAL_STREAM": stream}, stderr=out, check=True
            )
        begins = [line.split("logger")[0] for line in log.read_text().splitlines()]
        if streams:
            levels = ["<7>level=DEBUG", "<6>level=INFO", "<4>level=WARNING", "<3>level=ERROR", "<3>level=CRITICAL"]
            assert begins == [f"{level} " for level in levels]
        else:
            assert all(begin.startswith("time=") for begin in begins)


def test_a_stderr_that_is_no_file_is_not_the_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setenv("JOURNAL_STREAM", "1:2")
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure("INFO")
    (handler,) = root.handlers
    root.handlers[:], root.level = handlers, level
    assert isinstance(handler.formatter, LineFormatter)
    record = logging.LogRecord("bot.x", logging.INFO, "", 0, "said", None, None)
    assert handler.format(record).startswith("time=")
