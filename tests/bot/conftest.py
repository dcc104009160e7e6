from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.opening import open_database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Return a database of the test's own, in a real file."""
    async with open_database(tmp_path / "kzturk.db") as opened:
        yield opened
