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
from functools import cache
from itertools import pairwise

from handlers.answering.answer import Quote
from handlers.answering.folding import Folded, fold
from store.index import StoredSentence
from store.model import Figure
from store.reference import REFERENCE, rows_of

_STOP = re.compile(r"[。；;！!？?]")
_CLAUSE = re.compile(r"[，,。；;！!？?：:（(）)]")
_TAIL = re.compile(r"[，,。；;！!？?：:（(）)、]")
_PART = re.compile(r"其中|分别|包括|[：:]")
"""What divides a total into its parts."""
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
class Window:
    """A figure's own clause on either side of the number, and what before it in the sentence belongs to it too."""

    left: str
    right: str
    before: str

    @property
    def own(self) -> str:
        """The clause without the number."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure that fits, and how well; larger is better."""

    sentence: StoredSentence
    figure: Figure
    rank: tuple[int, int, int, int]
    explained: bool
    """Whether nothing in its clause is left over."""


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """For each word, all that may stand for it in a report, itself first."""
    groups: dict[str, set[str]] = {}
    for row in rows_of("synonyms.tsv"):
        words = row["words"].split()
        for word in words:
            groups.setdefault(word, set()).update(words)
    return {
        word: (word, *sorted(others - {word}, key=lambda other: (-len(other), other)))
        for word, others in groups.items()
    }


@cache
def _neutral_words() -> frozenset[str]:
    text = (REFERENCE / "neutral.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(_neutral_words(), key=len, reverse=True))}|\W|\d|年)*")


@cache
def _said_only() -> re.Pattern[str]:
    """Neutral words and verbs: 微博发布信息313条 counts what 微博 is about."""
    words = sorted(_verbs() | _neutral_words(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)}|\W|\d|年)*")


