"""The wordings that people use (`data/reference/wordings.*.tsv`) and how a text is cut into them.

Chinese is cut by jieba with these wordings and a list of common words as its dictionary, so that
行政处罚 or 依申请公开 stay whole; English by the longest phrase. What no wording explains is kept
as unknown: an unknown word decides what a question may be answered with.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Protocol

from handlers.understanding.wordlists.jieba_alone import tokenizer
from handlers.understanding.wordlists.numerals import numeral
from handlers.understanding.wordlists.senses import (
    HintsAt,
    NamesColumn,
    NamesRate,
    NamesSubject,
    Sense,
    Unit,
)
from handlers.understanding.wordlists.wordings import (
    generic,
    is_common,
    numbered,
    senses,
    unlisted,
    vocabulary,
    wordings,
)
from store.quick_records import quickly_made

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEARS_TOGETHER = re.compile(r"(?:(?:19|20)\d\d){2,}")
_OF_A_PHRASE = re.compile(r"[a-z0-9%'&.-]+")
_BY_ITSELF = re.compile(r"\d[\d.,]*|[a-z0-9%]+(?:['&-][a-z0-9]+)*")
_LONGEST_PHRASE = 7
_LONGEST_WEIGHED = 6
_A_WORD_MORE = 7_100
"""What each word of a cut costs, so that few long words are taken rather than many short ones."""
_WORDING, _OTHER = 1_000, 985
"""What a character of a wording weighs, and one of a word without a meaning."""
_TEXTS_KEPT = 256
_RUNS_KEPT = 1_000
"""Runs of Chinese whose words are kept: some 1 MB."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the text: `text[start:end]`; `senses` is empty where no wording explains it."""

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...] = ()
    place: str = ""
    """Where it stands in the lists: `wordings.zh.tsv:12`; empty where no list has it."""

    def has(self, sense: Sense | str) -> bool:
        """Whether this can mean `sense`."""
        return sense in self.senses

    def has_any(self, senses: Iterable[Sense | str]) -> bool:
        """Whether this can mean any of some senses."""
        return any(map(self.senses.__contains__, senses))

    @property
    def subjects(self) -> tuple[str, ...]:
        """The rows that it names, by their codes."""
        return tuple(sense.code for sense in self.senses if isinstance(sense, NamesSubject))

    @property
    def hints(self) -> tuple[str, ...]:
        """The rows that it means where nothing stronger is said."""
        return tuple(sense.code for sense in self.senses if isinstance(sense, HintsAt))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it names."""
        return tuple(sense.code for sense in self.senses if isinstance(sense, NamesColumn))

    @property
    def rates(self) -> tuple[str, ...]:
        """The rates that it names."""
        return tuple(sense.code for sense in self.senses if isinstance(sense, NamesRate))

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of money that it may be."""
        return tuple(sense for sense in self.senses if isinstance(sense, Unit))


def senses_of_all(words: Iterable[Word]) -> set[Sense]:
    """Everything that some words can mean."""
    return set[Sense]().union(*(word.senses for word in words))


class _Cutter(Protocol):
    def cut(self, text: str, cut_all: bool = ..., HMM: bool = ...) -> Iterator[str]: ...  # noqa: N803 - jieba's word


@cache
def _cutter() -> _Cutter:
    """Jieba with our wordings as its whole dictionary, longer ones weighing more; nothing is read
    or cached on disk.
    """
    weighed = ((vocabulary(), _OTHER), (generic("zh"), _OTHER), (senses("zh"), _WORDING))
    weights: dict[str, int] = {}
    for word in chain.from_iterable(words for words, _ in weighed):
        # jieba goes on only as long as what it has read begins a word: each beginning stands there
        # with nothing.
        for end in range(1, len(word)):
            weights[word[:end]] = 0
    for words, weight in weighed:
        for word in words:
            weights[word] = weight * min(len(word), _LONGEST_WEIGHED)
    result: _Cutter = tokenizer(weights, _A_WORD_MORE)
    return result


