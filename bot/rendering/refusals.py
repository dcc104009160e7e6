"""What the editors' channel is told of the knowledge folder: a change that was not taken over, and that all is well."""

from collections.abc import Sequence
from typing import Final

from bot.rendering.escape import mrkdwn_within
from bot.rendering.message import Message
from bot.wording import SOURCE_LANGUAGE, count, say
from knowledge import Problem

_MOST_SHOWN: Final = 3  # problems; the command that is named tells all
_LONGEST: Final = 600  # characters of a problem


def refused(problems: Sequence[Problem]) -> Message:
    """Say that a change was refused: what is to be mended, where and how, and that the bot goes on as before."""
    lines = [count(SOURCE_LANGUAGE, "upkeep.refused", len(problems))]
    lines += [say(SOURCE_LANGUAGE, "upkeep.problem", problem=problem) for problem in problems[:_MOST_SHOWN]]
    if more := problems[_MOST_SHOWN:]:
        lines.append(count(SOURCE_LANGUAGE, "upkeep.more", len(more)))
    lines.append(say(SOURCE_LANGUAGE, "upkeep.next"))
    return Message("\n".join(mrkdwn_within(line, _LONGEST) for line in lines))


def mended(facts: int) -> Message:
    """Say that the folder is in use again as it is, with so many facts."""
    return Message(mrkdwn_within(count(SOURCE_LANGUAGE, "upkeep.mended", facts), _LONGEST))
