"""Several that were told one after the other and are spoken of together: 红寺堡的这两个数,
这两家2022年合计多少件.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.expressions import Term
from handlers.understanding.asked.question import Before, Operation, Question, Shown
from handlers.understanding.continuing.edit_words import edit_words
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import senses_of_all
from store.measures import columns, subjects

_COUNTS = {"三": 3, "three": 3}


def these_figures(parts: Parts, before: Before) -> str | None:
    """The figures that were told one after the other, of another agency: each of them is asked
    for.
    """
    match = edit_words().these_figures.search(parts.text)
    rows = _rows_spoken_of(match, before)
    if match is None or len(parts.mentions) != 1 or not rows or parts.periods or _wants_more(parts):
        return None
    figures = list(dict.fromkeys(_figure(row.term) for row in rows))
    years = sorted({row.term.year for row in rows if row.term.year is not None})
    if len(figures) * len(years) != len(rows):
        return None
    when = "和".join(f"{year}年" for year in years)
    [one] = parts.mentions
    return f"{parts.text[one.start : one.end]}{when}{'和'.join(figures)}各多少"


def not_these_figures(parts: Parts, before: Before) -> Question | None:
    """A question for figures that were told, of which it is not known which they are: it is asked
    back.
    """
    last = before.last
    match = edit_words().these_figures.search(parts.text)
    if match is None or last is None or len(parts.mentions) != 1 or parts.periods:
        return None
    if _names_a_row(parts) or these_figures(parts, before) is not None:
        return None
    return replace(
        last, text=parts.text, operation=Operation.NONE, mentions=(), measures=(), unclear=True
    )


def these_agencies(parts: Parts, before: Before) -> str | None:
    """The agencies that were asked about one after the other, in a year that is named:
    这两家2022年合计多少件.
    """
    match = edit_words().these_agencies.search(parts.text)
    when = None if match is None or parts.mentions else _year_of(parts, before)
    if match is None or when is None:
        return None
    named = before.named[-_count(match) :]
    last = before.answered
    if match.group().startswith(_BOTH) and not _are_of_two(before):
        return None
    if (
        len(named) != _count(match)
        or last is None
        or last.ratio is not None
        or len(last.measures) != 1
    ):
        return None
    [measure] = last.measures
    rest = f"{'和'.join(agency.name for agency in named)}{parts.text[match.end() :]}{when}"
    if _names_a_row(parts):
        return f"{parts.text[: match.start()]}{rest}"
    return f"{parts.text[: match.start()]}{_named(measure.subject, measure.column)}{rest}"


def not_these_agencies(parts: Parts, before: Before) -> Question | None:
    """A question for both agencies where one alone, or none, was told: it is asked back, and not
    answered of one.
    """
    last = before.last
    match = edit_words().these_agencies.search(parts.text)
    if match is None or last is None or not match.group().startswith(_BOTH) or parts.mentions:
        return None
    if these_agencies(parts, before) is not None:
        return None
    return replace(
        last, text=parts.text, operation=Operation.NONE, mentions=(), measures=(), unclear=True
    )


_BOTH = "both"


def _year_of(parts: Parts, before: Before) -> str | None:
    """The year of those who were told, as it is said behind a question in English that names none;
    else nothing.

    None where it is not known, or no year is meant.
    """
    if parts.periods:
        if _names_years(parts):
            return ""
        return None
    years = {row.term.year for row in before.shown[-_TWO:]}
    if not parts.text.isascii() or len(years) != 1 or None in years:
        return None
    return f" in {years.pop()}"


def _are_of_two(before: Before) -> bool:
    """Whether the last two rows that were told are the same figure of two agencies."""
    rows = before.shown[-_TWO:]
    return (
        len({row.term.agency for row in rows}) == _TWO
        and len({_figure(row.term) for row in rows}) == 1
    )


def _wants_more(parts: Parts) -> bool:
    """Whether more is asked than the figures: 西吉的这两项差多少, 不要西吉这两个数."""
    return any(str(sense).startswith(_MORE) for sense in senses_of_all(parts.words))


_MORE = ("op:", "except", "than", "who", "which", "share:", "ratio:")


def _names_a_row(parts: Parts) -> bool:
    return any(word.subjects or word.hints or _is_of_one_row(word.columns) for word in parts.words)


def _is_of_one_row(named: Sequence[str]) -> bool:
    """Whether columns are those of a single row, which they name with them: procurement
    projects.
    """
    rows = {row.code for row in subjects().values() if set(named) & set(row.columns)}
    return len(rows) == 1


def _names_years(parts: Parts) -> bool:
    """Whether years are named by their dates, and not told by their number."""
    return bool(parts.periods) and not any(one.counted for one in parts.periods)


def _rows_spoken_of(match: re.Match[str] | None, before: Before) -> Sequence[Shown]:
    """As many of the rows that were shown last as are spoken of, where they are of one agency; else
    none.
    """
    if match is None:
        return ()
    rows = before.shown[-_count(match) :]
    of_one = len({row.term.agency for row in rows}) == 1
    if of_one and len(rows) == _count(match):
        return rows
    return ()


def _count(match: re.Match[str]) -> int:
    said = PATTERNS["how-many-shown"].search(match.group())
    if said:
        return _COUNTS.get(said.group(), _TWO)
    return _TWO


_TWO = 2


def _figure(term: Term) -> str:
    """A row with its column, or a rate, in words."""
    if term.ratio is not None:
        return term.ratio.zh
    return _named(term.measure.subject, term.measure.column)


def _named(subject: str, column: str) -> str:
    row = subjects()[subject].zh
    if column == "total":
        return row
    return f"{row}（{columns()[column].zh}）"
