"""A chart as it is handed to the process that draws it: words and numbers, nothing of the
reports.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

MOST_BARS = 20
"""More do not fit on a phone; the rest is said, and stands in the export."""


MOST_SERIES = 6
"""Colours that can be told apart."""


class ChartShape(StrEnum):
    """How the numbers are shown."""

    BARS = "bars"
    LINE = "line"
    """One figure over three years or more."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of a chart."""

    label: str
    value: float
    """How long it is drawn; what is read is `shown`."""
    shown: str
    asked: bool = True
    """Whether it is the answer itself and not what it is seen beside."""
    series: int = 0
    """Which of the chart's series it belongs to."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn; every text is in simplified characters or Latin letters."""

    shape: ChartShape
    title: str
    unit: str
    bars: tuple[Bar, ...]
    note: str = ""
    """What was left out, below the bars."""
    series: tuple[str, ...] = ()
    """Names of the series, where there are several; bars of one label then stand together, one of
    each.
    """

    def to_json(self) -> bytes:
        """A line for the process that draws."""
        return json.dumps(asdict(self), ensure_ascii=False).encode() + b"\n"


def from_json(line: bytes) -> Chart:
    """The chart that the line holds."""
    found = json.loads(line)
    bars = tuple(Bar(**bar) for bar in found.pop("bars"))
    return Chart(
        **(
            found
            | {"shape": ChartShape(found["shape"]), "bars": bars, "series": tuple(found["series"])}
        )
    )
