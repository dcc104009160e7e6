from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.web_api import open_session, web_client
from tests.bot.delivery.slack import Slack, slack_answering


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with slack_answering() as answering:
        yield answering


@pytest.fixture
async def client(slack: Slack) -> AsyncIterator[AsyncWebClient]:
    async with open_session() as session:
        yield web_client(session, slack.address, "xoxb-1", retries=False)
