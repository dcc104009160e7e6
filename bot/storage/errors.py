"""What can be wrong with the database."""

from bot.exits import UnusableError


class StorageError(Exception):
    """The database did not do what it was asked to, and nothing of it was done. The message says why."""


class InUseError(StorageError):
    """Another kzturk works with the database."""


class DatabaseRefusedError(UnusableError):
    """The database is none that this kzturk can work with."""


class NewerDatabaseError(DatabaseRefusedError):
    """It was written by a newer kzturk."""
