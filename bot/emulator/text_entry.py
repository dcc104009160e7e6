"""What a person types becomes Slack's form of it: escaped text, and the rich_text block that the composer makes."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from bot.emulator import cast
from bot.emulator.cast import Conversation, Person
from bot.emulator.records import Json

_BROADCASTS = ("channel", "here", "everyone")
_URL = r"https?://[^\s<>|]*[^\s<>|.,;:!?)'\"\]]"


@dataclass(frozen=True, slots=True)
class Entry:
    """A typed message: `text` in Slack's escaped form, `blocks` with the same as rich text."""

    text: str
    blocks: tuple[Json, ...]


def escape(text: str) -> str:
    """Escape the three characters that Slack gives a meaning to (docs.slack.dev: "Formatting message text")."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def compose(typed: str, people: Iterable[Person], conversations: Iterable[Conversation]) -> Entry:
    """Do as Slack's composer: @kzturk, @Mehmet Yılmaz, @here, #press and addresses get a meaning, nothing else does.

    A typed `<!channel>` or `<@U…>` is text like any other.
    """
    named = _names(people, conversations)
    pattern = _pattern(named)
    text, elements, start = "", [], 0
    for found in pattern.finditer(typed):
        form, element = _meaning(found[0], named)
        plain = typed[start : found.start()]
        text += escape(plain) + form
        elements += [*_plain(plain), element]
        start = found.end()
    rest = typed[start:]
    section: Json = {"type": "rich_text_section", "elements": [*elements, *_plain(rest)]}
    block: Json = {"type": "rich_text", "block_id": secrets.token_urlsafe(4)[:5], "elements": [section]}
    return Entry(text + escape(rest), (block,))


def _names(people: Iterable[Person], conversations: Iterable[Conversation]) -> dict[str, tuple[str, Json]]:
    named: dict[str, tuple[str, Json]] = {
        "@kzturk": (f"<@{cast.BOT_USER_ID}>", {"type": "user", "user_id": cast.BOT_USER_ID})
    }
    for person in people:
        for name in (person.name, person.real_name):
            named[f"@{name}"] = (f"<@{person.id}>", {"type": "user", "user_id": person.id})
    for channel in conversations:
        if channel.kind == "channel":
            form = f"<#{channel.id}|{channel.name}>"
            named[f"#{channel.name}"] = (form, {"type": "channel", "channel_id": channel.id})
    for reach in _BROADCASTS:
        named[f"@{reach}"] = (f"<!{reach}>", {"type": "broadcast", "range": reach})
    return named


def _pattern(named: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return re.compile(rf"{_URL}|(?<![\w@#&])(?:{names})(?!\w)", re.IGNORECASE)


def _meaning(found: str, named: dict[str, tuple[str, Json]]) -> tuple[str, Json]:
    # Not a look-up by lower case: a capital I is also the capital of a dotless ı, and the pattern knows that.
    for name, meaning in named.items():
        if re.fullmatch(re.escape(name), found, re.IGNORECASE):
            return meaning
    return f"<{escape(found)}>", {"type": "link", "url": found}


def _plain(text: str) -> list[Json]:
    return [{"type": "text", "text": text}] if text else []
