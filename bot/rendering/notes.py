"""What is said about an answer, beside it: thanks for a judgement, and what somebody writes to the editors."""

from collections.abc import Sequence

from bot.rendering import elements
from bot.rendering.escape import mrkdwn
from bot.rendering.message import Message
from bot.wording import SOURCE_LANGUAGE, say
from knowledge import Fact, Lang


def thanks(lang: Lang, carried: str, *, good: bool, editors: bool) -> Message:
    """Thank for a judgement; after a bad one say how to tell more. `editors`: there is a channel of theirs."""
    if good:
        return Message(mrkdwn(say(lang, "feedback.thanks")))
    if not editors:
        return Message(mrkdwn(say(lang, "feedback.no_editors")))
    words = f"{say(lang, 'feedback.sorry')} {say(lang, 'feedback.tell')}"
    button = elements.button(say(lang, "feedback.button"), elements.TELL_EDITORS, carried)
    return Message(mrkdwn(words), (elements.section(words).to_dict(), elements.row([button]).to_dict()))


def to_editors(user: str, facts: Sequence[Fact], words: str) -> Message:
    """Hand on what somebody wrote about an answer that told `facts`."""
    lead = say(SOURCE_LANGUAGE, "feedback.from", who=f"<@{user}>")
    about = say(SOURCE_LANGUAGE, "feedback.about", keys=", ".join(fact.key for fact in facts))
    made = [elements.context(lead), elements.quoted(words), elements.context(mrkdwn(about))]
    return Message("\n".join([lead, mrkdwn(words), mrkdwn(about)]), tuple(block.to_dict() for block in made))
