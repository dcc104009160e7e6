"""The shipped base, read once for all tests: it takes a while to make, and never changes."""

import os
from functools import cache
from pathlib import Path

from knowledge import SHIPPED, Base, kept, load


@cache
def shipped() -> Base:
    """Return it as it was kept for this run, or else made from its files."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (kept(SHIPPED, Path(home) / "kzturk") if home else None) or load()
