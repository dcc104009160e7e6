"""What can be wrong with the database."""


class StorageError(Exception):
    """The database did not do what it was asked to, and nothing of it was done. The message says why."""


class InUseError(StorageError):
    """Another kzturk works with the database."""
