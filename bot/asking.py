"""The one way to a result: from Slack and from the terminal alike."""

from datetime import UTC, datetime
from random import SystemRandom

from knowledge import AnyResult, Base, Lang

_CHANCE = SystemRandom()


def ask(base: Base, question: str, lang: Lang | None = None) -> AnyResult:
    """Answer what was typed behind /kzturk; nothing typed gets help. `lang` None: told from the question."""
    today = datetime.now(UTC).date()
    return base.answer(question if question.strip() else "help", lang, today=today, seed=_CHANCE.getrandbits(32))
