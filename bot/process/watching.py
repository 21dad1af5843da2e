"""What those see who watch over the bot: `/healthz`, and `/metrics` for Prometheus, on an address
of their own.

Figures only: no chat, no person and no word of anybody is in them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from time import monotonic
from types import MappingProxyType

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.setup.serving import Listening, listen
from handlers.telegram.governing.tally import BOUNDS, Tally

log = logging.getLogger(__name__)

QUIET = 120.0
"""Seconds without an answer from Telegram after which something is wrong: four times a long
poll.
"""

Check = Callable[[], str]
"""Nothing if all is well, else what is wrong."""
Note = Callable[[], object]
"""Something to be told, as JSON."""
Gauges = Callable[[], Mapping[str, float]]
"""Figures as they stand now, such as the updates that wait."""

_COUNTERS = {
    "updates": ("updates taken in", "kind"),
    "answers": ("answers given", "outcome"),
    "refused": ("attempts at what people may not do", "command"),
    "telegram_errors": ("requests that Telegram refused", "error"),
    "delivered": ("messages delivered that nobody asked for", "kind"),
    "undeliverable": ("messages that Telegram never takes", "kind"),
    "loads": ("loads from a chat", "outcome"),
    "failures": ("errors that nobody expected", "error"),
}


@dataclass(slots=True)
class Pulse:
    """When Telegram was last heard."""

    clock: Callable[[], float] = monotonic
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.beat()

    def beat(self) -> None:
        """Telegram answered."""
        self.last = self.clock()

    def check(self) -> str:
        """Whether that is long ago."""
        since = self.clock() - self.last
        if since <= QUIET:
            return ""
        return f"Telegram was last heard {since:.0f} seconds ago"


class MetricsCollector(Collector):
    """The figures of the tally and of the moment, as Prometheus asks for them."""

    def __init__(
        self,
        tally: Tally,
        gauges: Gauges,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._tally = tally
        self._gauges = gauges
        self._clock = clock
        self._since = clock()

    def collect(self) -> Iterator[Metric]:
        """All of them, as they stand now."""
        yield GaugeMetricFamily(
            "nianbao_uptime_seconds", "since the start", value=self._clock() - self._since
        )
        about = GaugeMetricFamily("nianbao_info", "the version", labels=["version"])
        about.add_metric([version("nianbao")], 1)
        yield about
        for name, (told, label) in _COUNTERS.items():
            counter = CounterMetricFamily(f"nianbao_{name}", told, labels=[label])
            for how, number in self._tally.counts(name).items():
                counter.add_metric([how], number)
            yield counter
        for name, value in self._gauges().items():
            yield GaugeMetricFamily(f"nianbao_{name}", name.replace("_", " "), value=value)
        yield self._answering()

    def _answering(self) -> Metric:
        times, so_far, ranges = self._tally.times("answer"), 0, []
        for bound, number in zip((*map(str, BOUNDS), "+Inf"), times.ranges, strict=True):
            so_far += number
            ranges.append((bound, so_far))
        family = HistogramMetricFamily(
            "nianbao_answer_seconds", "from taking a question up to its answer being sent"
        )
        family.add_metric([], ranges, times.seconds)
        return family


async def watch(
    address: str,
    checks: Mapping[str, Check],
    figures: MetricsCollector,
    role: Callable[[], str] = lambda: "active",
    notes: Mapping[str, Note] = MappingProxyType({}),
) -> Listening | None:
    """Serve health and figures on the address. Where that cannot be, the bot goes on without, and
    the log says why.

    `role` tells whether this is the bot that answers, or one that waits to take over; `notes` are
    told beside the health and say nothing of it.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(figures)

    async def health(_: web.Request) -> web.Response:
        """200 while all is well, else 503; what is wrong, by name."""
        wrong = unhealthy(checks)
        told: dict[str, object] = {
            "status": "unwell" if wrong else "well",
            "role": role(),
            "wrong": wrong,
        }
        told |= {name: note() for name, note in notes.items()}
        return web.json_response(
            told, status=503 if wrong else 200, dumps=partial(json.dumps, ensure_ascii=False)
        )

    async def metrics(_: web.Request) -> web.Response:
        """The figures in Prometheus's text format."""
        return web.Response(
            body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    found = await listen(address, [web.get("/healthz", health), web.get("/metrics", metrics)])
    if isinstance(found, str):
        log.error("no health", extra={"why": found})
        return None
    log.info("health", extra={"listening": f"{found.host}:{found.port}"})
    return found


def unhealthy(checks: Mapping[str, Check]) -> dict[str, str]:
    """What is wrong, by what was looked at."""
    found = {name: _looked(check) for name, check in checks.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


def _looked(check: Check) -> str:
    try:
        return check()
    except Exception as error:
        log.exception("a check failed")
        return type(error).__name__
