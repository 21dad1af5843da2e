"""A message to all chats: shown first, then put into the outbox once, however often the button is
pressed.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers import kept_replies
from handlers.administration.words import line, reply, say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.state import MessageKind, Outgoing, State

LONGEST = 3000
"""Characters: with what stands around it, one message."""


def shown_first(text: str, chats: int, key: str, language: Language) -> Reply:
    """The text as it will be seen, to how many chats it would go, and the button that sends it."""
    if not text:
        return reply("broadcast_how", language)
    if len(text) > LONGEST:
        return reply("broadcast_too_long", language, limit=LONGEST, length=len(text))
    if not chats:
        return reply("broadcast_nobody", language)
    head = line("broadcast_preview", language, Style.HEAD, count=chats)
    button = Button(say("broadcast_send", language, count=chats), f"/broadcast send {key} {text}")
    return Reply((head, *_lines(text)), language, ((button,),))


def put(state: State, chats: Sequence[int], key: str, text: str, language: Language) -> int:
    """Put it into the outbox for each chat; gives for how many it is new."""
    words = kept_replies.written(Reply(tuple(_lines(text)), language))
    return state.outbox.put(
        *(
            Outgoing(f"broadcast:{key}:{chat}", chat, None, MessageKind.BROADCAST, words)
            for chat in chats
        )
    )


def on_its_way(count: int, language: Language) -> Reply:
    """What became of it."""
    return reply("broadcast_queued" if count else "broadcast_again", language, count=count)


def _lines(text: str) -> list[ReplyLine]:
    return [ReplyLine(each) for each in text.splitlines()]
