"""What somebody typed, as they typed it: Slack's markup taken off."""

import re
from typing import Final

from bot.rendering.escape import inert

_TOKEN: Final = re.compile(r"<([@#!][^<>]*|[a-z][a-z0-9+.-]*:[^<>]*)>", re.IGNORECASE)
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # the ampersand last: &amp;lt; means &lt;


def heard(text: str) -> str:
    """Return the words of a message or a command: no markup, no control characters, one space between words.

    Mentions of people are dropped (the bot's own is among them), channels keep their names and links their labels
    (docs.slack.dev: "Formatting message text", "Retrieving messages").
    """
    plain = _TOKEN.sub(_spoken, text)
    for entity, char in _ENTITIES:
        plain = plain.replace(entity, char)
    return " ".join(inert(plain).split())


def _spoken(token: re.Match[str]) -> str:
    target, bar, label = token[1].partition("|")
    if target.startswith("@") or target in {"!channel", "!here", "!everyone"}:
        return " "
    if target.startswith("#"):
        return f"#{label}" if label else " "
    if target.startswith("!"):  # <!subteam^ID|@name>, <!date^…|as text>
        return label
    return label if bar else target.removeprefix("mailto:")
