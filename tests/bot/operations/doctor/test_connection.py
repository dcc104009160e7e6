"""The way to Slack: names, proxies, TLS, who answers, and whose clock is right."""

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectorCertificateError, ClientPayloadError
from aiohttp.client_reqrep import ConnectionKey

from bot.operations.doctor import dns, probe
from bot.operations.doctor.route import Route, route_to, shown
from bot.operations.doctor.unreached import unreached
from tests.bot.operations.doctor.conftest import Examine, cured
from tests.bot.operations.doctor.servers import certificate, closed_port, dated, proxy, silent, web_server
from tests.knowledge.folders import build


@pytest.mark.parametrize("host", ["nowhere.invalid", f"{'x' * 70}.invalid"])
async def test_a_name_that_is_not_found_is_told(examined: Examine, somewhere: dict[str, str], host: str) -> None:
    findings = await examined(somewhere, SLACK_API_URL=f"https://{host}/api/")
    assert findings["dns"].found.startswith(f"{host} is not found: ")
    assert "has a name server that answers" in cured(findings["dns"])
    assert findings["dns"].exit_status == 1
    assert findings["connection"].found == "“DNS” did not pass"


async def test_a_name_server_that_does_not_answer_is_told(
    examined: Examine, somewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dns, "_WITHIN", 0.0)
    findings = await examined(somewhere, SLACK_API_URL="https://localhost/api/")
    assert findings["dns"].found == "localhost is not found: no answer within 0 seconds"


async def test_a_name_that_is_found_is_told_with_its_address(examined: Examine, settings: dict[str, str]) -> None:
    settings["SLACK_API_URL"] = settings["SLACK_API_URL"].replace("127.0.0.1", "localhost")
    finding = (await examined(settings))["dns"]
    assert finding.status == "passed"
    assert "127.0.0.1" in finding.details["addresses"]


