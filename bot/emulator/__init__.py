"""A Slack of our own, on the loopback, to try the bot and to test it."""

from bot.emulator.acting import NotPossibleError
from bot.emulator.cast import AIGERIM, BOT_USER_ID, DANA, MEHMET, PRESS, RELATIONS
from bot.emulator.delivery import NotDeliveredError
from bot.emulator.records import Call, Envelope
from bot.emulator.server import Emulator
from bot.emulator.settings import Settings
from bot.emulator.workspace import Message, Notice

__all__ = [
    "AIGERIM",
    "BOT_USER_ID",
    "DANA",
    "MEHMET",
    "PRESS",
    "RELATIONS",
    "Call",
    "Emulator",
    "Envelope",
    "Message",
    "NotDeliveredError",
    "NotPossibleError",
    "Notice",
    "Settings",
]
