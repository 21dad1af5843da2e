"""A list of things of which there was none:
无因政府信息公开申请引起的投诉举报和行政复议、诉讼情况发生.

Each thing of the list stands there by its whole name, so that nothing else may be meant: of
行政复议 there was none.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from handlers.prose.asserting.fit import Fit, FitRank
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.shapes import shape
from handlers.prose.wording import synonyms, verbs
from store.folding import Folded
from store.index import StoredSentence
from store.model import Figure


def none_listed(sentence: StoredSentence, folded: Folded, wanted: SoughtFigure) -> Iterable[Fit]:
    """That there was none of the one thing that is wanted, where a sentence lists it among such."""
    telling = [term for term in wanted.terms if term not in verbs()]
    if len(telling) != 1 or wanted.rate:
        return
    names = {telling[0], *synonyms().get(telling[0], ())}
    for match in shape("none-of-a-list").finditer(folded.text):
        if names.intersection(shape("listed-with").split(match["list"])):
            figure = Figure(
                match.group(), Decimal(0), "", match.group(), approximate=False, start=0
            )
            yield Fit(sentence, figure, FitRank(len(telling[0])), explained=True, plain=True)
