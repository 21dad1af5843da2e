"""Bodies that a superior's name stands in front of: 南通市如东生态环境局, which is asked for as
如东县生态环境局 or Rudong ecology bureau.

The bureaus of ecology in the counties are those of their city, and are called by both. Where no
report is held of the county's own, and one of the city's body of that county is, that is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.entering import GIVEN, only_if
from store.model import GOVERNMENT, Agency, Match, Mention
from store.names.forms import short_of
from store.names.holdings import Holdings

_TWO = 2


def with_bodies_of_superiors(mentions: Sequence[Mention], held: Holdings) -> tuple[Mention, ...]:
    """The mentions, a department of a place without a report as the superior's body there where
    that has one.
    """
    return tuple(_of_its_superior(mention, held) for mention in mentions)


@only_if(
    lambda mention, held: any(one.office not in GOVERNMENT for one in mention.agencies()),
    otherwise=GIVEN,
)
def _of_its_superior(mention: Mention, held: Holdings) -> Mention:
    agencies = mention.agencies()
    found = _body(agencies[0], held) if len(agencies) == 1 else None
    if found is None:
        return mention
    return Mention(mention.start, mention.end, Match(found, "superior"))


def _body(agency: Agency, held: Holdings) -> Agency | None:
    """The one body of the place above that is called by this place and has a report."""
    place = agency.division
    if place is None or agency.office in held.offices(place.code):
        return None
    own = {place.path[-1], short_of(place.path[-1], place.level)} - {""}
    called = held.called(frozenset(name + agency.office for name in own), _TWO)
    above = [one for one in called if one.division and one.division.path == place.path[:-1]]
    return above[0] if len(above) == 1 else None
