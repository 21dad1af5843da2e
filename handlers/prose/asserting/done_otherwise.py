"""Objections to a figure for what was done, or where: something else than the question says was
done with what it counts, or on another account.
"""

from __future__ import annotations

from itertools import pairwise, product

from handlers.prose.asserting.stated import StatedFigure
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.asserting.windows import windows_of
from handlers.prose.lists import pattern
from handlers.prose.shapes import shape
from handlers.prose.wording import says_a_deed, says_what_was_done, spans_of


def done_with_another(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """Something else was done with it, and what the question says was done counts a figure further
    on in its sentence: 公报校对、出刊、赠阅工作，编发《公报》四期，免费赠阅2000册.
    """
    own = stated.window.own
    deeds_asked = [term for term in wanted.terms if says_a_deed(term) and not spans_of(term, own)]
    if not deeds_asked or not says_what_was_done(own):
        return False
    figures = stated.sentence.figures
    windows = windows_of(stated.folded, figures, rate=wanted.rate)
    further = windows[figures.index(stated.figure) + 1 :]
    return any(spans_of(term, one.own) for term, one in product(deeds_asked, further))


def shown_and_not_received(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is of what was shown to the public, and what came in is asked for: 捐赠收到几件 is not
    answered with 捐赠公示17件.
    """
    own = stated.window.own
    return (
        pattern("received").search(wanted.text) is not None
        and shape("shown-counted").search(stated.window.left) is not None
        and pattern("shown").search(wanted.text) is None
        and pattern("received").search(own) is None
    )


def moved_on_another_account(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is by how much something moved on the account that was last named before it, and another
    is asked for: 政务微信发布496条，政务微博发布487条，较上年上涨39.8% is not of 微信.
    """
    if not wanted.change:
        return False
    told = pattern("accounts-told-apart").findall(stated.before)
    asked = [term for term in wanted.terms if pattern("accounts-told-apart").search(term)]
    if not told or not asked:
        return False
    return not any(spans_of(term, told[-1]) or told[-1] in term for term in asked)


def not_meant(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is what a remark of the question sets aside, by its number or by a word of its clause."""
    other = wanted.not_meant
    if not other:
        return False
    number = str(stated.figure.value)
    asked = "".join(wanted.terms)
    pairs = ("".join(pair) for pair in pairwise(other))
    said = (pair for pair in pairs if pair not in asked and not pair.isascii())
    return number in other or any(map(stated.window.own.__contains__, said))
