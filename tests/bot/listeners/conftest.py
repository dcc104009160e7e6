"""The real app without a network: payloads go in, what is handed to the outbox comes out."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_app
from bot.background import Background
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.outgoing import Outgoing
from bot.listeners.desk import Desk
from bot.people import People
from bot.reloading import LiveBase
from knowledge import Base, load


@dataclass(frozen=True, slots=True)
class Bot:
    """The app, its outbox and what it has sent."""

    app: AsyncApp
    outbox: Outbox
    sent: list[Outgoing]
    live: LiveBase

    async def hear(self, body: dict[str, Any]) -> BoltResponse:
        """Hand in a payload as Socket Mode does, and wait until all that follows from it is sent."""
        response = await self.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        await self.outbox.drain(1)
        return response


@pytest.fixture(scope="session")
def base() -> Base:
    return load()


@pytest.fixture
async def bot(base: Base) -> AsyncIterator[Bot]:
    sent: list[Outgoing] = []

    async def deliver(item: Outgoing) -> None:
        sent.append(item)

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-1", bot_user_id="U0BOT", bot_id="B0BOT"
        )

    live = LiveBase(None, lambda _: base)
    outbox = Outbox(Inbox(), deliver)
    app = build_app(
        client=AsyncWebClient(),
        signing_secret="s",
        authorize=authorize,
        desk=Desk(live, outbox, People(), Background()),
    )
    worker = asyncio.create_task(outbox.run())
    yield Bot(app, outbox, sent, live)
    worker.cancel()
