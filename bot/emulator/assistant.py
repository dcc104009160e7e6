"""The assistant.threads.* methods of the Web API, for an app with `agent_view` (docs.slack.dev: "Agents")."""

import json
from dataclasses import dataclass

from bot.emulator.arguments import refuse_arguments, required
from bot.emulator.cast import Conversation
from bot.emulator.changes import Prompted
from bot.emulator.content import RefusedError
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

MOST_PROMPTS = 4
MOST_LOADING = 10


@dataclass(slots=True)
class Assistant:
    """What the app does as an agent. `agent`: the manifest has an agent_view. All raise RefusedError."""

    workspace: Workspace
    agent: bool

    def set_suggested_prompts(self, arguments: Json) -> Json:
        """Suggest what to write in a direct message.

        With a thread_ts nothing is shown, and no error tells of it ("assistant.threads.setSuggestedPrompts": silently
        fails in an agent app).
        """
        conversation = self._conversation(arguments)
        prompts = _prompts(arguments.get("prompts"))
        title = arguments.get("title")
        if title is not None and not isinstance(title, str):
            raise refuse_arguments("title must be a string")
        if not arguments.get("thread_ts"):
            self.workspace.prompt(Prompted(channel=conversation.id, prompts=prompts, title=title))
        return {}

    def set_status(self, arguments: Json) -> Json:
        """Say that an answer is being made ("assistant.threads.setStatus"); the page does not show it."""
        self._conversation(arguments)
        required(arguments, "thread_ts")
        if not isinstance(arguments.get("status"), str):
            raise refuse_arguments("missing required field: status")
        loading = _listed(arguments.get("loading_messages", []))
        if not isinstance(loading, list) or len(loading) > MOST_LOADING:
            raise refuse_arguments(f"loading_messages must be a list of up to {MOST_LOADING}")
        return {}

    def _conversation(self, arguments: Json) -> Conversation:
        if not self.agent:
            raise RefusedError("feature_not_enabled")  # what Slack answers is not documented
        found = self.workspace.conversations.get(required(arguments, "channel_id"))
        if found is None or found.kind != "im":
            raise RefusedError("channel_not_found")
        return found


def _prompts(given: object) -> tuple[tuple[str, str], ...]:
    given = _listed(given)
    if not isinstance(given, list) or not 1 <= len(given) <= MOST_PROMPTS:
        raise refuse_arguments(f"prompts must be a list of 1 to {MOST_PROMPTS}")
    for each in given:
        if not isinstance(each, dict) or each.keys() != {"title", "message"}:
            raise refuse_arguments("a prompt must have title and message, and nothing else")
        if not all(isinstance(text, str) and text for text in each.values()):
            raise refuse_arguments("a prompt's title and message must be strings")
    return tuple((each["title"], each["message"]) for each in given)


def _listed(given: object) -> object:
    """Read a list that comes as its JSON, as in a form."""
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return None
