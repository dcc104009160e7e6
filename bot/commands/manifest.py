"""`kzturk manifest`: what Slack must know of the app, to paste when creating it."""

import click

from bot.commands.common import mending, to_json, write
from bot.exits import SettingsError
from bot.operations.manifest import manifest as make_manifest


@click.command()
@click.option("--http", "url", metavar="URL", help="For signed HTTP at https://…/slack/events, not Socket Mode.")
@click.option("--source", hidden=True, expose_value=False)  # the Slack CLI tells each such program the project's folder
@mending
def manifest(url: str | None) -> None:
    """Print the manifest of the Slack app, for Socket Mode."""
    try:
        made = make_manifest(mode="http", url=url) if url is not None else make_manifest(mode="socket")
    except ValueError as error:
        raise SettingsError(str(error)) from None
    write(to_json(made, indent=2))
