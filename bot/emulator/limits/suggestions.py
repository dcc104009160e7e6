"""What the app may answer to block_suggestion: options, or groups of such, none when nothing fits."""

from collections.abc import Iterator

from bot.emulator.limits.objects import MENU_OPTION, OPTIONS, distinct, plain_text
from bot.emulator.limits.shape import Problem, array, both, record

_GROUP = record({"label": plain_text(75), "options": OPTIONS})


def check_suggestions(answer: object) -> list[Problem]:
    """Find what Slack would refuse in the answer to block_suggestion, whatever it is. Never raises."""
    return list(_ANSWER(answer, ""))


def _one_kind(answer: object, pointer: str) -> Iterator[Problem]:
    if isinstance(answer, dict) and ("options" in answer) == ("option_groups" in answer):
        yield Problem(pointer, "must define either `options` or `option_groups`")


def _distinct_values(answer: object, pointer: str) -> Iterator[Problem]:
    yield from distinct(answer.get("options") if isinstance(answer, dict) else None, f"{pointer}/options", "value")


_ANSWER = both(
    both(
        record(
            {},
            {"options": array(MENU_OPTION, 100, least=0), "option_groups": array(_GROUP, 100, least=0)},
        ),
        _one_kind,
    ),
    _distinct_values,
)
