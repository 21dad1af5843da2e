"""Agencies between which somebody is to choose: what they are called, and a button for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.answering.values.choices import MOST_CANDIDATES
from handlers.rendering.vocabulary.labels import short
from handlers.reply import Button, Language
from store.model import Agency

MOST = MOST_CANDIDATES
"""Agencies that a keyboard has room for; it pages them, see
`handlers.telegram.showing.keyboard`.
"""
_LONGEST = 24


def option_rows(
    agencies: Sequence[Agency],
    language: Language,
    ask: Callable[[Agency], str],
) -> tuple[tuple[Button, ...], ...]:
    """A row for each, whose button asks what `ask` gives for it."""
    labels = _labels(agencies, language)
    return tuple(
        (Button(label, ask(agency)),) for agency, label in zip(agencies, labels, strict=True)
    )


def spelled(agency: Agency, language: Language) -> str:
    """The full name, in English behind the English one."""
    if language is Language.ZH:
        return agency.name
    return f"{short(agency, language)} ({agency.name})"


def _labels(agencies: Sequence[Agency], language: Language) -> list[str]:
    """Full names, of long ones the end, which tells them apart; in English the English ones, if
    those do.
    """
    ends = [agency.name[-_LONGEST:] for agency in agencies]
    full = [
        agency.name if ends.count(end) > 1 else end
        for agency, end in zip(agencies, ends, strict=True)
    ]
    if language is Language.ZH:
        return full
    english = [short(agency, language) for agency in agencies]
    return [
        one if english.count(one) == 1 else name for one, name in zip(english, full, strict=True)
    ]
