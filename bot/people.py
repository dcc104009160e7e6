"""What is remembered of people: the language that one chose, and whether one has been welcomed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.delivery.claims import team_of
from knowledge import Lang


class Person(NamedTuple):
    """A person of a workspace, by Slack's ids."""

    team: str
    user: str


class People:
    """Remembers people by their ids alone."""

    def __init__(self) -> None:
        self._languages: dict[Person, Lang] = {}
        self._welcomed: set[Person] = set()

    def language_of(self, person: Person) -> Lang | None:
        """Return the language that a person chose; None: answer in that of the question. From memory, at once."""
        return self._languages.get(person)

    async def choose(self, person: Person, lang: Lang | None) -> None:
        """Remember the language that a person chose; None: forget it."""
        if lang is None:
            self._languages.pop(person, None)
        else:
            self._languages[person] = lang

    async def welcome(self, person: Person) -> bool:
        """Tell whether a person is to be welcomed now: once in all."""
        if person in self._welcomed:
            return False
        self._welcomed.add(person)
        return True


def person_of(body: Mapping[str, Any]) -> Person:
    """Return who did what a payload tells of: a command, an interaction or an event. Its user may be ""."""
    user = body.get("user_id") or (body.get("user") or {}).get("id") or (body.get("event") or {}).get("user")
    return Person(team_of(body), str(user or ""))