@cache
def _verbs() -> frozenset[str]:
    """Words that say what was done and not to what."""
    text = (REFERENCE / "verbs.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _glossary() -> dict[str, str]:
    return {row["english"]: row["chinese"] for row in rows_of("glossary.en.tsv")}


def terms_of(about: str) -> tuple[str, ...]:
    """The words to look for; English ones as the Chinese that reports use, or as they are where none is known."""
    found: list[str] = []
    words = about.split()
    place = 0
    while place < len(words):
        size = next((size for size in range(min(5, len(words) - place), 0, -1) if _chinese(words, place, size)), 0)
        found += _chinese(words, place, size).split() if size else [words[place]]
        place += size or 1
    return tuple(dict.fromkeys(found))


def _chinese(words: Sequence[str], place: int, size: int) -> str:
    phrase = " ".join(words[place : place + size])
    return _glossary().get(phrase) or _glossary().get(phrase.removesuffix("s")) or ""


def search(sentences: Iterable[StoredSentence], wanted: Wanted) -> list[Quote]:
    """The best quotes for a question: one with its figure, or, where none can be singled out, without."""
    if all(term in _verbs() or term.isdigit() for term in wanted.terms):
        return []
    fits = [fit for sentence in sentences for fit in _fits(sentence, wanted)]
    if not fits:
        return []
    best = max(fit.rank for fit in fits)
    top = [fit for fit in fits if fit.rank == best]
    chosen = _same(top) or _same([fit for fit in top if fit.explained])
    if chosen is not None:
        return [Quote(chosen.sentence, chosen.figure)]
    return [Quote(sentence) for sentence in list({fit.sentence.line: fit.sentence for fit in top}.values())[:3]]


def _same(fits: Sequence[Fit]) -> Fit | None:
    """The first, if all say the same number."""
    return fits[0] if len({(fit.figure.value, fit.figure.unit) for fit in fits}) == 1 else None


def says_all(sentence: StoredSentence, terms: Sequence[str]) -> bool:
    """Whether a sentence holds all the words of a question."""
    text = fold(sentence.text).text
    return bool(terms) and all(_spans(term, text) is not None for term in terms)


def _fits(sentence: StoredSentence, wanted: Wanted) -> Iterable[Fit]:
    folded = fold(sentence.text)
    for number, figure in enumerate(sentence.figures):
        if _unit_fits(figure, wanted):
            window = _window(folded, sentence.figures, number, rate=wanted.rate)
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


def _window(folded: Folded, figures: Sequence[Figure], number: int, *, rate: bool) -> Window:
    """A figure's clause, and what before it in the sentence belongs to it too."""
    starts = [folded.index(figure.start) for figure in figures]
    ends = [folded.index(figure.start + len(figure.raw)) for figure in figures]
    text = folded.text
    stop = _last(_STOP, text, 0, starts[number])
    left = max(stop, _last(_CLAUSE, text, stop, starts[number]), ends[number - 1] if number else 0)
    following = starts[number + 1] if number + 1 < len(starts) else len(text)
    tail = _TAIL.search(text, ends[number])
    right = min(tail.start() if tail else len(text), following)
    before = "".join(_context(text, stop, left, starts[number], list(zip(starts, ends, strict=True)), rate=rate))
    return Window(text[left : starts[number]], text[ends[number] : right], before)


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
    edges = [stop, *(match.end() for match in _TAIL.finditer(text, stop, left)), left]
    for begin, end in pairwise(edges):
        inside = [figure for figure in earlier if begin <= figure[0] < end]
        total = inside and _PART.search(text, inside[-1][1], start) and not _between(earlier, inside[-1], text, start)
        if not inside or total or rate:
            yield text[begin:end]


def _between(earlier: Sequence[tuple[int, int]], figure: tuple[int, int], text: str, start: int) -> bool:
    """Whether another figure stands between a total and the word that divides it."""
    divider = _PART.search(text, figure[1], start)
    return divider is not None and any(figure[1] <= start < divider.start() for start, _ in earlier)


def _fit(sentence: StoredSentence, figure: Figure, window: Window, wanted: Wanted, share: int) -> Fit | None:
    """How well a figure fits; None unless every word is found, enough beside it, and what it counts is among them."""
    if _BARE_TOTAL.fullmatch(window.own):
        return _bare_total(sentence, figure, window, wanted)
    own: list[tuple[int, int]] = []
    inside = total = exact = 0
    for term in wanted.terms:
        total += len(term)
        spans = _spans(term, window.own)
        if spans is not None:
            inside += len(term)
            exact += term in window.own
            own += spans
        elif not _spread(term, window.before):
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
    before = any(_said_only().fullmatch(window.own, end, left) for end in ends if end <= left)
    alone = bool(_said_only().fullmatch(window.left))
    behind = any(end > left and _neutral().fullmatch(window.own, end, whole) for end in ends)
    if _neutral().fullmatch(window.right):
        return before
    return behind and (before or alone or any(end > left for end in ends))


def _heads_are_whole(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing that narrows it stands before a general word: 信息 in 主动公开财政信息 is not 信息."""
    ends = sorted(end for _, end in spans)
    for start, end in spans:
        if text[start:end] in _HEADS:
            before = max((other for other in ends if other <= start), default=0)
            if not _neutral().fullmatch(text, before, start):
                return False
    return True


def _bare_total(sentence: StoredSentence, figure: Figure, window: Window, wanted: Wanted) -> Fit | None:
    """A total behind its parts (财政信息26条、部门动态59条，总共85条) counts what the words before it begin with."""
    if not all(_spread(term, window.before) for term in wanted.terms):
        return None
    inside = sum(len(term) for term in wanted.terms)
    return Fit(sentence, figure, (inside, 1, 0, int(wanted.unit == figure.unit)), explained=True)


def _spread(term: str, text: str) -> bool:
    """Whether a text holds a term in pieces of two characters or more, in order, whatever stands between."""
    if not term:
        return True
    for size in range(len(term), 1, -1):
        for word in _groups().get(term[:size], (term[:size],)):
            place = text.find(word)
            if place >= 0 and _spread(term[size:], text[place + len(word) :]):
                return True
    return False


def _explained(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the words outside the spans are all neutral."""
    edges = [(0, 0), *sorted(spans), (len(text), len(text))]
    return all(_neutral().fullmatch(text, left[1], max(left[1], right[0])) for left, right in pairwise(edges))


def _spans(term: str, text: str) -> list[tuple[int, int]] | None:
    """Everywhere that a text holds a term or a synonym of it, or all of it in pieces with neutral words between."""
    found: list[tuple[int, int]] = []
    for word in _groups().get(term, (term,)):
        for match in re.finditer(re.escape(word), text):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    if found:
        return found
    return _in_pieces(term, text) if len(term) >= 4 else None


def _in_pieces(term: str, text: str) -> list[tuple[int, int]] | None:
    for size in range(len(term) - 2, 1, -1):
        for word in _groups().get(term[:size], (term[:size],)):
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                gap = _neutral().match(text, end)
                reached = gap.end() if gap else end
                for begin in range(end, reached + 1):
                    rest = _at(term[size:], text, begin)
                    if rest is not None:
                        return [(place, end), *rest]
                place = text.find(word, place + 1)
    return None


def _at(term: str, text: str, begin: int) -> list[tuple[int, int]] | None:
    """The rest of a term where it begins just here, whole or again in pieces."""
    for word in _groups().get(term, (term,)):
        if text.startswith(word, begin):
            return [(begin, begin + len(word))]
    if len(term) < 4:
        return None
    for size in range(len(term) - 2, 1, -1):
        if text.startswith(term[:size], begin):
            gap = _neutral().match(text, begin + size)
            for place in range(begin + size, (gap.end() if gap else begin + size) + 1):
                rest = _at(term[size:], text, place)
                if rest is not None:
                    return [(begin, begin + size), *rest]
    return None


def _none_of(sentence: StoredSentence, folded: Folded, wanted: Wanted) -> Iterable[Fit]:
    """未收到依申请公开政府信息, 上年无结转: a clause that says there was none, without a number of its own."""
    if wanted.rate:
        return
    for clause in _CLAUSE.split(folded.text):
        negation = _NEGATION.search(clause)
        if not negation or any(sign.isdigit() for sign in clause.split("年")[-1]):
            continue
        without = clause[: negation.start()] + clause[negation.end() :]
        figure = Figure(clause, Decimal(0), "", clause, approximate=False, start=0)
        fit = _fit(sentence, figure, Window(without, "", ""), wanted, 1)
        if fit is not None:
            yield fit
