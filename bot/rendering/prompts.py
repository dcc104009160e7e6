"""What is suggested to somebody who has not asked anything yet."""

from typing import Final

from bot.wording import say
from knowledge import Lang

_PROMPTS: Final = ("students", "trade", "history", "topics")  # Slack shows four at most


def prompts(lang: Lang) -> list[dict[str, str]]:
    """Return the suggestions as Slack's API takes them: `title` stands on a button, `message` is what it asks."""
    return [
        {"title": say(lang, f"prompt_title.{name}"), "message": say(lang, f"prompt_message.{name}")}
        for name in _PROMPTS
    ]
