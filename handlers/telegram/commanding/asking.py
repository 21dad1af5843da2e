"""Commands that are a word of the question: `/rank 2020年行政处罚` asks 排名 2020年行政处罚."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from handlers.reply import NOTHING, Language, Reply
from handlers.telegram.receiving.calls import Call, Handler, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.wording import EdgeSentence, sentence
from handlers.understanding.spelling.text import language_of


class _Word(NamedTuple):
    """What a command says in a question, and how it is used."""

    zh: str
    en: str
    usage: EdgeSentence


_WORDS = {
    "compare": _Word("对比", "compare", EdgeSentence.USAGE_COMPARE),
    "rank": _Word("排名", "ranking of", EdgeSentence.USAGE_RANK),
}


GO_ON = frozenset(_WORDS)
"""Commands that, given alone under an answer, ask on from it."""


@dataclass(frozen=True, slots=True)
class AskingCommands:
    """What is done for these commands."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {name: self._asks(word) for name, word in _WORDS.items()}

    def _asks(self, word: _Word) -> Handler:
        async def ask(call: Call) -> None:
            edge, said = self.edge, call.argument.strip()

            async def made(language: Language) -> Reply:
                if not said and _is_typed(call) and edge.after(call.matter) in (None, NOTHING):
                    return sentence(word.usage, language)
                first = word.zh if language_of(said, language) is Language.ZH else word.en
                return await edge.asked(f"{first} {said}".strip(), call.matter, language)

            await edge.answer_made(call.matter, made)

        return ask


def _is_typed(call: Call) -> bool:
    """Whether the command was given with its slash; its word alone may go on from the question
    before.
    """
    return call.message is None or (call.message.text or "").startswith("/")
