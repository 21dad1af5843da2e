"""Replies as text, for those that are kept before they are sent."""

from __future__ import annotations

import json

from handlers.reply import Button, Language, MessageSubject, Reply, ReplyLine, Style


def written(reply: Reply) -> str:
    """The reply as JSON. Files are not kept: what has to wait for its turn is words."""
    if reply.files:
        raise ValueError("a reply with files cannot be kept")
    kept = {
        "language": reply.language.value,
        "lines": [[line.text, line.style] for line in reply.lines],
        "buttons": [[list(button) for button in row] for row in reply.buttons],
        "subject": list(reply.subject),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Reply:
    """The reply that was written."""
    kept = json.loads(text)
    return Reply(
        tuple(ReplyLine(words, Style(style)) for words, style in kept["lines"]),
        Language(kept["language"]),
        tuple(tuple(Button(*button) for button in row) for row in kept["buttons"]),
        subject=MessageSubject(
            *kept.get("subject", ())
        ),  # What was put before messages had subjects has none.
    )
