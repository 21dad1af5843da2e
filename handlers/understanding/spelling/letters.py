"""Words in letters that no list knows: Chinese in pinyin (xingzheng chufa), or English with a slip
(recieved).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from handlers.understanding.spelling.english_slips import meant_in_english
from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark
from handlers.understanding.wordlists.wordings import senses
from store.entering import only_if
from store.names.sounds import spellings
from store.reference import REFERENCE, BrokenReferenceError

_MOST_WORDS = 5
"""Words in pinyin that may be one wording: bu yu gong kai."""
_SHORTEST_ALONE = 6
"""Letters that a wording in pinyin has at least, so that no English word is taken for one; a list
has exceptions.
"""


@only_if(lambda text, words: any(not word.senses for word in words), otherwise=())
def in_letters(text: str, words: Sequence[Word]) -> list[Slip]:
    """What the unknown words in letters stand for, pinyin first."""
    unknown = list(filter(_is_strange, words))
    found = list(_pinyin(text, unknown))
    if not found:
        return [_slip(word, meant) for word in unknown if (meant := meant_in_english(word.text))]
    read = set(chain.from_iterable(slip.written.split() for slip in found))
    return [*found, *_asking(word for word in unknown if word.text not in read)]


def _is_strange(word: Word) -> bool:
    """Whether a word in letters is known to no list."""
    return not word.senses and word.text.isascii() and word.text.isalpha()


def _slip(word: Word, meant: str) -> Slip:
    return Slip(word.start, word.end, word.text, meant)


def _pinyin(text: str, unknown: Sequence[Word]) -> Iterator[Slip]:
    """Wordings in pinyin, in one word or several, the longest first."""
    place = 0
    while place < len(unknown):
        run = _run(text, unknown, place)
        size = next((size for size in range(len(run), 0, -1) if _read(run[:size])), 0)
        if size:
            start, end = run[0].start, run[size - 1].end
            yield Slip(start, end, text[start:end], _read(run[:size]) or "")
        place += size or 1


def _run(text: str, unknown: Sequence[Word], place: int) -> list[Word]:
    """Unknown words that stand beside one another."""
    run = [unknown[place]]
    for word in unknown[place + 1 : place + _MOST_WORDS]:
        if text[run[-1].end : word.start].strip():
            break
        run.append(word)
    return run


def _read(run: Sequence[Word]) -> str | None:
    letters = "".join(word.text for word in run)
    meant = _spelled().get(letters)
    if len(letters) >= _SHORTEST_ALONE or meant in short_in_pinyin():
        return meant
    return None


@cache
def short_in_pinyin() -> frozenset[str]:
    """The wordings whose pinyin is short and yet spells nothing else
    (`data/reference/short-pinyin.txt`).
    """
    lines = (REFERENCE / "short-pinyin.txt").read_text(encoding="utf-8").splitlines()
    found = frozenset(line for line in lines if not line.startswith("#"))
    if unknown := sorted(found - senses("zh").keys()):
        raise BrokenReferenceError(f"short-pinyin.txt: {' '.join(unknown)}: no wording")
    return found


def _asking(unknown: Iterator[Word]) -> Iterator[Slip]:
    """duoshao, jian: words that ask, where another word was in pinyin."""
    for word in unknown:
        if meant := _spelled_asking().get(word.text):
            yield _slip(word, meant)


@cache
def _spelled() -> dict[str, str]:
    """Chinese wordings by their letters; without those that spell two things."""
    found: dict[str, str | None] = {}
    for wording, meant in senses("zh").items():
        for letters in spellings(wording) if _is_chinese(wording) else ():
            other = found.setdefault(letters, wording)
            if other is not None and senses("zh")[other] != meant:
                found[letters] = None
    return {
        letters: wording
        for letters, wording in found.items()
        if wording and letters not in senses("en")
    }


def _is_chinese(wording: str) -> bool:
    """Whether a wording is of several characters and nothing else."""
    return len(wording) > 1 and wording.isalpha() and not wording.isascii()


@cache
def _spelled_asking() -> dict[str, str]:
    asking = {Mark.COUNT, Mark.ASK, Mark.FILLER, Mark.WHICH, Mark.WHO}
    found: dict[str, str] = {}
    for wording, meant in senses("zh").items():
        if asking.intersection(meant) and not wording.isascii():
            found |= dict.fromkeys(spellings(wording), wording)
    return found