def cut(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` (normalised), in order; punctuation and blanks are left
    out.
    """
    return list(_cut_once(text, start, len(text) if end is None else end))


@lru_cache(maxsize=_TEXTS_KEPT)
def _cut_once(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The same, kept: a question is cut to be understood, and again for what the prose says."""
    words: list[Word] = []
    position = start
    for word in _with_numbers(text, start, end):
        words += [*_plain(text, position, word.start), word]
        position = word.end
    return (*words, *_plain(text, position, end))


def _with_numbers(text: str, start: int, end: int) -> list[Word]:
    """The wordings with a number in them, in order, where no longer word begins (第三方 is not
    第三).
    """
    found: list[Word] = []
    if numeral(text[start:end]) is None:
        return found
    for pattern, meant in numbered():
        for match in pattern.finditer(text, start, end):
            at, stop = match.span()
            apart = all(stop <= word.start or word.end <= at for word in found)
            if apart and not _goes_on(text, at, stop, end):
                found.append(Word(at, stop, match.group(), *meant))
    return sorted(found, key=lambda word: word.start)


def _goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a longer word begins here."""
    if text[start].isascii():
        longer = _english(text, start, end)
        return longer.end > stop and bool(longer.senses)
    ends = range(stop + 1, min(stop + 4, end) + 1)
    return any(
        text[start:longer] in senses("zh") or is_common(text[start:longer]) for longer in ends
    )


def _plain(text: str, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    position = start
    while position < end:
        sign = text[position]
        if sign.isascii() and (sign.isalnum() or sign == "%"):
            word = _english(text, position, end)
        elif sign.isalnum():
            stop = position
            while stop < end and text[stop].isalnum() and not text[stop].isascii():
                stop += 1
            if text[position] == _YEAR_SIGN and position > start and text[position - 1].isdigit():
                words += _chinese(_YEAR_SIGN, position)  # 2023年|年度考核, and no 年年
                position += 1
            words += _chinese(text[position:stop], position)
            position = stop
            continue
        else:
            position += 1
            continue
        words.append(word)
        position = word.end
    return words


_YEAR_SIGN = "年"


def _chinese(piece: str, offset: int) -> list[Word]:
    """The words of a run of Chinese at a place of a text."""
    if not offset:
        return list(_of_a_run(piece))
    return [
        Word(one.start + offset, one.end + offset, one.text, one.senses, one.place)
        for one in _of_a_run(piece)
    ]


@lru_cache(maxsize=_RUNS_KEPT)
def _of_a_run(piece: str) -> tuple[Word, ...]:
    """The words of a run of Chinese; characters that belong to no known word stay together.

    A question is cut twice, with its names and then without them, and many end in the words of
    others before them.
    """
    known, common, mute, listed = senses("zh"), vocabulary(), generic("zh"), wordings("zh")
    found: list[Word] = []
    pending = position = 0
    for part in _cutter().cut(piece, HMM=False):
        if part in known or part in common or part in mute:
            if pending < position:
                found.append(Word(pending, position, piece[pending:position]))
            found.append(
                Word(
                    position,
                    position + len(part),
                    part,
                    *(listed.get(part) or unlisted("zh", part)),
                )
            )
            pending = position + len(part)
        position += len(part)
    if pending < position:
        found.append(Word(pending, position, piece[pending:]))
    return tuple(found)


def _english(text: str, start: int, end: int) -> Word:
    """The longest phrase of the English wordings at `start`, else the one word that stands
    there.
    """
    known, listed = senses("en"), wordings("en")
    best: Word | None = None
    for match in islice(_OF_A_PHRASE.finditer(text, start, end), _LONGEST_PHRASE):
        phrase = text[start : match.end()].rstrip(".'-")
        if phrase in known:
            best = Word(start, start + len(phrase), phrase, *listed[phrase])
    if best:
        return best
    single = _BY_ITSELF.match(text, start, end)
    word = (single.group() if single else text[start]).rstrip(".,")
    meant = word if word in known else _singular(word, known)
    return Word(start, start + len(word), word, *(listed.get(meant) or unlisted("en", word)))


def _singular(word: str, known: Container[str]) -> str:
    """A word's other number or owner, if that is a wording: penalties / penalty, Xiji's."""
    stems = [word.removesuffix("'s"), word.removesuffix("s"), word.removesuffix("es"), word + "s"]
    return next((stem for stem in stems if stem in known and len(word) > 2), "")


def number(word: Word) -> str | None:
    """The digits of a word that is a number, without separators; years that are run together are
    none, and neither is what has several points: 3.10.2.
    """
    if not word.text[:1].isdecimal() or word.text.count(".") > 1:
        return None
    if _YEARS_TOGETHER.fullmatch(word.text):
        return None
    if _NUMBER.fullmatch(word.text):
        return word.text.replace(",", "")
    return None
