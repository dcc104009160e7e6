"""The workspace in which it happens: fifty channels, a dozen people with a direct message each, at Slack's own pace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Final

from aiohttp import web

from bot.emulator import Emulator, Settings, cast
from bot.modes import Mode
from bot.operations.manifest import manifest
from tests.chaos.plan import CHANNELS, PEOPLE
from tests.chaos.wire import Wire

PACE: Final = Settings(
    message_burst=1,  # the strictest reading of one message a second
    retry_seconds=(0.0, 1.0, 2.0, 4.0, *(8.0,) * 60),  # Slack gives up sooner; here each question is to arrive at last
)


def _settle(emulator: Emulator) -> None:
    """Add the channels and people of the plan."""
    space = emulator.workspace
    for user in PEOPLE:
        space.people[user] = cast.Person(user, user.lower(), f"Person {user[-2:]}", "Asker", "#1264a3")
        direct = "D" + user[1:]
        space.conversations[direct] = cast.Conversation(
            direct, user.lower(), "im", user=user, members={user, cast.BOT_USER_ID}
        )
    everybody = {*PEOPLE, cast.BOT_USER_ID}
    for channel in CHANNELS:
        space.conversations[channel] = cast.Conversation(channel, channel.lower(), "channel", members=set(everybody))


@asynccontextmanager
async def town(mode: Mode, wire: Wire, random: Random) -> AsyncIterator[Emulator]:
    """Serve the workspace; all that the app sends goes through `wire`. `random` shuffles what is delivered."""
    made = manifest(mode="http", url="https://example.org/slack/events") if mode == "http" else manifest(mode="socket")
    emulator = Emulator(manifest=made, settings=PACE)
    emulator.faults.random = random
    _settle(emulator)
    emulator.workspace.observers.append(wire.observe)
    app = web.Application(middlewares=[wire.carry])
    emulator.add_routes(app)
    app.router.add_route("*", "/run/{run}/api/{method}", emulator.guard.wrap(emulator.api.handle))
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, emulator.host, 0).start()
    emulator.port = runner.addresses[0][1]
    try:
        yield emulator
    finally:
        await runner.cleanup()
