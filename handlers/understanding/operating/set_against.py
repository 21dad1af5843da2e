"""Against whose figure others are set: 比西吉多的单位, fewer than Xiji,
平罗哪几年超过红寺堡2022年.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understanding.asked.question import Against
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.cutting.period import Period
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Level, Mark, Operator, TownshipKind
from store.model import Mention

_AHEAD = (Mark.THAN, Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST)
"""What stands ahead of the name or the year that others are set against: 比, than, 超过."""
_BEFORE_ITS_YEAR = re.compile(r"(?:'s)?\s*(?:(?:had|have|has|did|got|was|in|of|for)\s+)*")
_AGENCIES = (Mark.AGENCIES, *Level, *TownshipKind)


@only_with(*_AHEAD)
def set_against(mentions: Sequence[Mention], parts: Parts) -> Against | None:
    """Whose figure others are held against, and of which year where another is asked about; None
    where nobody's is.

    The only agency, or one beside a place in which the others lie (固原市有几个县比彭阳多), or
    beside the agency whose years are asked for; that one's own figure of another year, where its
    years are set against a year.
    """
    if not 1 <= len(mentions) <= _TWO:
        return None
    of_years = any(word.has(Mark.WHICH_YEAR) for word in parts.words)
    found = [one for one in mentions if _follows(one.start, parts)]
    if found:
        if is_beside_another(found[-1], mentions, parts):
            return None  # 超过西吉和平罗的单位: more than each of them
        others = [one for one in mentions if one != found[-1]]
        return _against_agency(found[-1], others, parts, of_years=of_years)
    if of_years:
        return _against_own_year(mentions, parts)
    return None


_TWO = 2


def held_against_several(parts: Parts) -> bool:
    """Whether others are asked for that are held against two agencies at once:
    比平罗少但比西吉多的是谁.
    """
    asks = any(word.has_any((Mark.WHO, *_AGENCIES)) for word in parts.words)
    return asks and sum(_follows(one.start, parts) for one in parts.mentions) > 1


def _against_agency(
    held: Mention,
    others: Sequence[Mention],
    parts: Parts,
    *,
    of_years: bool,
) -> Against | None:
    """An agency that others are held against, or the years of the one beside it."""
    apart = of_years or all(_may_hold_others(one, parts.words) for one in others)
    if apart:
        return Against(held, _own_year(held, parts, of_years=of_years))
    return None


def _against_own_year(mentions: Sequence[Mention], parts: Parts) -> Against | None:
    """The only year that is named, against which the years of the only agency are held."""
    period = next((one for one in parts.periods if _follows(one.start, parts)), None)
    if period is None:
        return None
    alone = len(parts.periods) == 1 == len(period.years) == len(mentions)
    if alone:
        return Against(mentions[0], period.years[0])
    return None


def years_besides(against: Against | None, parts: Parts) -> tuple[int, ...]:
    """The years that are asked about: all that are named but the one that is only held against
    them.
    """
    if against is None or against.year is None:
        return parts.years
    return tuple(year for year in parts.years if year != against.year)


def _follows(start: int, parts: Parts) -> bool:
    ahead = (word.end for word in parts.words if word.has_any(_AHEAD) and word.end <= start)
    return any(PATTERNS["before-a-name"].fullmatch(parts.text, end, start) for end in ahead)


def _own_year(held: Mention, parts: Parts, *, of_years: bool) -> int | None:
    """The year right behind the name, where others are asked about (2022年超过平罗2021年的); one
    alone is for all.
    """
    for period in parts.periods:
        if len(period.years) == 1 and _stands_behind(held, period, parts.text):
            if of_years or len(parts.years) > 1:
                return period.years[0]
            return None
    return None


def _stands_behind(held: Mention, period: Period, text: str) -> bool:
    return (
        period.start >= held.end
        and _BEFORE_ITS_YEAR.fullmatch(text, held.end, period.start) is not None
    )


def is_beside_another(held: Mention, mentions: Sequence[Mention], parts: Parts) -> bool:
    """Whether another name stands beside the one that others are held against."""
    return any(
        PATTERNS["joins-names"].fullmatch(parts.text, held.end, one.start)
        for one in mentions
        if one.start >= held.end
    )


def _may_hold_others(place: Mention, words: Sequence[Word]) -> bool:
    """Whether the agencies of a place are spoken of, and not one place set against another."""
    is_place = not any(agency.office for agency in place.agencies())
    return is_place and any(word.has_any(_AGENCIES) for word in words)
