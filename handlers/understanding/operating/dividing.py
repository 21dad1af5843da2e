"""Rows that are divided: requests by their outcomes, by who made them, refusals by their
reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.meaning import Split
from handlers.understanding.asked.question import Operation
from handlers.understanding.entering import only_with
from handlers.understanding.operating.told import Counts, OperationWords, names_its_column, split_of
from handlers.understanding.quantities.choosing import Choice, choose
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import NamesSubject, Operator
from store.measures import subjects
from store.quick_records import replace


@only_with(Operator.BY_APPLICANT, Operator.BY_REASON, Operator.BY_RESULT)
def breakdown(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """A row by its outcomes, its applicants or the reasons of refusals: 平罗申请的办理结果."""
    split = split_of(said)
    if split is None:
        return None
    choice = _divided(told.choice, split)
    is_divided = _is_divided_so(choice, split)
    if split is Split.REASON and any(
        _is_of_one_row(measure.subject) for measure in choice.measures
    ):
        return None  # 新收31件是哪种情形: no reason stands beside it
    if names_its_column(choice, said):
        # natural-person applicants, outcomes of the type "other result": one of the columns
        return None
    if split is Split.RESULT and any(
        _has_no_results(measure.subject) for measure in choice.measures
    ):
        if choose(words).measures:
            return None
        choice = _whole("handled")  # 办理结果呢, after one of the results
    if is_divided:
        return replace(told, operation=Operation.BREAKDOWN, split=split, choice=choice)
    return None


def _divided(choice: Choice, split: Split) -> Choice:
    """What is divided: the row that is named; of results, what was handled in place of what came
    in.
    """
    named = choice if choice.measures else _whole(_WHOLES[split])
    came_in = all(measure.subject in ("new", "carried_over") for measure in named.measures)
    if split is Split.RESULT and came_in:
        return _whole("handled")
    return named


def _is_divided_so(choice: Choice, split: Split) -> bool:
    """Whether the table of a row has the columns or rows of a split: only requests have applicants
    and reasons.
    """
    tables = {subjects()[measure.subject].table for measure in choice.measures}
    return "disclosure" not in tables and (split is Split.RESULT or tables == {"requests"})


_WHOLES = {Split.REASON: "denied", Split.APPLICANT: "new", Split.RESULT: "handled"}
"""What is divided where nothing is named."""


def _whole(row: str) -> Choice:
    return choose([Word(0, 0, "", (NamesSubject(row),))])


def _has_no_results(subject: str) -> bool:
    """Whether a row of table three is one result itself, or is not handled yet: it is not divided
    by result.
    """
    return subject != "handled" and _is_of_one_row(subject)


def _is_of_one_row(subject: str) -> bool:
    """Whether a figure of table three stands in one row of the form."""
    row = subjects()[subject]
    return row.table == "requests" and len(row.rows or row.rows_2021) == 1
