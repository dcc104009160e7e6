from collections.abc import AsyncIterator, Awaitable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from bot.emulator import Emulator
from bot.operations.doctor.examining import examine
from bot.operations.doctor.finding import Finding
from bot.operations.doctor.subject import subject_of
from bot.operations.manifest import manifest
from knowledge import Base, load
from tests.shipped import shipped


class Examine(Protocol):
    """Does all checks in an empty folder, under some settings."""

    def __call__(self, settings: Mapping[str, str], **more: str) -> Awaitable[dict[str, Finding]]: ...


def _read(folder: Path | None, _place: Path | None) -> Base:
    return load(folder) if folder else shipped()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the shipped folder once for all tests: it takes a second."""
    monkeypatch.setattr("bot.operations.doctor.state.read_base", _read)


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(manifest=manifest(mode="socket")) as slack:
        yield slack


def settings_for(slack: Emulator) -> dict[str, str]:
    return {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
    }


@pytest.fixture
def settings(emulator: Emulator) -> dict[str, str]:
    """Return all that Socket Mode needs, with the emulator as Slack."""
    return settings_for(emulator)


@pytest.fixture
def somewhere() -> dict[str, str]:
    """Return tokens of the right kind for a Slack whose address a test adds."""
    return {"SLACK_BOT_TOKEN": "xoxb-1-2-secret", "SLACK_APP_TOKEN": "xapp-1-A1-2-secret"}


@pytest.fixture
def examined(tmp_path: Path) -> Examine:
    folder = tmp_path / "here"
    folder.mkdir()

    async def examined_under(settings: Mapping[str, str], **more: str) -> dict[str, Finding]:
        state = {"STATE_DIRECTORY": str(tmp_path / "state")}
        return await examine(subject_of({**state, **settings, **more}, folder))

    return examined_under


def cured(finding: Finding) -> str:
    """Return the cures of a finding that failed."""
    assert finding.status == "failed", finding
    assert finding.cures
    assert finding.exit_status in {1, 2}
    return "\n".join(finding.cures)
