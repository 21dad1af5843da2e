"""Whatever may come of a look or a find has its words."""

from __future__ import annotations

import pytest

from handlers.rendering.vocabulary.phrases import has
from handlers.reply import Language
from handlers.watching.answers import FetchFailure
from handlers.watching.deciding import Doubt
from handlers.watching.looking import EMPTY
from handlers.watching.words import FILE, say, trouble


@pytest.mark.parametrize("language", Language)
def test_everything_can_be_said(language: Language) -> None:
    for code in (*FetchFailure, EMPTY):
        assert has(FILE, f"trouble_{code}")
        assert trouble(code, "7", language)
    for doubt in Doubt:
        assert say(f"doubt_{doubt}", language)
