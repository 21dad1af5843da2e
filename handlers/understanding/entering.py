"""Readers of wordings, entered only where a word of theirs stands in the question.

    @only_with(Operator.COMPARE, Operator.TIMES)
    def comparison(told, said, words, counts): ...

    @only_with("【", "[", otherwise=GIVEN)
    def explained_in_brackets(text, found): ...

A reader declares what it cannot do without: a sense that a word has (`Mark.THAN`), any of an
enumeration (`Level`), any record of a kind (`NamesRate`: whatever rate is named), or a word as it
is written. They are looked for in what the reader is given: the senses that are `said`, its
`words`, the words and the text of its `parts`, its one `word`, or its `text`.

A reader without a word, and one that has nothing to look into, stop the program when it starts; so
does a sense that is none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import Enum
from inspect import signature
from typing import Final, Protocol, TypeVar

from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Enumerated, Record, Sense
from store.entering import Given, only_if

Found = TypeVar("Found")

Trigger = Sense | type[Enumerated] | type[Record] | str
"""A sense, any of an enumeration or of a kind of record, or a word as it is written."""


class _Parts(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def words(self) -> Iterable[Word]: ...


class Triggers:
    """The words that a reader cannot do without."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        self.written: set[str] = set()
        self.records: set[type] = set()
        self.senses: set[Sense] = set()
        for trigger in triggers:
            self._take(trigger)
        self.codes = frozenset(map(str, self.senses))
        if not (self.written or self.records or self.senses) or "" in self.written:
            raise ValueError("a reader without words of its own is never entered")

    def _take(self, trigger: Trigger) -> None:
        if isinstance(trigger, Sense):
            self.senses.add(trigger)
        elif isinstance(trigger, str):
            self.written.add(trigger)
        elif issubclass(trigger, Enum):
            self.senses.update(trigger)
        else:
            self.records.add(trigger)

    def are_said(self, said: Collection[str]) -> bool:
        """Whether one of them is among the codes of what is said."""
        return not self.codes.isdisjoint(said)

    def stand_among(self, words: Iterable[Word]) -> bool:
        """Whether some word is one of them."""
        return any(map(self.are_of, words))

    def are_of(self, word: Word) -> bool:
        """Whether a word is one of them."""
        if word.text in self.written or not self.senses.isdisjoint(word.senses):
            return True
        return any(type(sense) in self.records for sense in word.senses)

    def stand_in(self, text: str) -> bool:
        """Whether one of them is written somewhere in a text."""
        return any(written in text for written in self.written)

    def stand_in_parts(self, parts: _Parts) -> bool:
        """Whether one of them is a word of a text, or is written in it."""
        return self.stand_in(parts.text) or self.stand_among(parts.words)


OWN_WORDS: Final[list[Triggers]] = []
"""Those of all readers, in the order in which their modules are loaded."""

_LOOKED_INTO: dict[str, Callable[[Triggers], Callable[..., bool]]] = {
    "said": lambda triggers: triggers.are_said,
    "words": lambda triggers: triggers.stand_among,
    "parts": lambda triggers: triggers.stand_in_parts,
    "word": lambda triggers: triggers.are_of,
    "text": lambda triggers: triggers.stand_in,
}
"""By its name, how words are looked for in what a reader is given; the first that it has."""


def only_with(
    *triggers: Trigger,
    otherwise: object = None,
    into: str = "",
    or_if: Callable[..., object] | None = None,
) -> Callable[[Callable[Given, Found]], Callable[Given, Found]]:
    """A reader that is called where a word of its own stands in the question, or where `or_if`
    says so of what it is given; `into` names what is looked into where that is not the first.
    """
    own = Triggers(triggers)
    OWN_WORDS.append(own)

    def guarded(reader: Callable[Given, Found]) -> Callable[Given, Found]:
        names = list(signature(reader).parameters)
        looked_into = into or next((name for name in _LOOKED_INTO if name in names), "")
        if looked_into not in names:
            raise ValueError(f"{reader.__qualname__} is given nothing to look for words in")
        place, stand = names.index(looked_into), _LOOKED_INTO[looked_into](own)

        def one_stands(*given: object, **named: object) -> bool:
            return stand(given[place]) or (or_if is not None and bool(or_if(*given, **named)))

        return only_if(one_stands, otherwise=otherwise)(reader)

    return guarded
