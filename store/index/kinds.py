"""What kind of agency a report is of, as a number: the level of its place, and whether it stands
for that place.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.model import GOVERNMENT

LEVELS = ("province", "city", "county", "township", "special")
UNSETTLED = -1
"""The agency is not known by more than the name that its report prints."""
STANDS_FOR_PLACE = 0
"""The government; or, where that has no report of the year, the body that is taken for it."""
BESIDE = 1
"""A body that would be taken for the government, had that no report."""
DEPARTMENT = 2
STANDINGS = 3


def kinds(levels: Iterable[str], standing: int) -> tuple[int, ...]:
    """The numbers of agencies of some levels that stand so to their place."""
    return tuple(LEVELS.index(level) * STANDINGS + standing for level in sorted(levels))


def _case(column: str, values: Iterable[str], otherwise: int) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {number}" for number, value in enumerate(values))
    return f"CASE {column} {cases} ELSE {otherwise} END"


_PRECEDENCE = _case("office", GOVERNMENT, len(GOVERNMENT))
_LEVEL = _case("level", LEVELS, len(LEVELS) - 1)
SETTLED = "(division IS NOT NULL OR office != '')"
"""Whether it is known whose a report is: a body of a place, or one that has a name of its own
(国家卫生健康委员会).
"""
NOT_SETTLED = "(division IS NULL AND office = '')"
"""Whether it is not, in words by which SQLite finds these few in their own index and does not look
at all reports.
"""
KIND = f"""CASE WHEN NOT {SETTLED} THEN {UNSETTLED}
    WHEN division IS NULL THEN {LEVELS.index("special") * STANDINGS + DEPARTMENT}
    ELSE {_LEVEL} * {STANDINGS} + CASE
    WHEN {_PRECEDENCE} = {len(GOVERNMENT)} THEN {DEPARTMENT}
    WHEN row_number() OVER (PARTITION BY division, year, {_PRECEDENCE} = {len(GOVERNMENT)}
                            ORDER BY {_PRECEDENCE}, agency, file) = 1 THEN {STANDS_FOR_PLACE}
    ELSE {BESIDE} END END"""
"""The number, from the columns of all reports that count of a place."""
