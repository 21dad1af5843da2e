"""Agencies that could not be settled, found by the very words that their reports print.

大路镇人民政府 lies in any of several 大路镇; asked for just as its report prints it, the report
that is held is meant. It must stand by itself: 区水利局 inside 襄州区水利局 is somebody else. The
place alone, 大路镇, is enough where none of the places that are called so has a report of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.entering import SECOND, only_if
from store.model import Agency, Elsewhere, Match, Mention
from store.names.printed_patterns import PRINTED_NAMES

_SHORTEST = 3
_NAME_SIGN = re.compile(r"[\u3400-\u9fff]")


@only_if(lambda text, mentions, unsettled: unsettled, otherwise=SECOND)
def with_printed(
    text: str,
    mentions: Sequence[Mention],
    unsettled: Sequence[Agency],
) -> tuple[Mention, ...]:
    """The mentions of a text and those of unsettled agencies in it, which take the place of names
    inside them.
    """
    found = list(mentions)
    for agency in sorted(unsettled, key=lambda agency: -len(agency.name)):
        span = _span(text, agency, found)
        if not span:
            continue
        place, end = span
        beside = [mention for mention in found if mention.end <= place or end <= mention.start]
        inside = [mention for mention in found if place <= mention.start and mention.end <= end]
        if len(beside) + len(inside) == len(found):
            found = [*beside, Mention(place, end, Match(agency, "printed"))]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _span(text: str, agency: Agency, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """Where a text names an agency as its report prints it, or at least its place."""
    for name in (agency.name, PRINTED_NAMES["government-behind"].sub("", agency.name)):
        place = text.find(name) if len(name) >= _SHORTEST else -1
        if place < 0 or (place and _NAME_SIGN.match(text[place - 1])):
            continue
        end = place + len(name)
        if name == agency.name or any(_is_elsewhere(mention, place, end) for mention in mentions):
            return place, end
    return None


def _is_elsewhere(mention: Mention, start: int, end: int) -> bool:
    """Whether a mention is a place without a report, and nothing but a place."""
    return (mention.start, mention.end) == (start, end) and isinstance(
        mention.resolution, Elsewhere
    )
