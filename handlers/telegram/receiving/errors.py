"""The one error handler: the person gets a sentence, the owners learn where it happened, the log
gets the rest.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from telegram import Message, Update
from telegram.ext import ContextTypes

from handlers import kept_replies
from handlers.administration.words import reply
from handlers.reply import Asker
from handlers.telegram.governing.languages import spoken
from handlers.telegram.receiving.addressing import place_of
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.wording import EdgeSentence, sentence
from store.state import MessageKind, Outgoing, StateAwayError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errors:
    """What is done about an error that nobody expected."""

    edge: Edge

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log it whole, without the words of the message; tell whoever waits for an answer, and the
        owners.
        """
        chat = update.effective_chat if isinstance(update, Update) else None
        number = update.update_id if isinstance(update, Update) else None
        if isinstance(context.error, StateAwayError):  # It is kept, and another answers it.
            log.warning("left to another", extra={"update": number, "why": str(context.error)})
            return
        log.error(
            "failed",
            exc_info=context.error,
            extra={"update": number, "chat": chat.id if chat else None},
        )
        if context.error is not None:
            self._report(context.error)
        if isinstance(update, Update):
            await self._tell(update)

    async def _tell(self, update: Update) -> None:
        """Tell whoever waits for an answer that there is none."""
        message = update.effective_message
        if isinstance(message, Message) and message.text is not None:
            person = update.effective_user
            asker = Asker(str(message.chat.id), "", str(person.id) if person else "")
            language = spoken(self.edge.state, asker, person)
            await self.edge.say(sentence(EdgeSentence.FAILED, language), place_of(message))
        if update.callback_query is not None:
            await self.edge.sender.acknowledge(update.callback_query.id)

    def _report(self, error: Exception) -> None:
        """To the owners who have talked to the bot, once a day for each place.

        What the error says may hold words of people, so that is in the log alone.
        """
        state, kind, where = self.edge.state, type(error).__name__, _where(error)
        self.edge.tally.count("failures", kind)
        day = state.db.now().date()
        for owner in self.edge.rights.owners.intersection(state.standings.reachable()):
            language = spoken(state, Asker(str(owner), "", str(owner)), None)
            words = kept_replies.written(reply("failure", language, kind=kind, where=where))
            state.outbox.put(
                Outgoing(
                    f"failure:{day}:{kind}:{where}:{owner}", owner, None, MessageKind.NOTICE, words
                )
            )


def _where(error: Exception) -> str:
    """The place in the program, such as `telegram/edge.py:120`."""
    frames = extract_tb(error.__traceback__)
    if frames:
        return f"{'/'.join(Path(frames[-1].filename).parts[-2:])}:{frames[-1].lineno}"
    return "?"
