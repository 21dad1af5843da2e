"""English that no wording expects, read by what its words mean together
(`data/reference/concepts.en.tsv`).

"zjj langzhong 2024 repeat apply how many", "court case after reconsider": the words of a concept
may stand in any order, with little words between them. It is tried only for a text with words that
nothing explains, and what was read is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.senses import Mark
from handlers.understanding.wordlists.wordings import senses, unlisted
from store.reference import BrokenReferenceError, numbered_rows_of

_FILE = "concepts.en.tsv"
_TOKEN = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_PAUSE = re.compile(r"[,;:.?!()]")
_WIDEST = 9
"""Words from the first to the last of a concept."""
_MOST_BETWEEN = 3
"""Words between them that are none of its own."""


class Concept(NamedTuple):
    """What is meant, and its pieces, each with the words that it may be."""

    meant: str
    pieces: tuple[re.Pattern[str], ...]


class _Token(NamedTuple):
    start: int
    end: int
    text: str


@cache
def concepts() -> tuple[Concept, ...]:
    """The list, those with the most pieces first."""
    found: list[Concept] = []
    for number, row in numbered_rows_of(_FILE):
        if not row["words"].split():
            raise BrokenReferenceError(f"{_FILE}:{number}: a concept without words")
        found.append(Concept(row["meant"], tuple(_piece(piece) for piece in row["words"].split())))
    return tuple(sorted(found, key=lambda concept: -len(concept.pieces)))


def _piece(words: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(word).replace(r"\*", r"[a-z'-]*") for word in words.split("|"))
    )


def in_concepts(text: str, names: Sequence[tuple[int, int]]) -> list[Slip]:
    """What words of a normalised English text mean together, outside the spans of names: one span
    for each concept.
    """
    tokens = [_Token(*match.span(), match.group()) for match in _TOKEN.finditer(text)]
    tokens = _outside(tokens, names)
    found: list[Slip] = []
    taken: list[tuple[int, int]] = []
    for concept in concepts():
        if found and len(concept.pieces) == 1:
            continue  # A word by itself adds nothing to what several mean together.
        free = _outside(tokens, taken)
        span = _span(text, free, concept)
        if span is None:
            continue
        start, end = span
        if concept.meant in text and not _reads_a_stranger(free, start, end):
            # It is said already, and its words are none of another's: information processing fees
            # are no fees charged.
            taken += [span] if text[start:end] == concept.meant else []
            continue
        taken.append(span)
        found += _around_names(Slip(start, end, text[start:end], concept.meant), names)
    return sorted(found)


def _outside(tokens: list[_Token], spans: Sequence[tuple[int, int]]) -> list[_Token]:
    """The tokens that lie outside some spans."""
    if not spans:
        return tokens
    return [
        one
        for one in tokens
        if not any(one.start < end and start < one.end for start, end in spans)
    ]


def _reads_a_stranger(tokens: Sequence[_Token], start: int, end: int) -> bool:
    """Whether a stretch holds a word that no list knows: the stock of "stock of normative documents
    in force".
    """
    inside = (one.text for one in tokens if start <= one.start and one.end <= end)
    return any(not senses("en").get(word) and not unlisted("en", word).senses for word in inside)


def _around_names(slip: Slip, names: Sequence[tuple[int, int]]) -> Iterator[Slip]:
    """The same without the names that stand inside it, what is meant being said by its first piece.

    How many bodies asked the Yongzhou city government for information.
    """
    inside = sorted((start, end) for start, end in names if slip.start < end and start < slip.end)
    starts, ends = (
        [slip.start, *(end for _, end in inside)],
        [*(start for start, _ in inside), slip.end],
    )
    meant = slip.meant
    for start, end in zip(starts, ends, strict=True):
        said = slip.written[start - slip.start : end - slip.start]
        yield Slip(start, end, said, f"{meant} " if inside else meant)
        meant = ""


def _span(text: str, tokens: Sequence[_Token], concept: Concept) -> tuple[int, int] | None:
    """The shortest stretch of a text with all pieces of a concept, and nothing else that says
    anything.
    """
    places: list[list[int]] = []
    for piece in concept.pieces:
        places.append([at for at, one in enumerate(tokens) if piece.fullmatch(one.text)])
        if not 1 <= len(places[-1]) <= _WIDEST:
            return None
    stretches = sorted(_stretches(places), key=lambda pair: pair[1] - pair[0])
    for first, last, used in stretches:
        between = [
            one for at, one in enumerate(tokens[first : last + 1], start=first) if at not in used
        ]
        start, end = tokens[first].start, tokens[last].end
        if (
            len(between) <= _MOST_BETWEEN
            and not _PAUSE.search(text[start:end])
            and all(map(_says_little, between))
        ):
            return start, end
    return None


def _stretches(places: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, frozenset[int]]]:
    for chosen in product(*places):
        used = frozenset(chosen)
        if len(used) == len(chosen) and max(chosen) - min(chosen) < _WIDEST:
            yield min(chosen), max(chosen), used


def _says_little(token: _Token) -> bool:
    listed = senses("en").get(token.text, ()) or unlisted("en", token.text).senses
    return (
        len(token.text) <= _LITTLE
        or token.text in _LITTLE_WORDS
        or bool(_LITTLE_SENSES.intersection(listed))
    )


_LITTLE_SENSES = frozenset(
    {Mark.FILLER, Mark.GENERIC, Mark.LIGHT, Mark.ASK, Mark.COUNT, Mark.FOLLOW_UP}
)
_LITTLE = 2
"""Letters of words such as so, it, as; longer ones must be known to say nothing: fines for dogs are
of dogs.
"""
_LITTLE_WORDS = frozenset(
    {
        "and",
        "or",
        "all",
        "then",
        "they",
        "them",
        "these",
        "those",
        "their",
        "had",
        "has",
        "own",
        "got",
    }
)
