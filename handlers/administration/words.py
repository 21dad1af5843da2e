"""The sentences for administrators (`data/reference/administration.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import SentenceList

_SENTENCES = SentenceList("administration.toml")
say, line, reply = _SENTENCES.say, _SENTENCES.line, _SENTENCES.reply
