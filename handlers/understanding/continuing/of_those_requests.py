"""Of which requests a verb speaks that names none: 办了多少件, 后者公开了几件."""

from __future__ import annotations

from handlers.understanding.asked.question import Before
from handlers.understanding.continuing.pointing import pointed
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.senses import Mark
from store.measures import subjects


def of_those_requests(parts: Parts, before: Before) -> str | None:
    """办了多少件 after how many requests were received: how many of these were handled."""
    last = before.answered or before.last
    if last is None or parts.mentions or parts.text.isascii() or not _counts_with_a_verb(parts):
        return None
    tables = {subjects()[measure.subject].table for measure in last.measures}
    if tables == {"requests"}:
        return f"{parts.text}申请"
    return None


def of_requests_pointed_at(parts: Parts, before: Before) -> str | None:
    """后者公开了几件 after how many requests two agencies received: of its requests."""
    last = before.answered or before.last
    if last is None or parts.text.isascii() or any(word.hints for word in parts.words):
        return None
    if not (
        _counts_with_a_verb(parts)
        or any(word.has(Mark.GRANTED_OF_REQUESTS) for word in parts.words)
    ):
        return None
    said = pointed(parts, before)
    tables = {subjects()[measure.subject].table for measure in last.measures}
    if said is None or tables != {"requests"}:
        return None
    return f"{said}申请"


def _counts_with_a_verb(parts: Parts) -> bool:
    """Whether nothing but a verb says which row is meant: 办了多少件."""
    rows = [word for word in parts.words if word.subjects]
    return (
        bool(rows)
        and all(word.has(Mark.LIGHT) for word in rows)
        and not any(word.hints for word in parts.words)
    )
