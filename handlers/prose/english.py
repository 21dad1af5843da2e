"""English words of questions in the Chinese of the reports (`data/reference/glossary.en.tsv`).

One English word may be any of several in a report: the mayor's mailbox is 市长信箱 in a city and
县长信箱 in a county. Each is a way to ask; `handlers.answering.from_prose.prose_of` takes a figure
only where the ways do not contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, product

from handlers.prose.apart import are_apart, parted
from store.reference import BrokenReferenceError, numbered_rows_of

Terms = tuple[str, ...]
_FILE = "glossary.en.tsv"
_LONGEST = 7
"""Words of an English phrase."""
_MOST = 24
"""Ways of a question that are tried: four words with two or three ways each."""
_NOTHING = "-"
_JOINING = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "its",
    )
)


@cache
def _glossary() -> dict[str, tuple[Terms, ...]]:
    """The ways to say each English word or phrase, each its Chinese words; no words where it says
    nothing.
    """
    found: dict[str, tuple[Terms, ...]] = {}
    for number, row in numbered_rows_of(_FILE):
        english = " ".join(_plain(word) for word in row["english"].split())
        ways = tuple(tuple(way.split()) for way in row["chinese"].split("|"))
        if not english or not all(map(_is_way, ways)):
            raise BrokenReferenceError(
                f"{_FILE}:{number}: an English word and its Chinese ones are needed"
            )
        if english in found:
            raise BrokenReferenceError(f"{_FILE}:{number}: {row['english']} stands twice")
        found[english] = tuple(() if way == (_NOTHING,) else way for way in ways)
    for english in list(found):
        found.setdefault(english.replace("-", " "), found[english])  # flare-ups come as two words
        short = [word for word in english.split() if word not in _JOINING]
        if len(short) > 1 and any(found[english]):  # over last year says nothing, last year does
            found.setdefault(
                " ".join(short), found[english]
            )  # questions come without joining words: replies netizens
    return found


@cache
def _openings() -> frozenset[str]:
    """The words with which phrases of the glossary begin."""
    first = [phrase.partition(" ")[0] for phrase in _glossary()]
    return frozenset((*first, *map(_stem, first)))


@cache
def _by_stems() -> dict[str, tuple[Terms, ...]]:
    """The same by the stems of their words, for other forms of them: publish, where the glossary
    has published; in all ways of those that share a stem.
    """
    found: dict[str, dict[Terms, None]] = {}
    for english, ways in _glossary().items():
        found.setdefault(_stems(english), {}).update(dict.fromkeys(ways))
    return {stems: tuple(ways) for stems, ways in found.items()}


def _stems(phrase: str) -> str:
    return " ".join(map(_stem, phrase.split()))


_SHORT = 4
"""Letters that are left of a word at the least."""
_ENDINGS = ("ied", "ings", "ing", "ed", "e", "y")


def _stem(word: str) -> str:
    """An English word without the ending of a verb, and with one letter where that doubled it:
    planned, planning and plan are one. A plural may be another thing: offices are 单位.
    """
    rest = next(
        (
            word.removesuffix(ending)
            for ending in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) >= _SHORT
        ),
        word,
    )
    if rest != word and rest[-1:] == rest[-2:-1] and rest[-1] not in "sl":
        return rest[:-1]
    return rest


def _is_way(words: Terms) -> bool:
    """Whether words are a way to say something: at least one, and the sign for none by itself."""
    return bool(words) and (len(words) == 1 or _NOTHING not in words)


def _plain(word: str) -> str:
    """A word without an owner's sign: mayor's, leaders'."""
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


def terms_of(about: str) -> Terms:
    """The words to look for; English ones as the Chinese that reports use, or as they are where
    none is known.
    """
    return next(ways_of(about))


def ways_of(about: str) -> Iterator[Terms]:
    """The Chinese words in every way that the glossary knows, the likeliest first; at least one, at
    most two dozen.
    """
    said = list(chain.from_iterable(map(_parts, about.split())))
    return islice(_of_what_is_meant(said), _MOST)


def _of_what_is_meant(said: list[str]) -> Iterator[Terms]:
    """The ways without what the words say is not meant, where that may be left out."""
    for meant, not_meant in parted(said):
        if are_apart(next(_every_way(meant)), next(_every_way(not_meant))):
            return _every_way(meant)
    return _every_way(said)


def _every_way(said: list[str]) -> Iterator[Terms]:
    choices: list[tuple[Terms, ...]] = []
    place = 0
    while place < len(said):
        found, size = _longest(said, place)
        if found is not None:
            choices.append(found)
        elif said[place] not in _JOINING:
            choices.append(((said[place],),))
        place += size
    return (_each_once(way) for way in product(*choices))


def _longest(said: Sequence[str], place: int) -> tuple[tuple[Terms, ...] | None, int]:
    """What the longest phrase at a place means, with its joining words or without, and how many
    words that takes.

    in person is a phrase of its own; comments from the public comes as comments public too.
    """
    first = _plain(said[place])
    if said[place] not in _JOINING and _openings().isdisjoint((*_forms(first), _stem(first))):
        return None, 1  # as every Chinese word
    ends = [at for at in range(place, len(said)) if said[at] not in _JOINING][:_LONGEST]
    for last in reversed(ends):
        words = said[place : last + 1]
        meant = _chinese(words, 0, len(words)) or _without_joining(words)
        if meant is not None:
            return meant, len(words)
    return None, 1


def _without_joining(words: Sequence[str]) -> tuple[Terms, ...] | None:
    """What a phrase means without its joining words; None where it begins with one."""
    telling = [word for word in words if word not in _JOINING]
    if words[0] not in _JOINING:
        return _chinese(telling, 0, len(telling))
    return None


def _parts(word: str) -> list[str]:
    """third-party as two words, where the glossary knows them no other way."""
    if word.isascii() and "-" in word and _plain(word) not in _glossary():
        return [part for part in word.split("-") if part]
    return [word]


def _each_once(way: tuple[Terms, ...]) -> Terms:
    return tuple(dict.fromkeys(chain.from_iterable(way)))


def _chinese(words: Sequence[str], place: int, size: int) -> tuple[Terms, ...] | None:
    phrase = " ".join(_plain(word) for word in words[place : place + size])
    for form in _forms(phrase):
        if form in _glossary():
            return _glossary()[form]
    return _by_stems().get(_stems(phrase))


def _forms(phrase: str) -> tuple[str, ...]:
    """A phrase as it is said, and in the singular."""
    return phrase, phrase.removesuffix("s"), phrase.removesuffix("es")
