"""How often Slack answered an attempt to send with trouble of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Begin to count."""
    op.add_column("outbox", sa.Column("answered", sa.Integer, nullable=False, server_default=sa.text("0")))
