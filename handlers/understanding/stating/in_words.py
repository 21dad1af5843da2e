"""What a text states without a number of its own: all of it, none, the most, more than another, the
same, a move.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from handlers.understanding.asked.claims import (
    ClaimedTrend,
    IsAll,
    IsFirst,
    IsMore,
    IsNone,
    IsSame,
    IsSome,
)
from handlers.understanding.cutting.parts import Parts, overlap, spans
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import (
    StatedClaim,
    blank,
    is_all_denied,
    is_english,
    is_known,
    pattern,
    standing_apart,
    tidy,
)
from handlers.understanding.stating.declaring import (
    names_a_column,
)
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator, Sense
from store.model import Match


def stated_in_words(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """What a text states in words alone, the first that it does; None where it states nothing
    so.
    """
    for rule in (
        said_to_be_all_of_it,
        said_to_be_the_first,
        said_to_be_the_same,
        _more,
        _than_then,
        said_to_have_moved,
        _none,
        _some,
    ):
        found = rule(text, words, parts)
        if found is not None:
            return found
    return None


def said_to_be_all_of_it(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """That a column is all of a figure: all requests came from individuals."""
    match = pattern("all").search(text)
    if match is None or not names_a_column(words) or is_all_denied(text, match):
        return None  # the penalties of all agencies in total is no statement
    if _becomes_of_all(text, match, words):
        return None
    if any(word.has(Operator.RATIO) for word in words):
        return None  # share of business requests among all new requests: how large it is, is asked
    return StatedClaim(IsAll(), tidy(blank(text, match.start(), match.end())))


_WERE = re.compile(r"\s*(?:(?:all )?(?:was|were|have been|had been|has been|got)\s*)+")


def _becomes_of_all(text: str, match: re.Match[str], words: Sequence[Word]) -> bool:
    """Whether it is said what became of all of a kind: granted all requests from individuals, all
    requests from companies were refused.
    """
    results = [word for word in words if word.subjects and "new" not in word.subjects]
    if not is_english(text):
        return False
    if any(
        not text[word.end : match.start()].strip() for word in results if word.end <= match.start()
    ):
        return True
    kinds = [word for word in words if word.columns and word.start >= match.end()]
    return any(
        _WERE.fullmatch(text[kind.end : result.start])
        for kind, result in product(kinds, results)
        if kind.end <= result.start
    )


def said_to_be_the_first(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """That an agency, or its place, is the first, the last or another of an order."""
    ends = (
        Operator.RANK_TOP,
        Operator.RANK_BOTTOM,
        Operator.RANK_NTH,
        Operator.RANK_SECOND,
        Operator.RANK_THIRD,
    )
    if not parts.mentions or not any(word.has_any(ends) for word in words):
        return None
    mention = parts.mentions[-1]
    if len(parts.mentions) > 1 and not PATTERNS["is-said-to-be"].search(text[: mention.start]):
        return None  # the place of one in a region: 2023年桂林许可第一的是阳朔县市场监管局
    if not isinstance(mention.resolution, Match):
        return None
    who = " which agency " if is_english(text) else "哪家"
    return StatedClaim(
        IsFirst(mention.resolution.agency), tidy(text[: mention.start] + who + text[mention.end :])
    )


def _more(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    if len(parts.mentions) != 2 and not _sets_rows_apart(words, parts):
        return None
    if any(word.has(Mark.THAN) and word.end <= parts.mentions[0].start for word in words):
        return None  # more than Xiji, Pingluo: the second has more
    fewer = bool(re.search(r"少|低|\b(?:fewer|less|lower|smaller)\b", text))
    more = bool(re.search(r"多|高|大|\b(?:more|higher|larger|bigger|greater)\b", text))
    if fewer != more:
        return StatedClaim(IsMore(fewer), tidy(text))
    return None


def _sets_rows_apart(words: Sequence[Word], parts: Parts) -> bool:
    """Whether one row of an agency is held against another, in one year: 红寺堡2020许可比处罚多."""
    rows = [at for at, word in enumerate(words) if word.subjects and len(word.subjects) == 1]
    if len(parts.mentions) != 1 or len(parts.years) > 1 or len(rows) != _ONE_AND_THE_OTHER:
        return False
    first, second = rows
    apart = words[first].subjects != words[second].subjects
    return apart and any(
        word.has_any((Mark.THAN, Operator.ABOVE, Operator.BELOW))
        for word in words[first + 1 : second]
    )


_ONE_AND_THE_OTHER = 2


_AS_THEN = re.compile(r"^ as (?:in )?(?=the|(?:19|20)\d\d)")


def said_to_be_the_same(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """寿雁镇2023、2024两年处罚件数一样: two years of one agency, or two agencies."""
    match = pattern("same").search(text)
    apart = (
        len(parts.mentions) > 1
        or len(parts.years) > 1
        or PATTERNS["as-the-year-before"].search(text) is not None
    )
    if match is None or not apart:
        return None
    asks = " change " if is_english(text) else "变化多少"
    behind = _AS_THEN.sub(" compared with ", text[match.end() :])
    rest = text[: match.start()] + (asks if len(parts.mentions) == 1 else " ") + behind
    return StatedClaim(IsSame(), tidy(rest))


def _than_then(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """2023年申请比2022年多: of two years of one agency, the first has more."""
    match = PATTERNS["more-than-then"].search(text)
    single = [period for period in parts.periods if len(period.years) == 1]
    if match is None or len(single) != 2 or len(parts.mentions) > 1:
        return None
    first, second = single
    between = any(word.has(Mark.THAN) for word in words if first.start < word.start < second.start)
    if not between or re.search(r"[和与跟同较比]\s*$", text[: first.start]):
        return None  # 和2022年比，2023年新收更多: said the other way round
    up = (match["more"] is not None) == (first.years[0] > second.years[0])
    return StatedClaim(ClaimedTrend(up), tidy(f"{text[: match.start()]}变化多少"))


def said_to_have_moved(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """That a figure rose, fell or doubled, since the year before or every year."""
    every = pattern("every_year").search(text) is not None
    if pattern("doubled").search(text):
        return StatedClaim(
            ClaimedTrend(up=True, doubled=True),
            tidy(pattern("doubled").sub(" 增长百分之几 ", text)),
        )
    known = spans(
        word for word in words if is_known(word) and not _SAY_LITTLE.intersection(word.senses)
    )
    rose, fell = (
        standing_apart(pattern("rose"), text, known),
        standing_apart(pattern("fell"), text, known),
    )
    if (rose is None) == (fell is None) or (not every and _holds_several_years(parts)):
        return None
    text = pattern("rose" if rose else "fell").sub(_ASKS_MOVEMENT[is_english(text), every], text)
    if every:
        text = pattern("every_year").sub(" ", text)
    up = (rose is not None) is not _is_held_against_a_later_year(parts)
    return StatedClaim(ClaimedTrend(up, every_year=every), tidy(text))


def _holds_several_years(parts: Parts) -> bool:
    """Whether several years are held against one: a change has two, and would tell of one."""
    if not parts.periods:
        return False
    *several, last = parts.periods
    if sum(len(period.years) for period in several) < 2:
        return False
    return PATTERNS["than-ahead"].search(parts.text[: last.start]) is not None


def _is_held_against_a_later_year(parts: Parts) -> bool:
    """Whether a year is said to stand above or below a later one: 2021年比2022年增加, and
    和2022年比，2021年减少了.
    """
    if len(parts.periods) != 2 or any(len(period.years) != 1 for period in parts.periods):
        return False
    first, second = parts.periods
    between = parts.text[first.end : second.start]
    if PATTERNS["ahead-of-the-other"].search(parts.text[: first.start]):
        return (
            PATTERNS["than-behind"].match(between) is not None and first.years[0] > second.years[0]
        )
    return PATTERNS["than-between"].search(between) is not None and first.years[0] < second.years[0]


_ASKS_MOVEMENT = {
    (False, False): " 变化多少 ",
    (False, True): " 历年 ",
    (True, False): " change ",
    (True, True): " by year ",
}
"""What asks how a figure moved: in English or not, year by year or not."""


_SAY_LITTLE: frozenset[Sense] = frozenset(
    {
        Mark.FILLER,
        Operator.CHANGE,
        Operator.RISING,
        Operator.FALLING,
        Operator.COMPARE,
        Operator.TREND,
    }
)


def _none(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    known = spans(word for word in words if is_known(word) and not word.has(Operator.ZERO))
    for match in pattern("none").finditer(text):
        if not any(overlap(match.span(), other) for other in known):
            return StatedClaim(IsNone(), tidy(blank(text, match.start(), match.end())))
    zero = next((word for word in words if word.has(Operator.ZERO)), None)
    if zero is None:
        return None
    return StatedClaim(IsNone(), tidy(blank(text, zero.start, zero.end)))


def _some(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    match = pattern("some").search(text) or _said_to_have(text, words, parts)
    if match is None:
        return None
    return StatedClaim(IsSome(), tidy(blank(text, match.start(), match.end())))


def _said_to_have(text: str, words: Sequence[Word], parts: Parts) -> re.Match[str] | None:
    """有 right ahead of a row in a statement: 平罗2022有处罚吧; 有处罚吗 asks for the number."""
    if PATTERNS["only-asks"].search(parts.text):
        return None
    rows = {word.start for word in words if word.subjects}
    return next((has for has in PATTERNS["has"].finditer(text) if has.end() in rows), None)
