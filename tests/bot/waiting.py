"""Waiting for what happens beside the test."""

import asyncio
from collections.abc import Callable

STEP = 0.02


async def becomes(true: Callable[[], object], seconds: float = 40.0) -> None:
    """Wait until something is true. Raises AssertionError when it does not become so in time."""
    for _ in range(int(seconds / STEP)):
        if true():
            return
        await asyncio.sleep(STEP)
    raise AssertionError(f"not so within {seconds} s")
