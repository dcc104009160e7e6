"""The command `kzturk`: alone it serves, with words behind it it is a command line."""

import sys


def main() -> None:
    """Serve, or run a command; end the process with its status."""
    if len(sys.argv) > 1:
        from bot.cli import cli  # noqa: PLC0415 - a serving process needs no command line

        cli(prog_name="kzturk")
    from bot.serving import run  # noqa: PLC0415 - nor does a command need Slack

    sys.exit(run())


if __name__ == "__main__":
    main()
