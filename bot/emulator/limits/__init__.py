"""Slack's limits on what an app sends, as functions of data: blocks or a view in, a list of problems out."""

from bot.emulator.limits.ids import interactive_elements
from bot.emulator.limits.messages import check_blocks, too_heavy
from bot.emulator.limits.shape import Problem
from bot.emulator.limits.suggestions import check_suggestions
from bot.emulator.limits.views import check_view, view_too_large

__all__ = [
    "Problem",
    "check_blocks",
    "check_suggestions",
    "check_view",
    "interactive_elements",
    "too_heavy",
    "view_too_large",
]
