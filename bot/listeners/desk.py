"""What every listener works with: answers, the way out for them, and what is remembered of people."""

from dataclasses import dataclass

from bot.asking import ask
from bot.background import Background
from bot.delivery.outbox import Outbox
from bot.listeners.heard import heard
from bot.people import People, Person
from bot.reloading import LiveBase
from knowledge import AnyResult


@dataclass(frozen=True, slots=True)
class Desk:
    """The base in use, the outbox, people, and work beside. Bolt hands it to listeners as the argument `desk`."""

    knowledge: LiveBase
    outbox: Outbox
    people: People
    background: Background

    def look_up(self, question: str, person: Person) -> AnyResult:
        """Answer words from the base in use, in the person's language if one was chosen."""
        return ask(self.knowledge.base, question, self.people.language_of(person))

    def answer(self, text: str, person: Person) -> AnyResult:
        """Answer what somebody wrote in Slack: the same on every surface."""
        return self.look_up(heard(text), person)
