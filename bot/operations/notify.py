"""Tells systemd about this process, as sd_notify(3) and sd_watchdog_enabled(3) describe: datagrams to a socket.

A few lines of our own: the libraries for it need a compiler, or nobody looks after them any more.
"""

import logging
import os
import socket
from collections.abc import Mapping
from typing import Final

from bot.operations.logs import fields
from bot.operations.seldom import Seldom

log = logging.getLogger(__name__)

_MICROSECONDS: Final = 1_000_000


class Notifier:
    """Sends to the socket that NOTIFY_SOCKET names, by its path or, behind an @, by its abstract name.

    Without that variable nothing is sent. What cannot be sent is logged, and stops nobody.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        named = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{named[1:]}" if named.startswith("@") else named
        self._seldom = Seldom()
        self.watchdog = _watchdog(environment)

    def __bool__(self) -> bool:
        """Tell whether there is anybody to tell."""
        return bool(self._address)

    def ready(self) -> None:
        """Say that the start is over."""
        self._send("READY=1")

    def status(self, sentence: str) -> None:
        """Say in one line what is going on; `systemctl status` shows it."""
        self._send(f"STATUS={' '.join(sentence.split())}")

    def stopping(self) -> None:
        """Say that the process is on its way out."""
        self._send("STOPPING=1\nSTATUS=Stopping: sends what it has begun.")

    def alive(self) -> None:
        """Keep the watchdog from biting."""
        self._send("WATCHDOG=1")

    def _send(self, state: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
                sender.settimeout(0)  # nobody waits for systemd
                sender.sendto(state.encode(), self._address)
        except OSError as error:
            if self._seldom.due("failed"):
                log.warning("systemd_not_told %s", fields(state=state.partition("=")[0], problem=error.strerror))


def _watchdog(environment: Mapping[str, str]) -> float | None:
    """Return within how many seconds systemd wants to hear of this process; None: it does not ask."""
    microseconds = environment.get("WATCHDOG_USEC", "")
    meant = environment.get("WATCHDOG_PID", str(os.getpid()))
    if not (microseconds.isascii() and microseconds.isdecimal()) or meant != str(os.getpid()):
        return None
    return int(microseconds) / _MICROSECONDS or None
