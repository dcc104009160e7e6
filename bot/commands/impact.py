"""What `kzturk check --impact` tells: which posts would be corrected if a knowledge folder were in use."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.commands.common import database_in_use
from bot.delivery import ledger
from bot.delivery.corrections import changed_in, outdated_of
from bot.delivery.ledger import Entry
from bot.storage.reading import read_from
from knowledge import Contents, load


@dataclass(frozen=True, slots=True)
class Impact:
    """`posts`: how many would be corrected. `by_fact`: in how many of them each fact is, by its key."""

    posts: int
    by_fact: dict[str, int]


def impact_of(folder: Path) -> Impact:
    """Hold a folder that passes the check against what was posted, as the database in use has it.

    Raises SettingsError, also where there is no database, and StorageError when it cannot be read.
    """
    database = database_in_use()
    contents = load(folder).contents
    entries = read_from(database, partial(_outdated, contents=contents))
    found = Counter(key for entry in entries for key in changed_in(entry, contents))
    return Impact(len(entries), dict(sorted(found.items())))


def _outdated(connection: Connection, contents: Contents) -> list[Entry]:
    return ledger.entries_with(connection, outdated_of(ledger.tellings(connection), contents))
