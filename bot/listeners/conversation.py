"""The Messages tab of the app: questions are suggested there, and who opens it for the first time is welcomed."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.outgoing import Post
from bot.listeners.desk import Desk
from bot.operations.logs import fields
from bot.people import WelcomedError, person_of, welcome
from bot.rendering.prompts import prompts
from bot.rendering.slack import render_words
from bot.web_api import NETWORK_ERRORS, error_name
from bot.wording import SOURCE_LANGUAGE, say
from knowledge import Lang

log = logging.getLogger(__name__)


async def is_opened(event: Mapping[str, Any]) -> bool:
    """Tell whether what was opened is the Messages tab (docs.slack.dev: app_home_opened)."""
    return event.get("tab") == "messages"


async def open_conversation(
    event: Mapping[str, Any], body: Mapping[str, Any], client: AsyncWebClient, desk: Desk
) -> None:
    """Suggest questions, and welcome a person once in all."""
    person = person_of(body)
    lang = desk.people.language_of(person) or SOURCE_LANGUAGE
    desk.background.run(_suggest(client, event["channel"], lang))
    words = Post(channel=event["channel"], message=render_words(say(lang, "conversation.welcome")))
    with suppress(WelcomedError):
        await desk.outbox.put_with(partial(welcome, person=person), person.team, words)


async def _suggest(client: AsyncWebClient, channel: str, lang: Lang) -> None:
    """Set the suggestions, without a thread: with one the call fails in silence in an app with an agent view."""
    try:
        await client.assistant_threads_setSuggestedPrompts(
            channel_id=channel,
            title=say(lang, "conversation.prompts"),
            prompts=[{**prompt} for prompt in prompts(lang)],
        )
    except (SlackApiError, *NETWORK_ERRORS) as error:
        reason = error_name(error) if isinstance(error, SlackApiError) else type(error).__name__
        log.warning("prompts_not_set %s", fields(reason=reason))
