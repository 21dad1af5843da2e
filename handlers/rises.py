"""A rise from which on somebody wants to hear: `申请涨一半`, `requests rise by 30%` (see
`subscriptions.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from handlers.reply import Language
from handlers.subscription_lists import FILE, subscription_lists
from store.patterns import any_whole
from store.reference import BrokenReferenceError

_LISTS = frozenset(
    {"quantity", "verbs", "between", "by", "counts", "around", "amounts", "multiples", "zh", "en"}
)
_PER_CENT = r"(?:百分之\s*)?(\d{1,4})(?![\d.])\s*(?:%|％|percent|per cent)?"
_WHOSE = r"(?:\s+(?:of|in|for|from|by|to|at)\s+(?P<whose>[^\d,，。;；]{1,60}?))?"
"""Of whom the requests are, between them and the verb: requests in Pingluo double."""
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
    amount = (found["multiple"] or found["amount"]).casefold()
    percent = _amounts().get(amount) or int(re.sub(r"\D", "", amount) or 0)
    if not 0 < percent <= MOST:
        return None
    rest = _around().sub(
        " ", f"{text[: found.start()]} {found['whose'] or ''} {text[found.end() :]}"
    )
    return Rise(percent, re.sub(r"['’]s\b", "", " ".join(rest.split())).strip(_LOOSE))


def condition_in(text: str) -> str:
    """What a text says that sets a condition on figures (申请超过50件); empty where nothing
    does.
    """
    found = _condition().search(text)
    if found is None:
        return ""
    clause = _CLAUSES.split(text[: found.start()])[-1] + _CLAUSES.split(text[found.start() :])[0]
    return " ".join(_around().sub(" ", clause).split()).strip(_LOOSE)


_CLAUSES = re.compile(r"[,，。;；]")
_LOOSE = " ,，、.。!！?？的"


def shown(percent: int, language: Language) -> str:
    """What a subscription to rises is about, in words."""
    return str(_table()[str(language)]).format(percent=percent)


@cache
def _pattern() -> re.Pattern[str]:
    """A quantity (of whom may stand behind it), a verb and an amount."""
    lists = _table()
    quantity, verbs, between, by, counts = (
        any_whole(lists[name]) for name in ("quantity", "verbs", "between", "by", "counts")
    )
    share = rf"(?P<amount>{any_whole(lists['amounts'])}|{_PER_CENT})(?!\s*{counts})"
    moved = rf"(?:(?P<multiple>{any_whole(lists['multiples'])})|{verbs}\s*(?:{by}\s*)*{share})"
    return re.compile(rf"{quantity}{_WHOSE}\s*(?:{between}\s*)*{moved}", re.IGNORECASE)


@cache
def _around() -> re.Pattern[str]:
    return re.compile(any_whole(_table()["around"]), re.IGNORECASE)


@cache
def _condition() -> re.Pattern[str]:
    """The words of conditions."""
    lists: dict[str, list[str]] = subscription_lists("condition")
    if set(lists) != {"zh", "en"}:
        raise BrokenReferenceError(f"{FILE}: [condition] must have zh and en")
    return re.compile(any_whole([*lists["zh"], *lists["en"]]), re.IGNORECASE)


@cache
def _amounts() -> dict[str, int]:
    lists = _table()
    return {
        str(word): int(percent) for word, percent in (lists["amounts"] | lists["multiples"]).items()
    }


@cache
def _table() -> dict[str, Any]:
    found = subscription_lists("rise")
    if set(found) != _LISTS:
        raise BrokenReferenceError(f"{FILE}: [rise] must have {', '.join(sorted(_LISTS))}")
    return found
