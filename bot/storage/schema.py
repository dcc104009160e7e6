"""The tables. Every row belongs to a team; times are seconds since 1970; no column holds what people wrote."""

from typing import Final

from sqlalchemy import Boolean, Column, Float, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, Text, text

VERSION: Final = "0002"  # the newest migration: what `metadata` describes

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# What Slack has sent us, so that nothing is answered twice.
inbox = Table(
    "inbox",
    metadata,
    Column("team", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("taken_at", Float, nullable=False),
    Index(None, "taken_at"),
)

# What is still to be sent. `lane`: what keeps its order; `content`, `told`: JSON (bot/delivery/rows.py).
# A row is sent not before `not_before`, by whoever holds it until `leased_until`. `answered`: attempts that ended with
# trouble of Slack's own.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("told", Text),
    Column("client_msg_id", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("stored_at", Float, nullable=False),
    Column("not_before", Float, nullable=False),
    Column("leased_until", Float, nullable=False),
    Column("answered", Integer, nullable=False, server_default=text("0")),
    Index(None, "team", "lane", "id"),
    sqlite_autoincrement=True,  # no id comes twice, also not that of a row that was deleted
)

# The ledger: which result stands where, in posts that we may change. `packed`: knowledge.pack of it.
# `shared_by`: whom the post names as the one who shared it.
posts = Table(
    "posts",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("ts", String, primary_key=True),
    Column("thread_ts", String),
    Column("shared_by", String),
    Column("packed", Text, nullable=False),
    Column("lang", String, nullable=False),
    Column("posted_at", Float, nullable=False),
    Index(None, "posted_at"),
)

# The facts that a post tells in full, each with a digest of what was told of it (bot/delivery/told.py).
told = Table(
    "told",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("ts", String, primary_key=True),
    Column("fact", String, primary_key=True),
    Column("digest", String, nullable=False),
    ForeignKeyConstraint(["team", "channel", "ts"], ["posts.team", "posts.channel", "posts.ts"], ondelete="CASCADE"),
    Index(None, "fact"),
)

people = Table(
    "people",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("lang", String),
    Column("welcomed_at", Float),
    Column("touched_at", Float, nullable=False),
    Index(None, "touched_at"),
)

# What people thought of an answer: one row for each person and result.
feedback = Table(
    "feedback",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("packed", String, primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("given_at", Float, nullable=False),
    Index(None, "given_at"),
)
