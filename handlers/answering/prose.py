"""Finding in the prose the sentence, and in the sentence the figure, that a question asks for.

Every word of the question must be found: in the figure's own clause, or, for some, earlier in its sentence. A word may
be found in pieces, but only with neutral words between them: 主动公开财政信息 is not 主动公开信息. Where two
figures fit equally well and differ, the one whose clause is wholly explained is taken, and else none: no figure rather
than a neighbouring one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from handlers.answering.answer import Quote
from handlers.answering.folding import Folded, fold
from handlers.answering.windows import CLAUSE, Window, window_of
from handlers.answering.wording import neutral, neutral_or_verb, spans_of, spread, verbs
from store.index import StoredSentence
from store.model import Figure

_NEGATION = re.compile(r"未(?!来|必|成年)|没有|没|并无|无(?!偿|障|缝|人机|线|理由|正当)")
_CHANGE = re.compile("增长|增加|减少|下降|上升|提高|回落|降低|增幅|降幅|变化|涨幅|上涨|提升|比上年|较上年|同比")
_RATE = re.compile(r"率$|占比|百分|比例|满意度")
_TOTAL = re.compile(r"共|总|累计|合计")
_HEADS = frozenset({"信息", "政府信息", "政务信息", "文件", "材料", "内容", "数据"})
"""Words so general that what stands before them decides what is counted."""
_BARE_TOTAL = re.compile(r"\W*(?:总共|共计|合计|总计|共|总)\W*[件条个篇次份]?")
_MONEY = frozenset({"元", "万元", "亿元", "块", "钱", "块钱"})
_KINDS = (
    _MONEY,
    frozenset({"人", "人次", "名", "位", "余人"}),
    frozenset({"次", "场", "场次", "期", "轮", "届", "批", "批次"}),
)
"""Measure words that count the same kind of thing; all others (件, 条, 篇, 个 …) stand for each other."""
_SHARE = 2
"""Of the words of a question, one in so many must stand in the figure's own clause."""
_RATE_SHARE = 4
"""The same for a rate of change, whose subject is mostly named with the figure before (经费5万元，增长5%)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the words, the unit asked for (件, 元, %), and whether a total is."""

    terms: tuple[str, ...]
    unit: str = ""
    total: bool = False

    @property
    def rate(self) -> bool:
        """Whether a percentage may be the answer."""
        return self.unit == "%" or any(_CHANGE.search(term) or _RATE.search(term) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure that fits, and how well; larger is better."""

    sentence: StoredSentence
    figure: Figure
    rank: tuple[int, int, int, int]
    explained: bool
    """Whether nothing in its clause is left over."""


def search(sentences: Iterable[StoredSentence], wanted: Wanted) -> list[Quote]:
    """The best quotes for a question: one with its figure, or, where none can be singled out, without."""
    if all(term in verbs() or term.isdigit() for term in wanted.terms):
        return []
    fits = [fit for sentence in sentences for fit in _fits(sentence, wanted)]
    if not fits:
        return []
    best = max(fit.rank for fit in fits)
    top = [fit for fit in fits if fit.rank == best]
    chosen = _same(top) or _same([fit for fit in top if fit.explained])
    if chosen is not None:
        return [Quote(chosen.sentence, chosen.figure, plain=chosen.explained)]
    return [Quote(sentence) for sentence in list({fit.sentence.line: fit.sentence for fit in top}.values())[:3]]


def _same(fits: Sequence[Fit]) -> Fit | None:
    """The first, if all say the same number."""
    return fits[0] if len({(fit.figure.value, fit.figure.unit) for fit in fits}) == 1 else None


def says_all(sentence: StoredSentence, terms: Sequence[str]) -> bool:
    """Whether a sentence holds all the words of a question."""
    text = fold(sentence.text).text
    return bool(terms) and all(spans_of(term, text) is not None for term in terms)


def _fits(sentence: StoredSentence, wanted: Wanted) -> Iterable[Fit]:
    folded = fold(sentence.text)
    for number, figure in enumerate(sentence.figures):
        if _unit_fits(figure, wanted):
            window = window_of(folded, sentence.figures, number, rate=wanted.rate)
            fit = _fit(sentence, figure, window, wanted, _RATE_SHARE if wanted.rate else _SHARE)
            if fit is not None and not _NEGATION.search(window.own):
                yield fit
    if wanted.unit not in _MONEY or "费" in "".join(wanted.terms):
        yield from _none_of(sentence, folded, wanted)


def _unit_fits(figure: Figure, wanted: Wanted) -> bool:
    """Money for money, people for people, a percentage for a rate; 件, 条, 篇 and the like stand for each other."""
    if (figure.unit == "%") != wanted.rate and figure.unit == "%":
        return False
    if not wanted.unit or wanted.unit == "%":
        return True
    return bool(figure.unit) and all((figure.unit in kind) == (wanted.unit in kind) for kind in _KINDS)


def _fit(sentence: StoredSentence, figure: Figure, window: Window, wanted: Wanted, share: int) -> Fit | None:
    """How well a figure fits; None unless every word is found, enough beside it, and what it counts is among them."""
    if _BARE_TOTAL.fullmatch(window.own):
        return _bare_total(sentence, figure, window, wanted)
    own: list[tuple[int, int]] = []
    inside = total = exact = 0
    for term in wanted.terms:
        total += len(term)
        spans = spans_of(term, window.own)
        if spans is not None:
            inside += len(term)
            exact += term in window.own
            own += spans
        elif not spread(term, window.earlier if term in verbs() else window.before):
            return None
    if inside * share < total or not _heads_are_whole(window.own, own) or not _counts_it(window, own):
        return None
    same_unit = bool(wanted.unit) and wanted.unit == figure.unit
    says_total = wanted.total and bool(_TOTAL.search(window.own))
    rank = (inside, int(says_total), exact, int(same_unit))
    return Fit(sentence, figure, rank, _explained(window.own, own))


def _counts_it(window: Window, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the words right before and behind a number are among those found: they say what it counts."""
    left, whole = len(window.left), len(window.own)
    ends = {end for _, end in spans}
    before = any(neutral_or_verb().fullmatch(window.own, end, left) for end in ends if end <= left)
    alone = bool(neutral_or_verb().fullmatch(window.left))
    behind = any(end > left and neutral().fullmatch(window.own, end, whole) for end in ends)
    if neutral().fullmatch(window.right):
        return before
    return behind and (before or alone or any(end > left for end in ends))


def _heads_are_whole(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing that narrows it stands before a general word: 信息 in 主动公开财政信息 is not 信息.

    Of several in a clause (政府信息公开网站公开信息) the last counts.
    """
    last = {text[start:end]: (start, end) for start, end in sorted(spans) if text[start:end] in _HEADS}
    for start, _ in last.values():
        before = max((end for _, end in spans if end <= start), default=0)
        if not neutral().fullmatch(text, before, start):
            return False
    return True


def _bare_total(sentence: StoredSentence, figure: Figure, window: Window, wanted: Wanted) -> Fit | None:
    """A total behind its parts (财政信息26条、部门动态59条，总共85条) counts what the words before it begin with."""
    if not all(spread(term, window.earlier) for term in wanted.terms):
        return None
    inside = sum(len(term) for term in wanted.terms)
    return Fit(sentence, figure, (inside, 1, 0, int(wanted.unit == figure.unit)), explained=True)


def _explained(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the words outside the spans are all neutral."""
    edges = [(0, 0), *sorted(spans), (len(text), len(text))]
    return all(neutral().fullmatch(text, left[1], max(left[1], right[0])) for left, right in pairwise(edges))


def _none_of(sentence: StoredSentence, folded: Folded, wanted: Wanted) -> Iterable[Fit]:
    """未收到依申请公开政府信息, 上年无结转: a clause that says there was none, without a number of its own."""
    if wanted.rate:
        return
    for clause in CLAUSE.split(folded.text):
        negation = _NEGATION.search(clause)
        if not negation or any(sign.isdigit() for sign in clause.split("年")[-1]):
            continue
        without = clause[: negation.start()] + clause[negation.end() :]
        figure = Figure(clause, Decimal(0), "", clause, approximate=False, start=0)
        fit = _fit(sentence, figure, Window(without, "", ""), wanted, 1)
        if fit is not None:
            yield fit
