"""News as the events that they were, while the index that numbered their texts is the one at
hand.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.index import Event, Happened, Index
from store.state.messages.news import News


def recorded(index: Index, news: Iterable[News]) -> list[Event]:
    """The events under the numbers of the news; those of an index that was made anew since are left
    out.
    """
    name = index.identity()
    found = [(each.number, each.item) for each in news if each.item.index_name == name]
    return [
        Event(number, 0, item.agency, item.year, Happened(item.kind), item.report, item.before, "")
        for number, item in found
    ]
