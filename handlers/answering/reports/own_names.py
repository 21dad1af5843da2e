"""A name in a question that means another agency by the lists, and that a report calls its own
agency by.

南通市如东生态环境局 is a bureau of the city; asked for as 如东生态环境局, it is one of the county
by the lists.
"""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.answering.reports.places import agency_of, by_own_words, held_of, printed_by
from handlers.prose.shapes import shape
from handlers.prose.wording import holds_a_verb
from handlers.understanding import Question
from store.index import Index
from store.model import GOVERNMENT, Agency, Ambiguous, Elsewhere, Match, Mention

_SEVERAL = 2
_BRACKET = re.compile(r"\(([\u3400-\u9fff]{4,})\)$")


def as_reports_say(index: Index, question: Question) -> Question:
    """The question with each agency that has no report as the one whose report calls itself by just
    these words.
    """
    if "agency" in question.taken_over:
        return question
    mentions = tuple(
        _as_reports_say(index, question.text, mention) for mention in question.mentions
    )
    if mentions == question.mentions:
        return question
    return replace(question, mentions=mentions)


def _as_reports_say(index: Index, text: str, mention: Mention) -> Mention:
    if isinstance(mention.resolution, Ambiguous) or held_of(index, agency_of(mention))[0]:
        return mention
    unplaced = _printed_without_place(index, mention)
    if len(unplaced) == 1:
        return replace(mention, resolution=Match(unplaced[0], "own words"))
    if not agency_of(mention).office:
        return mention
    said = text[mention.start : mention.end]
    bracket = _BRACKET.search(said)  # Rudong ecology bureau (南通市如东生态环境局)
    own = by_own_words(index, bracket[1] if bracket else said)
    agencies = list(
        dict.fromkeys(report.agency for report in own if report.agency.division is not None)
    )
    if len(agencies) == 1:
        return replace(mention, resolution=Match(agencies[0], "own words"))
    return mention


def _printed_without_place(index: Index, mention: Mention) -> list[Agency]:
    """What reports print that say their place by its bare name, where a question does so and any of
    several is meant.

    大路镇政府: there are six towns of that name, and a report prints only 大路镇人民政府.
    """
    meant = mention.resolution.agencies if isinstance(mention.resolution, Elsewhere) else ()
    if len(meant) < _SEVERAL:
        return []
    names = {
        one.division.path[-1] + (one.office or GOVERNMENT[0])
        for one in meant
        if one.division is not None
    }
    unsettled = (report for report in index.unsettled() if report.current)
    return list(dict.fromkeys(report.agency for report in unsettled if printed_by(report) in names))


def names_a_stranger(question: Question) -> bool:
    """Whether an office that no list has stands behind a place: 安徽省某某局 is not 安徽省."""
    if "agency" in question.taken_over:
        return False
    for mention in question.mentions:
        place = (
            not isinstance(mention.resolution, Ambiguous)
            and agency_of(mention).office in GOVERNMENT
        )
        office = shape("names-an-office").match(question.text, mention.end) if place else None
        if office and not holds_a_verb(office[0]):
            return True
    return False
