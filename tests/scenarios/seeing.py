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


def whispered(emulator: Emulator, user: str) -> list[Message]:
    """Return what the bot has told a person in private, oldest first."""
    return [message for message in emulator.workspace.messages.values() if message.ephemeral_to == user]


async def told(emulator: Emulator, user: str, number: int = 1) -> list[Message]:
    """Wait until the bot has told a person so many things in private, and for nothing more to be on its way."""
    await emulator.wait_for(lambda: len(whispered(emulator, user)) >= number)
    await emulator.settled()
    assert len(whispered(emulator, user)) == number
    return whispered(emulator, user)


def posted(emulator: Emulator, channel: str) -> list[Message]:
    """Return what the bot has said for all in a conversation, oldest first."""
    return [said for said in emulator.workspace.said_in(channel, by=cast.BOT_USER_ID) if said.ephemeral_to is None]


async def posts(emulator: Emulator, channel: str, number: int = 1) -> list[Message]:
    """Wait until the bot has said so many things for all, and for nothing more to be on its way."""
    await emulator.wait_for(lambda: len(posted(emulator, channel)) >= number)
    await emulator.settled()
    assert len(posted(emulator, channel)) == number
    return posted(emulator, channel)
