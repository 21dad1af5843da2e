"""Agencies that could not be settled, found by the very words that their reports print.

大路镇人民政府 lies in any of several 大路镇; asked for just as its report prints it, the report that is held is
meant. It must stand by itself: 区水利局 inside 襄州区水利局 is somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.model import Agency, Match, Mention

_SHORTEST = 3
_NAME_SIGN = re.compile(r"[\u3400-\u9fff]")


def with_printed(text: str, mentions: Sequence[Mention], unsettled: Sequence[Agency]) -> tuple[Mention, ...]:
    """The mentions of a text and those of unsettled agencies in it, which take the place of names inside them."""
    found = list(mentions)
    for agency in sorted(unsettled, key=lambda agency: -len(agency.name)):
        place = text.find(agency.name) if len(agency.name) >= _SHORTEST else -1
        if place < 0 or (place and _NAME_SIGN.match(text[place - 1])):
            continue
        end = place + len(agency.name)
        beside = [mention for mention in found if mention.end <= place or end <= mention.start]
        inside = [mention for mention in found if place <= mention.start and mention.end <= end]
        if len(beside) + len(inside) == len(found):
            found = [*beside, Mention(place, end, Match(agency, "printed"))]
    return tuple(sorted(found, key=lambda mention: mention.start))
