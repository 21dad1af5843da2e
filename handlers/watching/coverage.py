"""Whether the page on which an agency's report would appear is watched: said of those whose report
is missing.
"""

from __future__ import annotations

from datetime import tzinfo

from handlers.reply import Language, Note
from handlers.subscriptions.scopes import scopes_over
from handlers.watching.told import moment
from handlers.watching.words import say
from store.model import Agency
from store.state import State
from store.state.administering.sources import WatchedSource
from store.state.chats.subscriptions import EVERYTHING, Scope


def notes(state: State, zone: tzinfo) -> Note:
    """The notes as things stand now; nothing is said where no source is watched at all.

    Where several sources would have a report, the one looked at last counts.
    """
    by_scope: dict[Scope, WatchedSource] = {}
    for source in sorted(state.sources.every(), key=lambda source: source.looked):
        by_scope[source.wanted.scope] = source
    every = bool(by_scope)
    by_scope.pop(EVERYTHING, None)

    def note(agency: Agency, language: Language) -> str:
        if not every:
            return ""
        found = [by_scope[scope] for scope in scopes_over(agency) if scope in by_scope]
        if not found:
            return say("missing_unwatched", language)
        best = max(found, key=lambda source: (source.looked, -source.number))
        since = moment(best.since, zone, language)[:10]
        if not best.looked:
            return say("missing_watched_never", language, since=since)
        return say(
            "missing_watched", language, since=since, looked=moment(best.looked, zone, language)
        )

    return note
