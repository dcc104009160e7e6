"""The Bolt app: which listener hears what. It decides nothing."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped
from slack_sdk.web.async_client import AsyncWebClient

from bot.listeners import buttons, direct_message, errors, fallback, mention, slash
from bot.listeners.desk import Desk
from bot.operations.manifest import COMMAND
from bot.rendering.elements import OPEN

Authorize: TypeAlias = Callable[[str | None, str | None], AuthorizeResult]  # takes enterprise_id and team_id
_ANYTHING = re.compile(".*", re.DOTALL)


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
    app.action(re.compile(f"^{re.escape(OPEN)}"))(buttons.open_fact)
    app.error(errors.apologise)
    _let_pass_the_rest(app)
    return app


def _let_pass_the_rest(app: AsyncApp) -> None:
    for hears in (app.event, app.action, app.command, app.shortcut, app.view, app.view_closed):
        hears(_ANYTHING)(fallback.let_pass)
    app.options(_ANYTHING)(fallback.offer_nothing)


def _authorizer(authorize: Authorize) -> Callable[..., Awaitable[AuthorizeResult]]:
    async def authorized(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return authorize(enterprise_id, team_id)

    return authorized


def _provide(desk: Desk) -> Callable[..., Awaitable[None]]:
    async def provide(context: AsyncBoltContext, next_: Callable[[], Awaitable[Any]]) -> None:
        context["desk"] = desk
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
