"""What stands below an answer: one row to share it, to cite it and to go on from it, the thumbs, and who shared it."""

from typing import Final, Literal, TypeAlias

from slack_sdk.models.blocks import Block, InteractiveElement

from bot.rendering import elements
from bot.rendering.escape import mrkdwn
from bot.rendering.parts import Choice, Menu, Page, Signature, Styles, Tools
from bot.wording import count, say
from knowledge import Lang

Surface: TypeAlias = Literal["message", "home", "modal"]
BESIDE: Final = (Menu, Tools, Styles, Signature)
_MOST_IN_MENU: Final = 25  # more would be a list to scroll through


def menu_size(page: Page) -> int:
    """Return how many entries the menu of a page can have."""
    return max((min(len(_carriable(part)), _MOST_IN_MENU) for part in page.parts if isinstance(part, Menu)), default=0)


def beside(page: Page, surface: Surface, most: int) -> list[Block]:
    """Make the buttons of a page, with `most` entries in its menu. Only messages can have thumbs."""
    lang, rows = page.lang, list[Block]()
    if row := [element for part in _in_order(page) for element in _elements(part, lang, most)]:
        rows.append(elements.row(row))
    for part in page.parts:
        if isinstance(part, Menu) and 0 < most < len(part.choices):
            rows.append(elements.context(mrkdwn(count(lang, "more.buttons", len(part.choices) - most))))
        if isinstance(part, Tools) and surface == "message":
            rows.append(elements.feedback(say(lang, "feedback.good"), say(lang, "feedback.bad"), part.short))
        if isinstance(part, Signature):
            rows.append(elements.context(signed(part.user, lang)))
    return rows


def signed(user: str, lang: Lang) -> str:
    """Say in mrkdwn who shared an answer. `user`: Slack's id."""
    return say(lang, "share.by", who=f"<@{user}>")


def _in_order(page: Page) -> list[Menu | Tools | Styles]:
    parts = [part for part in page.parts if isinstance(part, Menu | Tools | Styles)]
    return sorted(parts, key=lambda part: isinstance(part, Menu))


def _elements(part: Menu | Tools | Styles, lang: Lang, most: int) -> list[InteractiveElement]:
    match part:
        case Menu():
            return [elements.menu(part.label, _carriable(part)[:most])] if most else []
        case Tools(share, short):
            cite = elements.button(say(lang, "button.cite"), elements.CITE, short)
            return [elements.button(say(lang, "button.share"), elements.SHARE, share), cite] if share else [cite]
        case Styles(carried, others):
            return [
                elements.button(say(lang, f"style.{style}"), f"{elements.CITE}:{style}", carried) for style in others
            ]


def _carriable(menu: Menu) -> tuple[Choice, ...]:
    """Leave out what has too long a key for a menu: the text alone offers it."""
    return tuple(choice for choice in menu.choices if len(choice.value) <= elements.MAX_OPTION)
