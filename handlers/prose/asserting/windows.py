"""The words that belong to a figure of the prose: its own clause, and what before it speaks of it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from handlers.prose.lists import pattern
from handlers.prose.shapes import shape
from handlers.prose.wording import deeds, holds_a_verb, verbs
from store.folding import Folded
from store.model import Figure

_STOP = re.compile(r"[。；;！!？?]")


CLAUSE = re.compile(r"[，,。；;！!？?：:（(）)]")


_TAIL = re.compile(r"[，,。；;！!？?：:（(）)、]")
_ASIDE = re.compile(r"[（(][^（()）]*[)）]$")


_CLOSED = re.compile(r"[)）]")
_GOES_ON = re.compile(r"[；;]")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,6}")


@dataclass(frozen=True, slots=True)
class Window:
    """A figure's own clause on either side of the number, and what before it in the sentence belongs to it too."""

    left: str
    right: str
    before: str
    earlier: str = ""
    """All that the sentence says before, other figures' clauses too: a verb there may govern the whole list."""
    listed: tuple[tuple[str, str], ...] = ()
    """The clauses before that have a figure of their own, the nearest first: what stands before and behind it."""

    @property
    def own(self) -> str:
        """The clause without the number."""
        return self.left + self.right


def without_asides(folded: Folded, asked: str) -> Folded:
    """A text whose short asides divide no clause, and stand in it only where they are asked for.

    乡镇（街道）受理58件 is of 乡镇街道; 微博“江门公路”（新浪）发布信息156条 is of 微博.
    """

    def plain(aside: re.Match[str]) -> str:
        said = any(pair in asked for pair in map("".join, pairwise(aside[1])))
        return f"/{aside[1]}/" if said else "/" * len(aside[0])

    return replace(folded, text=shape("short-aside").sub(plain, folded.text))


def window_of(folded: Folded, figures: Sequence[Figure], number: int, *, rate: bool) -> Window:
    """A figure's clause, and what before it in the sentence belongs to it too."""
    starts = [folded.index(figure.start) for figure in figures]
    ends = [folded.index(figure.start + len(figure.raw)) for figure in figures]
    text = folded.text
    stop = _beginning(text, list(zip(starts, ends, strict=True)), starts[number])
    first = number
    while first and _goes_with(text, starts, ends, first):
        first -= 1  # 培训2期100余人次: both count what stands before the first
    noun = _before_aside(text, stop, starts[first])
    first = next(one for one, start in enumerate(starts) if start >= noun)
    left = max(stop, _last(CLAUSE, text, stop, noun), ends[first - 1] if first else 0)
    following = starts[number + 1] if number + 1 < len(starts) else len(text)
    tail = _TAIL.search(text, ends[number])
    right = min(tail.start() if tail else len(text), following)
    if shape("next-item").match(text, ends[number]):
        right = ends[number]
    if right == following < len(text):
        right -= _verb_at_the_end(text[ends[number] : right])  # 30件建议办结29件: 办结 is said of the second
    if first and shape("listed-before").search(text, left, noun) and left == ends[first - 1]:
        left = noun  # 3个查阅中心、1个专区: what stands before the second is what the first counts
    places = list(zip(starts, ends, strict=True))
    before = "".join(_context(text, stop, left, starts[number], places, rate=rate))
    listed = tuple(_listed(text, stop, left, _but_siblings(text, stop, left, places)))
    return Window(text[left:noun], text[ends[number] : right], before, text[stop:left], listed)


def _beginning(text: str, figures: Sequence[tuple[int, int]], start: int) -> int:
    """Where the part of the sentence begins that belongs to a figure: behind the last stop.

    The parts of a total go on behind a semicolon: 249条，其中：公文9条；重点工作39条.
    """
    stop = begin = _last(_STOP, text, 0, start)
    while begin and _GOES_ON.fullmatch(text, begin - 1, begin):
        end, begin = begin, _last(_STOP, text, 0, begin - 1)
        divider = shape("parts-follow").search(text, begin, end)
        if divider and any(begin <= place < divider.start() for place, _ in figures):
            return begin
    return stop


