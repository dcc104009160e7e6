"""What Alembic runs first: it works by the connection, and in the transaction, of whoever called it."""

from alembic import context

from bot.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
