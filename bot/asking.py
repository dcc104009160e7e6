"""The one way to a result: from Slack and from the terminal alike."""

from datetime import UTC, datetime
from random import SystemRandom

from bot.operations.manifest import COMMAND
from knowledge import AnyResult, Base, Lang

_CHANCE = SystemRandom()


def ask(base: Base, question: str, lang: Lang | None = None) -> AnyResult:
    """Answer what was typed behind /kzturk; nothing typed gets help. `lang` None: told from the question."""
    today = datetime.now(UTC).date()
    words = question.strip().removeprefix(COMMAND).strip()  # people paste the whole line that an answer offers
    return base.answer(words or "help", lang, today=today, seed=_CHANCE.getrandbits(32))
