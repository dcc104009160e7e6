"""How a process of ours ends: its exit status, and the errors that a person must mend."""

from typing import Final

FINE: Final = 0
WANTING: Final = 1  # found wanting, or try again
MEND: Final = 2  # a person must change arguments, settings or tokens


class UnusableError(Exception):
    """Something that a person must change before kzturk can run. `problems`: a sentence each, with the cure."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class SettingsError(UnusableError):
    """Settings cannot be used: each sentence names the setting, its value unless it is secret, and the cure."""


class TokenRefusedError(UnusableError):
    """Slack knows the token and refuses it, or does not know it."""


class PortTakenError(UnusableError):
    """Another process listens on the port."""
