"""`/watch`, `/watches` and `/unwatch`: the sources of new reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handlers.library import Library
from handlers.reply import Language, Reply
from handlers.said_patterns import SAID
from handlers.subscriptions.scopes import named
from handlers.telegram.commanding.overviews import asked as paged
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.watching import dropped, source_file, told
from handlers.watching.adding import InFile, NowWatched, TooMany, watch
from handlers.watching.places import is_folder, normal
from handlers.watching.words import reply
from store.shown import shown
from store.state.administering.finds import Find
from store.state.administering.sources import WatchedSource
from store.state.chats.subscriptions import Scope


@dataclass(frozen=True, slots=True)
class Watching:
    """What is watched."""

    edge: Edge
    library: Library
    file: Path
    """The file of sources."""

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"watch": self.watch, "watches": self.watches, "unwatch": self.unwatch}

    async def watch(self, call: Call) -> str:
        """`/watch ADDRESS [AGENCY|REGION] [expired]`, or `/watch NUMBER`, or `/watch again FIND`.

        Folders of this machine are no business of a chat.
        """
        said = call.argument.split()
        match said:
            case [one] if _number(one):
                return await self._look_now(call, _number(one))
            case [word, find] if SAID["fetched-again"].match(word) and _number(find):
                return await self._again(call, _number(find))
        address = normal(said[0]) if said else None
        if address is None or is_folder(address):
            await self.edge.answer(call.matter, lambda language: reply("watch_how", language))
            return "not understood"
        expired = SAID["expired-allowed"].match(said[-1]) is not None
        return await self._watch(
            call, address, " ".join(said[1 : len(said) - expired]), expired=expired
        )

    async def _watch(self, call: Call, address: str, name: str, *, expired: bool) -> str:
        names = self.library.names()
        scope = named(name, names) if name else None
        if scope is not None and not isinstance(scope, Scope):
            candidates = scope
            await self.edge.answer(
                call.matter, lambda language: told.not_one(name, candidates, language)
            )
            return "no such name"
        done = watch(self.edge.state.sources, address, scope, expired=expired or None)
        match done:
            case InFile(source):
                return await self._stands_in_file(call, source)
            case TooMany():
                await self.edge.answer(call.matter, lambda language: reply("watch_full", language))
                return "too many"
            case NowWatched(source):
                await self.edge.answer(
                    call.matter, lambda language: told.watched(done, names, language)
                )
                return f"watched {source.number}"

    async def _look_now(self, call: Call, number: int) -> str:
        source = self.edge.state.sources.get(number)
        if source is None:
            await self.edge.answer(call.matter, lambda language: reply("unwatch_none", language))
            return "no such source"
        self.edge.state.sources.now(number)
        address = shown(source.wanted.address)
        await self.edge.answer(
            call.matter,
            lambda language: reply("look_again", language, number=number, address=address),
        )
        return f"look {number}"

    async def _again(self, call: Call, number: int) -> str:
        done = dropped.bring_back(self.edge.state, number)
        await self.edge.answer(call.matter, lambda language: dropped.told(done, number, language))
        if isinstance(done, Find):
            return f"brought back {number}"
        return "not brought back"

    async def watches(self, call: Call) -> None:
        """`/watches [page N]`: how the looks go; `/watches dropped`: what was found and dropped."""
        said = paged(call.argument)
        state, names, zone = self.edge.state, self.library.names(), self.edge.zone
        number = _number(call.argument) or said.page
        of_dropped = SAID["dropped-finds"].match(said.query.strip()) is not None

        def work(language: Language) -> Reply:
            if of_dropped:
                return dropped.listed(state, said.page, language)
            return told.listed(state, names, number, zone, language)

        await self.edge.answer(call.matter, work, call.page if said.turned else ())

    async def unwatch(self, call: Call) -> str:
        """`/unwatch NUMBER`, or an address."""
        said, sources = call.argument.strip(), self.edge.state.sources
        address = normal(said)
        if _number(said):
            source = sources.get(_number(said))
        elif address:
            source = sources.at(address)
        else:
            source = None
        if source is None:
            await self.edge.answer(call.matter, lambda language: reply("unwatch_none", language))
            return "no such source"
        if source.listed and source_file.holds(self.file, source, self.library.names()):
            return await self._stands_in_file(call, source)
        sources.remove(source.number)
        gone = shown(source.wanted.address)
        await self.edge.answer(
            call.matter, lambda language: reply("unwatched", language, address=gone)
        )
        return f"unwatched {source.number}"

    async def _stands_in_file(self, call: Call, source: WatchedSource) -> str:
        address = shown(source.wanted.address)
        await self.edge.answer(
            call.matter, lambda language: reply("unwatch_listed", language, address=address)
        )
        return "stands in the file"


def _number(said: str) -> int:
    """The number that was said; 0 where none was."""
    if said.isascii() and said.isdecimal() and len(said) < 10:
        return int(said)
    return 0
