"""Whose place in an order is asked for, where a region is named beside:
漳平市政府2023年新收在龙岩能排第几.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding.entering import only_with
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Level, ScopeSense
from store.model import Agency, Match, Mention


def placed_among(mentions: Sequence[Mention]) -> Mention | None:
    """The agency whose place is asked for: the only one, or the one that lies in the other; None
    where neither does.
    """
    if any(not isinstance(one.resolution, Match) for one in mentions):
        return None
    if len(mentions) == 1:
        return mentions[0]
    for one, other in ((0, 1), (1, 0)):
        if _lies_in(mentions[one].agencies()[0], mentions[other].agencies()[0]):
            return mentions[one]
    return None


@only_with(ScopeSense.PEERS, Level, otherwise=False)
def among_peers(mentions: Sequence[Mention], words: Sequence[Word]) -> bool:
    """Whether the only agency that is named is one of those that are spoken of: Dabu's share among
    all counties.
    """
    match [mention.resolution for mention in mentions]:
        case [Match(agency)] if agency.division is not None:
            level = agency.division.level
        case _:
            return False
    if any(word.has(ScopeSense.PEERS) for word in words):
        return True
    return any(
        sense.value == f"level:{level}"
        for sense in senses_of_all(words)
        if isinstance(sense, Level)
    )


def _lies_in(agency: Agency, region: Agency) -> bool:
    """Whether an agency lies in a region: below it, or an office of the very place (龙岩市公安局 in
    龙岩).
    """
    if agency.division is None or region.division is None:
        return False
    above = region.division.path
    below = agency.division.path
    return below[: len(above)] == above and (
        len(below) > len(above) or agency.office != region.office
    )
