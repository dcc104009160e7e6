"""Slack's three values, whose they are, their scopes, and Socket Mode."""

import pytest

from bot.emulator import Emulator
from bot.emulator.faults import Trouble, dropped, refused, server_error
from bot.operations.doctor.finding import Finding
from bot.operations.manifest import SCOPES, manifest
from tests.bot.operations.doctor.conftest import Examine, cured, settings_for
from tests.bot.operations.doctor.servers import closed_port, web_server
from tests.bot.slack_server import slack_server

BOT, APP, SECRET = "xoxb-1-2-geheim", "xapp-1-A1-2-geheim", "0123456789abcdef0123456789abcdef"
DIGITS = "f" * 32


async def tokens(examined: Examine, **values: str) -> Finding:
    findings = await examined(values, SLACK_API_URL=f"http://127.0.0.1:{closed_port()}/api/")
    assert "geheim" not in repr(findings)
    assert SECRET not in repr(findings)
    return findings["tokens"]


@pytest.mark.parametrize(
    ("bot", "app", "secret", "cure"),
    [
        (APP, BOT, "", "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped: put each in the other's place."),
        (SECRET, APP, BOT, "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are swapped: put each in the other's place."),
        (BOT, SECRET, "", "SLACK_APP_TOKEN holds what belongs into SLACK_SIGNING_SECRET: put it there"),
        (BOT, BOT, "", "SLACK_APP_TOKEN holds what belongs into SLACK_BOT_TOKEN: put it there"),
        ("xoxp-1-geheim", APP, "", "SLACK_BOT_TOKEN is a user's token: copy the Bot User OAuth Token"),
        ("xoxe.xoxb-1-geheim", APP, "", "SLACK_BOT_TOKEN is of an app with token rotation"),
        ("geheim", APP, "", "SLACK_BOT_TOKEN is to start with xoxb-: copy it again from OAuth & Permissions"),
        ("xoxb-geheim geheim", APP, "", "SLACK_BOT_TOKEN has a space"),
        (BOT, "", "geheim", "SLACK_SIGNING_SECRET is not like one, 32 characters 0 to 9 and a to f"),
        (BOT, "", SECRET.upper(), "SLACK_SIGNING_SECRET is not like one"),
        (BOT, "", "", "Missing for Socket Mode: SLACK_APP_TOKEN (Basic Information, App-Level Tokens"),
        ("", APP, SECRET, "SLACK_BOT_TOKEN (OAuth & Permissions, Bot User OAuth Token)"),
    ],
)
async def test_what_is_of_another_kind_or_in_another_place_is_told(
    examined: Examine, bot: str, app: str, secret: str, cure: str
) -> None:
    given = {"SLACK_BOT_TOKEN": bot, "SLACK_APP_TOKEN": app, "SLACK_SIGNING_SECRET": secret}
    finding = await tokens(examined, **{name: value for name, value in given.items() if value})
    assert cure in cured(finding)
    assert finding.exit_status == 2


async def test_swapped_tokens_are_told_once(examined: Examine) -> None:
    assert len((await tokens(examined, SLACK_BOT_TOKEN=APP, SLACK_APP_TOKEN=BOT)).cures) == 1


async def test_what_a_mode_needs_and_is_not_there_is_told(examined: Examine) -> None:
    finding = await tokens(examined, SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=APP, KZTURK_MODE="http")
    assert cured(finding) == "KZTURK_MODE=http needs SLACK_SIGNING_SECRET (Basic Information, App Credentials)."


async def test_what_is_not_needed_is_told_too(examined: Examine) -> None:
    finding = await tokens(examined, SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=APP, SLACK_SIGNING_SECRET=SECRET)
    assert finding.found == (
        "SLACK_BOT_TOKEN and SLACK_APP_TOKEN, each of its kind; SLACK_SIGNING_SECRET is set too, and not needed"
    )


async def test_a_token_in_the_wrong_place_is_not_sent_to_slack(examined: Examine, emulator: Emulator) -> None:
    swapped = {"SLACK_BOT_TOKEN": emulator.app_token, "SLACK_APP_TOKEN": emulator.bot_token}
    findings = await examined(settings_for(emulator) | swapped)
    assert findings["workspace"].found == "SLACK_BOT_TOKEN holds something else"
    assert findings["socket_mode"].found == "SLACK_APP_TOKEN holds something else"
    assert {call.method for call in emulator.calls} == {"api.test"}


