"""Inline mode: what somebody types after the bot's name, the cards that the bot offers, and the one
that is chosen.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.emulator.entities import CannotParseError, parse_html, utf16
from tests.emulator.errors import OLD_QUERY, bad

MOST = 50
QUERY_LIMIT = 256
ID_BYTES = 64
TEXT_LIMIT = 4096

Fields = dict[str, Any]


class Inline:
    """Queries by id, with what the bot answered."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.waiting: set[str] = set()
        self.answers: dict[str, Fields] = {}

    def typed(self, words: str) -> str:
        """A query that waits for its answer; its id."""
        if len(words) > QUERY_LIMIT:
            raise ValueError("Telegram lets nobody type more than 256 characters")
        query = f"inline{next(self._numbers)}"
        self.waiting.add(query)
        return query

    def answer(self, fields: Fields) -> bool:
        """What answerInlineQuery does; a query is answered once."""
        query, results = fields["inline_query_id"], fields["results"]
        if query not in self.waiting:
            raise bad(OLD_QUERY)
        if len(results) > MOST:
            raise bad("RESULTS_TOO_MUCH")
        ids = [result["id"] for result in results]
        if len(ids) != len(set(ids)):
            raise bad("RESULT_ID_DUPLICATE")
        if not all(1 <= len(each.encode()) <= ID_BYTES for each in ids):
            raise bad("RESULT_ID_INVALID")
        shown = [result | {"shown": _shown(result["input_message_content"])} for result in results]
        self.waiting.remove(query)
        self.answers[query] = fields | {"results": shown}
        return True


def _shown(content: Fields) -> Fields:
    """The message that the card would put into a chat."""
    text, entities = content["message_text"], None
    if content.get("parse_mode"):
        try:
            text, entities = parse_html(text)
        except CannotParseError as error:
            raise bad(f"can't parse entities: {error}") from error
    if not text.strip():
        raise bad("MESSAGE_EMPTY")
    if utf16(text) > TEXT_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    return {"text": text.rstrip(), "entities": entities or None}
