"""`/backup`, `/status` and `/broadcast`."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Chat

from handlers.administration.backing_up import packed, sent
from handlers.administration.broadcasting import on_its_way, put, shown_first
from handlers.administration.loading import Workshop
from handlers.administration.office import Workplace
from handlers.administration.status import StatusFigures, status
from handlers.administration.words import reply
from handlers.library import Library
from handlers.reply import Language, Reply
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.outgoing import FILE_LIMIT
from store.filling import filled

_SEND = re.compile(r"send (-?[0-9]+_[a-z]+:[\w-]+) (.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Operating:
    """What keeps the bot going."""

    edge: Edge
    library: Library
    office: Workplace
    workshop: Workshop

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"backup": self.backup, "status": self.status, "broadcast": self.broadcast}

    async def backup(self, call: Call) -> str:
        """`/backup`: both databases and the decisions as a file, in a private chat only: they hold
        who wrote what.
        """
        if call.chat.type != Chat.PRIVATE:
            await self.edge.answer(call.matter, lambda language: reply("backup_private", language))
            return "not in a group"
        done = await asyncio.to_thread(
            packed, self.office, datetime.now(UTC).astimezone(self.edge.zone), FILE_LIMIT
        )
        await self.edge.answer(call.matter, lambda language: sent(done, language))
        return type(done).__name__

    async def status(self, call: Call) -> None:
        """`/status`: how the bot is."""
        edge, state = self.edge, self.edge.state

        def work(language: Language) -> Reply:
            figures = StatusFigures(
                self.office.version,
                datetime.now(UTC) - self.office.started,
                self.library.index.count(),
                state.loads.last(),
                state.schedules.last(),
                self.workshop.running,
                state.inbox.waiting(),
                state.outbox.counts(),
                (state.db.version(), self.library.index.schema()),
                edge.tally.counts("telegram_errors").get("RetryAfter", 0),
                edge.tally.counts("refused"),
                edge.tally.counts("failures"),
                len(state.uploads.waiting()),
            )
            return status(figures, edge.zone, language)

        await edge.answer(call.matter, work)

    async def broadcast(self, call: Call) -> str:
        """`/broadcast TEXT`: shows it; the button gives `/broadcast send KEY TEXT`, whose key lets
        it out only once.
        """
        edge = self.edge
        chats = [chat for chat in edge.state.standings.reachable() if edge.admission.admits(chat)]
        confirmed = _SEND.fullmatch(call.argument)
        if confirmed is None:
            key = f"{call.chat.id}_{call.matter.key}"
            text = call.argument
            await edge.answer(
                call.matter, lambda language: shown_first(text, len(chats), key, language)
            )
            return "previewed"
        count = put(edge.state, chats, confirmed[1], confirmed[2], edge.language(call.matter))
        await edge.answer(call.matter, lambda language: on_its_way(count, language))
        return filled("queued for {count} {count:chat|chats}", {"count": count})
