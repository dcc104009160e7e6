"""The short form. The long one: `python -m tests.chaos`."""

import secrets
from pathlib import Path

import pytest

from bot.modes import Mode
from tests.chaos.plan import make_plan
from tests.chaos.storm import weather
from tests.shipped import shipped


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_nothing_is_lost_and_nothing_doubled_but_what_was_on_the_wire(mode: Mode, tmp_path: Path) -> None:
    base = shipped()
    plan = make_plan(secrets.randbelow(10**6), mode, events=60, kills=3, keys=tuple(base.contents.facts))
    report = await weather(plan, base, tmp_path, grace=3)  # a machine may be busy
    again = f"python -m tests.chaos --events 60 --kills 3 --mode {mode} --seed {plan.seed}"
    assert report.found.fine, f"{again}\n{report}"
    assert report.killed == 3, f"{again}\n{report}"
    assert report.status == 0, f"{again}\n{report}"
