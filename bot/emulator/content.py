"""What a message may hold, wherever it comes from: a Web API call, an ack, a response_url."""

import copy
import json
import secrets
from dataclasses import dataclass

from bot.emulator.limits import Problem, check_blocks, interactive_elements
from bot.emulator.records import Json

MOST_CHARACTERS = 40_000


class RefusedError(Exception):
    """Slack would say no. `error`: its code; `problems`: what is wrong where; `extra`: more fields of the reply."""

    def __init__(self, error: str, *, problems: list[Problem] | None = None, extra: Json | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.problems = problems or []
        self.extra = extra or {}

    def response(self) -> Json:
        """Give the body of Slack's reply (docs.slack.dev: "Using the Slack Web API")."""
        body: Json = {"ok": False, "error": self.error, **self.extra}
        if self.problems:
            body["errors"] = [str(problem) for problem in self.problems]
            body["response_metadata"] = {"messages": [f"[ERROR] {problem}" for problem in self.problems]}
        return body


def read_object(text: str | bytes) -> Json:
    """Read the JSON object of a request's body. Raises RefusedError."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise RefusedError("invalid_json") from None
    if not isinstance(body, dict):
        raise RefusedError("json_not_object")
    return body


@dataclass(frozen=True, slots=True)
class Content:
    """The text and blocks of a message. None: the field was not given. `truncated`: the text was over the limit."""

    text: str | None
    blocks: tuple[Json, ...] | None
    truncated: bool = False


def read_content(fields: Json) -> Content:
    """Read `text` and `blocks` of a call, an ack or a response; raise RefusedError as Slack would refuse them.

    A text over 40,000 characters is cut (docs.slack.dev: "chat.postMessage"). Blocks come as a list or as its JSON;
    each gets a block_id and each interactive element an action_id where they have none.
    """
    text, given = fields.get("text"), fields.get("blocks")
    if text is not None and not isinstance(text, str):
        raise RefusedError("invalid_arguments", problems=[Problem("/text", "must provide a string")])
    blocks = None if given is None else _read_blocks(given)
    if not text and not blocks:
        raise RefusedError("no_text")
    truncated = text is not None and len(text) > MOST_CHARACTERS
    return Content(text[:MOST_CHARACTERS] if text is not None else None, blocks, truncated)


def _read_blocks(given: object) -> tuple[Json, ...]:
    if isinstance(given, str):
        try:
            given = json.loads(given or "[]")
        except (ValueError, RecursionError):
            raise RefusedError("invalid_blocks_format") from None
    if not isinstance(given, list):
        raise RefusedError("invalid_blocks_format")
    if problems := check_blocks(given):
        raise RefusedError("invalid_blocks", problems=problems)
    return tuple(with_ids(block) for block in given)


def with_ids(block: Json) -> Json:
    """Copy a block and give it a block_id, and its interactive elements an action_id, where they have none."""
    block = copy.deepcopy(block)
    block.setdefault("block_id", secrets.token_urlsafe(4)[:5])
    for _, element in interactive_elements(block):
        element.setdefault("action_id", secrets.token_urlsafe(4)[:5])
    return block
