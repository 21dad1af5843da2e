"""The words that belong to a figure of the prose: its own clause, and what before it speaks of it
too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from handlers.prose.asserting.clauses import (
    CLAUSE,
    Places,
    beginning,
    but_siblings,
    context,
    last,
    listed,
)
from handlers.prose.shapes import shape
from handlers.prose.wording import done_words, holds_a_verb
from store.folding import Folded
from store.model import Figure

_ASIDE = re.compile(r"[（(][^（()）]*[)）]$")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,6}")


@dataclass(frozen=True, slots=True)
class Window:
    """A figure's own clause on either side of the number, and what before it in the sentence
    belongs to it too.
    """

    left: str
    right: str
    before: str
    earlier: str = ""
    """All that the sentence says before, other figures' clauses too: a verb there may govern the
    whole list.
    """
    of: str = ""
    """The figure right before its clause, of which it may be a part: 30件 of 30件建议办结29件."""
    listed: tuple[tuple[str, str], ...] = ()
    """The clauses before that have a figure of their own, the nearest first: what stands before and
    behind it.
    """

    @property
    def own(self) -> str:
        """The clause without the number."""
        return self.left + self.right


def without_asides(folded: Folded, asked: str) -> Folded:
    """A text whose short asides divide no clause, and stand in it only where they are asked for.

    乡镇（街道）受理58件 is of 乡镇街道; 微博“江门公路”（新浪）发布信息156条 is of 微博.
    """
    if "(" not in folded.text and "（" not in folded.text:
        return folded

    def plain(aside: re.Match[str]) -> str:
        said = any(pair in asked for pair in map("".join, pairwise(aside[1])))
        if said:
            return f"/{aside[1]}/"
        return "/" * len(aside[0])

    return replace(folded, text=shape("short-aside").sub(plain, folded.text))


@lru_cache(maxsize=1024)
def windows_of(folded: Folded, figures: tuple[Figure, ...], *, rate: bool) -> tuple[Window, ...]:
    """The clause of each figure of a sentence, in order, and what before it belongs to it too.

    Kept, as one question is held against a sentence in several ways, and the next question against
    the same sentences.
    """
    places = [(folded.index(one.start), folded.index(one.start + len(one.raw))) for one in figures]
    return tuple(_window(folded.text, places, number, rate=rate) for number in range(len(places)))


def _window(text: str, places: Places, number: int, *, rate: bool) -> Window:
    start, end = places[number]
    stop = beginning(text, places, start)
    first = number
    while first and _goes_with(text, places, first):
        first -= 1  # 培训2期100余人次: both count what stands before the first
    noun = _before_aside(text, stop, places[first][0])
    first = next(one for one, (begin, _) in enumerate(places) if begin >= noun)
    left = max(stop, last(CLAUSE, text, stop, noun), places[first - 1][1] if first else 0)
    of = _figure_before(text, places[:first], left)
    if first and shape("listed-before").search(text, left, noun) and left == places[first - 1][1]:
        left = noun  # 3个查阅中心、1个专区: what stands before the second is what the first counts
    before = "".join(context(text, stop, left, start, places, rate=rate))
    clauses = tuple(listed(text, stop, left, but_siblings(text, stop, left, places)))
    return Window(
        text[left:noun],
        text[end : _end_of(text, places, number)],
        before,
        text[stop:left],
        of,
        clauses,
    )


def _figure_before(text: str, places: Places, left: int) -> str:
    """The last of some figures where it ends right there, else nothing."""
    return next((text[start:end] for start, end in places[-1:] if end == left), "")


def _end_of(text: str, places: Places, number: int) -> int:
    """Where the clause of a figure ends behind it."""
    end = places[number][1]
    if shape("next-item").match(text, end):
        return end
    following = _following(text, places, number)
    tail = shape("clause-ends").search(text, end)
    right = min(tail.start() if tail else len(text), following)
    if right == following < len(text):
        right -= _verb_at_the_end(text[end:right])  # 30件建议办结29件: 办结 is said of the second
    return right


def _following(text: str, places: Places, number: int) -> int:
    """Where the next figure begins, or the text ends."""
    if number + 1 < len(places):
        return places[number + 1][0]
    return len(text)


def _goes_with(text: str, places: Places, number: int) -> bool:
    """Whether a figure stands right behind another, so that both count what stands before that.

    Between 53个部门 and 2261项事项 stands only the noun that the first counts; the second has one
    of its own.
    """
    between = text[places[number - 1][1] : places[number][0]]
    if not between or shape("sorts-of-it").fullmatch(between):
        return True
    own_noun = _NOUN.match(text, places[number][1], _following(text, places, number))
    return bool(own_noun) and bool(_NOUN.fullmatch(between)) and not holds_a_verb(between)


def _verb_at_the_end(text: str) -> int:
    """How many characters the verb has with which a text ends."""
    return next((len(verb) for verb in done_words() if len(verb) > 1 and text.endswith(verb)), 0)


def _before_aside(text: str, stop: int, start: int) -> int:
    """Where the words before a number end: in 查询设备（65寸一体机）5套 before what stands in
    brackets.
    """
    aside = _ASIDE.search(text, stop, start)
    if aside:
        return aside.start()
    return start
