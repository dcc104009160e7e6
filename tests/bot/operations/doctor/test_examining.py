"""All checks together: their order, what rests on what, and what the modes leave out."""

import pytest

from bot.emulator import Emulator
from bot.operations.doctor.examining import CHECKS, exit_status
from bot.operations.doctor.finding import failed, passed
from tests.bot.operations.doctor.conftest import Examine
from tests.bot.operations.doctor.servers import closed_port

NAMES = [check.name for check in CHECKS]
OF_SLACK = ["clock", "dns", "connection", "tokens", "workspace", "scopes", "socket_mode"]


async def test_all_is_well_in_socket_mode(examined: Examine, settings: dict[str, str]) -> None:
    findings = await examined(settings)
    assert list(findings) == NAMES
    assert {name: found.status for name, found in findings.items() if found.status != "passed"} == {
        "env_file": "left_out"
    }
    assert exit_status(findings) == 0


async def test_over_http_no_socket_is_asked_for(
    examined: Examine, settings: dict[str, str], emulator: Emulator
) -> None:
    del settings["SLACK_APP_TOKEN"]
    findings = await examined(settings, SLACK_SIGNING_SECRET=emulator.signing_secret)
    assert {name: found.status for name, found in findings.items() if found.status != "passed"} == {
        "socket_mode": "left_out",
        "env_file": "left_out",
    }
    assert findings["socket_mode"].found == "over HTTP it is Slack that connects"
    assert {call.method for call in emulator.calls} == {"api.test", "auth.test"}
    assert exit_status(findings) == 0


@pytest.mark.parametrize("settings", [{}, {"KZTURK_MODE": "emulator", "SLACK_BOT_TOKEN": "xapp-1"}])
async def test_for_the_emulator_nothing_of_slack_is_looked_at(examined: Examine, settings: dict[str, str]) -> None:
    findings = await examined(settings)
    left_out = {name: found.found for name, found in findings.items() if found.status == "left_out"}
    assert left_out.keys() == {*OF_SLACK, "database", "env_file"}
    assert {left_out[name] for name in OF_SLACK} == {"the emulator does without"}
    assert exit_status(findings) == 0


async def test_what_rests_on_what_failed_is_not_tried_and_says_why(
    examined: Examine, somewhere: dict[str, str]
) -> None:
    findings = await examined(somewhere, SLACK_API_URL=f"http://127.0.0.1:{closed_port()}/api/")
    assert findings["connection"].status == "failed"
    not_tried = {name: found.found for name, found in findings.items() if found.status == "not_tried"}
    assert not_tried == {
        "clock": "“TLS and proxy” did not pass",
        "workspace": "“TLS and proxy” did not pass",
        "scopes": "“Workspace” did not pass",
        "socket_mode": "“TLS and proxy” did not pass",
    }
    assert exit_status(findings) == 1


async def test_without_an_address_the_tokens_are_looked_at_alone(examined: Examine) -> None:
    findings = await examined({}, SLACK_API_URL="nowhere", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    assert findings["settings"].status == "failed"
    assert findings["tokens"].status == "passed"
    assert findings["dns"].found == findings["workspace"].found == "SLACK_API_URL is no address"


def test_what_a_person_must_change_goes_before_what_may_come_by_itself() -> None:
    away, wrong = failed("away", "wait", exit_status=1), failed("wrong", "mend it")
    assert exit_status({"a": passed("fine")}) == 0
    assert exit_status({"a": passed("fine"), "b": away}) == 1
    assert exit_status({"a": wrong, "b": away}) == 2
