"""Years in a question: 2022年, 22年, 二〇二二, 去年, 近三年, 2020到2022, since 2020, last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from handlers.understanding.cutting.year_forms import (
    BESIDE,
    COUNTED,
    FORMS,
    RELATIVE,
    SO_MANY_BEFORE,
    Form,
    Meaning,
    alone,
    beside_a_name,
    years_before,
)
from handlers.understanding.cutting.year_patterns import YEARS
from handlers.understanding.patterns import PATTERNS
from store.entering import SECOND, only_if


@dataclass(frozen=True, slots=True)
class Period:
    """Years that `text[start:end]` names, in order."""

    start: int
    end: int
    years: tuple[int, ...]
    counted: bool = False
    """Whether only their number is said (四年), so that they are the last of today, if reports do
    not say otherwise.
    """


Span = tuple[int, int]


def beside_another(text: str) -> bool:
    """Whether a text may name a year by the one that is spoken of: 上年呢, the year before."""
    names = (SO_MANY_BEFORE, *(name for name, _ in BESIDE))
    return any(YEARS[name].search(text) for name in names)


def reckoned(text: str) -> bool:
    """Whether a wording is years that are reckoned from today, where no other is named: 前两年."""
    return any(YEARS[name].fullmatch(text) for name, _ in (*RELATIVE, *COUNTED))


def periods(
    text: str,
    today: date,
    taken: Sequence[Span] = (),
    spoken_of: int | None = None,
    names: Sequence[Span] = (),
) -> list[Period]:
    """The periods named in a normalised text, in order, outside the spans that are taken by other
    words or by names.

    今年 and 去年 name a year only where no year is named by its number; 上年 is the one before the
    year `spoken_of`, or, where that is None, before today's. Two digits alone are a year only
    beside a name.
    """
    blocked = [*taken, *names]
    found = _without_counts(text, _matches(text, today, blocked, FORMS)) or sorted(
        _beside_names(text, today, taken, names), key=lambda period: period.start
    )
    if not found and spoken_of is not None:
        beside = tuple((name, _the_year(spoken_of + step)) for name, step in BESIDE)
        found = _matches(text, today, blocked, (years_before(spoken_of), *beside))
    found = found or _matches(text, today, blocked, RELATIVE)
    found += _counting_them(text, today, blocked, found)
    if not found:
        return [replace(one, counted=True) for one in _matches(text, today, blocked, COUNTED)]
    return sorted(found, key=lambda period: period.start)


_OF_REPORTS = 2000


@only_if(lambda text, found: len(found) > 1, otherwise=SECOND)
def _without_counts(text: str, found: list[Period]) -> list[Period]:
    """Without a number that a figure of another year is said to be: Hongsibu penalty decision 2020
    is 1965.
    """
    dated = [one for one in found if min(one.years) >= _OF_REPORTS]
    counts = [
        one
        for one in found
        if one not in dated and PATTERNS["figure-said-to-be"].search(text, 0, one.start)
    ]
    if dated:
        return [one for one in found if one not in counts]
    return found


@only_if(lambda text, today, taken, found: sum(len(one.years) for one in found) > 1, otherwise=())
def _counting_them(
    text: str,
    today: date,
    taken: Sequence[Span],
    found: Sequence[Period],
) -> list[Period]:
    """How many years are named, said apart from them: 三年（2021—2023）, 四年许可加总 21至24."""
    years = tuple(dict.fromkeys(chain.from_iterable(period.years for period in found)))
    blocked = [*taken, *((period.start, period.end) for period in found)]
    counts = _matches(text, today, blocked, COUNTED) if len(years) > 1 else []
    return [replace(one, years=years) for one in counts if len(one.years) == len(years)]


@only_if(lambda text, today, found, *_: not found, otherwise=())
def periods_beside(
    text: str,
    today: date,
    found: Sequence[Period],
    taken: Sequence[Span],
    names: Sequence[Span],
) -> list[Period]:
    """The years that are two digits beside departments (公安24, 住建局 23), where no year is named
    otherwise.
    """
    if found:
        return []
    return sorted(_beside_names(text, today, taken, names), key=lambda period: period.start)


def _beside_names(
    text: str,
    today: date,
    taken: Sequence[Span],
    names: Sequence[Span],
) -> Iterator[Period]:
    found = {beside_a_name(text, start, end, today) for start, end in names}
    if names and not any(found):
        found |= set(alone(text, today))
    for one in filter(None, found):
        if not any(one.start < stop and begin < one.end for begin, stop in taken):
            yield Period(*one)


def _the_year(year: int) -> Meaning:
    return lambda match, today: (year,)


def _matches(text: str, today: date, taken: Sequence[Span], forms: Sequence[Form]) -> list[Period]:
    found: list[Period] = []
    blocked = list(taken)
    for name, meaning in forms:
        for match in YEARS[name].finditer(text):
            if any(match.start() < end and start < match.end() for start, end in blocked):
                continue
            years = tuple(dict.fromkeys(meaning(match, today)))
            if years:
                found.append(Period(match.start(), match.end(), years))
                blocked.append((match.start(), match.end()))
    return sorted(found, key=lambda period: period.start)
