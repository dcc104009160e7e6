"""What every test runs under: no settings from outside, and no skip that nobody has given a reason for."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[1] / "knowledge"
ALLOWANCES = Path(__file__).parent / "allowances.toml"
_SETTINGS = ("SLACK_", "KZTURK_", "NOTIFY_SOCKET", "STATE_DIRECTORY", "CACHE_DIRECTORY")  # the last three are systemd's


def _shield() -> None:
    for name in tuple(os.environ):
        if name.startswith(_SETTINGS) or name.lower().endswith("_proxy"):
            del os.environ[name]


_shield()  # before anything that reads them is imported


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the shipped base, made once, for the programs that tests start; without coverage, which makes it slow."""
    home = tmp_path_factory.mktemp("cache")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-P", "-m", "knowledge", str(SHIPPED), str(home / "kzturk")]
    subprocess.run(command, env=plain, check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options under which continuous integration runs."""
    parser.addoption(
        "--refuse-skips",
        action="store_true",
        help=f"fail when a test is skipped or expected to fail and tests/{ALLOWANCES.name} does not say why",
    )
    parser.addoption(
        "--traffic", type=Path, help="write what the scenarios' app and emulator send to a file, for tests.slack_types"
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn a run with skips that nobody allowed into a failed one."""
    if session.exitstatus == pytest.ExitCode.OK and _refused(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the skips that nobody allowed."""
    for test in _refused(config):
        terminalreporter.write_line(f"REFUSED {test}: not run to its end, and tests/{ALLOWANCES.name} has no reason")


def _refused(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not config.getoption("--refuse-skips"):
        return []
    allowed = {entry["test"] for entry in tomllib.loads(ALLOWANCES.read_text("utf-8")).get("outcome", ())}
    reports = [report for kind in ("skipped", "xfailed", "xpassed") for report in reporter.stats.get(kind, ())]
    return [report.nodeid for report in reports if report.nodeid not in allowed]
