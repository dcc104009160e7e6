"""A stock async Bolt app with one listener, as its documentation writes one, beside which kzturk is measured."""

import asyncio
import os

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


async def answer(ack: AsyncAck) -> None:
    """Answer any question alike."""
    await ack("hello")


async def main() -> None:
    """Serve until the process is ended."""
    app = AsyncApp(client=AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]))
    app.command("/kzturk")(answer)
    await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()


if __name__ == "__main__":
    asyncio.run(main())
