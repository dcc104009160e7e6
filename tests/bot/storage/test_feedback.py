from sqlalchemy import select

from bot.people import Person
from bot.storage.database import Database
from bot.storage.feedback import Feedback
from bot.storage.schema import feedback


async def test_the_last_press_of_each_person_counts(database: Database) -> None:
    given = Feedback(database)
    for user, packed, good, at, new in (
        ("U1", "a", True, 1.0, True),
        ("U1", "a", True, 1.5, False),
        ("U1", "a", False, 3.0, True),
        ("U1", "a", True, 2.0, False),  # it comes late
        ("U2", "a", True, 4.0, True),
        ("U1", "b", True, 5.0, True),
    ):
        assert await given.give(Person("T1", user), packed, good=good, at=at) == new
    query = select(feedback.c.user, feedback.c.packed, feedback.c.good, feedback.c.given_at)
    rows = await database.run(lambda connection: sorted(map(tuple, connection.execute(query))))
    assert rows == [("U1", "a", False, 3.0), ("U1", "b", True, 5.0), ("U2", "a", True, 4.0)]


async def test_without_a_time_it_is_now(database: Database) -> None:
    await Feedback(database).give(Person("T1", "U1"), "a", good=True)
    given_at = await database.run(lambda connection: connection.execute(select(feedback.c.given_at)).scalar_one())
    assert given_at > 1_700_000_000
