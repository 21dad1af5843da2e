"""How many took part in what the sentence before says was held.

举行“政府开放日”活动。群众代表等50余人参加活动。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlers.prose.asserting.fit import Fit, FitRank
from handlers.prose.asserting.terms import terms_in
from handlers.prose.asserting.wanted import SoughtFigure, only_takes_part
from handlers.prose.asserting.windows import windows_of, without_asides
from handlers.prose.lists import kind_of_unit
from handlers.prose.shapes import shape
from handlers.prose.told import SentenceContext
from handlers.prose.wording import verbs
from store.folding import fold


def took_part(told: SentenceContext, wanted: SoughtFigure) -> Iterable[Fit]:
    """The number of all who took part, where each word of a question stands in what was held."""
    if not told.event or not _asks_for_people(wanted):
        return
    held = [term for term in wanted.terms if not only_takes_part(term)]
    terms = terms_in(told.event, held, wanted.text) if held else None
    if terms is None or all(term in verbs() for term in terms):
        return
    yield from _counted(told, wanted, sum(map(len, terms)))


def _counted(told: SentenceContext, wanted: SoughtFigure, inside: int) -> Iterator[Fit]:
    """The figures of people that are all of those who took part."""
    sentence = told.sentence
    folded = without_asides(fold(sentence.text), wanted.text)
    windows = windows_of(folded, sentence.figures, rate=False)
    for figure, window in zip(sentence.figures, windows, strict=True):
        counts_people = kind_of_unit(figure.unit) == "people"
        is_all = shape("those-who").fullmatch(window.left) is not None
        if counts_people and is_all and shape("took-part-in-it").match(window.right):
            rank = FitRank(inside, same_unit=wanted.unit == figure.unit)
            yield Fit(sentence, figure, rank, explained=True)


def _asks_for_people(wanted: SoughtFigure) -> bool:
    """Whether it is asked how many people, or how many took part."""
    if wanted.unit:
        return kind_of_unit(wanted.unit) == "people"
    return any(map(only_takes_part, wanted.terms))
