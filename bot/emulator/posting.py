"""Messages of the bot that answer an interaction: to one person, or in the channel for all."""

from bot.emulator import cast
from bot.emulator.changes import Message
from bot.emulator.content import RefusedError, read_content
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

FIELDS = frozenset(
    {"text", "blocks", "response_type", "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "metadata"}
)


def check_fields(fields: Json, allowed: frozenset[str]) -> None:
    """Raise RefusedError when an ack or a response has a field that Slack does not know."""
    if unknown := sorted(fields.keys() - allowed):
        messages = [f"[ERROR] invalid additional property: {each}" for each in unknown]
        raise RefusedError("invalid_payload", extra={"response_metadata": {"messages": messages}})


def ephemeral_or_public(workspace: Workspace, user: str, channel: str, fields: Json) -> Message:
    """Add what an ack or a response_url says; for `user` only, unless `response_type` is in_channel.

    Raises RefusedError (docs.slack.dev: "Handling user interaction", "Implementing slash commands").
    """
    content = read_content(fields)
    thread_ts = fields.get("thread_ts")
    if thread_ts is not None and workspace.message(channel, str(thread_ts)) is None:
        raise RefusedError("thread_not_found")
    kind = fields.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
        raise RefusedError("invalid_payload")
    return workspace.add(
        Message(
            channel=channel,
            ts=workspace.next_ts(),
            user=cast.BOT_USER_ID,
            text=content.text or "",
            blocks=content.blocks or (),
            thread_ts=thread_ts,
            ephemeral_to=user if kind == "ephemeral" else None,
        )
    )
