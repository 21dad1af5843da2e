"""What the number in a clause counts, and whether that is what is asked for: no more, no less,
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from handlers.prose.asserting.windows import Window
from handlers.prose.lists import pattern, words
from handlers.prose.shapes import shape
from handlers.prose.wording import (
    deeds,
    done_or_property,
    done_words,
    narrowing,
    neutral,
    neutral_or_done,
    neutral_or_verb,
    spans_of,
    verbs,
)

_LEFT_OVER = 2
"""Characters of a list's item that need not be asked for: 政协 of 政协提案."""


Spans = Sequence[tuple[int, int]]


def _leads_to_number(text: str, end: int, left: int) -> bool:
    """Whether nothing that counts stands between a word's end and the number: neutral words, or
    examples.
    """
    if neutral_or_verb().is_all_of(text, end, left):
        return True
    return shape("told-by-example").fullmatch(text, end, left) is not None


def counts_it(window: Window, spans: Spans) -> bool:
    """Whether the words right before and behind a number are among those found: they say what it
    counts.
    """
    left, whole = len(window.left), len(window.own)
    ends = {end for _, end in spans}
    before = any(_leads_to_number(window.own, end, left) for end in ends if end <= left)
    alone = neutral_or_verb().is_all_of(window.left)
    noun_behind = any(end > left for end in ends)
    if neutral().is_all_of(window.right) or (not noun_behind and _goes_on(window.own, left)):
        return before
    behind = any(
        end > left and neutral().is_all_of(window.own, end, whole) for end in ends
    ) or _noun_behind(window.own, left, spans)
    return behind and (before or alone or noun_behind)


def _goes_on(text: str, place: int) -> bool:
    """Whether what stands behind a number only says what was done with it: 7件办结."""
    if text.startswith(done_words(), place):
        return True  # 上 of 上报 is no neutral 上 of 在网站上
    return text.startswith(done_words(), neutral().goes_to(text, place))


def _noun_behind(text: str, left: int, spans: Spans) -> bool:
    """Whether what stands right behind a number is asked for, and then something is done:
    8个行政村全部开通代办点.

    A verb alone is none: 公开 of 开展了1次政务公开工作推进会.
    """
    end = left
    for start, stop in sorted(spans):
        if text[start:stop] in verbs() and end == left:
            continue
        if start >= end and neutral_or_verb().is_all_of(text, end, start):
            end = max(end, stop)
    return end > left and (_goes_on(text, end) or pattern("adverbs").match(text, end) is not None)


def is_whole(text: str, left: int, spans: Spans) -> bool:
    """Whether nothing that narrows it stands before a general word: 信息 in 主动公开财政信息 is not
    信息.

    Of several in a clause (政府信息公开网站公开信息) the last counts. The number stands at `left`;
    what it adds up is told by example before it (公开了临时救助、低保、移民搬迁等109条内容).
    """
    last = max((start for start, end in spans if text[start:end] in words("heads")), default=None)
    if last is None or (last == left and shape("list-by-example").search(text, 0, left)):
        return True
    on_account = any(pattern("accounts").search(text, *span) for span in spans)
    if on_account and shape("list-by-example").search(text, 0, last):
        return True  # 网站公开党建、人事等信息334条 are all of the 网站
    before = max((min(end, last) for begin, end in spans if begin < last), default=0)
    return neutral_or_done().is_all_of(text, before, last)


def narrowed(text: str, spans: Spans) -> bool:
    """Whether a word that the question does not say makes the number count something else
    (新增用户).
    """
    plain = shape("examples").sub(lambda one: "□" * len(one[0]), text)
    found = [match.span() for match in narrowing().finditer(plain)]
    joined = joined_up(spans)  # 新 and 开设 are asked for: 新开 is
    asked = {
        span
        for span in found
        if any(start <= span[0] and span[1] <= stop for start, stop in joined)
    }
    ends = {end for _, end in asked}
    starts = {start for start, _ in asked}
    touching = {span for span in found if span[0] in ends or span[1] in starts}
    beside = {span for span in touching if text[slice(*span)] in deeds()}
    return not set(found) <= asked | beside  # 注销关停1个 is of 关停


