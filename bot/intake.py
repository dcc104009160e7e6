"""What Slack sends, on its way into the app: counted, so that a stop can wait for what has been begun."""

import asyncio
from contextlib import suppress


class Intake:
    """`with intake:` around each thing taken in. Once `closed`, nothing more is to be taken."""

    def __init__(self) -> None:
        self.closed = False
        self._begun = 0
        self._idle = asyncio.Event()
        self._idle.set()

    def __enter__(self) -> None:
        """Begin."""
        self._begun += 1
        self._idle.clear()

    def __exit__(self, *_: object) -> None:
        """End."""
        self._begun -= 1
        if not self._begun:
            self._idle.set()

    async def close(self, seconds: float) -> None:
        """Take nothing more, and wait until what has been begun is done, for so many seconds at most."""
        self.closed = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
