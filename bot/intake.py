"""Taking updates in: each is kept before Telegram is told that it arrived, and until it is dealt with."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from telegram import Update
from telegram.ext import Application

from handlers import kept_replies
from handlers.telegram.addressing import asker_of, place_of
from handlers.telegram.edge import asked_by, pressed_key
from handlers.telegram.languages import spoken
from handlers.telegram.wording import Sentence, sentence
from store.state import Kind, Outgoing, State
from store.state.inbox import Accepted

log = logging.getLogger(__name__)


class Intake:
    """The way from Telegram into the application's queue, whether updates are fetched or delivered."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any], state: State) -> None:
        self._application = application
        self._state = state

    def take(self, updates: Sequence[Update], written: Mapping[int, str] = MappingProxyType({})) -> None:
        """Keep the updates and queue those that were never seen before.

        `written` has them by number as Telegram wrote them, as far as that is at hand: making JSON of them takes time.
        """
        fresh = self._state.inbox.accept(
            [Accepted(update.update_id, written.get(update.update_id) or update.to_json()) for update in updates]
        )
        for update in updates:
            if update.update_id in fresh:
                self._application.update_queue.put_nowait(update)
            else:
                log.info("delivered again", extra={"update": update.update_id})

    def resume(self) -> None:
        """Queue what was at work when the process last ended. What was so too often is given up, and that is said."""
        with self._state.db.writing():
            for kept in self._state.inbox.give_up():
                log.error("given up", extra={"update": kept.number})
                self._say_so(kept)
        for kept in self._state.inbox.resume():
            update = Update.de_json(json.loads(kept.text), self._application.bot)
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
        update = Update.de_json(json.loads(kept.text), self._application.bot)
        message = update.effective_message
        if message is None or update.effective_user is None:
            return
        place = place_of(message)
        language = spoken(self._state, asker_of(message), update.effective_user)
        said = kept_replies.written(sentence(Sentence.FAILED, language))
        self._state.outbox.put(Outgoing(f"given up:{kept.number}", place.chat, place.topic, Kind.NOTICE, said))
