"""Why Slack would refuse a call, in words for whoever looks at the inspector."""

import json
import re

from bot.emulator.content import RefusedError
from bot.emulator.limits import Problem
from bot.emulator.records import Json

_IN_BLOCK = re.compile(r"^(?:/view)?/blocks/(\d+)(.*)$")

_WORDS = {
    "account_inactive": "The token belongs to a user or workspace that is gone.",
    "cannot_reply_to_message": "A thread_ts must name the first message of a thread, not a reply.",
    "cant_delete_message": "An app can delete its own messages only.",
    "cant_update_message": "An app can change its own messages only.",
    "channel_not_found": "No such channel, or a private one that the app is not in.",
    "duplicate_external_id": "Another view has this external_id.",
    "exchanged_trigger_id": "This trigger_id has opened a modal before: each works once.",
    "expired_trigger_id": "This trigger_id is older than three seconds.",
    "expired_url": "A response_url works for half an hour.",
    "feature_not_enabled": "The manifest has no agent_view.",
    "hash_conflict": "The view has been changed since that hash was given.",
    "invalid_auth": "No such token.",
    "invalid_trigger_id": "No interaction came with this trigger_id.",
    "is_archived": "The channel is archived.",
    "message_not_found": "No such message, or one that only one person sees.",
    "msg_blocks_too_long": "All blocks together are too long for one message.",
    "msg_too_long": "The text is longer than 4,000 characters.",
    "no_text": "A message needs text or blocks.",
    "not_authed": "The call carries no token.",
    "not_enabled": "The Home tab is switched off in the manifest.",
    "not_found": "No such view is open.",
    "not_in_channel": "The app is not in this channel.",
    "push_limit_reached": "No more than three modals lie on top of each other.",
    "ratelimited": "Too many calls: wait for as many seconds as Retry-After says.",
    "restricted_action": "An administrator has closed this channel to apps.",
    "thread_not_found": "No message has this thread_ts.",
    "token_revoked": "The token has been revoked.",
    "unknown_method": "The emulator does not have this method.",
    "used_url": "A response_url works five times.",
    "user_not_in_channel": "The person is not in this channel.",
    "view_too_large": "A view may have 250 kB.",
}


def explain(refused: RefusedError, arguments: Json) -> str:
    """Say in words why a call with these arguments is refused: which block, where in it, which limit."""
    if refused.problems:
        return " ".join(_of_problem(problem, arguments) for problem in refused.problems)
    if refused.error == "missing_scope":
        return f"The manifest does not ask for the scope {refused.extra.get('needed')}."
    messages = refused.extra.get("response_metadata", {}).get("messages", ())
    if messages:
        return " ".join(message.removeprefix("[ERROR] ") + "." for message in messages)
    return _WORDS.get(refused.error, "")


def _of_problem(problem: Problem, arguments: Json) -> str:
    sent = {name: _parsed(arguments[name]) for name in ("blocks", "view") if name in arguments} | {
        name: value for name, value in arguments.items() if name not in ("blocks", "view")
    }
    where = _place(problem.pointer, sent)
    return f"{where}: {problem.message}{_measured(_at(problem.pointer, sent))}."


def _place(pointer: str, sent: Json) -> str:
    found = _IN_BLOCK.match(pointer)
    if not found:
        return pointer.lstrip("/") or "The whole"
    number, rest = int(found[1]), found[2]
    block = _at(pointer.removesuffix(rest) if rest else pointer, sent)
    kind = block.get("type", "no type") if isinstance(block, dict) else "no object"
    named = f" {block['block_id']}" if isinstance(block, dict) and "block_id" in block else ""
    return f"Block {number + 1} ({kind}{named})" + (f", at {rest.lstrip('/')}" if rest else "")


def _measured(value: object) -> str:
    if isinstance(value, str):
        return f" (it has {len(value)})"
    return f" (there are {len(value)})" if isinstance(value, list) else ""


def _at(pointer: str, value: object) -> object:
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        elif isinstance(value, dict):
            value = value.get(name)
        else:
            return None
    return value


def _parsed(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return None
