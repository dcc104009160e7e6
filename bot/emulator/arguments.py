"""Arguments of Web API calls, and Slack's words where they are wrong."""

from bot.emulator.content import RefusedError
from bot.emulator.records import Json


def required(arguments: Json, name: str) -> str:
    """Return an argument that must be text. Raises RefusedError."""
    value = arguments.get(name)
    if not isinstance(value, str) or not value:
        raise refuse_arguments(f"missing required field: {name}")
    return value


def refuse_arguments(*words: str) -> RefusedError:
    """Make the refusal of a call whose arguments are wrong."""
    messages = [f"[ERROR] {each}" for each in words]
    return RefusedError("invalid_arguments", extra={"response_metadata": {"messages": messages}})
