"""News as the events that they were, while the index that numbered their texts is the one at hand."""

from __future__ import annotations

from collections.abc import Iterable

from store.index import Event, Happened, Index
from store.state.messages.news import News


def recorded(index: Index, news: Iterable[News]) -> list[Event]:
    """The events under the numbers of the news; those of an index that was made anew since are left out."""
    name = index.identity()
    return [
        Event(each.number, 0, item.agency, item.year, Happened(item.kind), item.report, item.before, "")
        for each in news
        for item in [each.item]
        if item.index_name == name
    ]
