"""`kzturk` alone: serves until it is told to stop."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from aiohttp import web

from bot.exits import FINE, MEND, WANTING, UnusableError
from bot.http_server import bind, port_of
from bot.knowing import read_base
from bot.operations.logs import configure, fields
from bot.operations.loop_watch import watched_loop
from bot.operations.notify import Notifier
from bot.reloading import LiveBase
from bot.service import Service, running
from bot.settings import USUAL_PORT, Settings, environment, read_settings
from bot.storage import StorageError
from bot.wording import SOURCE_LANGUAGE, say
from knowledge import KnowledgeError

log = logging.getLogger(__name__)

_SOON = 5.0  # seconds in which the emulator connects, if it does at all


def run(process: Mapping[str, str] = os.environ) -> int:
    """Serve as the settings say; return the exit status. What a person must mend is said on stderr."""
    try:
        settings = read_settings(environment(process, Path.cwd()))
        configure(settings.log_level)
        return asyncio.run(serve(settings, Notifier(process)))
    except UnusableError as error:
        _complain(error.problems)
        return MEND
    except KnowledgeError as error:
        _complain(error.problems)
        return WANTING
    except StorageError as error:
        _complain((error,))
        return WANTING
    except KeyboardInterrupt:  # before there was anything to stop
        return FINE


async def serve(settings: Settings, notifier: Notifier | None = None) -> int:
    """Serve until SIGTERM or SIGINT; reload the knowledge on SIGHUP. `notifier`: tells systemd, if it is there.

    Raises KnowledgeError, StorageError, PortTakenError, DatabaseRefusedError, and TokenRefusedError when Slack refuses
    a token at the start.
    """
    notifier = notifier or Notifier({})
    notifier.status("Starting: reads the knowledge base.")
    knowledge = LiveBase(settings.knowledge, partial(read_base, place=settings.cache))
    bound = bind(settings.host, settings.port, another_will_do=settings.mode == "emulator")
    address = _address(settings.host, port_of(bound))
    if settings.mode == "emulator":
        settings, more, page = _emulated(settings, port_of(bound))
    else:
        more, page = None, ""
    with watched_loop():
        async with running(settings, bound, knowledge, more, notifier) as service:
            stopped = _listen_to_signals(service)
            log.info("serving %s", fields(mode=settings.mode, address=address, knowledge=knowledge.base.version))
            await _greet(service, settings, address, page)
            await _first(stopped, service.connecting)
            notifier.stopping()
    return FINE


def _emulated(settings: Settings, port: int) -> tuple[Settings, Callable[[web.Application], None], str]:
    """Make the emulator, and settings that connect to it as to Slack."""
    from bot.emulating import emulator  # noqa: PLC0415 - a process that serves Slack never imports the emulator

    slack = emulator(settings.host, port)
    connected = replace(
        settings, mode="socket", api_url=slack.api_url, bot_token=slack.bot_token, app_token=slack.app_token
    )
    return connected, slack.add_routes, slack.page_url


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen_to_signals(service: Service) -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set; a second one of them ends the process at once."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    loop.add_signal_handler(signal.SIGHUP, service.reload)
    return stopped


async def _greet(service: Service, settings: Settings, address: str, page: str) -> None:
    """Say where kzturk listens, and in the emulator where to look and what to try first."""
    lines = [say(SOURCE_LANGUAGE, "running.listening", address=address)]
    if page:
        if settings.port is None and not address.endswith(f":{USUAL_PORT}"):
            lines.append(say(SOURCE_LANGUAGE, "running.port_taken", usual=USUAL_PORT))
        with suppress(TimeoutError):
            await asyncio.wait_for(service.connection.connected.wait(), _SOON)
        lines += [
            say(SOURCE_LANGUAGE, "running.open", address=page),
            say(SOURCE_LANGUAGE, "running.first"),
            say(SOURCE_LANGUAGE, "running.emulator"),
        ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


async def _first(stopped: asyncio.Event, connecting: asyncio.Task[None]) -> None:
    """Wait for a signal. Raises what ended the connection, if that comes first."""
    signalled = asyncio.ensure_future(stopped.wait())
    await asyncio.wait({signalled, connecting}, return_when=asyncio.FIRST_COMPLETED)
    if connecting.done():
        signalled.cancel()
        connecting.result()
    log.info("stopping")


def _complain(problems: tuple[object, ...]) -> None:
    sys.stderr.write("".join(f"kzturk: {problem}\n" for problem in problems))
