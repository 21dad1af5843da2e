"""A text in the words that the lists know, before it is taken apart."""

from __future__ import annotations

from handlers.understanding.spelling.carrying import with_carried
from handlers.understanding.spelling.chinese_turns import in_plain_words
from handlers.understanding.spelling.english_turns import in_words_of_the_lists


def rewritten(text: str) -> str:
    """The text in the words that the lists know."""
    return in_plain_words(with_carried(in_words_of_the_lists(text)))
