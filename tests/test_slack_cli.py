"""The hooks for the Slack CLI, run as it runs them: by a shell, in the project's folder.

What it does is in its source (github.com/slackapi/slack-cli: internal/hooks/shell.go and hook_executor_default.go,
internal/app/manifest.go, internal/pkg/platform/localserver.go). The program itself is not run here.
"""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.emulator import Emulator, cast
from bot.operations.manifest import manifest
from tests.bot.waiting import becomes
from tests.project_files import read

CONFIG: dict[str, Any] = json.loads(read(".slack/hooks.json"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder in which kzturk is installed as the README says."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def test_they_are_complete_without_a_package_of_slacks() -> None:
    assert CONFIG["hooks"].keys() == {"get-manifest", "start"}  # get-hooks is for who has the others from a package
    assert CONFIG["config"]["protocol-version"] == ["default"]  # what a hook prints is its answer
    assert CONFIG["config"]["sdk-managed-connection-enabled"] is True  # kzturk holds the socket
    watched = [path for watch in CONFIG["config"]["watch"].values() for path in watch["paths"]]
    assert all(Path(__file__).parents[1].joinpath(path).exists() for path in watched)


async def run(hook: str, project: Path, arguments: str = "", **settings: str) -> asyncio.subprocess.Process:
    script = f"{CONFIG['hooks'][hook]} {arguments}"
    return await asyncio.create_subprocess_exec(
        "sh", "-c", script, cwd=project, env=os.environ | settings, stdout=asyncio.subprocess.PIPE
    )


async def test_the_manifest_is_that_of_the_code(project: Path) -> None:
    hook = await run("get-manifest", project, f"--source={project}")
    out, _ = await hook.communicate()
    printed = out.decode()
    assert hook.returncode == 0
    assert json.loads(printed[printed.index("{") :]) == manifest(mode="socket")


async def test_kzturk_is_started_answers_and_ends_when_it_is_interrupted(project: Path) -> None:
    async with Emulator(manifest=manifest(mode="socket")) as slack:
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        of_the_cli = {"SLACK_CLI_XOXB": slack.bot_token, "SLACK_CLI_XAPP": slack.app_token}
        of_the_file = {"KZTURK_MODE": "http", "SLACK_SIGNING_SECRET": slack.signing_secret}
        more = {"SLACK_API_URL": slack.api_url, "KZTURK_PORT": "0", "STATE_DIRECTORY": str(project)}
        started = await run("start", project, **tokens, **of_the_cli, **of_the_file, **more)
        await becomes(lambda: slack.workspace.connected, seconds=30)
        await slack.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
        await becomes(lambda: len(slack.workspace.said_in(cast.RELATIONS)) > 1, seconds=30)
        started.send_signal(signal.SIGINT)  # to the one process that it knows
        await asyncio.wait_for(started.communicate(), 30)
    assert started.returncode == 0
