"""The gate, in a real database: one winner, whoever comes when."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.delivery.claims import Claim
from bot.delivery.inbox import take
from bot.storage.database import Database, engine
from bot.storage.schema import inbox, metadata

ONE = Claim("T1", ("event Ev1", "post C1 1.1"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gate.db"
    path.touch()
    with engine(path).begin() as connection:
        metadata.create_all(connection)
    return path


async def test_what_came_before_is_known_also_to_another_process(database: Database) -> None:
    assert await database.run(lambda connection: take(connection, ONE, 1.0))
    with engine(database.path).begin() as other:
        assert not take(other, ONE, 2.0)
        assert take(other, Claim("T2", ONE.keys), 2.0)


async def test_one_known_key_is_enough_and_then_all_are_known(database: Database) -> None:
    for keys, new in ((("a", "b"), True), (("c", "b"), False), (("c",), False), (("d",), True)):
        assert await database.run(partial(take, claim=Claim("T1", keys), now=1.0)) is new


async def test_what_has_no_keys_is_always_new(database: Database) -> None:
    for _ in range(2):
        assert await database.run(lambda connection: take(connection, Claim("T1"), 1.0))
    assert not await database.run(lambda connection: connection.execute(select(inbox)).all())


_KEYS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=st.lists(st.tuples(_KEYS, st.booleans()), min_size=1, max_size=8))
def test_in_any_order_over_two_connections_each_key_is_won_once(
    file: Path, claims: list[tuple[list[str], bool]]
) -> None:
    """In whatever order two processes take: what one of them has won, nobody wins again."""
    made = engine(file)
    won: list[str] = []
    with made.connect() as here, made.connect() as there:
        with here.begin():
            here.execute(inbox.delete())
        for keys, is_here in claims:
            connection = here if is_here else there
            with connection.begin():
                new = take(connection, Claim("T1", tuple(keys)), 1.0)
            assert not (new and set(keys) & set(won))
            won += keys


def test_of_many_at_the_same_moment_one_wins(file: Path) -> None:
    together = Barrier(8)

    def compete(_number: int) -> bool:
        made = engine(file)
        with made.connect() as connection:
            together.wait()
            with connection.begin():
                return take(connection, ONE, 1.0)

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(compete, range(8))) == 1
    kept = sqlite3.connect(file)
    assert kept.execute("SELECT count(*) FROM inbox").fetchone() == (len(ONE.keys),)
    kept.close()
