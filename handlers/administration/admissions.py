"""What is said of the chats that are served."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.administration.words import line, reply
from handlers.reply import Language, Reply


def admitted_said(chat: int | None, language: Language, *, admitted: bool) -> Reply:
    """Says what was decided on a chat; or what a chat's id looks like, where none was given."""
    if chat is None:
        return reply("chat_unknown", language)
    return reply("chat_allowed" if admitted else "chat_disallowed", language, chat=chat)


def admissions_listed(decided: Mapping[int, bool], language: Language, *, closed: bool) -> Reply:
    """Which chats were let in and kept out, and what holds for the others."""
    lines = [line("chats_closed" if closed else "chats_open", language)]
    lines += [
        line("chats_in" if let_in else "chats_out", language, chat=chat)
        for chat, let_in in decided.items()
    ]
    return Reply(tuple(lines) if decided else (*lines, line("chats_none", language)), language)
