"""Taking updates in: each is kept before Telegram is told that it arrived, and until it is dealt
with.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import Application

from handlers import kept_replies
from handlers.telegram.governing.languages import spoken
from handlers.telegram.receiving.addressing import asker_of, place_of
from handlers.telegram.receiving.edge import asked_by, pressed_key
from handlers.telegram.showing.wording import EdgeSentence, sentence
from store.state import MessageKind, Outgoing, State
from store.state.messages.inbox import Accepted

log = logging.getLogger(__name__)


class Intake:
    """The way from Telegram into the application's queue, whether updates are fetched or
    delivered.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        state: State,
    ) -> None:
        self._application = application
        self._state = state

    def take(self, written: Sequence[object]) -> int | None:
        """Keep updates as Telegram wrote them, and queue those that were never seen before; the
        number of the last.

        One that the library cannot read is passed over: kept waiting, it would end the program at
        each start.
        """
        updates = [
            update
            for update in written
            if isinstance(update, dict) and is_number(update.get("update_id"))
        ]
        if len(updates) < len(written):
            log.error("without a number", extra={"updates": len(written) - len(updates)})
        kept = {int(update["update_id"]): update for update in updates}
        fresh = self._state.inbox.accept(
            [Accepted(number, json.dumps(update)) for number, update in kept.items()]
        )
        for number, update in kept.items():
            if number not in fresh:
                log.info("delivered again", extra={"update": number})
            elif (read := self._read(number, update)) is not None:
                self._application.update_queue.put_nowait(read)
        return max(kept, default=None)

    def _read(self, number: int, written: dict[str, Any]) -> Update | None:
        """An update; nothing if the library cannot read it: then it is dealt with. No word of it
        gets into the log.
        """
        try:
            return Update.de_json(written, self._application.bot)
        except Exception as error:
            kind = next((each for each in written if each != "update_id"), "none")
            log.error(
                "not readable",
                extra={"update": number, "kind": kind, "error": type(error).__name__},
            )
            self._state.inbox.done(number)
            return None

    def resume(self) -> None:
        """Queue what was at work when the process last ended. What was so too often is given up,
        and that is said.
        """
        with self._state.db.writing():
            for kept in self._state.inbox.give_up():
                log.error("given up", extra={"update": kept.number})
                self._say_so(kept)
        for kept in self._state.inbox.resume():
            update = self._read(kept.number, json.loads(kept.text))
            if update is not None:
                log.info("resumed", extra={"update": kept.number})
                self._doubt(update)
                self._application.update_queue.put_nowait(update)

    def _doubt(self, update: Update) -> None:
        """It may have been answered already."""
        press, message = update.callback_query, update.effective_message
        if message is not None:
            asked = pressed_key(press.id) if press else asked_by(message).key
            self._state.answered.doubt(message.chat.id, asked)

    def _say_so(self, kept: Accepted) -> None:
        """Tell whoever asked that there will be no answer."""
        update = self._read(kept.number, json.loads(kept.text))
        message = update.effective_message if update else None
        if update is None or message is None or update.effective_user is None:
            return
        place = place_of(message)
        language = spoken(self._state, asker_of(message), update.effective_user)
        said = kept_replies.written(sentence(EdgeSentence.FAILED, language))
        self._state.outbox.put(
            Outgoing(f"given up:{kept.number}", place.chat, place.topic, MessageKind.NOTICE, said)
        )


def is_number(number: object) -> bool:
    """Whether it can number an update, in the database too."""
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 1 << 63
