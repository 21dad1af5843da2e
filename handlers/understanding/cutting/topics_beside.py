"""A topic beside a question narrows it: 食品安全，西吉2020处罚几件 asks for a part of the
penalties, which no report tells.

Whoever speaks around a question says who does what: there is a pronoun, a verb of asking or doing,
a particle, a courtesy. A clause of nouns alone is a topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word

_SHORTEST = 2
"""Characters of a Chinese word that may name a topic."""


def is_a_topic(text: str, words: Sequence[Word]) -> bool:
    """Whether a clause that asks nothing names a topic, and speaks to nobody."""
    strange = [word for word in words if not word.senses]
    if text.isascii():
        return bool(strange) and PATTERNS["speaks-to-somebody-en"].search(text) is None
    named = any(len(word.text) >= _SHORTEST for word in strange)
    return named and PATTERNS["speaks-to-somebody"].search(text) is None
