"""Inline mode: `@bot 平罗 2022 申请` typed in any chat offers answers as cards, and the one chosen
is put there.

The bot learns neither the chat nor what was chosen. So the cards carry no buttons: what these do
needs a chat, and a press under them would come without one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import InlineQueryLimit, ParseMode
from telegram.ext import ContextTypes

from handlers.reply import Asker, Card, Language, Reply, ReplyLine, Style
from handlers.telegram.governing.languages import spoken
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.markup import parts_of
from handlers.telegram.showing.outgoing import MessagePart
from handlers.telegram.showing.wording import EdgeSentence

MOST = int(InlineQueryLimit.RESULTS)
START = "inline"
"""What /start is given by the button above the cards."""


@dataclass(frozen=True, slots=True)
class Inline:
    """What is done while somebody types after the bot's name."""

    edge: Edge

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer what answers the words so far."""
        edge, query = self.edge, update.inline_query
        if query is None:
            return
        person = str(query.from_user.id)
        language = spoken(edge.state, Asker(person, "", person), query.from_user)
        found = await edge.at_work(
            lambda: edge.assistant.cards(query.query, edge.today(), language)
        )
        cards = [_article(number, card) for number, card in enumerate(found[:MOST])]
        await edge.sender.offer(query.id, cards, way_in(language))


def way_in(language: Language) -> InlineQueryResultsButton:
    """The button above the cards: into the private chat."""
    return InlineQueryResultsButton(EdgeSentence.IN_PRIVATE.say(language), start_parameter=START)


def _article(number: int, card: Card) -> InlineQueryResultArticle:
    part = _whole(card.reply)
    content = InputTextMessageContent(part.html, ParseMode.HTML)
    return InlineQueryResultArticle(str(number), card.title, content, description=card.description)


def _whole(reply: Reply) -> MessagePart:
    """The reply as one message, for a card is one; what it has no room for is said to be left
    out.
    """
    parts = parts_of(reply)
    lines = reply.lines
    note = ReplyLine(EdgeSentence.LONGER.say(reply.language), Style.NOTE)
    while len(parts) > 1:
        lines = lines[:-1]
        parts = parts_of(replace(reply, lines=(*lines, note)))
    return parts[0]
