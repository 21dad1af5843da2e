"""Which senses of words each operation uses up. A word with none of them keeps the question away from the tables."""

from __future__ import annotations

from handlers.understanding.question import Operation

_ANY = frozenset({"count", "column:total", "topic:reports", "which", "op:sum"})
_SCOPE = frozenset({"scope:all", "scope:below", "scope:region", "topic:agencies", "op:few"})
_SCOPE |= {f"level:{level}" for level in ("city", "county", "township", "department")}
_SCOPE |= {f"ending:{ending}" for ending in ("township", "town", "subdistrict")}
PLACES = frozenset({"op:rank", "op:rank_head", "op:rank_top", "op:rank_bottom", "op:rank_nth"})
PLACES |= {"op:rank_second", "op:rank_third"}
"""Places in an order."""
_BOUNDS = frozenset({"op:above", "op:below", "op:at_least", "op:at_most", "op:zero"})
MOVES = frozenset({"op:most_risen", "op:most_fallen", "op:fastest_risen", "op:fastest_fallen", "op:most_changed"})
"""Rankings by how a figure moved."""
STATISTICS = frozenset({"op:average", "op:median", "op:maximum", "op:minimum"})

_ACCEPTED: dict[Operation, frozenset[str]] = {
    Operation.VALUE: _ANY | {"unit", "op:few"},
    Operation.BREAKDOWN: _ANY | PLACES | {"op:by_result", "op:by_applicant", "op:by_reason", "who"},
    Operation.COMPARE: (_ANY - {"topic:reports"})
    | {"op:compare", "op:fewer", "op:rank_top", "op:rank_bottom", "op:change", "who", "unit", "topic:agencies"}
    | {"op:trend", "op:rank", "column:other", "op:few", "op:relative", "op:times", "op:above", "op:below"},
    Operation.RANK: _ANY
    | _SCOPE
    | PLACES
    | _BOUNDS
    | MOVES
    | {
        "light",
        "op:relative",
        "op:change",
        "items",
        "who",
        "listed",
        "unit",
        "op:compare",
        "op:fewer",
        "which_year",
        "versus_last_year",
    },
    Operation.SUM: (_ANY - {"which"}) | _SCOPE | {"unit"},
    Operation.STATISTICS: (_ANY - {"which"}) | _SCOPE | STATISTICS | {"unit", "op:rank_top", "op:rank_bottom"},
    Operation.RATIO: _ANY
    | _SCOPE
    | {"op:compare", "op:by_applicant", "who", "op:ratio", "unit", "ratio", "op:per_project", "op:average"},
    Operation.CHANGE: _ANY
    | {"op:change", "op:compare", "versus_last_year", "op:trend", "unit", "column:change", "items", "op:relative"},
    Operation.TREND: _ANY
    | _SCOPE
    | {"op:change", "op:compare", "versus_last_year", "op:trend", "unit", "op:relative", "which_year"},
    Operation.LIST: frozenset({"count", "which", "who", "listed", "topic:reports", "with:disclosure", "op:sum"})
    | (_SCOPE - {"op:few"})
    | {"with:requests"},
    Operation.ABSENT: frozenset({"count", "which", "who", "listed", "topic:reports", "with:disclosure", "op:absent"})
    | {"which_year"}
    | (_SCOPE - {"op:few"}),
    Operation.CHECK: frozenset({"count", "op:check", "check:missing", "check:names", "check:table", "topic:reports"})
    | {"which", "who", "op:sum", "op:compare", "topic:agencies", "with:disclosure", "column:total"},
}


def accepted(operation: Operation, *, ratio: bool) -> frozenset[str]:
    """The senses that an operation uses; those that tell the rate too, where it is done with a rate."""
    found = _ACCEPTED.get(operation, frozenset())
    return found | {"op:ratio", "ratio", "half"} if ratio else found
