"""Who and what there is in the emulated workspace: three people, the bot, two channels, three direct messages."""

from dataclasses import dataclass, field
from typing import Literal

TEAM_ID = "TKZTURK01"
TEAM_NAME = "Steppe and Sea"
TEAM_DOMAIN = "steppe-and-sea"

APP_ID = "AKZTURK01"
BOT_ID = "BKZTURK01"
BOT_USER_ID = "UKZTURK01"

AIGERIM = "UAIGERIM1"
MEHMET = "UMEHMET01"
DANA = "UDANA0001"

RELATIONS = "CRELATION"
PRESS = "CPRESS001"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace. `name` is the handle, `color` the background of the initials."""

    id: str
    name: str
    real_name: str
    title: str
    color: str


@dataclass(slots=True)
class Conversation:
    """A public channel, or the direct message of `user` with the bot."""

    id: str
    name: str
    kind: Literal["channel", "im"]
    topic: str = ""
    user: str | None = None
    members: set[str] = field(default_factory=set)


PEOPLE = (
    Person(AIGERIM, "aigerim", "Aigerim Serikova", "Press officer", "#1264a3"),
    Person(MEHMET, "mehmet", "Mehmet Yılmaz", "Desk officer, Central Asia", "#8d3f2b"),
    Person(DANA, "dana", "Dana Orazova", "Chamber of commerce", "#4a6b22"),
)


def conversations() -> tuple[Conversation, ...]:
    """Make the conversations anew: everybody and the bot are in the channels, one person each in a direct message."""
    everybody = {person.id for person in PEOPLE} | {BOT_USER_ID}
    channels = (
        Conversation(RELATIONS, "relations", "channel", "Kazakhstan and Türkiye, day by day", members=set(everybody)),
        Conversation(PRESS, "press", "channel", "Lines for the press", members=set(everybody)),
    )
    direct = (
        Conversation("D" + person.id[1:], person.name, "im", user=person.id, members={person.id, BOT_USER_ID})
        for person in PEOPLE
    )
    return (*channels, *direct)
