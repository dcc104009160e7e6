"""What /metrics counts, for Prometheus. Each label has a few values that the program knows: no word or id of people."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot import __version__
from bot.surfaces import OTHER, SURFACES
from knowledge import AnyResult

PARTS: Final = ("database", "slack", "socket", "stop")  # what /readyz may wait for
# Seconds. Slack waits three for an acknowledgement (docs.slack.dev: "Handling user interaction").
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
# Why another socket was opened: Slack's words (docs.slack.dev: "Using Socket Mode") and ours.
_REASONS: Final = {"warning", "refresh_requested", "link_disabled", "too_many_websockets", "lost", "quiet"}
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")

disable_created_metrics()  # when each counter began is nothing that anybody asks: half as many lines without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is looked up when somebody asks for the metrics. `outbox`: rows that wait; None: they cannot be counted.

    `read_at`: when the knowledge was read, in Unix time. `refused`: its folder has changed since, and has a mistake.
    """

    missing: list[str]
    outbox: int | None
    knowledge: str
    facts: int
    read_at: float
    refused: bool


class Metrics:
    """The counters of one process, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._count_work()
        self._count_connection()
        self._measure_state()
        self._begin_at_nought()
        info = Info("kzturk_build", "The program.", registry=self._registry)
        info.info({"version": __version__})

    def _count_work(self) -> None:
        self._answers = Counter(
            "kzturk_answers",
            "Questions answered, by where they were asked, the language of the reply, and the kind of result.",
            ("surface", "language", "outcome"),
            registry=self._registry,
        )
        self._failures = Counter(
            "kzturk_failures",
            "Listeners that broke, or could not store their answer; listener_failed and storage_failed in the log.",
            ("surface",),
            registry=self._registry,
        )
        self._acknowledgements = Histogram(
            "kzturk_acknowledgement_seconds",
            "From the arrival of what Slack sends to the end of its acknowledgement, waiting for a turn included.",
            ("surface",),
            buckets=_BUCKETS,
            registry=self._registry,
        )

    def _count_connection(self) -> None:
        self._redeliveries = Counter(
            "kzturk_redeliveries",
            "Events that Slack sent again; known=yes: they had been taken in before, and were only acknowledged.",
            ("known",),
            registry=self._registry,
        )
        self._reconnects = Counter(
            "kzturk_reconnects",
            "Sockets that another one took the place of, by the reason.",
            ("reason",),
            registry=self._registry,
        )

    def _measure_state(self) -> None:
        def gauge(name: str, told: str) -> Gauge:
            return Gauge(f"kzturk_{name}", told, registry=self._registry)

        self._waiting_for = Gauge(
            "kzturk_waiting_for", "1 for each part that /readyz waits for.", ("part",), registry=self._registry
        )
        self._outbox = gauge("outbox_rows", "Answers stored and not sent yet; NaN while the database fails.")
        self._facts = gauge("knowledge_facts", "Facts in use.")
        self._read_at = gauge("knowledge_read_timestamp_seconds", "When the knowledge in use was read, in Unix time.")
        self._refused = gauge("knowledge_refused", "1 while the knowledge folder has a mistake, and is not in use.")
        self._knowledge = Info(
            "kzturk_knowledge", "The hash of the knowledge files in use, as in the log.", registry=self._registry
        )

    def _begin_at_nought(self) -> None:
        """Show what has not happened yet: of a series that begins with its first 1, Prometheus sees no increase."""
        for surface in SURFACES:
            self._failures.labels(surface)
        for known in ("yes", "no"):
            self._redeliveries.labels(known)
        for reason in (*sorted(_REASONS), OTHER):
            self._reconnects.labels(reason)

    def answered(self, surface: str, result: AnyResult) -> None:
        """Count an answer."""
        self._answers.labels(surface, result.lang, outcome_of(result)).inc()

    def failed(self, surface: str) -> None:
        """Count a question that broke a listener, or whose answer could not be stored."""
        self._failures.labels(surface).inc()

    def acknowledging(self, surface: str) -> AbstractContextManager[object]:
        """Measure how long the block takes."""
        return self._acknowledgements.labels(surface).time()

    def delivered(self, *, known: bool, retry: int | str | None) -> None:
        """Count an event that Slack has sent before: by the number of its retry, or since it is known."""
        if known or str(retry or 0) != "0":
            self._redeliveries.labels("yes" if known else "no").inc()

    def reconnected(self, reason: str) -> None:
        """Count a socket that another one takes the place of."""
        self._reconnects.labels(reason if reason in _REASONS else OTHER).inc()

    def page(self, now: Now) -> bytes:
        """Write everything in Prometheus' text format, UTF-8."""
        for part in PARTS:
            self._waiting_for.labels(part).set(part in now.missing)
        self._outbox.set(float("nan") if now.outbox is None else now.outbox)
        self._knowledge.info({"version": now.knowledge})
        self._facts.set(now.facts)
        self._read_at.set(now.read_at)
        self._refused.set(now.refused)
        return generate_latest(self._registry)


def outcome_of(result: AnyResult) -> str:
    """Name the kind of a result: "fact_found", "nothing_known" and so on, one for each class of knowledge.results."""
    return _WORD.sub("_", type(result).__name__).lower()
