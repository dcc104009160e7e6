"""A Slack of our own, on the loopback, to try the bot and to test it."""

from bot.emulator.cast import (
    AIGERIM,
    ALMANAC,
    BOT_USER_ID,
    CABINET,
    DANA,
    DELEGATION,
    MEHMET,
    PRESS,
    RELATIONS,
    VISITORS,
)
from bot.emulator.changes import Message, Notice
from bot.emulator.delivery import NotDeliveredError
from bot.emulator.interacting import NotPossibleError
from bot.emulator.records import Call, Envelope, View
from bot.emulator.server import Emulator
from bot.emulator.settings import Settings

__all__ = [
    "AIGERIM",
    "ALMANAC",
    "BOT_USER_ID",
    "CABINET",
    "DANA",
    "DELEGATION",
    "MEHMET",
    "PRESS",
    "RELATIONS",
    "VISITORS",
    "Call",
    "Emulator",
    "Envelope",
    "Message",
    "NotDeliveredError",
    "NotPossibleError",
    "Notice",
    "Settings",
    "View",
]
