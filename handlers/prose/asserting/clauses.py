"""Cutting a sentence into clauses: where they begin and end, and which of them speak of a figure
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from handlers.prose.lists import pattern
from handlers.prose.shapes import shape

CLAUSE = re.compile(r"[，,。；;！!？?：:（(）)]")
_STOP = re.compile(r"[。；;！!？?]")
_CLOSED = re.compile(r"[)）]")
_GOES_ON = re.compile(r"[；;]")

Place = tuple[int, int]
Places = Sequence[Place]
"""Where figures begin and end."""


def beginning(text: str, figures: Places, start: int) -> int:
    """Where the part of the sentence begins that belongs to a figure: behind the last stop.

    The parts of a total go on behind a semicolon: 249条，其中：公文9条；重点工作39条.
    """
    stop = begin = last(_STOP, text, 0, start)
    while begin and _GOES_ON.fullmatch(text, begin - 1, begin):
        end, begin = begin, last(_STOP, text, 0, begin - 1)
        divider = shape("parts-follow").search(text, begin, end)
        if divider and any(begin <= place < divider.start() for place, _ in figures):
            return begin
    return stop


def listed(text: str, stop: int, left: int, figures: Places) -> Iterable[tuple[str, str]]:
    """The clauses before that have a figure, the nearest first, in two parts: before it and behind
    it.
    """
    edges = _edges(text, stop, left, figures)
    for begin, end in reversed(list(pairwise(edges))):
        inside = [figure for figure in figures if begin <= figure[0] < end]
        if inside:
            yield text[begin : inside[-1][0]], text[inside[-1][1] : end]


def _edges(text: str, stop: int, left: int, figures: Places) -> list[int]:
    """Where the clauses between two places begin and end.

    A row of names is one with its figure: 自治区、吴忠市解读材料10件.
    """
    edges = [stop]
    for match in shape("clause-ends").finditer(text, stop, left):
        counted = any(edges[-1] <= begin < match.start() for begin, _ in figures)
        if match[0] != "、" or counted:
            edges.append(match.end())
    return [*edges, left]


def but_siblings(text: str, stop: int, left: int, figures: Places) -> list[tuple[int, int]]:
    """The figures but those that are parts of one total with this one: none says anything of
    another.
    """
    totals = [figure for figure in figures if stop <= figure[0] and figure[1] <= left]
    dividers = list(shape("divider").finditer(text, totals[0][1] if totals else left, left))
    opened = [
        one.start()
        for one in dividers
        if one[0] not in "(（" or not _CLOSED.search(text, one.end(), left)
    ]
    return [
        figure for figure in figures if not opened or figure[1] <= opened[0] or figure[0] >= left
    ]


def last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match between two places ends; `start` where there is none."""
    return max((match.end() for match in pattern.finditer(text, start, end)), default=start)


def _is_total(text: str, figure: Place, earlier: Places, start: int) -> bool:
    """Whether a figure is the total that one further on, at `start`, is a part of."""
    if _changed(text, figure[0]) or not shape("divider").search(text, figure[1], start):
        return False
    return not _between(earlier, figure, text, start)


def context(
    text: str,
    stop: int,
    left: int,
    start: int,
    figures: Places,
    *,
    rate: bool,
) -> Iterable[str]:
    """The clauses before a figure's own: those without a figure, and that of the total that it is a
    part of.

    A rate goes with all that its sentence says before it (建议30件，办结29件，办结率96.7%).
    """
    earlier = [(begin, end) for begin, end in figures if stop <= begin and end <= left]
    edges = _edges(text, stop, left, figures)
    for begin, end in pairwise(edges):
        inside = [figure for figure in earlier if begin <= figure[0] < end]
        if rate or not inside or _is_total(text, inside[-1], earlier, start):
            yield text[begin:end]


def _between(
    earlier: Sequence[tuple[int, int]],
    figure: tuple[int, int],
    text: str,
    start: int,
) -> bool:
    """Whether another figure stands between a total and the word that divides it."""
    divider = shape("divider").search(text, figure[1], start)
    if divider is None:
        return True
    if divider[0] in "(（" and _CLOSED.search(text, divider.end(), start):
        return True
    between = [other for other, _ in earlier if figure[1] <= other < divider.start()]
    return any(
        not _changed(text, other) for other in between
    )  # 申请326件，同比增长12.8%，其中区政府本级收到87件


def _changed(text: str, start: int) -> bool:
    """Whether the number that begins here says by how much something changed."""
    left = text[last(CLAUSE, text, 0, start) : start]
    return bool(pattern("change").search(left)) and not pattern("moved-to").search(left)
