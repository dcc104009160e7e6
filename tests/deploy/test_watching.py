"""The examples for Prometheus, Grafana and Caddy name what there is, and let through what they say."""

import asyncio
import json
import re
import shutil
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientError, ClientSession, web

from bot.operations.metrics import Metrics, Now
from knowledge import NothingKnown
from tests.project_files import read

ALERTS, DASHBOARD = "deploy/watching/alerts.yaml", "deploy/watching/dashboard.json"
NAME = re.compile(r"\b(?:kzturk|process)_[a-z_]+\b")
LABELS = re.compile(r"by \(([^)]*)\)|[{,](\w+)=~?\"")
GIVEN_BY_PROMETHEUS = {"instance", "job"}


@pytest.fixture(scope="module")
def page() -> str:
    """Return what /metrics says when everything has happened once."""
    metrics = Metrics()
    metrics.answered("slash", NothingKnown(lang="en"))
    with metrics.acknowledging("slash"):
        pass
    now = Now(missing=[], outbox=0, knowledge="0", facts=0, read_at=0.0, refused=False)
    return metrics.page(now).decode()


def expressions() -> Iterator[str]:
    """Yield each PromQL expression of the examples."""
    yield from re.findall(r"expr: (?:>-\n\s+)?(.+)", read(ALERTS))
    dashboard = json.loads(read(DASHBOARD))
    yield from (target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    yield from (variable["query"] for variable in dashboard["templating"]["list"] if "(" in variable["query"])


def test_each_metric_that_the_examples_name_is_there(page: str) -> None:
    known = {re.split(r"[{ ]", line)[0] for line in page.splitlines() if not line.startswith("#")}
    named = {name for expression in expressions() for name in NAME.findall(expression)}
    assert len(named) > 10
    assert named - known == set()


def test_each_label_that_the_examples_name_is_there(page: str) -> None:
    known = set(re.findall(r'[{,](\w+)="', page)) | GIVEN_BY_PROMETHEUS
    found = (one or other for expression in expressions() for one, other in LABELS.findall(expression))
    named = {label.strip() for labels in found for label in labels.split(",")}
    assert {"surface", "le"} <= named
    assert named - known == set()


def test_the_operators_page_tells_of_each_metric_and_alert(page: str) -> None:
    told = read("deploy/README.md").split("## Watching it")[1].split("\n## ")[0]
    kinds = set(re.findall(r"^# TYPE (kzturk_\w+)", page, re.MULTILINE))
    assert set(re.findall(r"`(kzturk_[a-z_]+)`", told)) == kinds
    assert set(re.findall(r"`(Kzturk\w+)`", told)) == set(re.findall(r"alert: (\w+)", read(ALERTS)))


def test_the_panels_of_the_dashboard_do_not_overlap() -> None:
    cells: list[tuple[int, int]] = []
    for panel in json.loads(read(DASHBOARD))["panels"]:
        at = panel["gridPos"]
        assert at["x"] + at["w"] <= 24
        cells += [(at["x"] + right, at["y"] + down) for right in range(at["w"]) for down in range(at["h"])]
    assert len(cells) == len(set(cells))


@pytest.fixture
def caddy() -> str:
    """Return what is in the Caddyfile, where there is a Caddy."""
    if not shutil.which("caddy"):
        pytest.skip("no Caddy on this machine; on Debian: apt-get install caddy")
    return read("deploy/Caddyfile")


@pytest.fixture
async def behind() -> AsyncIterator[int]:
    """Serve everything on a port, as kzturk would and more."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=f"{request.path} {request.headers['X-Forwarded-For']}")

    app = web.Application()
    app.add_routes([web.route("*", "/{path:.*}", answer)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


async def test_from_outside_caddy_passes_on_slack_s_path_alone(
    caddy: str, behind: int, tmp_path: Path, unused_tcp_port: int
) -> None:
    address = f"http://127.0.0.1:{unused_tcp_port}"
    rules = caddy.replace("kzturk.example.org", address).replace("127.0.0.1:3000", f"127.0.0.1:{behind}")
    (tmp_path / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{rules}", "utf-8")
    running = await asyncio.create_subprocess_exec(
        *("caddy", "run", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")),
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    try:
        async with ClientSession(address) as session:
            assert await _status(session, "/slack/events") == 200
            for path in ("/metrics", "/healthz", "/readyz", "/", "/slack/events/", "/slack/events/../../metrics"):
                assert await _status(session, path) == 404, path
    finally:
        running.terminate()
        await running.wait()


async def _status(session: ClientSession, path: str) -> int:
    """Ask until somebody listens."""
    end = time.monotonic() + 20
    while True:
        try:
            async with session.post(path, data=b"{}") as response:
                return response.status
        except ClientError:
            assert time.monotonic() < end
            await asyncio.sleep(0.1)
