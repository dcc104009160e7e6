"""What people think of answers: good or not, and no words of theirs."""

import time

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from bot.people import Person
from bot.storage.database import Database
from bot.storage.schema import feedback


class Feedback:
    """Keeps one judgement for each person and answer: the last one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def give(self, person: Person, packed: str, *, good: bool, at: float | None = None) -> bool:
        """Store what a person thinks of a packed result. Returns whether that is news. Raises StorageError.

        `at`: when that was given; what comes late, or once more, does not undo what was given after it.
        """
        given = {"good": good, "given_at": time.time() if at is None else at}
        whose = {"team": person.team, "user": person.user, "packed": packed}

        def store(connection: Connection) -> bool:
            known = select(feedback.c.good, feedback.c.given_at).filter_by(**whose)
            before = connection.execute(known).first()
            statement = insert(feedback).values(whose | given)
            newer = statement.excluded.given_at >= feedback.c.given_at
            connection.execute(statement.on_conflict_do_update(index_elements=[*whose], set_=given, where=newer))
            return before is None or (before.good != good and given["given_at"] >= before.given_at)

        return await self._database.run(store)
