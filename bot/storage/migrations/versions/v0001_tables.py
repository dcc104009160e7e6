"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make inbox, outbox, ledger, people and feedback."""
    _delivery()
    _ledger()
    _people()


def _delivery() -> None:
    op.create_table(
        "inbox",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("taken_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "key", name="pk_inbox"),
    )
    op.create_index("ix_inbox_taken_at", "inbox", ["taken_at"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("told", sa.Text),
        sa.Column("client_msg_id", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("stored_at", sa.Float, nullable=False),
        sa.Column("not_before", sa.Float, nullable=False),
        sa.Column("leased_until", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_team_lane_id", "outbox", ["team", "lane", "id"])


def _ledger() -> None:
    op.create_table(
        "posts",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("ts", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String),
        sa.Column("shared_by", sa.String),
        sa.Column("packed", sa.Text, nullable=False),
        sa.Column("lang", sa.String, nullable=False),
        sa.Column("posted_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", "ts", name="pk_posts"),
    )
    op.create_index("ix_posts_posted_at", "posts", ["posted_at"])
    post = ["team", "channel", "ts"]
    op.create_table(
        "told",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("ts", sa.String, nullable=False),
        sa.Column("fact", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.PrimaryKeyConstraint(*post, "fact", name="pk_told"),
        sa.ForeignKeyConstraint(post, [f"posts.{name}" for name in post], ondelete="CASCADE", name="fk_told_posts"),
    )
    op.create_index("ix_told_fact", "told", ["fact"])


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("lang", sa.String),
        sa.Column("welcomed_at", sa.Float),
        sa.Column("touched_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "user", name="pk_people"),
    )
    op.create_index("ix_people_touched_at", "people", ["touched_at"])
    op.create_table(
        "feedback",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("packed", sa.String, nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("given_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "user", "packed", name="pk_feedback"),
    )
    op.create_index("ix_feedback_given_at", "feedback", ["given_at"])
