"""What every listener works with: answers, the way out for them, and what is remembered of people."""

from dataclasses import dataclass, field

from bot.asking import ask, trace
from bot.background import Background
from bot.delivery.outbox import Outbox
from bot.listeners.heard import heard
from bot.listeners.screens import Screens
from bot.operations.metrics import Metrics
from bot.people import People, Person
from bot.reloading import LiveBase
from bot.storage.feedback import Feedback
from bot.surfaces import OTHER
from knowledge import AnyResult, Lang, LanguageChoice


@dataclass(frozen=True, slots=True)
class Desk:
    """The base in use, the outbox, people and their feedback, work beside. Bolt hands it to listeners as `desk`."""

    knowledge: LiveBase
    outbox: Outbox
    people: People
    background: Background
    feedback: Feedback
    screens: Screens = field(default_factory=Screens)
    editors: str = ""  # the id of the channel in which they read what people tell them; "": there is none
    metrics: Metrics = field(default_factory=Metrics)
    surface: str = OTHER  # where what is worked on was done, one of surfaces.SURFACES

    def look_up(self, question: str, person: Person, lang: Lang | None = None) -> AnyResult:
        """Answer words from the base in use: in the language that the person chose, else in `lang`, else in theirs."""
        return ask(self.knowledge.base, question, self.people.language_of(person) or lang)

    def answer(self, text: str, person: Person) -> AnyResult:
        """Answer what somebody wrote in Slack: the same on every surface. A language that is chosen is remembered."""
        result = self._counted(self.look_up(heard(text), person))
        if isinstance(result, LanguageChoice) and result.choice:
            self.background.run(self.people.choose(person, None if result.choice == "auto" else result.choice))
        return result

    def open(self, key: str, person: Person, lang: Lang | None = None) -> AnyResult:
        """Answer a button that names a fact or topic. `lang` as in `look_up`."""
        return self._counted(self.look_up(f"fact {key}", person, lang))

    def recall(self, carried: str, person: Person) -> AnyResult:
        """Tell again what a button carries (rendering.carried), as it stands now. Raises GoneError."""
        if not carried or carried.startswith("{"):
            return self.knowledge.base.recall(carried)
        return self.look_up(carried, person)

    def trace(self, text: str, person: Person) -> AnyResult:
        """Hold what somebody wrote to others against the base, line by line and sentence by sentence."""
        lines = "\n".join(heard(line) for line in text.splitlines())
        return self._counted(trace(self.knowledge.base, lines, self.people.language_of(person)))

    def _counted(self, result: AnyResult) -> AnyResult:
        self.metrics.answered(self.surface, result)
        return result
