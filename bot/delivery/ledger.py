"""The ledger: where each result was posted, so that a correction can follow it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, delete, insert, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.delivery.outcomes import Posted
from bot.delivery.told import Told
from bot.storage.schema import posts, told
from knowledge import Lang

_POST: Final = ("team", "channel", "ts")


class SupersededError(Exception):
    """Another process has noted something else of a post since its entry was read."""


class Telling(NamedTuple):
    """What is told of a fact in some posts: its digest (delivery.told), in a language."""

    fact: str
    lang: Lang
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post and what it tells. `packed`: its result; `digests`: of the facts that it tells in full, by key."""

    team: str
    channel: str
    ts: str
    thread_ts: str | None
    shared_by: str | None
    packed: str
    lang: Lang
    digests: Mapping[str, str]


def record(connection: Connection, team: str, posted: Posted, tells: Told, now: float) -> None:
    """Note a post that may be changed later, with what it tells; once, also where Slack took two for the same."""
    where = {"team": team, "channel": posted.channel, "ts": posted.ts}
    beside = {"thread_ts": posted.thread_ts, "shared_by": posted.shared_by, "posted_at": now}
    values = {**where, **beside, "packed": tells.packed, "lang": tells.lang}
    if connection.execute(upsert(posts).values(values).on_conflict_do_nothing().returning(posts.c.ts)).first():
        _tell(connection, where, tells)


def tellings(connection: Connection) -> list[Telling]:
    """Return what is told in all posts, each once: there are far fewer of these than posts."""
    every = select(told.c.fact, posts.c.lang, told.c.digest).join_from(told, posts, _of_one_post()).distinct()
    return [Telling(*row) for row in connection.execute(every)]


def entries_with(connection: Connection, found: Collection[Telling]) -> list[Entry]:
    """Return the posts in which any of these is told, oldest first."""
    if not found:
        return []
    wanted = tuple_(told.c.fact, posts.c.lang, told.c.digest).in_([tuple(telling) for telling in found])
    telling = select(posts).join_from(posts, told, _of_one_post()).where(wanted).distinct().order_by(posts.c.posted_at)
    return [_entry(connection, row) for row in connection.execute(telling).mappings().all()]


def replace(connection: Connection, entry: Entry, tells: Told | None) -> None:
    """Note what a post tells from now on; None: it is no longer to be followed. Raises SupersededError."""
    where = {name: getattr(entry, name) for name in _POST}
    old = tuple_(told.c.fact, told.c.digest).in_(list(entry.digests.items()))
    if connection.execute(delete(told).where(*_at(told, where), old)).rowcount != len(entry.digests):
        raise SupersededError
    if tells is None:
        connection.execute(delete(posts).where(*_at(posts, where)))
    else:
        connection.execute(update(posts).where(*_at(posts, where)).values(packed=tells.packed))
        _tell(connection, where, tells)


def forget(connection: Connection, team: str, gone: Posted) -> None:
    """Follow a post no longer, since it cannot be changed. What it tells goes with it."""
    where = {"team": team, "channel": gone.channel, "ts": gone.ts}
    connection.execute(delete(told).where(*_at(told, where)))
    connection.execute(delete(posts).where(*_at(posts, where)))


def _tell(connection: Connection, where: Mapping[str, str], tells: Told) -> None:
    facts = [{**where, "fact": key, "digest": digest} for key, digest in tells.digests.items()]
    if facts:
        connection.execute(insert(told), facts)


def _entry(connection: Connection, post: RowMapping) -> Entry:
    values = {name: post[name] for name in (*_POST, "thread_ts", "shared_by", "packed", "lang")}
    facts = connection.execute(select(told.c.fact, told.c.digest).where(*_at(told, values)))
    return Entry(**values, digests=dict(map(tuple, facts)))


def _of_one_post() -> ColumnElement[bool]:
    return and_(*(posts.c[name] == told.c[name] for name in _POST))


def _at(table: Table, where: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    return [table.c[name] == where[name] for name in _POST]