async def test_of_many_addresses_one_is_told(
    examined: Examine, settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def found(_host: str, _port: int) -> list[str]:
        return ["192.0.2.1", "192.0.2.2", "192.0.2.3"]

    monkeypatch.setattr(dns, "_addresses", found)
    settings["SLACK_API_URL"] = settings["SLACK_API_URL"].replace("127.0.0.1", "localhost")
    assert (await examined(settings))["dns"].found == "localhost is 192.0.2.1 and 2 more"


async def test_a_closed_port_is_told(examined: Examine, somewhere: dict[str, str]) -> None:
    port = closed_port()
    finding = (await examined(somewhere, SLACK_API_URL=f"https://127.0.0.1:{port}/api/"))["connection"]
    assert finding.found == f"127.0.0.1, port {port}, is not reached directly: Connection refused"
    assert "Let connections go out to it" in cured(finding)
    assert finding.exit_status == 1


async def test_a_server_that_says_nothing_is_told(
    examined: Examine, somewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "WITHIN", 0.2)
    async with silent() as address:
        finding = (await examined(somewhere, SLACK_API_URL=f"http://{address}/api/"))["connection"]
    assert "no answer within" in finding.found
    assert finding.exit_status == 1


async def test_a_certificate_that_nobody_vouches_for_is_told(
    examined: Examine, somewhere: dict[str, str], tmp_path: Path
) -> None:
    async with web_server(tls=certificate(tmp_path)) as url:
        finding = (await examined(somewhere, SLACK_API_URL=url))["connection"]
    assert "the certificate of 127.0.0.1 is not to be trusted, directly: self-signed certificate" in finding.found
    assert "SSL_CERT_FILE" in cured(finding)
    assert finding.exit_status == 2


ROUTE = Route(host="slack.com", port=443, proxy=None)


@pytest.mark.parametrize(
    ("days", "name", "cure"),
    [(-1, "127.0.0.1", "Is the clock right? It says 20"), (2, "other.example", "Something else answers for 127.0.0.1")],
    ids=["over", "of another host"],
)
async def test_a_certificate_of_another_time_or_host_is_told(
    somewhere: dict[str, str], tmp_path: Path, days: int, name: str, cure: str
) -> None:
    file = certificate(tmp_path, days=days, name=name)
    async with web_server(tls=file) as url:
        record = await in_a_process(tmp_path, {**somewhere, "SLACK_API_URL": url, "SSL_CERT_FILE": str(file)})
    check = next(each for each in record["checks"] if each["check"] == "connection")
    assert check["status"] == "failed"
    assert cure in check["cures"][0]
    assert record["exit_status"] == 2


async def test_a_certificate_that_is_vouched_for_will_do(somewhere: dict[str, str], tmp_path: Path) -> None:
    file = certificate(tmp_path)
    async with web_server(tls=file) as url:
        record = await in_a_process(tmp_path, {**somewhere, "SLACK_API_URL": url, "SSL_CERT_FILE": str(file)})
    check = next(each for each in record["checks"] if each["check"] == "connection")
    assert check["found"] == "127.0.0.1 answers, directly, over TLS"


async def in_a_process(folder: Path, settings: Mapping[str, str]) -> dict[str, Any]:
    """Run `kzturk doctor --json` in a process of its own: aiohttp reads SSL_CERT_FILE once."""
    knowledge = {"KZTURK_KNOWLEDGE": str(build(folder / "knowledge"))}
    environment = os.environ | settings | knowledge | {"STATE_DIRECTORY": str(folder)}
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "doctor", "--json", cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await program.communicate()
    record: dict[str, Any] = json.loads(out)
    return record


async def test_a_server_without_tls_is_told(examined: Examine, somewhere: dict[str, str]) -> None:
    async with web_server() as url:
        finding = (await examined(somewhere, SLACK_API_URL=url.replace("http:", "https:")))["connection"]
    assert "does not speak TLS as it should" in finding.found
    assert "SLACK_API_URL" in cured(finding)


@pytest.mark.parametrize("status", [503, 429])
async def test_slacks_own_trouble_is_told_as_such(examined: Examine, somewhere: dict[str, str], status: int) -> None:
    async with web_server(status=status, body="<html>") as url:
        finding = (await examined(somewhere, SLACK_API_URL=url))["connection"]
    assert f"answers {status}" in finding.found
    assert "slack-status.com" in cured(finding)
    assert finding.exit_status == 1


@pytest.mark.parametrize("body", ["<html>Please log in</html>", "[]"])
async def test_somebody_who_answers_in_slacks_place_is_told(
    examined: Examine, somewhere: dict[str, str], body: str
) -> None:
    async with web_server(body=body) as url:
        finding = (await examined(somewhere, SLACK_API_URL=url))["connection"]
    assert "is not Slack's Web API" in finding.found
    assert "Set SLACK_API_URL" in cured(finding)
    assert finding.exit_status == 2


def test_a_connection_that_breaks_off_is_told() -> None:
    finding = unreached(ClientPayloadError(), ROUTE)
    assert "the connection breaks off (ClientPayloadError)" in finding.found


def test_a_certificate_of_no_known_kind_is_told() -> None:
    key = ConnectionKey("slack.com", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None, proxy_headers_hash=None)
    error = ClientConnectorCertificateError(key, ValueError("odd"))
    assert "not to be trusted, directly: odd" in unreached(error, ROUTE).found


async def test_a_proxy_that_is_away_is_told_without_its_password(
    examined: Examine, somewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://user:geheim@127.0.0.1:{closed_port()}")
    findings = await examined(somewhere, SLACK_API_URL="https://slack.example/api/")
    assert "(the proxy of HTTPS_PROXY, which looks up slack.example)" in findings["dns"].found
    assert findings["connection"].found == "the proxy of HTTPS_PROXY is not reached: Connection refused"
    assert "let NO_PROXY name slack.example" in cured(findings["connection"])
    assert "geheim" not in repr(findings)


@pytest.mark.parametrize(
    ("status", "cure"),
    [
        (HTTPStatus.PROXY_AUTHENTICATION_REQUIRED, "It wants a user and a password: set https_proxy to"),
        (HTTPStatus.FORBIDDEN, "allow slack.example and, for Socket Mode, the hosts of *.slack.com"),
        (HTTPStatus.BAD_GATEWAY, "whether https_proxy names the right proxy"),
    ],
)
async def test_a_proxy_that_refuses_is_told(
    examined: Examine, somewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch, status: HTTPStatus, cure: str
) -> None:
    async with proxy(status) as address:
        monkeypatch.setenv("https_proxy", f"http://{address}")
        finding = (await examined(somewhere, SLACK_API_URL="https://slack.example/api/"))["connection"]
    assert f"the proxy of https_proxy refuses to connect to slack.example ({status})" in finding.found
    assert cure in cured(finding)
    assert finding.details["proxy"] == f"through the proxy http://{address} (https_proxy)"


@pytest.mark.parametrize("address", ["proxy.example:3128", "http://[", "http://proxy.example:0", "socks5://proxy:1"])
async def test_what_is_no_address_of_a_proxy_is_told(
    examined: Examine, somewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", address)
    finding = (await examined(somewhere, SLACK_API_URL="https://slack.example/api/"))["dns"]
    assert finding.found == "HTTP_PROXY is no address of a proxy"
    assert "http://proxy.example.org:3128" in cured(finding)


async def test_a_proxy_that_is_passed_by_is_told(
    examined: Examine, settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    finding = (await examined(settings))["connection"]
    assert finding.found == "127.0.0.1 answers, directly, past the proxy of HTTPS_PROXY, without TLS"


async def test_what_a_proxy_reaches_is_reached(
    examined: Examine, somewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with web_server() as url:
        address = url.removesuffix("/api/")
        monkeypatch.setenv("HTTP_PROXY", address.replace("http://", "http://user:geheim@"))
        findings = await examined(somewhere, SLACK_API_URL="http://slack.example/api/")
    assert findings["connection"].found.startswith(f"slack.example answers, through the proxy {address} (HTTP_PROXY)")
    assert "geheim" not in repr(findings)


@pytest.mark.parametrize(
    ("proxy_url", "told"),
    [
        ("http://a:b@proxy.example:3128/x?y", "http://proxy.example:3128"),
        ("https://proxy.example", "https://proxy.example"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("a:b@proxy.example", "…"),
    ],
)
def test_an_address_is_shown_without_what_is_secret_in_it(proxy_url: str, told: str) -> None:
    assert shown(proxy_url) == told


def test_no_proxy_is_heeded_as_the_serving_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert route_to("https://slack.com/api/").proxy == "http://proxy.example:3128"
    monkeypatch.setenv("NO_PROXY", "slack.com")
    assert route_to("https://slack.com/api/").proxy is None


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (timedelta(minutes=10), "10 minutes behind Slack's"),
        (timedelta(hours=-5), "5 hours ahead of Slack's"),
        (timedelta(days=400), "400 days behind Slack's"),
    ],
)
async def test_a_clock_that_is_wrong_is_told(
    examined: Examine, somewhere: dict[str, str], ahead: timedelta, told: str
) -> None:
    async with web_server(date=dated(ahead)) as url:
        finding = (await examined(somewhere, SLACK_API_URL=url))["clock"]
    assert finding.found.startswith(f"{told}: it says 20")
    assert "timedatectl set-ntp true" in cured(finding)
    assert finding.exit_status == 2
    assert abs(finding.details["skew_seconds"] + ahead.total_seconds()) <= 2


async def test_a_clock_that_is_a_little_wrong_will_do(examined: Examine, somewhere: dict[str, str]) -> None:
    async with web_server(date=dated(timedelta(seconds=-60))) as url:
        finding = (await examined(somewhere, SLACK_API_URL=url))["clock"]
    assert finding.status == "passed"
    assert finding.found.endswith("seconds ahead of Slack's")


async def test_without_a_date_the_clock_is_not_judged(examined: Examine, somewhere: dict[str, str]) -> None:
    async with web_server(date="today") as url:
        finding = (await examined(somewhere, SLACK_API_URL=url))["clock"]
    assert finding.status == "not_tried"
