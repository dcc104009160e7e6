"""Who and what there is in the emulated workspace: three people, the bot, some channels, three direct messages."""

from dataclasses import dataclass, field
from typing import Literal

TEAM_ID = "TKZTURK01"
TEAM_NAME = "Steppe and Sea"
TEAM_DOMAIN = "steppe-and-sea"

APP_ID = "AKZTURK01"
BOT_ID = "BKZTURK01"
BOT_USER_ID = "UKZTURK01"
BOT_UPDATED = 1_735_689_600  # when its profile was last changed

AIGERIM = "UAIGERIM1"
MEHMET = "UMEHMET01"
DANA = "UDANA0001"

RELATIONS = "CRELATION"
PRESS = "CPRESS001"
VISITORS = "CVISITORS"  # public, the bot is not in it
ALMANAC = "CALMANAC1"  # public, archived
CABINET = "CCABINET1"  # private, with the bot
DELEGATION = "CDELEGATE"  # private, the bot is not in it


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
    """A channel, or the direct message of `user` with the bot. `restricted`: the bot may not post in it."""

    id: str
    name: str
    kind: Literal["channel", "im"]
    topic: str = ""
    user: str | None = None
    members: set[str] = field(default_factory=set)
    private: bool = False
    archived: bool = False
    restricted: bool = False


PEOPLE = (
    Person(AIGERIM, "aigerim", "Aigerim Serikova", "Press officer", "#1264a3"),
    Person(MEHMET, "mehmet", "Mehmet Yılmaz", "Desk officer, Central Asia", "#8d3f2b"),
    Person(DANA, "dana", "Dana Orazova", "Chamber of commerce", "#4a6b22"),
)


def conversations() -> tuple[Conversation, ...]:
    """Make the conversations anew: everybody is in the channels, the bot in some, one person in each direct message."""
    everybody = {person.id for person in PEOPLE}
    with_bot = everybody | {BOT_USER_ID}
    channels = (
        Conversation(RELATIONS, "relations", "channel", "Kazakhstan and Türkiye, day by day", members=set(with_bot)),
        Conversation(PRESS, "press", "channel", "Lines for the press", members=set(with_bot)),
        Conversation(VISITORS, "visitors", "channel", "Who comes and goes; kzturk is not here", members=set(everybody)),
        Conversation(CABINET, "cabinet", "channel", "Behind doors", members=set(with_bot), private=True),
        Conversation(
            DELEGATION, "delegation", "channel", "Behind doors, without kzturk", members=set(everybody), private=True
        ),
        Conversation(ALMANAC, "almanac-2012", "channel", "Over", members=set(with_bot), archived=True),
    )
    return (*channels, *(direct_message(person) for person in PEOPLE))


def direct_message(person: Person) -> Conversation:
    """Make the direct message of a person with the bot."""
    return Conversation("D" + person.id[1:], person.name, "im", user=person.id, members={person.id, BOT_USER_ID})
