"""A row that words of a question point at: 它, 前者, 第二个, 少的那个; the text with the row in
their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understanding.asked.expressions import Term
from handlers.understanding.asked.question import Before, Operation, Question, Shown
from handlers.understanding.continuing.edit_words import edit_words
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import Mark, Tongue
from store.measures import columns, subjects


def pointed(parts: Parts, before: Before) -> str | None:
    """The text with what is pointed at in words."""
    last = before.answered or before.last
    for name, pattern in edit_words().places.items():
        match = pattern.search(parts.text)
        if match is None or not _may_point(name, parts, last) or _is_of_a_word(match, parts):
            continue
        rows = _rows_meant(name, before, last)
        row = _row_pointed_at(name, rows, last)
        if row is not None:
            return _in_words(row, rows, parts, match, of_ranked=name in _ONE and _is_ranked(last))
    return None


def _rows_meant(name: str, before: Before, last: Question | None) -> Sequence[Shown]:
    """The rows that were shown; of a ranking, for a word that points at one, in its order."""
    if last is not None and last.operation is Operation.RANK and name in _ONE:
        return _in_order(before.shown, descending=last.ranking.descending)
    return before.shown


def _may_point(name: str, parts: Parts, last: Question | None) -> bool:
    """Whether a word can point at what was shown: 它 where nobody is named, 第二个 unless that is a
    breakdown.
    """
    if name == "its" and (last is None or not _tells_one_place(last)):
        return False
    if name in _ONE:
        return not parts.mentions and not (_is_ranked(last) and _speaks_of_several(parts))
    if name in _EXTREMES and (last is None or len(last.mentions) < 2):
        return False  # The highest among all, and of none that was asked about.
    return last is None or last.operation is not Operation.BREAKDOWN


def _is_of_a_word(match: re.Match[str], parts: Parts) -> bool:
    """Whether what points is a piece of a longer word that says what to do: say it in English."""
    return any(
        word.has_any((*Tongue,)) and word.start <= match.start() and match.end() <= word.end
        for word in parts.words
    )


_ONE = frozenset({"it", "its"})
"""The lists that point at one agency."""
_EXTREMES = frozenset({"most", "least"})
"""The lists that point at one of several that were asked about."""


def _tells_one_place(last: Question) -> bool:
    """Whether one place of a ranking was asked for, so that "their" is said of who has it, and of
    nobody else.
    """
    asked = last.ranking
    of_agencies = not (asked.of_years or asked.of_parts)
    return (
        _is_ranked(last)
        and of_agencies
        and not asked.is_bounded
        and not asked.all
        and asked.head == 1
    )


def _speaks_of_several(parts: Parts) -> bool:
    """Whether all that were ranked are meant: the difference between them, who got most of them."""
    return PATTERNS["between-all"].search(parts.text) is not None or any(
        word.has(Mark.WHO) for word in parts.words
    )


def _is_ranked(last: Question | None) -> bool:
    return last is not None and last.operation is Operation.RANK


def _row_pointed_at(name: str, rows: Sequence[Shown], last: Question | None) -> Shown | None:
    at = last.ranking.position - 1 if last is not None and _is_ranked(last) else None
    return _row(name, rows, at=at)


def _in_words(
    row: Shown,
    rows: Sequence[Shown],
    parts: Parts,
    match: re.Match[str],
    *,
    of_ranked: bool,
) -> str:
    """The text with a row in the place of the word that points at it."""
    ahead, behind = parts.text[: match.start()], parts.text[match.end() :]
    if _asks_when(ahead + behind):
        return f"{row.term.agency.name}{row.term.year}年{_figure(row.term, chinese=True)}"
    if of_ranked and not any(word.subjects or word.hints for word in parts.words):
        return _of_the_ranked(row, f"{ahead}{behind}", match.group(), year_said=bool(parts.periods))
    said = _telling(row, rows, chinese=not match.group().isascii())
    if (
        _points_at_an_agency(match.group(), rows)
        and row.term.year is not None
        and not parts.periods
    ):
        # how many of them: of that year, and not of the latest
        said = f"{row.term.agency.name}{row.term.year}年"
    return f"{ahead}{said}{behind}"


def _points_at_an_agency(said: str, rows: Sequence[Shown]) -> bool:
    """Whether one of several agencies is meant, or one whose report alone was shown."""
    of_one_report = len({(one.term.agency, one.term.year) for one in rows}) == 1
    points_at_all = PATTERNS["points-at-all"].fullmatch(said) is not None
    of_them_all = (
        of_one_report and points_at_all
    )  # how many of them, after received and carried over
    return len(rows) == 1 or of_them_all or len({one.term.agency for one in rows}) > 1


def _in_order(rows: Sequence[Shown], *, descending: bool) -> tuple[Shown, ...]:
    """The rows of a ranking as it puts them; a figure of an answer before it may stand ahead of
    them.
    """
    each = {(row.term.agency, row.term.year): row for row in rows}
    return tuple(sorted(each.values(), key=lambda row: row.value, reverse=descending))


def _of_the_ranked(row: Shown, rest: str, said: str, *, year_said: bool) -> str:
    """它前一年呢 after a ranking: the figure of that agency, which is in no order by itself.

    Where no year is said, that of the ranking is meant: 它企业提的几件 after the most requests of
    2021.
    """
    bare = re.sub(r"[呢吧吗?？ ]+$", "", rest)
    year = row.term.year
    if year is not None and PATTERNS["year-before"].search(bare):
        bare = PATTERNS["year-before"].sub(
            f"in {year - 1}" if said.isascii() else f"{year - 1}年", bare
        )
    elif year is not None and not year_said:
        bare = f"{bare} in {year}" if said.isascii() else f"{year}年{bare}"
    if said.isascii():
        return f"{_figure(row.term, chinese=False)} of {row.term.agency.name} {bare}"
    return f"{row.term.agency.name}{bare}{_figure(row.term, chinese=True)}"


def _row(name: str, rows: Sequence[Shown], *, at: int | None) -> Shown | None:
    """The row at a place."""
    if name in _ONE:
        if len({row.term.agency for row in rows}) == 1:
            return rows[-1]
        if at is not None and at < len(rows):
            return rows[at]
        return None
    if len(rows) < 2:
        return None
    if name in ("larger", "most"):
        return max(reversed(rows), key=lambda row: row.value)
    if name in ("smaller", "least"):
        return min(rows, key=lambda row: row.value)
    place = {"first": 0, "second": 1, "third": 2, "last": -1}[name]
    if place < len(rows):
        return rows[place]
    return None


def _telling(row: Shown, rows: Sequence[Shown], *, chinese: bool) -> str:
    """What tells a row from the others: its agency, its year, or its figure."""
    term = row.term
    agencies = {one.term.agency for one in rows}
    years = {one.term.year for one in rows}
    if len(agencies) > 1 or len(rows) == 1:
        if len(years) < 2:
            return term.agency.name
        return f"{term.agency.name}{term.year}年"
    if len(years) > 1:
        if chinese:
            return f"{term.year}年"
        return str(term.year)
    return _figure(term, chinese=chinese)


def _asks_when(text: str) -> bool:
    """Whether nothing but the year of what is pointed at is asked for: 前者是哪年的."""
    rest = PATTERNS["asks-which-year"].sub("", text)
    return rest != text and not PATTERNS["beside-what-was-shown"].sub("", rest)


def _figure(term: Term, *, chinese: bool) -> str:
    """A row with its column, in words."""
    subject, column = subjects()[term.measure.subject], columns()[term.measure.column]
    if term.measure.column == "total":
        if chinese:
            return subject.zh
        return subject.en
    if chinese:
        return f"{subject.zh}（{column.zh}）"
    return f"{subject.en}: {column.en}"
