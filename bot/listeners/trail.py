"""What a view shows, and the answers before it, as Slack keeps them with the view: nothing is remembered here."""

from bot.listeners.desk import Desk
from bot.people import Person
from bot.rendering.carried import in_full, to_open, told
from bot.rendering.showing import MOST_KEPT
from knowledge import AnyResult, GoneError


def further(trail: str, result: AnyResult) -> str:
    """Add what is shown now. What was shown longest ago is forgotten where Slack does not keep so much."""
    steps = [*trail.split("\n"), in_full(result)] if trail else [in_full(result)]
    while len("\n".join(steps)) > MOST_KEPT:
        del steps[0]
    return "\n".join(steps)


def now(trail: str) -> str:
    """Return what is shown now alone."""
    return trail.rpartition("\n")[2]


def back(trail: str) -> str:
    """Take away what is shown now."""
    return trail.rpartition("\n")[0]


def shown(trail: str, desk: Desk, person: Person) -> AnyResult:
    """Tell again what is shown now, from the base as it is now. Raises GoneError."""
    return desk.recall(now(trail), person)


def opened(value: str, desk: Desk, person: Person) -> AnyResult:
    """Tell the fact or topic that a button or menu names. Raises GoneError where there is none any more."""
    key, lang = to_open(value)
    contents = desk.knowledge.base.contents
    if not any(key in known for known in (contents.facts, contents.withdrawn, contents.topics)):
        raise GoneError(key)
    return desk.open(key, person, lang)


def can_be_shared(result: AnyResult) -> bool:
    """Tell whether a result tells facts."""
    return bool(told(result))
