"""What the commands print, from their list (`data/reference/command_line.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import SentenceList

say = SentenceList("command_line.toml").say
