"""What a request asks, read from its address or its body; what cannot be read is said, and never
passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from bot.objects.inquiries import MOST, Selection
from handlers.reply import Language
from store.model import Severity

LONGEST: Final = 4000
"""Characters of a name or a question."""
_TEXTS: Final = ("agency", "table", "row", "column", "severity")
_NUMBERS: Final = ("year", "after", "limit")


class InvalidRequest(NamedTuple):
    """Why a request cannot be understood."""

    why: str


class AskedQuestion(NamedTuple):
    """A question, with what may stand beside it."""

    id: object
    q: str
    chat: str
    language: Language | None
    now: date | None


def _wrong(said: Mapping[str, str], known: frozenset[str]) -> str:
    """What is wrong with the parameters of a request; empty where nothing is."""
    unknown = next((name for name in said if name not in known), None)
    if unknown is not None:
        return f"there is no parameter {unknown!r}; there are {', '.join(sorted(known))}"
    if any(len(value) > LONGEST for value in said.values()):
        return "a parameter is too long"
    wrong = next((name for name in _NUMBERS if not _is_number(said.get(name, "0"))), None)
    if wrong is not None:
        return f"{wrong} is not a number: {said[wrong]!r}"
    if said.get("severity") and said["severity"] not in set(Severity):
        return f"severity is none of {', '.join(Severity)}"
    return ""


def chosen(said: Mapping[str, str], known: frozenset[str]) -> Selection | InvalidRequest:
    """Which reports are asked for, and what of them; `known` are the parameters that there are."""
    wrong = _wrong(said, known)
    if wrong:
        return InvalidRequest(wrong)
    numbers = {name: int(said[name]) for name in _NUMBERS if name in said}
    if numbers.get("limit") == 0:
        return InvalidRequest("limit is at least 1")
    texts = {name: said[name] for name in _TEXTS if name in said}
    year, after, limit = numbers.get("year"), numbers.get("after", 0), numbers.get("limit", MOST)
    return Selection(**texts, year=year, after=after, limit=limit)


def question(said: Mapping[str, object]) -> AskedQuestion | InvalidRequest:
    """What is asked, from the parameters of an address or from the object of a body."""
    for name in said:
        if name not in ("id", "q", "chat", "lang", "now"):
            return InvalidRequest(
                f"there is no {name!r} beside a question; there are id, q, chat, lang and now"
            )
    texts = {
        name: said[name] for name in ("q", "chat", "lang", "now") if said.get(name) is not None
    }
    if not all(isinstance(text, str) for text in texts.values()):
        return InvalidRequest("q, chat, lang and now are texts")
    q, chat, lang, now = (str(texts.get(name, "")) for name in ("q", "chat", "lang", "now"))
    wrong = _wrong_text(q, chat, lang)
    if wrong:
        return InvalidRequest(wrong)
    try:
        day = date.fromisoformat(now) if now else None
    except ValueError:
        return InvalidRequest(f"now is no date such as 2026-11-29: {now!r}")
    return AskedQuestion(said.get("id"), q, chat, Language(lang) if lang else None, day)


def _wrong_text(q: str, chat: str, lang: str) -> str:
    """What is wrong with the texts of a question; empty where nothing is."""
    if not q.strip():
        return "q, the question, is missing"
    if len(chat) > LONGEST:
        return "chat is too long"
    if lang and lang not in set(Language):
        return f"lang is none of {', '.join(Language)}"
    return ""


def body(text: bytes) -> Mapping[str, object] | InvalidRequest:
    """The object that a body is."""
    try:
        found = json.loads(text, parse_constant=_no_json)
        json.dumps(
            found, ensure_ascii=False
        ).encode()  # Half a character (\ud800) could not be told back.
    except (ValueError, RecursionError):
        return InvalidRequest("the body is not JSON")
    if isinstance(found, dict):
        return found
    return InvalidRequest("the body is not a JSON object")


def _no_json(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity, which Python takes, and others do not.


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 15
