"""What is kept: one schema, in an SQLite file. The rest of the bot knows it by `Database` and `StorageError`."""

from bot.storage.errors import StorageError

__all__ = ["StorageError"]
