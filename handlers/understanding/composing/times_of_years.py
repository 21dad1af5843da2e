"""How many times the figure of one year that of another is, or how many per cent: "fees in 2024,
how many times 2021".

"How many times did it refuse in 2021 and 2022" counts, so the years have to be set against each
other in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.expressions import Combine, Expression, Term
from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import Operator
from store.entering import GIVEN, only_if
from store.model import Agency, Match, Mention

_TWO = 2


@only_if(lambda asked: asked.operation in (Operation.COMPARE, Operation.CHANGE), otherwise=GIVEN)
def as_times(asked: Question) -> Question:
    """A change between two years of one figure as how many times the earlier the later is, or which
    part of it.

    Two agencies of which one is said to be so much of the other are told as that part.
    """
    if asked.operation is Operation.COMPARE and is_part_of_another(asked.text, asked.mentions):
        return _as_part_of_another(asked)
    changes = asked.operation is Operation.CHANGE and not asked.content
    if changes and _is_of_two_years(asked):
        return _of_years(asked)
    return asked


def _of_years(asked: Question) -> Question:
    match [mention.resolution for mention in asked.mentions]:
        case [Match(agency)]:
            expression = _times(asked, agency) or _part(asked, agency)
        case _:
            return asked
    if expression is None:
        return asked
    return replace(asked, operation=Operation.COMPUTE, expression=expression)


def is_part_of_another(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether one agency's figure is said to be so much of another's:
    红寺堡2022年申请是西吉的百分之几.
    """
    if len(mentions) != _TWO:
        return False
    one, other = mentions
    if PATTERNS["is-so-much-of"].search(text[one.end : other.start]) is None:
        return False
    return PATTERNS["so-much-of-another"].match(text[other.end :]) is not None


def _as_part_of_another(asked: Question) -> Question:
    match [mention.resolution for mention in asked.mentions]:
        case [Match(one), Match(other)] if (
            len(asked.years) < _TWO and len(asked.measures) == 1 and asked.ratio is None
        ):
            year, measure = next(iter(asked.years), None), asked.measures[0]
            part, whole = (Term(agency, year, measure) for agency in (one, other))
            expression = Expression(Combine.SHARE, (part,), (whole,))
            return replace(asked, operation=Operation.COMPUTE, expression=expression)
        case _:
            return replace(asked, unclear=True)


def _times(asked: Question, agency: Agency) -> Expression | None:
    if Operator.TIMES not in asked.topics or not PATTERNS["years-set-apart"].search(asked.text):
        return None
    later, earlier = (
        Term(agency, year, asked.measures[0]) for year in sorted(asked.years, reverse=True)
    )
    return Expression(Combine.TIMES, (later, earlier))


def _part(asked: Question, agency: Agency) -> Expression | None:
    found = PATTERNS["year-as-part"].search(asked.text)
    whole = int(found["zh"] or found["en"]) if found is not None else None
    if whole not in asked.years:
        return None
    [part] = [year for year in asked.years if year != whole]
    return Expression(
        Combine.SHARE,
        (Term(agency, part, asked.measures[0]),),
        (Term(agency, whole, asked.measures[0]),),
    )


def sets_years_apart(text: str, years: Sequence[int]) -> bool:
    """Whether a text sets two years against each other, so that 几倍 asks how many times the one is
    of the other.
    """
    asks_once = (
        len(PATTERNS["times-of-another"].findall(text)) == 1
    )  # 是2021年的几倍，是上一年的几倍
    return asks_once and len(years) == _TWO and PATTERNS["years-set-apart"].search(text) is not None


def _is_of_two_years(asked: Question) -> bool:
    return (
        len(set(asked.years)) == len(asked.years) == _TWO
        and len(asked.measures) == 1
        and asked.ratio is None
    )
