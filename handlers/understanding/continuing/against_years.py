"""What was told, against another year: 比去年呢, 比2021年呢, "for both years"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.question import Before, Operation, Question, Shown
from handlers.understanding.continuing.edit_words import edit_words, says_only
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator, ScopeSense, Sense


def against_last_year(parts: Parts, before: Before) -> Question | None:
    """The figure of the prose that was asked for, against that of the year before it: 比去年呢,
    较上年增加多少.
    """
    last = before.last
    if last is None or not _is_of_prose(last):
        return None
    year = before.year or _one_year(last)
    match = edit_words().last_year.search(parts.text)
    if year is None or match is None or parts.mentions or not says_only(parts.text, match):
        return None
    said = f"{last.text} {year} {'versus' if last.text.isascii() else '比'} {year - 1}"
    return replace(
        last, text=said, years=(year, year - 1), taken_over=last.taken_over | {"measure"}
    )


def in_both_years(parts: Parts, before: Before) -> str | None:
    """And the licences for both years, after a figure of two years, one after the other."""
    match = edit_words().both_years.search(parts.text)
    if match is None or not all(period.counted for period in parts.periods):
        return None
    years = sorted({row.term.year for row in before.shown if row.term.year is not None})
    if len(years) != _BOTH:
        return None
    said = (
        " and ".join(map(str, years))
        if parts.text.isascii()
        else "和".join(f"{year}年" for year in years)
    )
    ahead, behind = parts.text[: match.start()], parts.text[match.end() :]
    if parts.text.isascii():
        return f"{ahead}in {said}{behind}"
    return f"{ahead}{said}{behind}"


_BOTH = 2


def against_the_year_before(parts: Parts, before: Before) -> str | None:
    """比上年呢 after a figure of one agency and year: how it changed since the year before."""
    match = edit_words().last_year.search(parts.text)
    if match is None or parts.mentions or not says_only(parts.text, match):
        return None
    shown = before.shown[-1:]
    if (
        not shown
        or shown[0].term.year is None
        or not _tells_one_figure(before.answered or before.last)
    ):
        return None
    if parts.text.isascii():
        return "what about change from the year before"
    return "同比变化多少"


def between_the_two_told(parts: Parts, before: Before) -> str | None:
    """So how big is the increase, after a figure of one agency in two years: from the one of them
    to the other.
    """
    years = _two_years_told(before.shown) if _asks_how_it_moved(parts) else None
    if years is None:
        return None
    earlier, later = years
    if parts.text.isascii():
        return f"{parts.text} from {earlier} to {later}"
    return f"{earlier}年到{later}年{parts.text}"


def _asks_how_it_moved(parts: Parts) -> bool:
    """Whether nothing is said but that a change is wanted: of whom, of what and since when is left
    out.
    """
    named = (
        parts.mentions or parts.periods or any(word.subjects or word.hints for word in parts.words)
    )
    said = senses_of_all(parts.words)
    of_others = said & _OF_OTHERS or edit_words().last_year.search(parts.text)
    return Operator.CHANGE in said and not (named or of_others)


def _two_years_told(shown: Sequence[Shown]) -> tuple[int, int] | None:
    """The years of the last two rows, earlier first, where each was told alone and both are of one
    figure.
    """
    last = shown[-_BOTH:]
    of_one = len({(row.term.agency, row.term.measure) for row in last}) == 1 and all(
        row.alone for row in last
    )
    years = sorted({row.term.year for row in last if row.term.year is not None})
    if of_one and len(years) == _BOTH:
        return (years[0], years[1])
    return None


_OF_OTHERS = frozenset(
    {Mark.WHO, Mark.AGENCIES, Mark.WHICH_YEAR, ScopeSense.ALL, Operator.RANK_TOP, Operator.RANK}
)
"""What asks for something else than how one figure moved."""


def _tells_one_figure(last: Question | None) -> bool:
    return (
        last is not None
        and last.operation in (Operation.VALUE, Operation.RATIO)
        and len(last.mentions) == 1
    )


def _is_of_prose(last: Question) -> bool:
    """Whether the prose of agencies that were named was asked."""
    return last.operation is Operation.FIND and bool(last.mentions) and bool(last.about_prose)


def _one_year(last: Question) -> int | None:
    if len(last.years) == 1:
        return last.years[0]
    return None


def against_a_year(parts: Parts, before: Before) -> str | None:
    """比2021年呢 after a figure of one agency and year: how it changed from the one year to the
    other.
    """
    years = parts.years
    if len(years) != 1 or parts.mentions:
        return None
    ahead = parts.text[: parts.periods[0].start].strip()
    if not PATTERNS["against-a-year"].fullmatch(ahead):
        return None
    if not all(_SETS_AGAINST.intersection(word.senses) for word in _behind(parts)):
        return None
    shown = before.shown[-1:]
    if not shown or shown[0].term.year in (None, *years):
        return None
    first, last = sorted((years[0], shown[0].term.year or 0))
    if parts.text.isascii():
        return f"change from {first} to {last}"
    return f"{last}年比{first}年变化多少"


def _behind(parts: Parts) -> Sequence[Word]:
    return [word for word in parts.words if word.start >= parts.periods[0].end]


_SETS_AGAINST: frozenset[Sense] = frozenset(
    {Mark.FILLER, Mark.FOLLOW_UP, Mark.ASK, Mark.GENERIC, Mark.THAN}
)

_SETS_AGAINST |= {
    Operator.COMPARE,
    Operator.CHANGE,
    Operator.TREND,
    Operator.RISING,
    Operator.FALLING,
    Operator.FEWER,
}
"""What may stand behind the year: 比2022高多少."""
