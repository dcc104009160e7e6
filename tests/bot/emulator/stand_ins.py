"""What stands for the app, and for messages of its, in tests of the rest."""

from typing import Any

from bot.emulator import BOT_USER_ID, RELATIONS, Emulator, Envelope, Message, NotDeliveredError

Json = dict[str, Any]


class Hearing:
    """An app that takes every envelope and answers each with `answer`, or does not while `fails` says why."""

    def __init__(self) -> None:
        self.answer: object = None
        self.fails = ""

    async def send(self, _: Envelope) -> object:
        if self.fails:
            raise NotDeliveredError(self.fails)
        return self.answer


def shown(emulator: Emulator, *blocks: Json, ephemeral_to: str | None = None) -> Message:
    """Add a message of the bot's in #relations. The blocks get the ids b0, b1 …"""
    return emulator.workspace.add(
        Message(
            channel=RELATIONS,
            ts=emulator.workspace.next_ts(),
            user=BOT_USER_ID,
            text="x",
            blocks=tuple({"block_id": f"b{at}", **block} for at, block in enumerate(blocks)),
            ephemeral_to=ephemeral_to,
        )
    )
