import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import pytest

from bot.emulator import Emulator
from bot.emulator import Settings as Strictness
from bot.http_server import bind, port_of
from bot.modes import Mode
from bot.operations.manifest import manifest
from bot.reloading import LiveBase
from bot.service import Service, running
from bot.settings import Settings
from knowledge import Base
from tests.shipped import shipped

QUICK = Strictness(retry_seconds=(0.0, 0.05), messages_per_second=None)


class Start(Protocol):
    """Starts the real app, connected to the emulator."""

    def __call__(self, live: LiveBase | None = None) -> AbstractAsyncContextManager[Service]: ...


@pytest.fixture(scope="session")
def base() -> Base:
    return shipped()


@pytest.fixture(params=["socket", "http"])
def mode(request: pytest.FixtureRequest) -> Mode:
    return "http" if request.param == "http" else "socket"


@pytest.fixture
async def emulator(mode: Mode, request: pytest.FixtureRequest) -> AsyncIterator[Emulator]:
    made = manifest(mode="http", url="https://example.org/slack/events") if mode == "http" else manifest(mode="socket")
    async with Emulator(manifest=made, settings=QUICK) as slack:
        yield slack
    if traffic := request.config.getoption("--traffic"):
        keep(slack, traffic)


def keep(slack: Emulator, file: Path) -> None:
    """Add what went over an emulator's wires to a file, a line of JSON each; calls that it refused are left out."""
    calls = (("call", asdict(call)) for call in slack.calls if call.ok)
    envelopes = (("envelope", asdict(envelope)) for envelope in slack.envelopes)
    with file.open("a", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(record)}\n" for record in (*calls, *envelopes))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return the file of the database: the same for all that a test starts."""
    return tmp_path / "kzturk.db"


@pytest.fixture
def editors() -> str:
    """Return the id of the editors' channel; "": there is none, unless a test has a parameter of this name."""
    return ""


@pytest.fixture
def start(mode: Mode, emulator: Emulator, base: Base, database: Path, editors: str) -> Start:
    @asynccontextmanager
    async def started(live: LiveBase | None = None) -> AsyncIterator[Service]:
        settings = Settings(
            mode=mode,
            api_url=emulator.api_url,
            bot_token=emulator.bot_token,
            app_token=emulator.app_token,
            signing_secret=emulator.signing_secret,
            database=database,
            editors_channel=editors,
        )
        bound = bind("127.0.0.1", 0, another_will_do=False)
        async with running(settings, bound, live or LiveBase(None, lambda _: base)) as service:
            await service.connection.connected.wait()
            if mode == "http":
                emulator.request_url = f"http://127.0.0.1:{port_of(bound)}/slack/events"
                await emulator.verify_request_url()
            yield service

    return started


@pytest.fixture
async def service(start: Start) -> AsyncIterator[Service]:
    async with start() as running_service:
        yield running_service
