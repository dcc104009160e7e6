"""The real app without a network, on a database of its own: payloads go in, what the outbox takes comes out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_app
from bot.background import Background
from bot.delivery.claims import Claim
from bot.delivery.outbox import Outbox
from bot.delivery.outcomes import Done, Outcome
from bot.delivery.outgoing import Outgoing
from bot.delivery.rows import Row
from bot.listeners.desk import Desk
from bot.people import People, Person
from bot.reloading import LiveBase
from bot.storage.database import Database
from bot.storage.feedback import Feedback
from bot.storage.opening import open_database
from knowledge import AnyResult, Base
from tests.shipped import shipped

Calls: TypeAlias = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Bot:
    """The app, its outbox, and what the outbox took to be sent."""

    app: AsyncApp
    outbox: Outbox
    sent: list[Outgoing]
    live: LiveBase
    desk: Desk
    database: Database

    @property
    def person(self) -> Person:
        """Return who the payloads come from."""
        return Person("T1", "U1")

    async def hear(self, body: dict[str, Any]) -> BoltResponse:
        """Hand in a payload as Socket Mode does."""
        return await self.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))


class Taking(Outbox):
    """An outbox that stores as ever, remembers what it took, and sends nothing."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _attempt)
        self.taken: list[Outgoing] = []

    async def answer_once(self, claim: Claim, *items: Outgoing) -> bool:
        new = await super().answer_once(claim, *items)
        self.taken += items if new else ()
        return new


async def _attempt(_row: Row, _now: float) -> Outcome:
    return Done()


@pytest.fixture(scope="session")
def base() -> Base:
    return shipped()


@asynccontextmanager
async def started(base: Base, editors: str = "") -> AsyncIterator[Bot]:
    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-1", bot_user_id="U0BOT", bot_id="B0BOT"
        )

    live = LiveBase(None, lambda _: base)
    async with open_database(None) as database:
        outbox = Taking(database)
        desk = Desk(live, outbox, People(database), Background(), Feedback(database), editors=editors)
        app = build_app(client=AsyncWebClient(), signing_secret="s", authorize=authorize, desk=desk)
        yield Bot(app, outbox, outbox.taken, live, desk, database)


@pytest.fixture
async def bot(base: Base) -> AsyncIterator[Bot]:
    async with started(base) as bot:
        yield bot


@pytest.fixture
async def bot_with_editors(base: Base) -> AsyncIterator[Bot]:
    async with started(base, "C0EDITORS") as bot:
        yield bot


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what is asked, as it comes in."""
    heard: list[str] = []
    answer = Desk.answer

    def noted(desk: Desk, text: str, person: Person) -> AnyResult:
        heard.append(text)
        return answer(desk, text, person)

    monkeypatch.setattr(Desk, "answer", noted)
    return heard


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Record the calls of the Web API, by method and arguments, and make none."""
    made: Calls = []

    async def api_call(_self: AsyncWebClient, method: str, *, json: dict[str, Any], **_more: object) -> dict[str, Any]:
        made.append((method, json))
        return {"ok": True}

    monkeypatch.setattr(AsyncWebClient, "api_call", api_call)
    return made
