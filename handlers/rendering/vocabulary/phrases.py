"""Sentences from the reference lists, with placeholders that are the same in both languages."""

from __future__ import annotations

import string
from functools import cache

from handlers.reply import Language, Reply, ReplyLine, Style
from store.filling import filled
from store.reference import BrokenReferenceError, toml_of


@cache
def _phrases(name: str) -> dict[str, dict[str, str]]:
    """All phrases of a file by key and language."""
    found: dict[str, dict[str, str]] = toml_of(name)
    for key, texts in found.items():
        if set(texts) != {"zh", "en"} or _places(texts["zh"]) != _places(texts["en"]):
            raise BrokenReferenceError(
                f"{name}: {key} must have zh and en with the same placeholders"
            )
    return found


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def has(file: str, key: str) -> bool:
    """Whether a file has such a sentence."""
    return key in _phrases(file)


def said(file: str, key: str, language: Language, /, **values: object) -> str:
    """A sentence of a file in a language, with its placeholders filled in."""
    return filled(_phrases(file)[key][str(language)], values)


class SentenceList:
    """The sentences of a file, as text, as a line, and as a whole reply."""

    def __init__(self, file: str) -> None:
        self._file = file

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """A sentence in a language, with its placeholders filled in."""
        return said(self._file, key, language, **values)

    def line(
        self,
        key: str,
        language: Language,
        style: Style = Style.PLAIN,
        /,
        **values: object,
    ) -> ReplyLine:
        """A sentence as a line of a reply."""
        return ReplyLine(self.say(key, language, **values), style)

    def reply(self, key: str, language: Language, /, **values: object) -> Reply:
        """A reply that is just this sentence."""
        return Reply((self.line(key, language, **values),), language)


say = SentenceList("phrases.toml").say