def joined_up(spans: Spans) -> list[tuple[int, int]]:
    """Spans that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def is_one_of_several(window: Window, spans: Spans) -> bool:
    """Whether a word that is asked for is one of several that are counted together: 网站 in
    网站和微信发布信息5条.
    """
    left = len(window.left)
    for text, begin in ((window.left, 0), (window.right, left)):
        inside = [
            (start - begin, end - begin)
            for start, end in spans
            if start - begin >= 0 and end - begin <= len(text)
        ]
        if _shares_its_count(text, [span for span in inside if text[slice(*span)] not in verbs()]):
            return True
    return False


def is_one_of_a_row(text: str, span: tuple[int, int], terms: Sequence[str]) -> bool:
    """Whether a word of a text stands in a row with others that are not among the words that are
    asked for.
    """
    return _shares(
        text, span, list(chain.from_iterable(spans_of(term, text) or () for term in terms))
    )


def _shares_its_count(text: str, asked: Spans) -> bool:
    if shape("each").search(text):
        return False  # 办结和答复率均为100%
    return any(_shares(text, span, asked) for span in asked)


def _shares(text: str, span: tuple[int, int], asked: Spans) -> bool:
    start, end = span
    behind = shape("coordinated-behind").match(text, end)
    before = shape("coordinated-before").search(text, 0, start)
    if behind and not _asked_near(text, asked, behind.end()):
        return True
    return bool(before) and not any(stop == before.start() for _, stop in asked if before)


def _asked_near(text: str, asked: Spans, place: int) -> bool:
    """Whether the item of a list that begins at a place is asked for too."""
    following = shape("item-ends").search(text, place)
    stop = following.start() if following else len(text)
    inside = [
        (max(start, place), min(end, stop)) for start, end in asked if start < stop and place < end
    ]
    left_over = stop - place - sum(end - start for start, end in dict.fromkeys(inside))
    return bool(inside) and left_over <= _LEFT_OVER


def is_explained(text: str, spans: Spans) -> bool:
    """Whether the words outside the spans are all neutral."""
    return all(neutral().is_all_of(text, begin, end) for begin, end in between(text, spans))


def between(text: str, spans: Spans) -> Iterable[tuple[int, int]]:
    """What spans leave over of a text."""
    edges = [(0, 0), *sorted(spans), (len(text), len(text))]
    end = 0
    for left, right in pairwise(edges):
        end = max(end, left[1])
        yield end, max(end, right[0])


def only_done(text: str, spans: Spans) -> bool:
    """Whether a clause says only what was done, or a property of what was counted before: 已办结,
    免费赠阅, 浏览量.
    """
    done = done_or_property()
    if done.is_all_of(text):
        return True
    pieces = [*spans, *between(text, spans)]
    return all(done.is_all_of(text, begin, end) for begin, end in pieces)


def done_beside(text: str, spans: Spans) -> bool:
    """Whether a clause says besides the spans only what was done: 参与 in 参与市民约300人."""
    return all(
        done_or_property().is_all_of(text, begin, end) for begin, end in between(text, spans)
    )


def stands_before_the_counted(term: str, text: str) -> bool:
    """Whether a word stands in a clause, and something else is counted there."""
    spans = spans_of(term, text)
    end = max(end for _, end in spans) if spans else _end_in_pieces(term, text)
    return end > 0 and not neutral_or_verb().is_all_of(text, end)


def _end_in_pieces(term: str, text: str) -> int:
    """Where a word ends that stands there in two pieces: 人大代表 in 三届人大五次会议代表议案; 0
    where it does not.
    """
    half = len(term) // 2
    first = text.find(term[:half]) if half > 1 else -1
    second = text.find(term[half:], first + half) if first >= 0 else -1
    if second >= 0:
        return second + len(term) - half
    return 0