async def test_with_one_token_of_two_what_it_is_good_for_is_tried(examined: Examine, emulator: Emulator) -> None:
    settings = settings_for(emulator)
    del settings["SLACK_APP_TOKEN"]
    findings = await examined(settings)
    assert findings["tokens"].status == "failed"
    assert findings["workspace"].status == findings["scopes"].status == "passed"
    assert findings["socket_mode"].found == "SLACK_APP_TOKEN is not set"


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        ("token_revoked", "install the app again and copy the new one"),
        ("account_inactive", "install the app again"),
        ("token_expired", "token rotation is on for the app"),
        ("org_login_required", "try again when that is done"),
    ],
)
async def test_a_token_that_slack_refuses_is_told(
    examined: Examine, settings: dict[str, str], emulator: Emulator, error: str, cure: str
) -> None:
    emulator.faults.tokens["bot"] = error
    findings = await examined(settings)
    assert f"Slack refuses SLACK_BOT_TOKEN ({error}): " in cured(findings["workspace"])
    assert cure in cured(findings["workspace"])
    assert findings["workspace"].exit_status == 2
    assert findings["scopes"].found == "“Workspace” did not pass"


async def test_a_token_of_nobody_is_told(examined: Examine, settings: dict[str, str]) -> None:
    finding = (await examined(settings, SLACK_BOT_TOKEN=BOT))["workspace"]
    assert "(invalid_auth): copy it again" in cured(finding)


@pytest.mark.parametrize("trouble", [server_error(503), refused("internal_error"), dropped(after=False)])
@pytest.mark.parametrize("asked", [("auth.test", "workspace"), ("apps.connections.open", "socket_mode")])
async def test_slacks_own_trouble_is_to_be_waited_for(
    examined: Examine, emulator: Emulator, asked: tuple[str, str], trouble: Trouble
) -> None:
    method, check = asked
    emulator.faults.plan(method, trouble)
    finding = (await examined(settings_for(emulator)))[check]
    assert "try again in some minutes" in cured(finding)
    assert finding.exit_status == 1


async def test_each_missing_scope_is_told_with_its_feature(examined: Examine) -> None:
    made = manifest(mode="socket")
    made["oauth_config"]["scopes"]["bot"] = ["commands", "app_mentions:read", "users:read"]
    async with Emulator(manifest=made) as slack:
        finding = (await examined(settings_for(slack)))["scopes"]
    missing = ["assistant:write", "chat:write", "im:history"]
    assert finding.found == f"3 of 5 missing: {', '.join(missing)}"
    assert finding.details["missing"] == [{"scope": scope, "feature": SCOPES[scope]} for scope in missing]
    assert all(f"{scope} is for {SCOPES[scope]}." in cured(finding) for scope in missing)
    assert "OAuth & Permissions, Bot Token Scopes" in finding.cures[-1]
    assert finding.exit_status == 2


async def test_a_scope_too_many_is_told(examined: Examine) -> None:
    made = manifest(mode="socket")
    made["oauth_config"]["scopes"]["bot"].append("users:read")
    async with Emulator(manifest=made) as slack:
        finding = (await examined(settings_for(slack)))["scopes"]
    assert finding.found == "all 5 that the manifest asks for; users:read besides, which kzturk does not use"


async def test_scopes_that_are_not_told_are_not_judged(examined: Examine) -> None:
    async with web_server() as url:
        findings = await examined({"SLACK_API_URL": url, "SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP})
    assert findings["scopes"].status == "not_tried"


async def test_a_slack_that_answers_once_is_not_judged_by_that(
    examined: Examine, settings: dict[str, str], emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = emulator.faults.of_call

    def of_call(method: str) -> Trouble:
        calls = [call.method for call in emulator.calls]
        return server_error() if method == "auth.test" and "auth.test" in calls else answered(method)

    monkeypatch.setattr(type(emulator.faults), "of_call", lambda _faults, method: of_call(method))
    assert (await examined(settings))["scopes"].found == "Slack did not answer once more"


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        ("missing_scope", "it lacks the scope connections:write"),
        ("not_allowed_token_type", "copy the right one"),
        ("forbidden_team", "ask its administrators, or run kzturk over HTTP"),
        ("something_new", "“Enable Socket Mode” is to be on"),
    ],
)
async def test_a_socket_that_slack_does_not_give_is_told(
    examined: Examine, settings: dict[str, str], emulator: Emulator, error: str, cure: str
) -> None:
    emulator.faults.plan("apps.connections.open", refused(error))
    finding = (await examined(settings))["socket_mode"]
    assert f"Slack refuses SLACK_APP_TOKEN ({error}): " in cured(finding)
    assert cure in cured(finding)
    assert finding.exit_status == 2


async def test_a_socket_that_cannot_be_reached_is_told(examined: Examine) -> None:
    async with slack_server() as slack:
        slack.says["api.test"] = {"ok": True}
        slack.says["apps.connections.open"] = {"ok": True, "url": f"wss://127.0.0.1:{closed_port()}/?ticket=geheim"}
        findings = await examined({"SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP})
    assert "Connection refused" in findings["socket_mode"].found
    assert "Let connections go out to it" in cured(findings["socket_mode"])
    assert "geheim" not in repr(findings)


async def test_no_socket_is_opened(examined: Examine, settings: dict[str, str], emulator: Emulator) -> None:
    assert (await examined(settings))["socket_mode"].found == "allowed, and 127.0.0.1 is reached directly"
    assert not emulator.workspace.connected
