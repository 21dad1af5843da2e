"""Whether a figure of the prose is the one that a question asks for, and how well it fits.

Every word of the question must be found: in the figure's own clause, or before it in its sentence.
What else the own clause says must not change what is counted. The words beside the number say what
it counts, so they must be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain, product

from handlers.prose.asserting.borrowing import came_of_it, may_borrow, nearest_counted
from handlers.prose.asserting.checks import CHECKS, another_unit, counts_views, is_of_requests
from handlers.prose.asserting.clauses import CLAUSE
from handlers.prose.asserting.counting import (
    counts_it,
    is_explained,
    is_one_of_a_row,
    is_one_of_several,
    is_whole,
    narrowed,
    only_done,
)
from handlers.prose.asserting.fit import Fit, FitRank
from handlers.prose.asserting.found import FigureMatch, found_in
from handlers.prose.asserting.none_listed import none_listed
from handlers.prose.asserting.said_beside import is_told_by_example, with_what_it_counts
from handlers.prose.asserting.stated import StatedFigure
from handlers.prose.asserting.taking_part import took_part
from handlers.prose.asserting.terms import has_the_signs_of, terms_in
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.asserting.windows import Window, windows_of, without_asides
from handlers.prose.lists import kind_of_unit, longest_first, pattern, words
from handlers.prose.naming_itself import own_names
from handlers.prose.shapes import shape
from handlers.prose.told import SentenceContext
from handlers.prose.wording import (
    attributes,
    done_words,
    narrowing,
    spans_of,
    spread,
    synonyms,
    verbs,
)
from store.folding import Folded, fold
from store.index import StoredSentence
from store.model import Figure
from store.quick_records import replace

_SHARE = 2
"""Of the words of a question, one in so many must stand in the figure's own clause, unless that
says nothing else.
"""
_RATE_SHARE = 4
"""The same for a rate of change, whose subject is mostly named with the figure before
(经费5万元，增长5%).
"""
_WHOLE_NAME = 3
"""Characters of a word that names something: a sentence that has it is to count it."""
_TELLING = 4
"""Characters of one word alone that are enough to quote a sentence for it."""


def fits(told: SentenceContext, asked: SoughtFigure) -> Iterable[Fit]:
    """The figures of a sentence that fit a question, and a clause that says there was none."""
    yield from took_part(told, asked)
    sentence, opening = told.sentence, told.opening
    folded = without_asides(fold(sentence.text), asked.text)
    terms = terms_in(opening + folded.text, asked.terms, asked.text)
    if terms is None or not any(map(_tells_something, terms)):
        return
    wanted = replace(asked, terms=terms)
    more = tuple(
        word for word in asked.maybe if len(word) > 1 and word in folded.text and word not in terms
    )
    fuller = (
        tuple(_fits(sentence, folded, opening, replace(wanted, terms=(*terms, *more))))
        if more
        else ()
    )
    if fuller or not any(_is_a_name(word, wanted.unit) for word in more):
        yield from fuller or _fits(sentence, folded, opening, wanted)


def _is_a_name(word: str, unit: str) -> bool:
    """Whether a word names something by itself, no office and no scrap of what asks: 常务会, and
    not 政府办, or 个工作日内.
    """
    if unit and word.startswith(unit):
        return False
    return len(word) >= _WHOLE_NAME and not word.endswith(longest_first("government-offices"))


def _tells_something(term: str) -> bool:
    """Whether a word says what is asked about, and not only what was done with it."""
    return len(term) > 1 and term not in verbs() and not term.isdigit()


def _fits(
    sentence: StoredSentence,
    folded: Folded,
    opening: str,
    wanted: SoughtFigure,
) -> Iterable[Fit]:
    windows = windows_of(folded, sentence.figures, rate=wanted.rate)
    for figure, window in zip(sentence.figures, windows, strict=True):
        if opening:
            window = replace(
                window, before=opening + window.before, earlier=opening + window.earlier
            )
        stated = StatedFigure(sentence, folded, figure, window)
        if any(objects(stated, wanted) for objects in CHECKS):
            continue
        fit = _fit(sentence, figure, window, wanted, _RATE_SHARE if wanted.rate else _SHARE)
        if fit is not None and not pattern("negation").search(window.own):
            yield replace(fit, context=stated.segment)
    if kind_of_unit(wanted.unit) != "money" or "费" in "".join(wanted.terms):
        yield from tuple(_none_of(sentence, folded, wanted)) or none_listed(
            sentence, folded, wanted
        )


def speaks_of(told: SentenceContext, wanted: SoughtFigure) -> bool:
    """Whether a figure has all that is asked about beside it: its sentence is worth reading though
    it does not fit.
    """
    telling = [term for term in wanted.terms if term not in verbs()]
    if len(telling) < 2 and sum(map(len, telling)) < _TELLING:
        return False
    sentence = told.sentence
    if not sentence.figures or not has_the_signs_of(told.text, wanted.terms):
        return False  # most sentences end here
    folded = without_asides(fold(sentence.text), wanted.text)
    windows = windows_of(folded, sentence.figures, rate=wanted.rate)
    for figure, window in zip(sentence.figures, windows, strict=True):
        if not another_unit(StatedFigure(sentence, folded, figure, window), wanted):
            found = found_in(window, wanted)
            if found is not None and found.inside * _SHARE >= sum(map(len, wanted.terms)):
                return True
    return False


def _fit(
    sentence: StoredSentence,
    figure: Figure,
    window: Window,
    wanted: SoughtFigure,
    share: int,
) -> Fit | None:
    """How well a figure fits; None unless every word is found, enough beside it, and what it counts
    is among them.
    """
    if shape("bare-total").fullmatch(window.own) and _same_kind_before(sentence, figure):
        return _bare_total(sentence, figure, window, wanted)
    found = _found(figure, window, wanted)
    if found is None:
        return None
    only_deed = only_done(window.own, found.own)
    came = came_of_it(sentence, figure, window, found)
    if not came and not _may_borrow(sentence, window, wanted, found, only_deed=only_deed):
        return None
    explained = is_explained(window.own, (*found.own, *own_names(sentence.report, window.own)))
    literal = found.exact + _done_before(window, wanted) == len(wanted.terms)
    only_unit = only_deed and _says_unit(sentence, figure, window, wanted, found)
    if not (came or only_unit or _says_enough(found, wanted, share, explained=explained)):
        return None
    if not (only_unit or _is_counted(figure, window, wanted, found, literal=literal)):
        return None
    another = _is_of_another(window, wanted, found, only_deed=only_deed)
    if another or not _is_all_of_it(figure, window, wanted, found):
        return None
    rank = _rank(figure, window, wanted, found)
    return Fit(
        sentence, figure, rank, explained, explained and _in_those_words(window, wanted), literal
    )


def _is_counted(
    figure: Figure,
    window: Window,
    wanted: SoughtFigure,
    found: FigureMatch,
    *,
    literal: bool,
) -> bool:
    """Whether a figure counts what is asked for, or is told of all such by example."""
    counts = _counts_what(window, wanted, found, literal=literal)
    return counts or is_told_by_example(figure, window, found)


def _may_borrow(
    sentence: StoredSentence,
    window: Window,
    wanted: SoughtFigure,
    found: FigureMatch,
    *,
    only_deed: bool,
) -> bool:
    """Whether a figure may have those of its words that stand only in a clause with a figure of its
    own.
    """
    if not found.borrowed:
        return True
    changed = wanted.change and bool(found.own) and is_explained(window.own, found.own)
    return may_borrow(sentence, window, found, done=only_deed or changed)


def _is_of_another(
    window: Window,
    wanted: SoughtFigure,
    found: FigureMatch,
    *,
    only_deed: bool,
) -> bool:
    """Whether a figure is of less than what is asked about, of something beside it, or of several
    places together.
    """
    if found.elsewhere and only_deed and _narrowed_before(window, wanted):
        return True
    return _counts_another(window, found, wanted) or _is_one_of_several_before(window, wanted)


def _found(figure: Figure, window: Window, wanted: SoughtFigure) -> FigureMatch | None:
    """Where every word of a question stands, with what else says the same there; None if one stands
    nowhere.
    """
    found = found_in(window, wanted)
    if found is None:
        return None
    found = with_what_it_counts(found, figure, window, wanted)
    if wanted.change and found.own:
        return replace(
            found,
            own=(*found.own, *(one.span() for one in shape("comparison").finditer(window.left))),
        )
    return found


def _has_unit(figure: Figure, wanted: SoughtFigure) -> bool:
    """Whether a figure is in the very unit that is asked for."""
    return bool(wanted.unit) and wanted.unit == figure.unit


def _says_unit(
    sentence: StoredSentence,
    figure: Figure,
    window: Window,
    wanted: SoughtFigure,
    found: FigureMatch,
) -> bool:
    """Whether the unit of a figure, or what it moved to, says that it is what is counted."""
    if not wanted.unit:
        moved = pattern("moved-to").fullmatch(window.own) and _same_kind_before(sentence, figure)
        return found.inside > 0 or bool(moved)
    if counts_views(figure.unit, window, wanted):
        return True
    kind = kind_of_unit(wanted.unit)
    return wanted.unit == figure.unit or (
        kind in ("money", "people") and kind == kind_of_unit(figure.unit)
    )


def _says_enough(found: FigureMatch, wanted: SoughtFigure, share: int, *, explained: bool) -> bool:
    """Whether enough of what is asked about stands in the clause of a figure, or all that stands
    there is asked for.
    """
    if found.own and explained:
        return True
    asked = sum(map(len, wanted.terms)) - found.places
    return found.inside * share >= asked and not found.only_done_here


def _counts_what(
    window: Window,
    wanted: SoughtFigure,
    found: FigureMatch,
    *,
    literal: bool,
) -> bool:
    """Whether a figure counts what is asked for, or it is left open what is counted and said in the
    same words.
    """
    if counts_it(window, found.own):
        return True
    said_before = any(end <= len(window.left) for _, end in found.own)
    return wanted.open_object and literal and said_before and not found.borrowed


def _is_all_of_it(figure: Figure, window: Window, wanted: SoughtFigure, found: FigureMatch) -> bool:
    """Whether a figure is the whole of what is asked for, and not one of several."""
    if not is_whole(window.own, len(window.left), found.own) or narrowed(window.own, found.own):
        return False
    of_all = kind_of_unit(figure.unit) in ("times", "issues") or wanted.of_all_such
    return of_all or not is_one_of_several(window, found.own)


def _rank(figure: Figure, window: Window, wanted: SoughtFigure, found: FigureMatch) -> FitRank:
    says_total = wanted.total and bool(pattern("total").search(window.own))
    left = sum(end - start for start, end in found.own if end <= len(window.left))
    people = kind_of_unit(figure.unit) == "people" != kind_of_unit(wanted.unit)
    same_unit = _has_unit(figure, wanted)
    return FitRank(
        found.inside, found.exact, same_unit, -len(found.borrowed), not people, says_total, left
    )


def _done_before(window: Window, wanted: SoughtFigure) -> int:
    """How many of the words only say what was done, and stand so before:
    公开信息165条。其中，行政许可类信息10条.
    """
    return sum(
        term in verbs() and term not in window.own and spread(term, window.earlier)
        for term in wanted.terms
    )


def _counts_another(window: Window, found: FigureMatch, wanted: SoughtFigure) -> bool:
    """Whether a property is asked for (粉丝, 浏览量), and something else stands between it and the
    number.
    """
    properties = [term for term in wanted.terms if term in attributes()]
    place = max((window.left.rfind(term) for term in properties), default=-1)
    between = [span for span in found.own if place < span[0] and span[1] <= len(window.left)]
    return place >= 0 and any(
        window.own[slice(*span)] not in words("scores") for span in between
    )  # 满意度得分


def _is_one_of_several_before(window: Window, wanted: SoughtFigure) -> bool:
    """Whether a place of publishing that is named only before the clause is one of several there.

    在官网和官微开设专栏，公开信息651条 are not those of the 官网.
    """
    for term in wanted.terms:
        if not pattern("accounts").search(term) or spans_of(term, window.own):
            continue
        spans = spans_of(term, window.before)
        if spans and all(is_one_of_a_row(window.before, span, wanted.terms) for span in spans):
            return True
    return False


def _narrowed_before(window: Window, wanted: SoughtFigure) -> bool:
    """Whether what a clause goes on from is narrowed: 关停账号483个，完成188个 are none of all
    账号.
    """
    asked = "".join(wanted.terms)
    nearest = nearest_counted(window)
    return any(narrow[0] not in asked for narrow in narrowing().finditer(nearest))


def _in_those_words(window: Window, wanted: SoughtFigure) -> bool:
    """Whether the verbs of a question stand there themselves, and not in other words for them."""
    said = window.earlier + window.own
    moves = words("rises") | words("falls")
    done = (term for term in wanted.terms if term in verbs() and term not in moves)
    return all(term.removesuffix("了") in said for term in done)


def _same_kind_before(sentence: StoredSentence, figure: Figure) -> bool:
    """Whether the figure right before in a sentence is of the same kind: 26条，总共85条, but not
    2期共计310人次.
    """
    before = [one for one in sentence.figures if one.start < figure.start]
    return not before or kind_of_unit(before[-1].unit) == kind_of_unit(figure.unit)


def _bare_total(
    sentence: StoredSentence,
    figure: Figure,
    window: Window,
    wanted: SoughtFigure,
) -> Fit | None:
    """A total behind its parts (财政信息26条、部门动态59条，总共85条) counts what the words before
    it begin with.
    """
    if not _asks_for_all(wanted) or not all(spread(term, window.earlier) for term in wanted.terms):
        return None
    items = ["".join(item) for item in window.listed[:-1]]
    telling = [term for term in wanted.terms if term not in verbs() | words("heads")]
    if any(term in item for term, item in product(telling, items)):
        return None  # 水利建设17条, of what comes to 120
    inside = sum(len(term) for term in wanted.terms)
    return Fit(
        sentence, figure, FitRank(inside, 0, wanted.unit == figure.unit), explained=True, plain=True
    )


def _asks_for_all(wanted: SoughtFigure) -> bool:
    """Whether a total is wanted: it is said, or nothing is but that information was published:
    公开信息多少条.
    """
    return wanted.total or all(term in words("publishing") for term in wanted.terms)


def _none_of(sentence: StoredSentence, folded: Folded, wanted: SoughtFigure) -> Iterable[Fit]:
    """未收到依申请公开政府信息, 上年无结转: a clause that says there was none, without a number of
    its own.
    """
    if wanted.rate:
        return
    for clause in CLAUSE.split(folded.text):
        negation = pattern("negation").search(clause)
        if not negation or any(sign.isdigit() for sign in clause.split("年")[-1]):
            continue
        if pattern("some-only").search(clause, 0, negation.start()) or is_of_requests(
            clause, wanted
        ):
            # 不少单位没有开展培训; 未收到依申请公开政府信息 is not that nothing was published
            continue
        without = clause[: negation.start()] + clause[negation.end() :]
        figure = Figure(clause, Decimal(0), "", clause, approximate=False, start=0)
        fit = _fit(sentence, figure, Window(without, "", ""), wanted, 1)
        asked = chain.from_iterable(synonyms().get(term, (term,)) for term in wanted.terms)
        said_so = clause.startswith((*done_words(), *asked), negation.end())
        if fit is not None and (fit.explained or said_so):
            yield fit  # 没有最大限度听取意见建议 is not that there were no 人大建议
