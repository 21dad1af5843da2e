"""How many times the figure of one year that of another is: "fees in 2024, how many times 2021".

"How many times did it refuse in 2021 and 2022" counts, so the years have to be set against each other in words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.understanding.asked.expressions import Combine, Expression, Term
from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.wordlists.senses import Operator
from store.model import Match

_SET_AGAINST = re.compile(
    r"\bcompar(?:e|ed|ing|ison)\b|\bversus\b|\bvs\b"
    r"|\btimes (?:that of |those of |the (?:figure|number|amount) (?:of|in|for) |"
    r"as (?:many|much|high|large) as (?:in )?|more than (?:in )?|higher than (?:in )?)?(?:19|20)\d\d\b"
    r"|与(?:19|20)\d\d年相比"
)
_TWO = 2


def as_times(asked: Question) -> Question:
    """A change between two years of one figure as how many times the earlier the later is, where that is asked."""
    if asked.operation is not Operation.CHANGE or Operator.TIMES not in asked.topics or asked.content:
        return asked
    match [mention.resolution for mention in asked.mentions]:
        case [Match(agency)] if _is_of_two_years(asked) and _SET_AGAINST.search(asked.text):
            later, earlier = (Term(agency, year, asked.measures[0]) for year in sorted(asked.years, reverse=True))
            return replace(asked, operation=Operation.COMPUTE, expression=Expression(Combine.TIMES, (later, earlier)))
        case _:
            return asked


def _is_of_two_years(asked: Question) -> bool:
    return len(asked.years) == _TWO and len(asked.measures) == 1 and asked.ratio is None
