"""What one check has found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.exits import FINE, MEND

Status: TypeAlias = Literal["passed", "failed", "not_tried", "left_out"]
Details: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of a check, without any secret in it.

    `status`: "not_tried" when it rests on another check that did not pass, "left_out" when kzturk does not need it.
    `found`: what there is, or the reason. `cures`: sentences for a person, when it failed. `exit_status`: as in
    bot.exits, of this check alone. `details`: the same for programs, by names that stay.
    """

    status: Status
    found: str
    cures: tuple[str, ...] = ()
    exit_status: int = FINE
    details: Details = field(default_factory=dict)


def passed(found: str, details: Details | None = None) -> Finding:
    """Make the finding of a check that found what is needed."""
    return Finding(status="passed", found=found, details=details or {})


def failed(found: str, *cures: str, exit_status: int = MEND, details: Details | None = None) -> Finding:
    """Make the finding of a check that did not, with what to do."""
    return Finding(status="failed", found=found, cures=cures, exit_status=exit_status, details=details or {})


def not_tried(reason: str) -> Finding:
    """Make the finding of a check that would tell nothing, since what it rests on is not there."""
    return Finding(status="not_tried", found=reason)


def left_out(reason: str) -> Finding:
    """Make the finding of a check that does not concern the way in which kzturk would run."""
    return Finding(status="left_out", found=reason)
