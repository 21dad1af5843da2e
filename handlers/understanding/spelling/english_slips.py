"""English words with a slip of the fingers: aplications, desicion, itmes, townshp, mny.

Only a word that no list knows is read as another, only as one that the lists know, and only where
one kind of slip leads to one word. Words of their own that lie near to one of the lists are no
slips (`data/reference/words-of-their-own.en.txt`): stationary, personal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain

from rapidfuzz.distance import OSA

from handlers.understanding.wordlists.wordings import senses
from store.names.naming import naming
from store.reference import rows_of, words_of

_SHORTEST = 5
"""Letters of a word of the lists for which another is taken."""
_END = 2
_ASKING = frozenset(
    {"many", "much", "what", "which", "were", "does", "have", "from", "with", "year", "total"}
)
"""Short words of which a slip leaves nothing else: mny, hwo mayn."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _beside_in(row: str) -> Iterator[tuple[str, str]]:
    """Each key of a row of the keyboard, with those beside it."""
    for at, one in enumerate(row):
        yield one, f"{row[max(at - 1, 0) : at]}{row[at + 1 : at + 2]}"


_NEXT_KEYS = dict(chain.from_iterable(map(_beside_in, _ROWS)))
_ALIKE = (
    (re.compile("ph"), "f"),
    (re.compile("c(?=[eiy])|z"), "s"),
    (re.compile("ck?|q"), "k"),
    (re.compile("[aeiouy]+"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@cache
def words_of_prose() -> frozenset[str]:
    """English words that are looked for in the prose by Chinese ones: compiled is no slip of
    complied.
    """
    phrases = (row["english"].lower().split() for row in rows_of("glossary.en.tsv"))
    return frozenset(chain.from_iterable(phrases))


def meant_in_english(word: str) -> str | None:
    """The one word of the lists that a word in small letters is with a slip; None where it is none,
    or more than one.
    """
    if word in words_of_prose() or word in _of_their_own():
        return None
    if len(word) < _SHORTEST:
        return _asking(word) or _short_swapped(word) or _only(word, _missing_of_double)
    return next(filter(None, (_only(word, kind) for kind in _KINDS)), None)


@cache
def _of_their_own() -> frozenset[str]:
    return frozenset(words_of("words-of-their-own.en.txt"))


def _asking(word: str) -> str | None:
    found = [
        meant
        for meant in _ASKING
        if word[:1] == meant[:1]
        and any(kind(word, meant) for kind in (_swapped, _missing_inside, _one_vowel_off))
    ]
    return found[0] if len(found) == 1 and len(word) > _END else None


def _short_swapped(word: str) -> str | None:
    """The one word of four letters whose two inner letters changed places: hled for held."""
    if len(word) != _SHORTEST - 1:
        return None
    meant = word[0] + word[2] + word[1] + word[3]
    return meant if meant != word and meant in _short() else None


@cache
def _short() -> frozenset[str]:
    """The words of four letters that stand in the wordings of the lists."""
    words = chain.from_iterable(map(str.split, senses("en")))
    return frozenset(word for word in words if word.isalpha() and len(word) == _SHORTEST - 1)


def _only(word: str, kind: Callable[[str, str], bool]) -> str | None:
    """The word that a kind of slip leads to; one of several that mean the same."""
    found = sorted(meant for meant in _near(word) if kind(word, meant))
    if len(found) > 1 and len({senses("en").get(meant, meant) for meant in found}) > 1:
        return None
    return found[0] if found else None


def _near(word: str) -> Iterable[str]:
    """The words of the lists that may be meant: those that share what is left without a letter of
    each, or that sound alike.
    """
    near = (_by_what_is_left().get(left, ()) for left in _left(word))
    return {*chain.from_iterable(near), *_by_sound().get(_sound(word), ())}


def _left(word: str) -> Iterable[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


@cache
def _known() -> frozenset[str]:
    words = chain(
        chain.from_iterable(map(str.split, senses("en"))), naming().level_words, words_of_prose()
    )
    return frozenset(
        word for word in words if word.isascii() and word.isalpha() and len(word) >= _SHORTEST
    )


@cache
def _by_what_is_left() -> dict[str, tuple[str, ...]]:
    """The words of the lists, by themselves and by what is left without one letter."""
    found: dict[str, dict[str, None]] = {}
    for word in _known():
        for left in _left(word):
            found.setdefault(left, {})[word] = None
    return {left: tuple(words) for left, words in found.items()}


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in _known():
        found.setdefault(_sound(word), []).append(word)
    return {sound: tuple(words) for sound, words in found.items()}


def _sound(word: str) -> str:
    """What is left of a word for the ear: desicion and decision are one."""
    sound = word[1:]
    for pattern, alike in _ALIKE:
        sound = pattern.sub(alike, sound)
    return word[:1] + sound


def _swapped(written: str, meant: str) -> bool:
    """Whether two neighbours changed places, and the first letter is right: itmes are no times."""
    if len(written) != len(meant):
        return False
    at = next((at for at in range(len(meant)) if written[at] != meant[at]), len(meant))
    return (
        0 < at < len(meant) and written == meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :]
    )


def _missing_of_double(written: str, meant: str) -> bool:
    """Whether one of two equal letters is missing: stil, aplications."""
    doubled = (at for at in range(1, len(meant)) if meant[at] == meant[at - 1])
    return any(meant[:at] + meant[at + 1 :] == written for at in doubled)


def _missing_inside(written: str, meant: str) -> bool:
    """Whether a letter inside is missing: townshp."""
    return any(meant[:at] + meant[at + 1 :] == written for at in range(1, len(meant) - 1))


def _missing_in_long(written: str, meant: str) -> bool:
    return len(written) >= _SHORTEST and _missing_inside(written, meant)


_LONG = 7
_LONGER = 8
_NO_ENDING = frozenset("sdrny")
"""Letters that make another form of a word, and are not missing by a slip alone."""


def _missing_at_the_end(written: str, meant: str) -> bool:
    """Whether the last letter is missing, and is no ending: normativ."""
    return len(written) >= _LONG and meant[:-1] == written and meant[-1] not in _NO_ENDING


def _twice(written: str, meant: str) -> bool:
    """Whether a letter is there twice; the end of a word stays as it is: licensees are no
    licenses.
    """
    doubled = (at for at in range(1, len(meant) - _END) if written[at : at + 1] == written[at - 1])
    return any(written[:at] + written[at + 1 :] == meant for at in doubled)


def _sounding(written: str, meant: str) -> bool:
    """Whether it sounds alike, the last letter being right: desicion."""
    if min(len(written), len(meant)) < _LONGER or written[-1] != meant[-1]:
        return False
    return _sound(written) == _sound(meant) and OSA.distance(written, meant) <= _END


def _beside_on_the_keys(written: str, meant: str) -> bool:
    """Whether one letter of a long word is that of the key beside it: requedts."""
    if len(written) != len(meant) or len(meant) < _LONG:
        return False
    changed = [at for at, one in enumerate(written) if one != meant[at]]
    return (
        len(changed) == 1
        and 0 < changed[0] < len(meant) - 1
        and written[changed[0]] in _NEXT_KEYS[meant[changed[0]]]
    )


def _another_vowel(written: str, meant: str) -> bool:
    """Whether one vowel inside stands for another: wechet."""
    return len(meant) > _SHORTEST and _one_vowel_off(written, meant)


def _one_vowel_off(written: str, meant: str) -> bool:
    if len(written) != len(meant):
        return False
    changed = [at for at, one in enumerate(written) if one != meant[at]]
    return (
        len(changed) == 1
        and 0 < changed[0] < len(meant) - 1
        and {written[changed[0]], meant[changed[0]]} <= _VOWELS
    )


_VOWELS = frozenset("aeiou")
_KINDS = (
    _swapped,
    _missing_of_double,
    _twice,
    _missing_in_long,
    _sounding,
    _another_vowel,
    _missing_at_the_end,
    _beside_on_the_keys,
)
"""The likeliest first."""
