"""The agencies of the question before, beside the one that is named."""

from __future__ import annotations

from handlers.understanding.asked.question import Operation, Question
from store.model import GOVERNMENT, Match, Mention
from store.quick_records import replace


def against_before(question: Question, previous: Question, *, follows: bool) -> Question:
    """The agencies before and one more (和洪泽比); beside a region, one agency has nothing that it
    is compared with.
    """
    if question.operation is not Operation.COMPARE or len(question.mentions) != 1:
        return question
    if (
        len(question.measures) != 1
    ):  # that it is more than the other's says nothing of several figures
        several = follows and len(question.measures) > 1 and question.measures == previous.measures
        if several:
            return replace(question, unclear=True)
        return question
    if previous.everywhere or not previous.mentions:
        return replace(question, unclear=follows)
    [other] = question.mentions
    before = tuple(one for one in previous.mentions if not same_agency(one, other))
    return replace(question, mentions=(*before, other), years=question.years or previous.years)


def same_agency(one: Mention, other: Mention) -> bool:
    """Whether both mean one agency; a place by itself (西吉) means its government, and no
    department of it.
    """
    if not isinstance(one.resolution, Match) or not isinstance(other.resolution, Match):
        return one.resolution == other.resolution
    first, second = one.resolution.agency, other.resolution.agency
    place = first.division is not None and first.division == second.division
    governs = all(agency.office in ("", *GOVERNMENT) for agency in (first, second))
    return first == second or (place and governs and not (first.office and second.office))
