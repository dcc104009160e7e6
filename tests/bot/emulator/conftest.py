from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import Emulator, Settings
from bot.operations.manifest import manifest

QUICK = Settings(ack_seconds=0.4, retry_seconds=(0.0, 0.02, 0.02), messages_per_second=None)


@pytest.fixture
def settings() -> Settings:
    """How fast the emulator of a test is; a module may have another."""
    return QUICK


@pytest.fixture
def app_manifest() -> dict[str, Any]:
    return manifest(mode="socket")


@pytest.fixture
async def emulator(settings: Settings, app_manifest: dict[str, Any]) -> AsyncIterator[Emulator]:
    async with Emulator(manifest=app_manifest, settings=settings) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def client(emulator: Emulator, session: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url, session=session)
