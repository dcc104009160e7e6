"""The rich_text block and what it is made of (docs.slack.dev: "Rich text block")."""

from collections.abc import Mapping

from bot.emulator.limits.objects import ID, URL
from bot.emulator.limits.shape import Check, array, boolean, integer, one_of, record, string, typed

_STYLE = record({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))
_BORDER = integer(0, 1)


def _part(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    return record({"type": one_of(kind), **required}, {"style": _STYLE, **(optional or {})})


_TEXT = _part("text", {"text": string()})
_LINK = _part("link", {"url": URL}, {"text": string(), "unsafe": boolean})

_PARTS = {
    "text": _TEXT,
    "link": _LINK,
    "user": _part("user", {"user_id": ID}),
    "usergroup": _part("usergroup", {"usergroup_id": ID}),
    "channel": _part("channel", {"channel_id": ID}),
    "team": _part("team", {"team_id": ID}),
    "emoji": _part("emoji", {"name": string()}, {"unicode": string(), "skin_tone": integer(1, 6)}),
    "broadcast": _part("broadcast", {"range": one_of("here", "channel", "everyone")}),
    "color": _part("color", {"value": string(7)}),
    "date": _part("date", {"timestamp": integer(0, 2**53), "format": string()}, {"url": URL, "fallback": string()}),
}

_RUN = array(typed(_PARTS), least=0)
_SECTION = record({"type": one_of("rich_text_section"), "elements": _RUN})

_ELEMENTS = {
    "rich_text_section": _SECTION,
    "rich_text_quote": record({"type": one_of("rich_text_quote"), "elements": _RUN}, {"border": _BORDER}),
    "rich_text_preformatted": record(
        {
            "type": one_of("rich_text_preformatted"),
            "elements": array(typed({"text": _TEXT, "link": _LINK}), least=0),
        },
        {"border": _BORDER, "language": string()},
    ),
    "rich_text_list": record(
        {
            "type": one_of("rich_text_list"),
            "style": one_of("bullet", "ordered"),
            "elements": array(typed({"rich_text_section": _SECTION})),
        },
        {"indent": integer(0, 8), "offset": integer(0, 2**31), "border": _BORDER},
    ),
}

RICH_TEXT = record(
    {"type": one_of("rich_text"), "elements": array(typed(_ELEMENTS))},
    {"block_id": ID},
)
