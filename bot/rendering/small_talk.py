"""What is said back to a greeting, to thanks, and to words that ask nothing by themselves."""

from bot.rendering.parts import Part, Sentence
from bot.wording import say
from knowledge import NothingAsked, SmallTalk


def small_talk(result: SmallTalk) -> list[Part]:
    """Greet back, or be glad; and say what to ask next."""
    return [Sentence(say(result.lang, f"small_talk.{result.kind}"))]


def nothing_asked(result: NothingAsked) -> list[Part]:
    """Ask for the whole question."""
    return [Sentence(say(result.lang, "small_talk.nothing_asked"))]
