"""`/watch`, `/watches` and `/unwatch`: the sources of new reports."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.library import Library
from handlers.reply import Language, Reply
from handlers.subscriptions.scopes import named
from handlers.telegram.calls import Call, Handlers
from handlers.telegram.edge import Edge
from handlers.telegram.overviews import asked as paged
from handlers.watching import told
from handlers.watching.places import is_folder, normal
from handlers.watching.words import reply
from store.shown import shown
from store.state.sources import Source, Wanted
from store.state.subscriptions import EVERYTHING, Scope

_EXPIRED = ("expired", "过期也可", "过期也看")


@dataclass(frozen=True, slots=True)
class Watching:
    """What is watched."""

    edge: Edge
    library: Library

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"watch": self.watch, "watches": self.watches, "unwatch": self.unwatch}

    async def watch(self, call: Call) -> str:
        """`/watch ADDRESS [AGENCY|REGION] [expired]`; folders of this machine are no business of a chat."""
        said = call.argument.split()
        address = normal(said[0]) if said else None
        if address is None or is_folder(address):
            await self.edge.answer(call.matter, lambda language: reply("watch_how", language))
            return "not understood"
        expired = said[-1].lower() in _EXPIRED
        name = " ".join(said[1 : len(said) - expired])
        names = self.library.names()
        scope = named(name, names) if name else EVERYTHING
        if not isinstance(scope, Scope):
            candidates = scope
            await self.edge.answer(call.matter, lambda language: told.not_one(name, candidates, language))
            return "no such name"
        listed = self.edge.state.sources.at(address)
        if listed is not None and listed.listed:
            return await self._stands_in_file(call, listed)
        source = self.edge.state.sources.add(Wanted(address, scope, expired))
        if source is None:
            await self.edge.answer(call.matter, lambda language: reply("watch_full", language))
            return "too many"
        added = source
        await self.edge.answer(call.matter, lambda language: told.watched(added, names, language))
        return f"watched {source.number}"

    async def watches(self, call: Call) -> None:
        """`/watches [page N]`: how the looks go."""
        said = paged(call.argument)
        state, names, zone = self.edge.state, self.library.names(), self.edge.zone
        number = int(call.argument) if call.argument.isdecimal() and len(call.argument) < 6 else said.page

        def work(language: Language) -> Reply:
            return told.listed(state, names, number, zone, language)

        await self.edge.answer(call.matter, work, call.page if said.turned else ())

    async def unwatch(self, call: Call) -> str:
        """`/unwatch NUMBER`, or an address."""
        said, sources = call.argument.strip(), self.edge.state.sources
        address = normal(said)
        by_number = said.isdecimal() and len(said) < 10
        source = sources.get(int(said)) if by_number else sources.at(address) if address else None
        if source is None:
            await self.edge.answer(call.matter, lambda language: reply("unwatch_none", language))
            return "no such source"
        if source.listed:
            return await self._stands_in_file(call, source)
        sources.remove(source.number)
        gone = shown(source.wanted.address)
        await self.edge.answer(call.matter, lambda language: reply("unwatched", language, address=gone))
        return f"unwatched {source.number}"

    async def _stands_in_file(self, call: Call, source: Source) -> str:
        address = shown(source.wanted.address)
        await self.edge.answer(call.matter, lambda language: reply("unwatch_listed", language, address=address))
        return "stands in the file"
