"""The Bolt app: which listener hears what. It decides nothing."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped
from slack_sdk.web.async_client import AsyncWebClient

from bot.listeners import (
    buttons,
    citing,
    conversation,
    direct_message,
    errors,
    fallback,
    home,
    judging,
    mention,
    message_shortcut,
    search_modal,
    sharing,
    slash,
)
from bot.listeners.desk import Desk
from bot.operations.manifest import COMMAND, FIND_SOURCE, SEARCH_FACTS
from bot.rendering import dialogs
from bot.rendering import home as in_home
from bot.rendering import modal as in_modal
from bot.rendering.elements import CITE, FEEDBACK, MORE, OPEN, SHARE, TELL_EDITORS
from bot.surfaces import surface_of

Authorize: TypeAlias = Callable[[str | None, str | None], AuthorizeResult]  # takes enterprise_id and team_id
_ANYTHING = re.compile(".*", re.DOTALL)
_IN_PLACE = re.compile(f"(home:|search:|{OPEN}|{MORE}$)")


def build_app(*, client: AsyncWebClient, signing_secret: str, authorize: Authorize, desk: Desk) -> AsyncApp:
    """Make the app. `client` carries no token: `authorize` brings it, from memory, without any call.

    Acknowledgements follow the listeners' work, so that what must be sent is handed over before.
    """
    app = AsyncApp(
        logger=_logger(),
        name="kzturk",
        client=client,
        signing_secret=signing_secret,
        authorize=_authorizer(
            authorize
        ),  # else SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the environment would mean OAuth to Bolt
        before_authorize=_provide(desk),
        process_before_response=True,
    )
    app.command(COMMAND)(slash.answer_command)
    app.event("app_mention")(mention.answer_mention)
    app.event({"type": "message", "subtype": direct_message.SAID})(direct_message.answer_direct_message)
    app.event("app_home_opened", matchers=[conversation.is_opened])(conversation.open_conversation)
    _hear_views(app)
    _hear_buttons(app)
    app.error(errors.apologise)
    _let_pass_the_rest(app)
    return app


def _hear_views(app: AsyncApp) -> None:
    """Listen to shortcuts, and to what is done in Home and in the search modal: there a button answers in its place."""
    app.event("app_home_opened", matchers=[home.is_home])(home.open_home)
    app.action(in_home.SEARCH)(search_modal.open_search)
    app.action(in_home.SHARE)(home.share)
    app.shortcut(SEARCH_FACTS.callback_id)(search_modal.open_search)
    app.shortcut(FIND_SOURCE.callback_id)(message_shortcut.find_source)
    app.options(in_modal.FACT)(search_modal.suggest)
    app.view(in_modal.SEARCH)(search_modal.search)
    app.view(in_modal.FOUND)(search_modal.share)
    app.action(_IN_PLACE, matchers=[home.is_home])(home.press)
    app.action(_IN_PLACE, matchers=[search_modal.is_ours])(search_modal.press)


def _hear_buttons(app: AsyncApp) -> None:
    """Listen to the buttons of answers."""
    app.action(re.compile(f"^{re.escape(OPEN)}"))(buttons.open_beside)
    app.action(MORE)(buttons.open_in_place)
    app.action(SHARE)(sharing.share)
    app.action(re.compile(f"^{re.escape(CITE)}(:|$)"))(citing.cite)
    app.action(FEEDBACK)(judging.judge)
    app.action(TELL_EDITORS)(judging.ask_for_words)
    app.view(dialogs.EDITORS)(judging.tell_editors)


def _let_pass_the_rest(app: AsyncApp) -> None:
    app.action(_ANYTHING, matchers=[home.is_home])(home.press)
    app.action(_ANYTHING, matchers=[search_modal.is_ours])(search_modal.press)
    for hears in (app.event, app.view_closed):
        hears(_ANYTHING)(fallback.let_pass)
    for is_used in (app.action, app.shortcut):
        is_used(_ANYTHING)(fallback.say_unknown)
    app.command(_ANYTHING)(fallback.answer_unknown_command)
    app.view(_ANYTHING)(fallback.answer_unknown_form)
    app.options(_ANYTHING)(fallback.offer_nothing)


def _authorizer(authorize: Authorize) -> Callable[..., Awaitable[AuthorizeResult]]:
    async def authorized(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return authorize(enterprise_id, team_id)

    return authorized


def _provide(desk: Desk) -> Callable[..., Awaitable[None]]:
    async def provide(context: AsyncBoltContext, body: dict[str, Any], next_: Callable[[], Awaitable[Any]]) -> None:
        context["desk"] = replace(desk, surface=surface_of(body))
        await next_()

    return provide


def _logger() -> logging.Logger:
    """Return the logger whose level Bolt copies to its own ones: below WARNING they write down what people say."""
    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.WARNING)
    logger.addFilter(_is_news)
    return logger


def _is_news(record: logging.LogRecord) -> bool:
    # Bolt reads SLACK_BOT_TOKEN by itself, and then warns that the client given to it has precedence: as meant.
    return record.getMessage() != warning_client_prioritized_and_token_skipped()
