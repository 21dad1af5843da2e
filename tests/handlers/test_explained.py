"""Everything that an explanation may have to say has words for it, in both languages."""

from __future__ import annotations

import pytest

from handlers.answering.values.answer import AnswerStatus, Assumed, Refusal
from handlers.rendering.restating.explained import say
from handlers.reply import Language
from handlers.understanding import Operation
from store.names.edits import SlipKind
from store.names.names import HOW

_HOW = {"chosen", "home", "office", "exact", "printed", "typo", "pinyin", "initials", "english"}
_KEYS = [
    *(f"operation_{one}" for one in Operation),
    *(f"status_{one}" for one in AnswerStatus if one is not AnswerStatus.ANSWERED),
    *(f"assumed_{one}" for one in Assumed),
    *(f"refused_{one}" for one in Refusal),
    *(f"how_{one}" for one in sorted(_HOW | set(HOW.values()) | {slip.name.lower() for slip in SlipKind})),
    *(f"taken_{one}" for one in ("agency", "year", "measure", "unit")),
]


@pytest.mark.parametrize("key", _KEYS)
def test_there_are_words_for_it(key: str) -> None:
    assert all(say(key, language) for language in Language)
