"""What Home and modals have in common: what is read from a press in them, and a view put up or its failure told."""

import logging
from collections.abc import Awaitable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.delivery.claims import Claim
from bot.delivery.outgoing import Post
from bot.listeners.desk import Desk
from bot.operations.logs import fields
from bot.people import Person
from bot.rendering.slack import render_words
from bot.web_api import NETWORK_ERRORS, error_name
from bot.wording import SOURCE_LANGUAGE, say
from knowledge import Lang

log = logging.getLogger(__name__)


def lang_for(person: Person, desk: Desk) -> Lang:
    """Return the language for words of ours that answer no question."""
    return desk.people.language_of(person) or SOURCE_LANGUAGE


def kept_in(body: Mapping[str, Any]) -> str:
    """Return what we had Slack keep with the view that something was done in."""
    return str(body["view"].get("private_metadata") or "")


async def shown_or_told(desk: Desk, person: Person, words: str, showing: Awaitable[object]) -> None:
    """Show a view to whoever asked for it. Where Slack does not show it, write the person why: `words` is a key."""
    try:
        await showing
    except (SlackApiError, *NETWORK_ERRORS) as error:
        reason = error_name(error) if isinstance(error, SlackApiError) else type(error).__name__
        log.warning("view_not_shown %s", fields(reason=reason))
        message = render_words(say(lang_for(person, desk), words))
        await desk.outbox.answer_once(Claim(person.team), Post(channel=person.user, message=message))
