"""The one way to a result: from Slack and from the terminal alike."""

from datetime import UTC, date, datetime
from random import SystemRandom

from bot.operations.manifest import COMMAND
from knowledge import AnyResult, Base, Lang

_CHANCE = SystemRandom()


def ask(base: Base, question: str, lang: Lang | None = None) -> AnyResult:
    """Answer what was typed behind /kzturk; nothing typed gets help. `lang` None: told from the question."""
    words = question.strip().removeprefix(COMMAND).strip()  # people paste the whole line that an answer offers
    return base.answer(words or "help", lang, today=_today(), seed=_CHANCE.getrandbits(32))


def trace(base: Base, text: str, lang: Lang | None = None) -> AnyResult:
    """Hold what somebody wrote to others against the base: no word of it is a command. `lang` as in `ask`."""
    return base.trace(text, lang, today=_today(), seed=_CHANCE.getrandbits(32))


def _today() -> date:
    return datetime.now(UTC).date()
