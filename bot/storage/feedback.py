"""What people think of answers: good or not, and no words of theirs."""

import time

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from bot.people import Person
from bot.storage.database import Database
from bot.storage.schema import feedback


class Feedback:
    """Keeps one judgement for each person and answer: the last one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def give(self, person: Person, packed: str, *, good: bool, at: float | None = None) -> None:
        """Store what a person thinks of a packed result. Raises StorageError.

        `at`: when that was given; what comes late, or once more, does not undo what was given after it.
        """
        given = {"good": good, "given_at": time.time() if at is None else at}
        row = {"team": person.team, "user": person.user, "packed": packed, **given}

        def store(connection: Connection) -> None:
            statement = insert(feedback).values(row)
            newer = statement.excluded.given_at >= feedback.c.given_at
            keys = ["team", "user", "packed"]
            connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=given, where=newer))

        await self._database.run(store)
