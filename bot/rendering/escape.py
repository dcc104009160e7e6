"""Making text from outside inert: for people's eyes, and for Slack's markup."""

import re
import unicodedata

# Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX #9): they can make a text
# read otherwise than it is.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, spaces and joiners without width, and Unicode's tags can hide a text in another. The joiners that emoji,
# Persian and Indian scripts need are left.
_UNSEEN = "\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f"
_UNWANTED = re.compile(f"[{_BIDI}{_UNSEEN}]")


def inert(text: str) -> str:
    """Drop control characters, lone surrogates, direction overrides and what cannot be seen.

    Newlines stay, a tab becomes a space.
    """
    text = _UNWANTED.sub("", _NEWLINES.sub("\n", text).replace("\t", " "))
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"})


def mrkdwn(text: str) -> str:
    """Return `text` such that Slack shows it as it is, in a text object with verbatim=true and in a message's text.

    Exactly three characters are replaced (docs.slack.dev: "Formatting message text").
    """
    return inert(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str, label: str) -> str:
    """Return a Slack link. A bar would end the label's address early, so it is shown as a similar character."""
    return f"<{mrkdwn(url)}|{mrkdwn(label).replace('|', '¦')}>"


def shorten(text: str, limit: int) -> str:
    """Return `text` in `limit` characters at most, with … where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def mrkdwn_within(text: str, limit: int) -> str:
    """Escape `text`, cut such that the outcome has `limit` characters at most and no entity is cut through."""
    text = shorten(inert(text), limit)  # escaping only makes it longer
    while len(escaped := mrkdwn(text)) > limit:
        text = shorten(text, len(text) - max(1, (len(escaped) - limit) // 5))
    return escaped
