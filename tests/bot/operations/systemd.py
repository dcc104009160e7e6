"""systemd's end of NOTIFY_SOCKET: a real datagram socket, by a path or an abstract name."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Heard:
    """What has come so far, oldest first, a line each."""

    def __init__(self, listening: socket.socket) -> None:
        self._socket = listening
        self.lines: list[str] = []

    def until(self, line: str, seconds: float = 30.0) -> None:
        """Wait, without an event loop, until a line has come. Raises AssertionError when it does not."""
        end = time.monotonic() + seconds
        while not self.has(line):
            assert time.monotonic() < end, f"{line} did not come, but {self.lines}"
            time.sleep(0.02)

    def has(self, line: str) -> bool:
        """Tell whether a line has come that begins so."""
        while True:
            try:
                self.lines += self._socket.recv(4096).decode().split("\n")
            except BlockingIOError:
                return any(each.startswith(line) for each in self.lines)


@contextmanager
def systemd(folder: Path, *, abstract: bool = False) -> Iterator[tuple[str, Heard]]:
    """Listen; give the value of NOTIFY_SOCKET, and what is heard."""
    name = f"@kzturk-{os.getpid()}-{time.monotonic_ns()}" if abstract else str(folder / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name[1:]}" if abstract else name)
        listening.settimeout(0)
        yield name, Heard(listening)
