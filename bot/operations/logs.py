"""Logs: one line an event on stderr, key=value, without secrets and without what people write."""

import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

from bot.operations.seldom import Seldom

# Tokens, the ticket of a socket's address, and the response_urls under which anybody could post.
_SECRETS: Final = re.compile(
    r"x(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+|(?<=ticket=)[^&\s'\"]+|https?://\S+/(?:commands|actions)/\S+"
)
# What the journal takes off the beginning of a line (sd-daemon(3)), so that `journalctl --priority` tells lines apart.
_PRIORITIES: Final = {logging.DEBUG: "<7>", logging.INFO: "<6>", logging.WARNING: "<4>", logging.ERROR: "<3>"}
_PLAIN: Final = re.compile(r"[^\s=\"]+")
# They write whole payloads and requests at INFO and DEBUG, message text included.
_TALKATIVE: Final = ("slack_bolt", "slack_sdk", "aiohttp", "asyncio", "watchfiles", "dotenv")


class LineFormatter(logging.Formatter):
    """Writes a record as one line. What an exception says is left out: it may quote what somebody wrote."""

    def __init__(self, *, journal: bool = False) -> None:
        """`journal`: the line is for systemd's, which knows the time and wants a priority."""
        super().__init__()
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        """Write time, level, logger, the event, and where an exception came from."""
        line = f"level={record.levelname} logger={record.name} {_words(record)}"
        if record.exc_info and record.exc_info[0]:
            line += f" {fields(error=record.exc_info[0].__name__, at=_path(record.exc_info[2]))}"
        written = "".join(map(_printable, _SECRETS.sub("(hidden)", line)))
        if self._journal:
            return _PRIORITIES.get(record.levelno, "<3>") + written
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return f"time={when} {written}"


def configure(level: str) -> None:
    """Send logs to stderr. `level` is that of kzturk's own loggers; libraries say only what went wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter(journal=_is_journal(os.environ)))
    handler.addFilter(_Once())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("bot", "knowledge"):
        logging.getLogger(name).setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _is_journal(environment: Mapping[str, str]) -> bool:
    """Tell whether stderr leads to systemd's journal, by what systemd.exec(5) says of JOURNAL_STREAM."""
    try:
        status = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError):  # closed, or none of the system's
        return False
    return environment.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"


class _Once(logging.Filter):
    """Lets asyncio say the same once a minute: without file descriptors it says so some thousand times a second."""

    def __init__(self) -> None:
        super().__init__()
        self._seldom = Seldom()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let a line through, unless asyncio said the same in the last minute."""
        return record.name != "asyncio" or self._seldom.due(_words(record))


def fields(**values: object) -> str:
    """Write key=value pairs, quoted where a value needs it."""
    return " ".join(f"{key}={_value(str(value))}" for key, value in values.items())


def _value(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _words(record: logging.LogRecord) -> str:
    """Return the message; of asyncio's only the first line, since it goes on with what the exception says."""
    text = record.getMessage()
    if record.name == "asyncio":
        text = text.partition("\n")[0]
    return text if "\n" not in text else json.dumps(text, ensure_ascii=False)


def _printable(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")


def _path(trace: TracebackType | None) -> str:
    """Name the functions that the exception went through, innermost last."""
    return " > ".join(f"{frame.filename}:{frame.lineno}:{frame.name}" for frame in traceback.extract_tb(trace))
