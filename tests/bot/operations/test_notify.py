import logging
import os
from pathlib import Path

import pytest

from bot.operations.notify import Notifier
from tests.bot.operations.systemd import systemd


@pytest.mark.parametrize("kind", ["path", "abstract"])
def test_each_state_is_a_datagram(tmp_path: Path, kind: str) -> None:
    with systemd(tmp_path, abstract=kind == "abstract") as (name, heard):
        notifier = Notifier({"NOTIFY_SOCKET": name})
        assert notifier
        notifier.status("Waits:\nfor Slack")
        notifier.ready()
        notifier.alive()
        notifier.stopping()
        heard.until("STOPPING=1")
    assert heard.lines[:3] == ["STATUS=Waits: for Slack", "READY=1", "WATCHDOG=1"]
    assert heard.lines[3:] == ["STOPPING=1", "STATUS=Stopping: sends what it has begun."]


def test_without_systemd_nothing_is_sent() -> None:
    notifier = Notifier({})
    notifier.ready()
    assert not notifier
    assert notifier.watchdog is None


def test_a_socket_that_is_gone_is_told_once_and_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": str(tmp_path / "none")})
    notifier.ready()
    notifier.alive()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage() == 'systemd_not_told state=READY problem="No such file or directory"'


def test_a_full_socket_is_not_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with systemd(tmp_path) as (name, _):
        notifier = Notifier({"NOTIFY_SOCKET": name})
        for _ in range(2000):
            notifier.alive()
    assert "systemd_not_told state=WATCHDOG" in caplog.text


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({"WATCHDOG_USEC": "30000000"}, 30.0),
        ({"WATCHDOG_USEC": "500000", "WATCHDOG_PID": str(os.getpid())}, 0.5),
        ({"WATCHDOG_USEC": "500000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({"WATCHDOG_PID": str(os.getpid())}, None),
    ],
)
def test_the_watchdog_is_asked_for_by_the_environment(environment: dict[str, str], seconds: float | None) -> None:
    assert Notifier(environment).watchdog == seconds
