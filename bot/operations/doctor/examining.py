"""The checks in the order in which they are told, and which of them rest on others."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from bot.exits import FINE
from bot.modes import Mode
from bot.operations.doctor import connection, dns, machine, settings, slack, state, tokens
from bot.operations.doctor.finding import Finding, left_out, not_tried
from bot.operations.doctor.subject import Subject

Look: TypeAlias = Callable[[Subject], Awaitable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. `name` stays the same for programs, `title` is for people.

    `modes`: those that need it; while no mode can be told, it is made. `after`: the check that must have passed, else
    this one would tell nothing. `address`: whether it needs that of the Web API; `settings`: whether it looks at them.
    """

    name: str
    title: str
    look: Look
    modes: tuple[Mode, ...] = ("socket", "http", "emulator")
    after: str = ""
    address: bool = False
    settings: bool = True


_SLACK: Final[tuple[Mode, ...]] = ("socket", "http")
CHECKS: Final = (
    Check(name="python", title="Python", look=machine.python, settings=False),
    Check(name="settings", title="Settings", look=settings.settings, settings=False),
    Check(name="knowledge", title="Knowledge", look=state.knowledge),
    Check(name="database", title="Database", look=state.database),
    Check(name="clock", title="Clock", look=connection.clock, after="connection", modes=_SLACK, address=True),
    Check(name="dns", title="DNS", look=dns.dns, modes=_SLACK, address=True),
    Check(
        name="connection", title="TLS and proxy", look=connection.connection, after="dns", modes=_SLACK, address=True
    ),
    Check(name="tokens", title="Tokens", look=tokens.tokens, modes=_SLACK),
    Check(name="workspace", title="Workspace", look=slack.workspace, after="connection", modes=_SLACK, address=True),
    Check(name="scopes", title="Scopes", look=slack.scopes, after="workspace", modes=_SLACK, address=True),
    Check(
        name="socket_mode",
        title="Socket Mode",
        look=slack.socket_mode,
        after="connection",
        modes=("socket",),
        address=True,
    ),
    Check(name="disk", title="Disk", look=machine.disk),
    Check(name="env_file", title=".env", look=settings.env_file, settings=False),
)
_BY_NAME: Final = {check.name: check for check in CHECKS}
_NOT_NEEDED: Final = {"emulator": "the emulator does without", "http": "over HTTP it is Slack that connects"}


@dataclass(slots=True)
class Examination:
    """The findings by the name of their check, each made once, when it is wanted."""

    subject: Subject
    _made: dict[str, Finding] = field(default_factory=dict)

    async def all(self) -> dict[str, Finding]:
        """Return all findings, in the order of the checks."""
        return {check.name: await self._of(check) for check in CHECKS}

    async def _of(self, check: Check) -> Finding:
        if check.name not in self._made:
            self._made[check.name] = await self._look(check)
        return self._made[check.name]

    async def _look(self, check: Check) -> Finding:
        if self.subject.values is None and check.settings:
            return not_tried("the settings cannot be read")
        if self.subject.mode and self.subject.mode not in check.modes:
            return left_out(_NOT_NEEDED[self.subject.mode])
        if check.address and self.subject.api_url is None:
            return not_tried("SLACK_API_URL is no address")
        if check.after and (await self._of(_BY_NAME[check.after])).status != "passed":
            return not_tried(f"“{_BY_NAME[check.after].title}” did not pass")
        return await check.look(self.subject)


async def examine(subject: Subject) -> dict[str, Finding]:
    """Do all checks; return what each has found, by its name and in order."""
    return await Examination(subject).all()


def exit_status(findings: dict[str, Finding]) -> int:
    """Return what to end with: the gravest of the findings, where a person who must change something goes first."""
    return max((finding.exit_status for finding in findings.values()), default=FINE)
