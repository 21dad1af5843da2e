"""The sentences of overviews (`data/reference/overviews.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import SentenceList

_SENTENCES = SentenceList("overviews.toml")
say, line = _SENTENCES.say, _SENTENCES.line
