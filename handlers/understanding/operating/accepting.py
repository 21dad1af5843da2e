"""Which senses of words each operation uses up. A word with none of them keeps the question away
from the tables.
"""

from __future__ import annotations

from handlers.understanding.asked.question import Operation
from handlers.understanding.wordlists.senses import (
    Check,
    GoesWith,
    Level,
    Mark,
    NamesColumn,
    NamesRate,
    Operator,
    ScopeSense,
    Sense,
    TownshipKind,
    Unit,
)

_ANY: frozenset[Sense] = frozenset(
    {Mark.COUNT, NamesColumn("total"), Mark.REPORTS, Mark.WHICH, Operator.SUM}
)
_ANY |= {Mark.EARLIEST}
_SCOPE: frozenset[Sense] = frozenset(
    {
        ScopeSense.ALL,
        ScopeSense.BELOW,
        ScopeSense.REGION,
        ScopeSense.PEERS,
        Mark.AGENCIES,
        Operator.FEW,
    }
)
_SCOPE |= {*Level, *TownshipKind}
PLACES = frozenset(
    {Operator.RANK, Operator.RANK_HEAD, Operator.RANK_TOP, Operator.RANK_BOTTOM, Operator.RANK_NTH}
)
PLACES |= {Operator.RANK_SECOND, Operator.RANK_THIRD, Operator.OWN_PLACE}
"""Places in an order."""
BOUNDS = frozenset(
    {
        Operator.ABOVE,
        Operator.ABOVE_AVERAGE,
        Operator.BELOW_AVERAGE,
        Operator.BETWEEN,
        Operator.BELOW,
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.ZERO,
    }
)
MOVES = frozenset(
    {
        Operator.MOST_RISEN,
        Operator.MOST_FALLEN,
        Operator.FASTEST_RISEN,
        Operator.FASTEST_FALLEN,
        Operator.MOST_CHANGED,
    }
)
"""Rankings by how a figure moved."""
STATISTICS = frozenset({Operator.AVERAGE, Operator.MEDIAN, Operator.MAXIMUM, Operator.MINIMUM})

_ROSTER: frozenset[Sense] = (_SCOPE - {Operator.FEW}) | {
    *(Mark.COUNT, Mark.WHICH, Mark.WHO, Mark.LISTED, Mark.REPORTS),
    GoesWith("disclosure"),
}
"""What a list of agencies or reports uses."""

_ACCEPTED: dict[Operation, frozenset[Sense]] = {
    Operation.VALUE: _ANY | {*Unit, Operator.FEW},
    Operation.BREAKDOWN: _ANY
    | PLACES
    | {Operator.BY_RESULT, Operator.BY_APPLICANT, Operator.BY_REASON, Mark.WHO},
    Operation.COMPARE: (_ANY - {"topic:reports"})
    | {
        Operator.COMPARE,
        Operator.FEWER,
        Operator.RANK_TOP,
        Operator.RANK_BOTTOM,
        Operator.CHANGE,
        Mark.WHO,
        *Unit,
        Mark.AGENCIES,
    }
    | {
        Operator.TREND,
        Operator.RANK,
        NamesColumn("other"),
        Operator.FEW,
        Operator.RELATIVE,
        Operator.TIMES,
        Operator.ABOVE,
        Operator.BELOW,
    },
    Operation.RANK: _ANY
    | _SCOPE
    | PLACES
    | BOUNDS
    | MOVES
    | {
        Mark.LIGHT,
        Operator.RELATIVE,
        Operator.CHANGE,
        Mark.ITEMS,
        Mark.WHO,
        Mark.LISTED,
        *Unit,
        Operator.COMPARE,
        Operator.FEWER,
        Mark.WHICH_YEAR,
        Mark.NONZERO,
        Mark.VERSUS_LAST_YEAR,
    },
    Operation.SUM: (_ANY - {Mark.WHICH}) | _SCOPE | {*Unit},
    Operation.STATISTICS: (_ANY - {Mark.WHICH})
    | _SCOPE
    | STATISTICS
    | {*Unit, Operator.TREND, Operator.RANK_TOP, Operator.RANK_BOTTOM},
    Operation.RATIO: _ANY
    | _SCOPE
    | {
        Operator.COMPARE,
        Operator.BY_APPLICANT,
        Mark.WHO,
        Operator.RATIO,
        *Unit,
        Operator.PER_PROJECT,
        Operator.AVERAGE,
    },
    Operation.CHANGE: _ANY
    | {
        Operator.CHANGE,
        Operator.RATIO,
        Operator.COMPARE,
        Mark.VERSUS_LAST_YEAR,
        Operator.TREND,
        *Unit,
        NamesColumn("change"),
        Mark.ITEMS,
        Operator.RELATIVE,
    },
    Operation.TREND: _ANY
    | _SCOPE
    | {
        Mark.UP_TO,
        Operator.CHANGE,
        Operator.COMPARE,
        Mark.VERSUS_LAST_YEAR,
        Operator.TREND,
        *Unit,
        Operator.RELATIVE,
        Mark.WHICH_YEAR,
    },
    Operation.LIST: _ROSTER | {Operator.SUM, GoesWith("requests"), Mark.WHICH_YEAR},
    Operation.ABSENT: _ROSTER | {Operator.ABSENT, Mark.WHICH_YEAR},
    Operation.CHECK: _ANY
    | {
        *Check,
        Mark.WHICH_YEAR,
        Operator.CHECK,
        Operator.COMPARE,
        Mark.WHO,
        Mark.AGENCIES,
        GoesWith("disclosure"),
    },
}


def accepts(operation: Operation, sense: Sense, *, ratio: bool) -> bool:
    """Whether an operation uses a sense; those that tell the rate too, where it is done with a
    rate.
    """
    if isinstance(sense, NamesRate):
        return ratio or operation is Operation.RATIO
    if ratio and sense in (Operator.RATIO, Mark.HALF, Operator.PER_PROJECT):
        return True
    return sense in _ACCEPTED.get(operation, frozenset())
