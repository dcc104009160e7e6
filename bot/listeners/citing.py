"""The Cite button: what an answer told, ready to paste, in one style and then in another."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.claims import claim_of
from bot.listeners.desk import Desk
from bot.listeners.pressing import carried, in_message, reply, told_again
from bot.listeners.views import shown_or_told
from bot.people import person_of
from bot.rendering import dialogs
from bot.rendering.carried import told
from bot.rendering.citations import FIRST, STYLES, citations
from bot.rendering.parts import Page, Sentence
from bot.rendering.slack import render_page
from bot.wording import SOURCE_LANGUAGE, say
from knowledge import CitationStyle, GoneError


async def cite(
    ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk, client: AsyncWebClient
) -> None:
    """Give citations in private; below them buttons for the other styles, which replace them in place."""
    await ack()
    style = _style_of(action)
    page = _cited(action, body, desk, style or FIRST)
    if in_message(body):
        answer = reply(body, render_page(page), in_place=style is not None)
        await desk.outbox.answer_once(claim_of(body), answer)
    else:
        showing = _show(client, body, page)
        desk.background.run(shown_or_told(desk, person_of(body), "search_modal.not_opened", showing))


def _style_of(action: Mapping[str, Any]) -> CitationStyle | None:
    """Return the style that a button names at the end of its id; None: it is the button below an answer."""
    named = str(action["action_id"]).rpartition(":")[2]
    return next((style for style in STYLES if style == named), None)


def _cited(action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk, style: CitationStyle) -> Page:
    try:
        result = told_again(action, body, desk)
    except GoneError:
        return Page(SOURCE_LANGUAGE, (Sentence(say(SOURCE_LANGUAGE, "button.gone")),))
    facts = told(result)
    if not facts:
        return Page(result.lang, (Sentence(say(result.lang, "button.gone")),))
    return citations(facts, style, result.lang, carried(action))


async def _show(client: AsyncWebClient, body: Mapping[str, Any], page: Page) -> None:
    """Show citations above the view that the button stands in; another style takes the place of the first."""
    view, dialog = body["view"], dialogs.citation(page)
    if view.get("callback_id") == dialogs.CITATION:
        await client.views_update(view_id=view["id"], view=dialog)
    elif view.get("type") == "modal":
        await client.views_push(trigger_id=body["trigger_id"], view=dialog)
    else:
        await client.views_open(trigger_id=body["trigger_id"], view=dialog)
