"""Whether words that stand only in a clause with a figure of its own may speak of another figure
too.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.prose.asserting.counting import done_beside, only_done, stands_before_the_counted
from handlers.prose.asserting.found import FigureMatch
from handlers.prose.asserting.windows import Window
from handlers.prose.lists import kind_of_unit, pattern, words
from handlers.prose.naming_itself import own_names
from handlers.prose.shapes import shape
from handlers.prose.wording import spread
from store.index import StoredSentence
from store.model import Figure


def _kind_before(sentence: StoredSentence, figure: Figure) -> str:
    """The kind of unit of the figure right before in a sentence; empty where there is none."""
    before = [one for one in sentence.figures if one.start < figure.start]
    if before:
        return kind_of_unit(before[-1].unit)
    return ""


def came_of_it(
    sentence: StoredSentence,
    figure: Figure,
    window: Window,
    found: FigureMatch,
) -> bool:
    """Whether a clause tells what came of rounds or meetings that the clause before counts, or what
    papers are on.

    征集调查33期，收到公众意见382条; 公告5件，共涉及54种食品.
    """
    if (
        not found.borrowed
        or not _are_near(found.borrowed, window)
        or not done_beside(window.own, found.own)
    ):
        return False
    if shape("is-on").search(window.left):
        return True
    counted = _kind_before(sentence, figure)
    took_part = not window.left and pattern("taking-part").search(
        window.right
    )  # 120多名工作人员参训
    return counted in ("times", "issues") and bool(
        took_part or shape("outcome").search(window.left)
    )


def may_borrow(sentence: StoredSentence, window: Window, found: FigureMatch, *, done: bool) -> bool:
    """Whether words from a clause with a figure of its own may speak of this one too.

    A clause that says only what was done goes on from the nearest (收到投诉116条，回复116条). Any
    other must be wholly explained, and then takes over what stands before what is counted there
    (承办人大代表议案1件、建议30件), never that
    itself: 投诉 in 县长信箱64件、投诉30件 are not those of 县长信箱.
    """
    if done:
        return _are_near(found.borrowed, window)
    if not done_beside(window.own, (*found.own, *own_names(sentence.report, window.own))):
        return False
    return all(
        (term in words("heads") and found.own)
        or any(stands_before_the_counted(term, before) for before, _ in window.listed)
        for term in found.borrowed  # 财政信息26条、水利建设17条: 信息 is said once
    )


def _are_near(terms: Iterable[str], window: Window) -> bool:
    """Whether words stand in the nearest clause that counts something."""
    nearest = nearest_counted(window)
    return all(spread(term, nearest) for term in terms)


def nearest_counted(window: Window) -> str:
    """The nearest clause that counts something, of those before that say more than what was done
    with it.

    清理规范性文件203件，废止17件，宣布失效5件: both go on from the first.
    """
    clauses = ["".join(clause) for clause in window.listed]
    return next((clause for clause in clauses if not only_done(clause, ())), "".join(clauses[:1]))
