"""A figure and how it moved, stated in one breath: 新收14件，较2023年少3件; "14 new requests, 3
fewer than in 2023".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import amounts, blank, is_english, pattern
from handlers.understanding.stating.claiming import asks_otherwise, without_marker, words_in
from handlers.understanding.wordlists.lexicon import Word

_CLAUSE = re.compile(r"\s*[，,;；:：](?!\d)\s*(?:and |but |which is |that is )?")
_YEAR = (
    r"(?:(?:in )?(?P<year>(?:19|20)\d\d)|(?:in |the )*(?:year before|previous year|preceding year))"
)
_SO_MANY = r"(?P<much>\d[\d,.]*\s*(?:%|percent|per cent)?)"
_MOVED = (
    re.compile(
        rf"(?:by )?{_SO_MANY} (?P<way>more|higher|fewer|less|lower) than (?:that )?(?:in )?{_YEAR}"
    ),
    re.compile(
        rf"(?P<way>up|down) (?:by )?{_SO_MANY}(?:\s*(?:on|from|against|over|compared (?:with|to)) "
        rf"{_YEAR})?"
    ),
    re.compile(
        r"(?:a |an )(?P<way>rise|increase|growth|fall|drop|decrease|decline|reduction) (?:of|by) "
        rf"{_SO_MANY}(?:\s*(?:on|from|against|over|compared (?:with|to)) {_YEAR})?"
    ),
    re.compile(
        r"(?P<way>rising|increasing|growing|falling|dropping|decreasing) (?:by )?"
        rf"{_SO_MANY}(?:\s*(?:on|from|against|over|compared (?:with|to)) {_YEAR})?"
    ),
)
_UNMOVED = re.compile(
    rf"(?:(?:exactly |just )?the same (?:number |figure )?as|unchanged (?:from|on|since)|no "
    rf"change (?:from|on)) {_YEAR}"
)
_DOWN = frozenset(
    {"fewer", "less", "lower", "down", "fall", "drop", "decrease", "decline", "reduction"}
    | {"falling", "dropping", "decreasing"}
)


def with_its_movement(parts: Parts) -> tuple[str, ...]:
    """The statements of a text that says by how much a figure of one agency moved, in a clause
    behind it.

    Two where it states the figure as well; the second is of what the first counts, so its words are
    put before it. None where it states no such thing.
    """
    text = without_marker(parts.text)
    behind = _CLAUSE.search(text, parts.mentions[0].end) if len(parts.mentions) == 1 else None
    words = words_in(text, parts)
    if behind is None or asks_otherwise(words, text):
        return ()
    found = amounts(text, parts, words)
    if not found:
        return ()
    ahead, moved = text[: behind.start()], text[behind.end() :].strip(" .。")
    stated = [one for one in found if one.end <= behind.start()]
    if len(stated) > 1:
        return ()
    counted = blank(ahead, stated[0].start, stated[0].end) if stated else ahead
    if is_english(text):
        said = _in_english(moved)
        if said is None:
            return ()
        return (ahead, f"{counted} {said}")[1 - len(stated) :]
    moves = bool(stated) and _moves(moved, words, behind.end(), len(found) - 1)
    if moves:
        return (ahead, counted + moved)
    return ()


def _moves(moved: str, words: Sequence[Word], place: int, count: int) -> bool:
    """Whether a clause that begins at a place says by how much a figure moved, with one number, or
    that it did not.
    """
    same = pattern("same").search(moved) is not None
    if count != 1 - same or PATTERNS["year-of-today"].search(
        moved
    ):  # 比去年多 is reckoned from today, and may be of any year
        return False
    return _moves_behind(words, place, same=same)


def _moves_behind(words: Sequence[Word], place: int, *, same: bool) -> bool:
    """Whether what moves a figure stands behind a place, or it is said to be the same."""
    moving = [
        word.start for word in words if any(str(sense).startswith("op:") for sense in word.senses)
    ]
    if moving:
        return min(moving) >= place
    return same


_FROM_TO_IN_ENGLISH = re.compile(
    r"(?:\b(?:rose|fell|grew|dropped|declined|increased|decreased|changed|moved|climbed|went(?: "
    r"up| down)?)\s+)?"
    r"\bfrom (?P<was>\d[\d,.]*\d|\d) to (?P<became>\d[\d,.]*\d|\d)(?! (?:to|and) )(?!\d)"
)
_YEARS = (1900, 2100)


def from_one_to_the_other(parts: Parts) -> tuple[str, ...]:
    """The two statements of a text that says from what to what a figure of one agency moved:
    从1836件增加到2215件.

    In the year that is named and the one before it, or in the two that are; none where it says no
    such thing.
    """
    english = is_english(parts.text)
    text = _without_years(parts)
    match = (_FROM_TO_IN_ENGLISH if english else PATTERNS["from-one-to-the-other"]).search(text)
    years = sorted(set(parts.years))
    if match is None or len(parts.mentions) != 1 or len(years) not in (1, 2):
        return ()
    behind = parts.mentions[0].start > match.start()
    asks_more = not english and any(
        word.subjects and word.start >= match.end() for word in parts.words
    )
    if behind or asks_more or _is_a_year(match["was"]) or asks_otherwise(parts.words, parts.text):
        return ()
    ahead = re.sub(r"(?:\bin|\bfor|\bduring)?\s+$", "", text[: match.start()].rstrip(" ，,"))
    first, last = years[0] - (len(years) == 1), years[-1]
    if english:
        ahead = pattern("moved").sub(" ", ahead)  # exploded in 2023, from 8 to 29
        return (
            f"{ahead} in {first} were {match['was']}",
            f"{ahead} in {last} were {match['became']}",
        )
    unit = match["unit"] or ""
    return f"{ahead}{first}年{match['was']}{unit}", f"{ahead}{last}年{match['became']}{unit}"


def _without_years(parts: Parts) -> str:
    text = parts.text
    for period in parts.periods:
        text = blank(text, period.start, period.end)
    return text


def _is_a_year(said: str) -> bool:
    return said.isdigit() and _YEARS[0] <= int(said) < _YEARS[1]


def _in_english(moved: str) -> str | None:
    """How a clause says that something moved, in the words of a sentence of its own."""
    for turn in _MOVED:
        match = turn.fullmatch(moved)
        if match is not None:
            way = "fell" if match["way"] in _DOWN else "rose"
            return (
                f"{way} by {match['much'].strip()} compared with "
                f"{match['year'] or 'the previous year'}"
            )
    same = _UNMOVED.fullmatch(moved)
    if same is None:
        return None
    return f"the same as {same['year'] or 'the previous year'}"
