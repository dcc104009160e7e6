"""What is remembered of people: the language that one chose, and whether one has been welcomed."""

import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from bot.delivery.claims import team_of
from bot.storage.database import Database
from bot.storage.schema import people
from knowledge import LANGUAGES, Lang

_KEY = ["team", "user"]


class Person(NamedTuple):
    """A person of a workspace, by Slack's ids."""

    team: str
    user: str


class WelcomedError(Exception):
    """A person was welcomed before: that is done once in all."""


class People:
    """Remembers people by their ids alone, in the database. Languages are held in memory too: every answer asks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._languages: dict[Person, Lang] = {}

    async def load(self) -> None:
        """Read what was chosen before. Raises StorageError."""
        rows = await self._database.run(_chosen)
        codes: Mapping[str, Lang] = {lang: lang for lang in LANGUAGES}
        self._languages = {Person(team, user): codes[lang] for team, user, lang in rows if lang in codes}

    def language_of(self, person: Person) -> Lang | None:
        """Return the language that a person chose; None: answer in that of the question. From memory, at once."""
        return self._languages.get(person)

    async def choose(self, person: Person, lang: Lang | None) -> None:
        """Remember the language that a person chose; None: forget it.

        Raises StorageError when it is remembered only until the next start.
        """
        chosen = {"lang": lang, "touched_at": time.time()}

        def store(connection: Connection) -> None:
            statement = insert(people).values(person._asdict() | chosen)
            connection.execute(statement.on_conflict_do_update(index_elements=_KEY, set_=chosen))

        if lang is None:
            self._languages.pop(person, None)
        else:
            self._languages[person] = lang
        await self._database.run(store)


def welcome(connection: Connection, person: Person) -> None:
    """Note that a person is welcomed, in the transaction that takes the welcome to be sent. Raises WelcomedError."""
    now = time.time()
    welcomed = {"welcomed_at": now, "touched_at": now}
    statement = insert(people).values(person._asdict() | welcomed)
    first = statement.on_conflict_do_update(index_elements=_KEY, set_=welcomed, where=people.c.welcomed_at.is_(None))
    if connection.execute(first.returning(people.c.user)).first() is None:
        raise WelcomedError


def _chosen(connection: Connection) -> list[tuple[str, str, str]]:
    query = select(people.c.team, people.c.user, people.c.lang).where(people.c.lang.is_not(None))
    return [(row.team, row.user, row.lang) for row in connection.execute(query)]


def person_of(body: Mapping[str, Any]) -> Person:
    """Return who did what a payload tells of: a command, an interaction or an event. Its user may be ""."""
    user = body.get("user_id") or (body.get("user") or {}).get("id") or (body.get("event") or {}).get("user")
    return Person(team_of(body), str(user or ""))
