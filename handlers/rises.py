"""A rise from which on somebody wants to hear: `申请涨一半`, `requests rise by 30%` (see `subscriptions.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any, NamedTuple

from handlers.reply import Language
from handlers.times_of_day import any_of
from store.reference import REFERENCE, BrokenReferenceError

_LISTS = frozenset({"quantity", "verbs", "by", "around", "amounts", "zh", "en"})
_PER_CENT = r"(?:百分之\s*)?(\d{1,4})\s*(?:%|％|percent|per cent)?"
MOST = 1_000
"""Per cent; more is a slip."""


class Rise(NamedTuple):
    """From how many per cent on, and the words that are left: whose."""

    percent: int
    rest: str


def rise_in(text: str) -> Rise | None:
    """The rise that a text speaks of; nothing where it speaks of none."""
    found = _pattern().search(text)
    if found is None:
        return None
    amount = found["amount"].casefold()
    percent = _amounts().get(amount) or int(re.sub(r"\D", "", amount) or 0)
    if not 0 < percent <= MOST:
        return None
    rest = _around().sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    return Rise(percent, " ".join(rest.split()).strip(" ,，、的"))


def shown(percent: int, language: Language) -> str:
    """What a subscription to rises is about, in words."""
    return str(_table()[str(language)]).format(percent=percent)


@cache
def _pattern() -> re.Pattern[str]:
    """A quantity (of whom may stand behind it), a verb and an amount."""
    lists = _table()
    quantity, verbs, by = (any_of(lists[name]) for name in ("quantity", "verbs", "by"))
    amount = f"(?P<amount>{any_of(_amounts())}|{_PER_CENT})"
    behind = r"(?:\s+(?:of|in)\s+any\s+\w+|\s+for\s+any\s+\w+)?"
    return re.compile(rf"{quantity}{behind}\s*(?:比上年)?\s*(?:{verbs}\s*)?(?:{by}\s*)*{amount}", re.IGNORECASE)


@cache
def _around() -> re.Pattern[str]:
    return re.compile(any_of(_table()["around"]), re.IGNORECASE)


@cache
def _amounts() -> dict[str, int]:
    return {str(word): int(percent) for word, percent in _table()["amounts"].items()}


@cache
def _table() -> dict[str, Any]:
    with (REFERENCE / "subscriptions.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file).get("rise", {})
    if set(found) != _LISTS:
        raise BrokenReferenceError(f"subscriptions.toml: [rise] must have {', '.join(sorted(_LISTS))}")
    return found