def _goes_with(text: str, starts: Sequence[int], ends: Sequence[int], number: int) -> bool:
    """Whether a figure stands right behind another, so that both count what stands before that.

    Between 53个部门 and 2261项事项 stands only the noun that the first counts; the second has one of its own.
    """
    between = text[ends[number - 1] : starts[number]]
    if not between:
        return True
    following = starts[number + 1] if number + 1 < len(starts) else len(text)
    own_noun = _NOUN.match(text, ends[number], following)
    return bool(own_noun) and bool(_NOUN.fullmatch(between)) and not holds_a_verb(between)


def _verb_at_the_end(text: str) -> int:
    """How many characters the verb has with which a text ends."""
    return max((len(verb) for verb in (*verbs(), *deeds()) if len(verb) > 1 and text.endswith(verb)), default=0)


def _before_aside(text: str, stop: int, start: int) -> int:
    """Where the words before a number end: in 查询设备（65寸一体机）5套 before what stands in brackets."""
    aside = _ASIDE.search(text, stop, start)
    return aside.start() if aside else start


def _listed(text: str, stop: int, left: int, figures: Sequence[tuple[int, int]]) -> Iterable[tuple[str, str]]:
    """The clauses before that have a figure, the nearest first, in two parts: before it and behind it."""
    edges = _edges(text, stop, left, figures)
    for begin, end in reversed(list(pairwise(edges))):
        inside = [figure for figure in figures if begin <= figure[0] < end]
        if inside:
            yield text[begin : inside[-1][0]], text[inside[-1][1] : end]


def _edges(text: str, stop: int, left: int, figures: Sequence[tuple[int, int]]) -> list[int]:
    """Where the clauses between two places begin and end.

    A row of names is one with its figure: 自治区、吴忠市解读材料10件.
    """
    edges = [stop]
    for match in _TAIL.finditer(text, stop, left):
        counted = any(edges[-1] <= begin < match.start() for begin, _ in figures)
        if match[0] != "、" or counted:
            edges.append(match.end())
    return [*edges, left]


def _but_siblings(text: str, stop: int, left: int, figures: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The figures but those that are parts of one total with this one: none says anything of another."""
    totals = [figure for figure in figures if stop <= figure[0] and figure[1] <= left]
    dividers = list(shape("divider").finditer(text, totals[0][1] if totals else left, left))
    opened = [one.start() for one in dividers if one[0] not in "(（" or not _CLOSED.search(text, one.end(), left)]
    return [figure for figure in figures if not opened or figure[1] <= opened[0] or figure[0] >= left]


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match between two places ends; `start` where there is none."""
    return max((match.end() for match in pattern.finditer(text, start, end)), default=start)


def _context(
    text: str, stop: int, left: int, start: int, figures: Sequence[tuple[int, int]], *, rate: bool
) -> Iterable[str]:
    """The clauses before a figure's own: those without a figure, and that of the total that it is a part of.

    A rate goes with all that its sentence says before it (建议30件，办结29件，办结率96.7%).
    """
    earlier = [(begin, end) for begin, end in figures if stop <= begin and end <= left]
    edges = _edges(text, stop, left, figures)
    for begin, end in pairwise(edges):
        inside = [figure for figure in earlier if begin <= figure[0] < end]
        total = (
            inside
            and not _changed(text, inside[-1][0])
            and shape("divider").search(text, inside[-1][1], start)
            and not _between(earlier, inside[-1], text, start)
        )
        if not inside or total or rate:
            yield text[begin:end]


def _between(earlier: Sequence[tuple[int, int]], figure: tuple[int, int], text: str, start: int) -> bool:
    """Whether another figure stands between a total and the word that divides it."""
    divider = shape("divider").search(text, figure[1], start)
    if divider is None:
        return True
    if divider[0] in "(（" and _CLOSED.search(text, divider.end(), start):
        return True
    between = [other for other, _ in earlier if figure[1] <= other < divider.start()]
    return any(not _changed(text, other) for other in between)  # 申请326件，同比增长12.8%，其中区政府本级收到87件


def _changed(text: str, start: int) -> bool:
    """Whether the number that begins here says by how much something changed."""
    left = text[_last(CLAUSE, text, 0, start) : start]
    return bool(pattern("change").search(left)) and not pattern("moved-to").search(left)
