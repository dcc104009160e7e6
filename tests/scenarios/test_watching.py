"""What whoever watches kzturk sees: /metrics beside the probes, over real sockets, in both modes."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.emulator import Emulator, cast
from bot.http_server import bind, port_of
from bot.modes import Mode
from bot.reloading import LiveBase
from bot.service import Service, running
from bot.settings import Settings
from knowledge import Base
from tests.bot.waiting import becomes
from tests.scenarios.seeing import answers

QUESTION = "how many Kazakh students are in Türkiye?"
IDS = re.compile(r'"[^"]*\b[CDTUE]0?[A-Z0-9]{6,}\b[^"]*"')


@dataclass
class Watched:
    """A kzturk and its own address."""

    service: Service
    address: str

    async def metrics(self) -> dict[str, float]:
        """Return each series with its value, as written."""
        lines = [line for line in (await self.page()).splitlines() if not line.startswith("#")]
        return {series: float(value) for series, value in (line.rsplit(" ", 1) for line in lines)}

    async def page(self) -> str:
        async with ClientSession() as session, session.get(f"{self.address}/metrics") as response:
            assert response.status == 200
            return await response.text()


@pytest.fixture
async def watched(emulator: Emulator, mode: Mode, base: Base, database: Path) -> AsyncIterator[Watched]:
    async with started(emulator, mode, base, database) as found:
        yield found


@asynccontextmanager
async def started(emulator: Emulator, mode: Mode, base: Base, database: Path) -> AsyncIterator[Watched]:
    settings = Settings(
        mode=mode,
        api_url=emulator.api_url,
        bot_token=emulator.bot_token,
        app_token=emulator.app_token,
        signing_secret=emulator.signing_secret,
        database=database,
    )
    bound = bind("127.0.0.1", 0, another_will_do=False)
    async with running(settings, bound, LiveBase(None, lambda _: base)) as service:
        await service.connection.connected.wait()
        address = f"http://127.0.0.1:{port_of(bound)}"
        if mode == "http":
            emulator.request_url = f"{address}/slack/events"
        yield Watched(service, address)


async def test_answers_and_their_times_are_counted_where_they_were_asked(emulator: Emulator, watched: Watched) -> None:
    await emulator.slash(cast.DANA, cast.PRESS, "fact education")
    await emulator.slash(cast.DANA, cast.PRESS, "what is the area of Kazakhstan")
    await emulator.post(cast.MEHMET, cast.RELATIONS, f"@kzturk {QUESTION}")
    await answers(emulator, cast.RELATIONS)
    await emulator.open_home(cast.DANA)
    await emulator.settled()
    found = await watched.metrics()
    counted = {series: value for series, value in found.items() if series.startswith("kzturk_answers_total")}
    assert counted == {
        'kzturk_answers_total{language="en",outcome="topic_found",surface="slash"}': 1,
        'kzturk_answers_total{language="en",outcome="nothing_known",surface="slash"}': 1,
        'kzturk_answers_total{language="en",outcome="fact_found",surface="mention"}': 1,
    }
    assert found['kzturk_acknowledgement_seconds_count{surface="slash"}'] == 2
    assert found['kzturk_acknowledgement_seconds_count{surface="mention"}'] == 1
    assert found['kzturk_acknowledgement_seconds_bucket{le="3.0",surface="mention"}'] == 1
    assert found["kzturk_outbox_rows"] == 0


async def test_a_button_counts_as_an_answer(emulator: Emulator, watched: Watched) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    (answer,) = await answers(emulator, cast.RELATIONS)
    menu = next(element for block in answer.blocks for element in block.get("elements", ()) if "options" in element)
    value = menu["options"][0]["value"]
    await emulator.press(cast.DANA, cast.RELATIONS, answer.ts, action_id=menu["action_id"], value=value)
    await emulator.settled()
    assert any('surface="button"' in series for series in await watched.metrics() if "kzturk_answers_total" in series)


async def test_no_words_and_no_ids_of_people_are_in_it(emulator: Emulator, watched: Watched) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, f"@kzturk {QUESTION}")
    await answers(emulator, cast.RELATIONS)
    page = await watched.page()
    assert "students" not in page
    assert not IDS.findall(page)
    assert not any(known in page for known in (cast.MEHMET, cast.RELATIONS, emulator.bot_token))


async def test_what_slack_sends_again_is_counted(emulator: Emulator, watched: Watched) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, f"@kzturk {QUESTION}")
    await answers(emulator, cast.RELATIONS)
    await emulator.delivery.redeliver(emulator.envelopes[0])
    await answers(emulator, cast.RELATIONS)
    found = await watched.metrics()
    assert found['kzturk_redeliveries_total{known="yes"}'] == 1


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_another_socket_is_counted_with_its_reason(emulator: Emulator, watched: Watched) -> None:
    emulator.sockets.cut()
    reconnects = watched.service._intake.metrics._reconnects.labels("lost")
    await becomes(lambda: reconnects._value.get() == 1)
    assert (await watched.metrics())['kzturk_reconnects_total{reason="lost"}'] == 1


async def test_the_knowledge_in_use_is_named(base: Base, watched: Watched) -> None:
    found = await watched.metrics()
    assert found[f'kzturk_knowledge_info{{version="{base.version}"}}'] == 1
    assert found["kzturk_knowledge_facts"] == len(base.contents.facts)
    assert found["kzturk_knowledge_refused"] == 0


async def test_a_database_that_fails_is_told_and_metrics_are_there_all_the_same(
    emulator: Emulator, watched: Watched, database: Path
) -> None:
    away = database.with_name("away.db")
    await asyncio.to_thread(database.rename, away)
    await emulator.slash(cast.DANA, cast.PRESS, "fact education")
    found = await watched.metrics()
    assert found['kzturk_waiting_for{part="database"}'] == 1
    assert str(found["kzturk_outbox_rows"]) == "nan"
    await asyncio.to_thread(away.rename, database)
    assert (await watched.metrics())['kzturk_waiting_for{part="database"}'] == 0
