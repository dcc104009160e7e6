"""What people see in the emulated workspace."""

from bot.emulator import Emulator, Message, cast


async def answers(emulator: Emulator, channel: str, number: int = 1) -> list[Message]:
    """Wait until the bot has said so many things in a conversation, and for nothing more to be on its way."""
    await emulator.wait_for(lambda: len(emulator.workspace.said_in(channel, by=cast.BOT_USER_ID)) >= number)
    await emulator.settled()
    said = emulator.workspace.said_in(channel, by=cast.BOT_USER_ID)
    assert len(said) == number
    return said


def direct(emulator: Emulator, user: str) -> str:
    """Return the id of a person's direct message with the bot."""
    return emulator.workspace.direct_message(user).id
