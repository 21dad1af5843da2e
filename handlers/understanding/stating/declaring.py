"""What a text states where it asks nothing: 平罗县申请24件; "Xiji received no requests";
新收2021年到2024年逐年上升.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from handlers.understanding.asked.claims import ClaimedTrend, Counts, IsAll, IsMore, IsNone
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import (
    BOUNDS,
    Amount,
    StatedClaim,
    blank,
    is_all_denied,
    is_english,
    pattern,
    says_only,
    standing_apart,
    tidy,
)
from handlers.understanding.stating.claim_words import is_known as known_word
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.numerals import numeral
from handlers.understanding.wordlists.senses import (
    HintsAt,
    Level,
    Mark,
    NamesColumn,
    NamesSubject,
    Operator,
    Sense,
    TownshipKind,
)
from store.reading.words.numbers import chinese

_ASKS_IN_ENGLISH = re.compile(
    r"\W*(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b"
)
_SAYS_WHO: tuple[Sense, ...] = (Mark.AGENCIES, Mark.ASK, *Level, *TownshipKind)
_NOTHING_IN_ENGLISH = re.compile(r"\b(?:no|nothing|nobody|not (?:a single|one|any)|zero|none)\b")
"""What denies in an English sentence, behind its verb: charged no fees, carried nothing forward."""


def declared_without_number(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """What a text without a number states of one agency or of two; None where it may as well
    ask.
    """
    if _may_ask(text, words, parts):
        return None
    return _all(text, words, parts) or _none(text, words, parts) or _more(text, words, parts)


def is_a_movement(text: str, words: Sequence[Word], parts: Parts) -> bool:
    """Whether a text states how the figure of one agency moved: with two years, or with a verb that
    is no heading.
    """
    if len(parts.mentions) != 1 or _may_ask(text, words, parts):
        return False
    if is_english(parts.text):
        return pattern("moved").search(text) is not None
    return len(parts.years) > 1 or pattern("every_year").search(text) is not None


_MORE_IN_A_YEAR = re.compile(
    r"\b(?P<more>more|fewer|less)\b(?P<what>.{2,60}?)\bthan (?:in )?"
    r"(?:(?=(?:19|20)\d\d)|(?P<before>(?:the )?previous year))"
)


def more_than_in(text: str, parts: Parts) -> StatedClaim | None:
    """Yangshuo issued more licences in 2022 than in 2021: one agency, two years."""
    match = _MORE_IN_A_YEAR.search(text)
    if match is None or len(parts.mentions) > 1:
        return None
    if match["before"] is not None and len(parts.mentions) == 1:
        rest = (
            f"{text[: match.start()]}{match['what']} change compared with the previous year "
            f"{text[match.end() :]}"
        )
        return StatedClaim(ClaimedTrend(up=match["more"] == "more"), tidy(rest))
    if len(parts.years) != 2:
        return None
    later_first = parts.years[0] > parts.years[1]
    rest = f"{text[: match.start()]}{match['what']} and {text[match.end() :]} change"
    return StatedClaim(ClaimedTrend(up=(match["more"] == "more") == later_first), tidy(rest))


_SO_MANY_HAVE = re.compile(
    r"^\W*(?:only |exactly |just )?(?P<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?=(?:[\w']+ ){0,3}?"
    r"(?:agenc(?:y|ies)|bod(?:y|ies)|count(?:y|ies)|bureaus?|offices?|towns?|governments?|departments?)\b)"
)
"""Three Guilin agencies had more than 50 new requests."""


def counts_agencies(text: str) -> bool:
    """Whether a text begins with how many agencies there are: exactly three agencies in Xinyang had
    more.
    """
    return _SO_MANY_HAVE.match(text) is not None


def so_many(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """超过十件的单位有三家: how many are beyond a bound."""
    if not any(word.has_any(BOUNDS) for word in words):
        return None
    ahead = _SO_MANY_HAVE.match(text)
    if ahead is not None:
        count = numeral(ahead["count"])
        if count is None:
            return None
        return StatedClaim(Counts(count), tidy(f"which {text[ahead.end() :]}"))
    match = PATTERNS["has-so-many"].search(text)
    if match is None:
        return None
    number = int(match["count"]) if match["count"].isdigit() else chinese(match["count"])
    if number is None:
        return None
    return StatedClaim(Counts(int(number)), tidy(text[: match.start()] + "有几家"))


def _may_ask(text: str, words: Sequence[Word], parts: Parts) -> bool:
    """Whether a text without a question mark asks all the same: for somebody, a place in an order,
    or a number.
    """
    english = is_english(parts.text)
    if english and _ASKS_IN_ENGLISH.match(parts.text):
        return True
    if any(word.has_any(_SAYS_WHO) for word in words if not (english and word.has(Mark.ASK))):
        return True
    return _says_rank(words)


def _says_rank(words: Sequence[Word]) -> bool:
    """Whether a place in an order is spoken of."""
    return any(str(sense).startswith("op:rank") for sense in senses_of_all(words))


def _all(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """红安县2024年的申请全部由自然人提出: a row is all of one column, said with a verb of coming
    from.
    """
    match = PATTERNS["all-came-from"].search(text) or _all_of_what_follows(text, words)
    if (
        match is None
        or is_all_denied(text, match)
        or not names_a_column(words)
        or len(parts.mentions) != 1
    ):
        return None
    return StatedClaim(IsAll(), tidy(blank(text, match.start(), match.end())))


def names_a_column(words: Sequence[Word]) -> bool:
    """Whether one of the columns is named that make up a total."""
    return any(
        isinstance(sense, NamesColumn) and sense.code != "total" for sense in senses_of_all(words)
    )


def _all_of_what_follows(text: str, words: Sequence[Word]) -> re.Match[str] | None:
    """复议全部维持: the column stands right behind."""
    match = pattern("all").search(text)
    named = match is not None and any(word.start == match.end() and word.columns for word in words)
    if named:
        return match
    return None


def _none(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """天宫镇2024年没有收到任何申请, "Xiji received no requests": said of one agency."""
    if len(parts.mentions) != 1:
        return None
    match = pattern("none_at_all").search(text)
    if match is not None:
        span: tuple[int, int] | None = match.span()
    else:
        span = (
            _denial_in_english(text, words) if is_english(parts.text) else _denial_in_chinese(words)
        )
    if span is None:
        return None
    return StatedClaim(IsNone(), tidy(blank(text, *span)))


def _denial_in_english(text: str, words: Sequence[Word]) -> tuple[int, int] | None:
    """Where a word denies that stands in no label of a row: charged no fees."""
    known = [
        (word.start, word.end) for word in words if known_word(word) and not word.has(Operator.ZERO)
    ]
    match = standing_apart(_NOTHING_IN_ENGLISH, text, known)
    if match is not None and _denies_something(text, match):
        return match.span()
    return None


def _denial_in_chinese(words: Sequence[Word]) -> tuple[int, int] | None:
    denied = _denied_word(words)
    if denied is None:
        return None
    return (denied.start, denied.end)


def _denies_something(text: str, match: re.Match[str]) -> bool:
    """Whether a denial stands behind a verb, or begins the sentence: none of the requests were
    denied.
    """
    return re.search(r"\w", text[: match.start()]) is not None or text[match.end() :].startswith(
        " of the "
    )


def _denied_word(words: Sequence[Word]) -> Word | None:
    """The word that denies a row with which the text ends: 没有 in
    麻城市2024年没有申请结转下年度.
    """
    spoken = [word for word in words if not word.has(Mark.FILLER)]
    if (
        len(spoken) < 2
        or not (spoken[-1].subjects or spoken[-1].hints)
        or spoken[-1].has(Mark.COUNT)
    ):
        return None
    for word, denied in pairwise(spoken[-len(_DENIED) - 1 :]):
        if word.text in _DENIED:
            if _GRANTED.intersection(denied.subjects):
                return None
            return word
    return None


_GRANTED = frozenset({"granted", "partial"})
"""没有公开的申请 are those that were not granted."""


_DENIED = ("没有", "没", "无")


def begins_with_the_other(words: Sequence[Word], parts: Parts) -> bool:
    """Whether whom somebody is held against is named first: more than Xiji, Pingluo."""
    return any(word.has(Mark.THAN) and word.end <= parts.mentions[0].start for word in words)


def _more(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """祁阳市2023年处罚比道县多; "the police penalised more often than the city"."""
    if len(parts.mentions) != 2 or says_only(text):
        return None
    if begins_with_the_other(words, parts):
        return None
    above = PATTERNS["beside-a-bound"].search(text[: parts.mentions[1].start])
    if above is not None:
        asked = f"{text[: above.start()]} 和 {text[parts.mentions[1].start :]} 谁多"
        if is_english(text):
            asked = f"{text[: above.start()]} and {text[parts.mentions[1].start :]} who more"
        return StatedClaim(IsMore(fewer=above["fewer"] is not None), tidy(asked))
    if not any(word.has(Mark.THAN) for word in words):
        return None
    nameless = text
    for one in parts.mentions:  # 比大埔县少: the 大 is of a name
        nameless = blank(nameless, one.start, one.end)
    fewer = bool(re.search(r"少|低|\b(?:fewer|less|lower|smaller|less often)\b", nameless))
    more = bool(re.search(r"多|高|大|\b(?:more|higher|larger|bigger|greater)\b", nameless))
    if fewer != more:
        return StatedClaim(IsMore(fewer), tidy(text))
    return None


def is_a_statement(number: Amount, parts: Parts, words: Sequence[Word], *, follows: bool) -> bool:
    """Whether a text that asks nothing states a number of an agency: 平罗县申请24件; "Xiji issued
    20 licences".

    In Chinese the number comes last; in English what is counted comes right behind it.
    """
    apart = len(parts.mentions) == 2 and any(word.has(Mark.THAN) for word in words)
    if (
        (len(parts.mentions) > 1 and not apart)
        or not parts.words
        or not (parts.mentions or follows)
    ):
        return False
    if _says_rank(words) or _asks_for_somebody(number, parts, words):
        return False
    if re.search(r"的\W*$", parts.text) and any(word.has_any(BOUNDS) for word in words):
        return False  # 新收不到十件的: those with fewer
    if is_english(parts.text):
        return _states_in_english(number, parts, words, apart=apart, follows=follows)
    return _states_in_chinese(number, parts, words)


def _asks_for_somebody(number: Amount, parts: Parts, words: Sequence[Word]) -> bool:
    """Whether a text with a number asks all the same; what only makes a statement of it does not:
    都是5件.
    """
    english = is_english(parts.text)
    if english and _ASKS_IN_ENGLISH.match(parts.text):
        return True
    return any(
        word.has_any(_SAYS_WHO) for word in words if not _goes_with(word, number, english=english)
    )


def _goes_with(word: Word, number: Amount, *, english: bool) -> bool:
    """Whether a word that can ask says nothing beside a number that is stated."""
    if word.has(Mark.FILLER) or word.text == "呢":
        return True
    return word.has(Mark.ASK) and (
        english or word.start >= number.end or word.text in _EACH_IS_SO_MUCH
    )


_EACH_IS_SO_MUCH = ("都是", "均为", "都为")


def _names_a_cell(words: Sequence[Word]) -> bool:
    """Whether any row or column of the tables is spoken of."""
    return any(word.subjects or word.hints or word.columns for word in words)


def _states_in_chinese(number: Amount, parts: Parts, words: Sequence[Word]) -> bool:
    if not number.counted and not _names_a_cell(words):
        return False  # a bare number beside nothing that is known states nothing: <script>alert(1)
    behind = [word for word in words if word.start >= number.end]
    if _are_bounds(behind) or (
        behind and all(_may_end_a_statement(word, number) for word in behind)
    ):
        return True
    return not re.sub(r"[\W了的整吧呀啊哦嘛]+", "", parts.text[number.end :])


def _are_bounds(behind: Sequence[Word]) -> bool:
    """Whether only a bound stands behind a number: 占办结的四成以上."""
    told = [word for word in behind if not word.has(Mark.ASK)]
    return bool(told) and all(word.has_any(BOUNDS) for word in told)


def _states_in_english(
    number: Amount,
    parts: Parts,
    words: Sequence[Word],
    *,
    apart: bool,
    follows: bool,
) -> bool:
    ahead = parts.text[: number.start]
    if ahead.rstrip().endswith("by"):
        return any(word.has(Operator.CHANGE) for word in words)  # fell by 727
    if number.counted in ("yuan", "rmb"):
        return True
    if _PUTS_AT.search(ahead) and _ends_with(parts, number.end):
        return _names_a_cell(words)
    behind = next(
        (word for word in words if word.start >= number.end and not word.has(Mark.FILLER)), None
    )
    if behind is None or behind.has(Mark.THOSE):
        return follows
    return (apart and behind.has(Operator.COMPARE)) or _is_counted(
        behind, words
    )  # 30 fewer requests than Lingchuan


def _is_counted(behind: Word, words: Sequence[Word]) -> bool:
    """Whether the word behind a number is what the tables count: it licensed 43 cases."""
    if behind.has(Mark.COUNT):
        return any(word.subjects or word.hints for word in words)
    return any(isinstance(sense, NamesSubject | HintsAt | NamesColumn) for sense in behind.senses)


def _ends_with(parts: Parts, end: int) -> bool:
    """Whether nothing but a year stands behind a place: penalties came to 24 in 2022."""
    rest = parts.text[end:]
    for period in parts.periods:
        if period.start >= end:
            rest = rest.replace(parts.text[period.start : period.end], "")
    return not re.sub(r"\W|\b(?:in|for|during)\b", "", rest)


_PUTS_AT = re.compile(
    r"\b(?:puts?|gives?|lists?|shows?|records?|states?)\b.*\b(?:at|as)\s*$"
    r"|\b(?:st(?:ands?|ood)|comes?|came|come out|came out) (?:at|to|in at)\s*$"
    r"|\b(?:was|were|is|are)\s*$"
    r"|\b(?:amount(?:s|ed)? to|totall?ed|reach(?:es|ed))\s*$"
)
"""The report puts penalties at 1,173; penalties stand at 1,173."""


def _may_end_a_statement(word: Word, number: Amount) -> bool:
    """Whether a word behind a number goes on with nothing else: 收了77件申请."""
    counted = bool(number.counted) and bool(word.hints or word.subjects)
    return (
        counted or _is_a_unit(word) or word.has_any((Mark.COUNT, Mark.ITEMS, Mark.FILLER, Mark.ASK))
    )


def _is_a_unit(word: Word) -> bool:
    """Whether a word says what is counted: 9个项目, and not 九项合计."""
    return bool(word.columns) and not word.has(Operator.SUM)
