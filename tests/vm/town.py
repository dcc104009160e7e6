"""The workspace on this side of the wire, who asks in it, and what became of each question by its own record."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.emulator import Emulator, Message, Settings, cast
from bot.operations.manifest import manifest
from knowledge import load
from tests.vm.image import SLACK_PORT

_CHANNELS: Final = 5
# As Slack would, but without its minutes of waiting; and nothing is given up, so that all must arrive at last.
_PACE: Final = Settings(retry_seconds=(1.0, 5.0, *(10.0,) * 200), ack_seconds=10.0, trigger_seconds=30.0)


@dataclass(slots=True)
class Town:
    """People who ask about facts by their keys, one after the other in a few channels."""

    emulator: Emulator
    asked: list[Message] = field(default_factory=list)
    _keys: list[str] = field(default_factory=lambda: sorted(load().contents.facts))
    _channels: list[str] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        self._channels = [self.emulator.add_channel(f"vm-{number}").id for number in range(_CHANNELS)]

    async def ask(self) -> Message:
        """Mention the bot with a question that it can answer."""
        number = next(self._numbers)
        channel, key = self._channels[number % _CHANNELS], self._keys[number % len(self._keys)]
        question = await self.emulator.post(cast.MEHMET, channel, f"@kzturk fact {key}")
        self.asked.append(question)
        return question

    def answers(self, question: Message) -> list[Message]:
        """Return what the bot has said in the thread of a question."""
        said = self.emulator.workspace.messages.values()
        return [each for each in said if each.user == cast.BOT_USER_ID and each.thread_ts == question.ts]

    async def answered(self, question: Message, within: float) -> float:
        """Wait for the answer to a question; return after how many seconds it was there."""
        (answer, *_) = await self.emulator.wait_for(lambda: self.answers(question), within)
        return float(answer.ts) - float(question.ts)

    async def command(self) -> str:
        """Use the slash command; return what only the person sees, or why Slack said that it failed."""
        envelope = await self.emulator.slash(cast.DANA, cast.PRESS, "fact education")
        assert envelope
        return str(envelope.answer or envelope.failure)

    @asynccontextmanager
    async def busy(self, pause: float = 2.0) -> AsyncIterator[None]:
        """Let people ask all the while."""

        async def on_and_on() -> None:
            while True:
                await self.ask()
                await asyncio.sleep(pause)

        asking = asyncio.create_task(on_and_on())
        try:
            yield
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    async def settled(self, within: float) -> None:
        """Wait until all that was asked is answered, and nothing is on its way any more."""
        await self.emulator.wait_for(lambda: all(map(self.answers, self.asked)), within)
        await self.emulator.settled(within)

    def doubled(self, since: int = 0) -> list[Message]:
        """Return the questions, from number `since` on, that have more than one answer."""
        return [each for each in self.asked[since:] if len(self.answers(each)) > 1]

    def sent_again(self, question: Message) -> bool:
        """Tell whether the answers to a question are one row of the outbox, sent again: they then share an id."""
        return len({each.client_msg_id for each in self.answers(question)}) == 1


@asynccontextmanager
async def town(releases: Path) -> AsyncIterator[tuple[Town, int]]:
    """Serve the workspace, and the files of a folder beside it; give its port as well."""
    emulator = Emulator(manifest=manifest(mode="socket"), settings=_PACE, port=SLACK_PORT)
    app = web.Application()
    emulator.add_routes(app)
    app.router.add_static("/releases", releases)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, emulator.host, 0).start()
    try:
        yield Town(emulator), runner.addresses[0][1]
    finally:
        await runner.cleanup()
