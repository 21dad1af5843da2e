"""The sentences of subscriptions, alerts and digests (`data/reference/notices.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import SentenceList

say = SentenceList("notices.toml").say
