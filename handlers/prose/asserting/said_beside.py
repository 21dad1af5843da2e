"""What a clause says beside the words of a question and that is of the same: who is counted, what
comes into a mailbox, the list of the things that are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.prose.asserting.checks import unit_in_noun
from handlers.prose.asserting.found import FigureMatch
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.asserting.windows import Window
from handlers.prose.lists import kind_of_unit, pattern, words
from handlers.prose.shapes import shape
from handlers.prose.wording import neutral
from store.model import Figure
from store.quick_records import replace

_NOUNS = (("letters-counted", "letters"), ("scores-counted", "scored"))
"""Lists of measure words and of what they count, which need not be asked for beside them."""
_ENUMERATES = "、"
_ENDING = 3
"""Characters behind a word that may end a longer one for the same field: 资源, 类信息."""

Spans = Sequence[tuple[int, int]]


def with_what_it_counts(
    found: FigureMatch,
    figure: Figure,
    window: Window,
    wanted: SoughtFigure,
) -> FigureMatch:
    """The same with all that the clause says of the very thing that is asked for."""
    found = _with_people(found, figure, window, wanted)
    found = replace(found, own=(*found.own, *_nouns_of_it(window, wanted)))
    found = replace(found, own=(*found.own, *_item_of_a_field(window, wanted)))
    return replace(found, own=(*found.own, *_whole_list(figure, window, found.own)))


def is_told_by_example(figure: Figure, window: Window, found: FigureMatch) -> bool:
    """Whether a figure counts how often something was done, and between that and the number stands
    of what it was, by example: 公示栏公示扶贫等民生类信息300余次.
    """
    if kind_of_unit(figure.unit) != "times":
        return False
    left = len(window.left)
    return any(
        shape("done-to-examples").fullmatch(window.left, end) for _, end in found.own if end <= left
    )


def _with_people(
    found: FigureMatch,
    figure: Figure,
    window: Window,
    wanted: SoughtFigure,
) -> FigureMatch:
    """The same with the word for those who are counted, where people are asked for:
    兼职人员86名.
    """
    if (
        kind_of_unit(figure.unit or unit_in_noun(window.left)) != "people"
        or kind_of_unit(wanted.unit) != "people"
    ):
        return found
    people = [one.span() for one in pattern("people-words").finditer(window.own)]
    return replace(found, own=(*found.own, *people))


def _nouns_of_it(window: Window, wanted: SoughtFigure) -> Iterator[tuple[int, int]]:
    """The word for what is counted in the measure word that is asked for (来信2228件, asked in 封),
    or for what comes into a mailbox: 县长信箱留言24件.
    """
    nouns = next((noun for units, noun in _NOUNS if wanted.unit in words(units)), "")
    nouns = "weighed" if wanted.weight else nouns
    if not nouns and any(pattern("mailboxes").search(term) for term in wanted.terms):
        nouns = "mailbox-items"
    if nouns:
        yield from (one.span() for one in pattern(nouns).finditer(window.own))


def _item_of_a_field(window: Window, wanted: SoughtFigure) -> Iterator[tuple[int, int]]:
    """The whole of an item that begins with the field that is asked for: 矿产资源 of
    矿产方面发了几篇.
    """
    asked = shape("in-the-field").search(wanted.text)
    if asked is None or not window.listed:
        return
    for term in wanted.terms:
        rest = len(window.left) - len(term)
        if asked["field"].endswith(term) and window.left.startswith(term) and rest <= _ENDING:
            yield 0, len(window.left)


def _whole_list(figure: Figure, window: Window, own: Spans) -> Spans:
    """The list of what is counted, where it has as many items as the figure says.

    新增创城、密码法、政策直通车专栏3个 counts the whole of it, and what it lists narrows nothing.
    """
    text = window.left
    first, last = text.find(_ENUMERATES), text.rfind(_ENUMERATES)
    begins = [end for _, end in own if end <= first]
    heads = [
        start for start, end in own if start > last and neutral().is_all_of(text, end, len(text))
    ]
    if first < 0 or not begins or not heads:
        return ()
    begin, head = max(begins), min(heads)
    if text[begin:head].count(_ENUMERATES) + 1 == figure.value:
        return ((begin, head),)
    return ()
