"""The command line: which commands there are."""

import click

from bot import __version__
from bot.commands.ask import ask
from bot.commands.backup import backup
from bot.commands.check import check
from bot.commands.doctor import doctor
from bot.commands.evaluate import evaluate
from bot.commands.knowledge import knowledge
from bot.commands.manifest import manifest
from bot.commands.pin import pin
from bot.commands.restore import restore


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="kzturk")
def cli() -> None:
    """Sourced facts about relations between Kazakhstan and Türkiye.

    Without a command kzturk serves: on Slack where its tokens are set, else in a workspace of its own that it opens
    on this machine, for trying it in a browser.
    """


for _command in (ask, check, evaluate, pin, manifest, doctor, backup, restore, knowledge):
    cli.add_command(_command)
