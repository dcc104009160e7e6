"""The shipped base, read once for all tests: it takes a while, and never changes."""

from functools import cache

from knowledge import Base, load


@cache
def shipped() -> Base:
    """Return it, made from its files."""
    return load()
