"""Whatever nothing else listens to is acknowledged, or else Slack would send it again and count a failure."""

from slack_bolt.async_app import AsyncAck


async def let_pass(ack: AsyncAck) -> None:
    """Acknowledge, and do nothing."""
    await ack()


async def offer_nothing(ack: AsyncAck) -> None:
    """Answer a menu that asks for its options: none."""
    await ack(options=[])
