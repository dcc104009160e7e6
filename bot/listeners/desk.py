"""What every listener works with: answers, and the way out for them."""

from dataclasses import dataclass

from bot.asking import ask
from bot.delivery.outbox import Outbox
from bot.listeners.heard import heard
from bot.reloading import LiveBase
from bot.rendering.message import Message
from bot.rendering.slack import render
from knowledge import AnyResult


@dataclass(frozen=True, slots=True)
class Desk:
    """The base in use, and the outbox. Bolt hands it to listeners as the argument `desk`."""

    knowledge: LiveBase
    outbox: Outbox

    def look_up(self, question: str) -> AnyResult:
        """Answer words from the base in use."""
        return ask(self.knowledge.base, question)

    def reply(self, text: str) -> Message:
        """Answer what somebody wrote in Slack, in the form that Slack takes: the same on every surface."""
        return render(self.look_up(heard(text)))
