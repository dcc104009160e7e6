"""People are remembered across restarts, and by their ids alone."""

from functools import partial

import pytest

from bot.people import People, Person, WelcomedError, person_of, welcome
from bot.storage import StorageError
from bot.storage.database import Database
from knowledge import Lang

DANA, MEHMET = Person("T1", "U1"), Person("T1", "U2")


async def again(database: Database) -> People:
    """Return what a next process remembers."""
    people = People(database)
    await people.load()
    return people


async def test_a_choice_is_kept_changed_and_taken_back(database: Database) -> None:
    people = People(database)
    chosen: tuple[Lang | None, ...] = ("tr", "kk", None, "ru")
    for lang in chosen:
        await people.choose(DANA, lang)
        assert people.language_of(DANA) == lang
        assert (await again(database)).language_of(DANA) == lang
        assert (await again(database)).language_of(MEHMET) is None


async def test_each_workspace_is_by_itself(database: Database) -> None:
    people = People(database)
    await people.choose(DANA, "tr")
    assert people.language_of(Person("T2", DANA.user)) is None


async def test_a_language_that_is_none_is_let_be(database: Database) -> None:
    await database.run(
        lambda connection: connection.exec_driver_sql("INSERT INTO people VALUES ('T1','U1','xx',NULL,1)")
    )
    assert (await again(database)).language_of(DANA) is None


async def test_a_person_is_welcomed_once_in_all(database: Database) -> None:
    people = People(database)
    await people.choose(DANA, "tr")
    await database.run(partial(welcome, person=DANA))
    for _ in range(2):
        with pytest.raises(WelcomedError):
            await database.run(partial(welcome, person=DANA))
    assert (await again(database)).language_of(DANA) == "tr"
    await database.run(partial(welcome, person=MEHMET))


async def test_a_choice_holds_until_the_next_start_where_it_cannot_be_stored(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_work: object) -> None:
        raise StorageError

    people = People(database)
    monkeypatch.setattr(database, "run", away)
    with pytest.raises(StorageError):
        await people.choose(DANA, "tr")
    assert people.language_of(DANA) == "tr"


@pytest.mark.parametrize(
    "body",
    [
        {"team_id": "T1", "user_id": "U1"},
        {"team": {"id": "T1"}, "user": {"id": "U1"}},
        {"team_id": "T1", "event": {"user": "U1"}},
    ],
)
def test_who_did_it_is_told_from_any_payload(body: dict[str, object]) -> None:
    assert person_of(body) == DANA


def test_nobody_is_nobody() -> None:
    assert person_of({"team": None, "event": {}}) == Person("", "")
