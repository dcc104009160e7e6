from dataclasses import replace
from math import isnan
from typing import get_args

from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.operations.metrics import Metrics, Now, outcome_of
from knowledge import AnyResult, Help, NothingKnown

NOW = Now(missing=[], outbox=0, knowledge="0a1b2c3d", facts=61, read_at=1_795_000_000.0, refused=False)


def read(metrics: Metrics, now: Now = NOW) -> dict[str, float]:
    """Read the page as Prometheus does: each series with its value."""
    families = text_string_to_metric_families(metrics.page(now).decode())
    samples = [sample for family in families for sample in family.samples]
    return {f"{name}{sorted(labels.values())}": value for name, labels, value, *_ in samples}


def test_answers_are_counted_by_surface_language_and_outcome() -> None:
    metrics = Metrics()
    metrics.answered("slash", NothingKnown(lang="kk"))
    metrics.answered("slash", NothingKnown(lang="kk"))
    metrics.answered("mention", Help(lang="en"))
    found = read(metrics)
    assert found["kzturk_answers_total['kk', 'nothing_known', 'slash']"] == 2
    assert found["kzturk_answers_total['en', 'help', 'mention']"] == 1


def test_each_kind_of_result_is_an_outcome_of_its_own() -> None:
    kinds = get_args(AnyResult)
    names = {outcome_of(kind.__new__(kind)) for kind in kinds}
    assert len(names) == len(kinds)
    assert {"fact_found", "nothing_known", "small_talk"} <= names
    assert all(name.isascii() and name.islower() for name in names)


def test_the_time_to_an_acknowledgement_goes_into_buckets_up_to_slack_s_three_seconds() -> None:
    metrics = Metrics()
    with metrics.acknowledging("slash"):
        pass
    found = read(metrics)
    assert found["kzturk_acknowledgement_seconds_bucket['0.005', 'slash']"] == 1
    assert found["kzturk_acknowledgement_seconds_bucket['3.0', 'slash']"] == 1
    assert found["kzturk_acknowledgement_seconds_count['slash']"] == 1


def test_what_comes_again_is_counted_whether_or_not_it_is_known() -> None:
    metrics = Metrics()
    for known, retry in ((False, None), (False, 0), (False, "0"), (True, None), (True, "1"), (False, 1)):
        metrics.delivered(known=known, retry=retry)
    found = read(metrics)
    assert found["kzturk_redeliveries_total['yes']"] == 2
    assert found["kzturk_redeliveries_total['no']"] == 1


def test_a_reason_that_slack_has_not_documented_makes_no_series_of_its_own() -> None:
    metrics = Metrics()
    for reason in ("lost", "whatever", "anything"):
        metrics.reconnected(reason)
    found = read(metrics)
    assert found["kzturk_reconnects_total['lost']"] == 1
    assert found["kzturk_reconnects_total['other']"] == 2


def test_the_state_is_that_of_the_moment() -> None:
    metrics = Metrics()
    metrics.failed("slash")
    metrics.page(replace(NOW, missing=["database"], outbox=None, knowledge="old"))
    found = read(metrics, replace(NOW, missing=["slack", "socket"], outbox=7, refused=True))
    assert found["kzturk_failures_total['slash']"] == 1
    assert [found[f"kzturk_waiting_for['{part}']"] for part in ("database", "slack", "socket", "stop")] == [0, 1, 1, 0]
    assert found["kzturk_outbox_rows[]"] == 7
    assert found["kzturk_knowledge_info['0a1b2c3d']"] == 1
    assert "kzturk_knowledge_info['old']" not in found
    assert found["kzturk_knowledge_facts[]"] == 61
    assert found["kzturk_knowledge_read_timestamp_seconds[]"] == 1_795_000_000
    assert found["kzturk_knowledge_refused[]"] == 1
    assert found[f"kzturk_build_info['{__version__}']"] == 1
    assert found["process_resident_memory_bytes[]"] > 1_000_000
    assert not [name for name in found if "_created" in name]


def test_what_cannot_be_counted_is_no_number() -> None:
    assert isnan(read(Metrics(), replace(NOW, outbox=None))["kzturk_outbox_rows[]"])


def test_what_has_not_happened_stands_at_nought_so_that_its_first_time_is_an_increase() -> None:
    found = read(Metrics())
    assert found["kzturk_failures_total['slash']"] == 0
    assert found["kzturk_redeliveries_total['no']"] == 0
    assert found["kzturk_reconnects_total['lost']"] == 0
