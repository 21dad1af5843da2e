"""Chinese that no wording expects, read by what its words mean together
(`data/reference/concepts.zh.tsv`).

因为牵涉第三方权益没给公开, 让人补正了还是说不清要什么: the pieces of a concept stand in the order
of its line, with nothing or little words between them. It is tried only for a text with words that
nothing explains, and what was read is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.occurring import Occurring
from store.patterns import any_of
from store.reference import BrokenReferenceError, numbered_rows_of, words_of

_FILE = "concepts.zh.tsv"
_LITTLE = "little-words.zh.txt"
_MOST_BETWEEN = 4
"""Little words between two pieces."""
_AHEAD = "(?:(?:因为|由于|因|以|被|让|叫|给|要求|通知)(?:申请人|人家|人|对方)?)?"
"""What may lead up to a concept, and belongs to it: 让人补正了还是说不清."""
_BEHIND = "(?:的?(?:政府)?(?:信息|材料|资料|内容|东西)(?![\u3400-\u9fff]*条))?"
"""What may end it: 要另外加工制作的信息; no 信息 that is counted itself."""


class _Concept(NamedTuple):
    meant: str
    pattern: re.Pattern[str]
    pieces: tuple[tuple[str, ...], ...]
    """The words of each piece, of which a text has one where the concept is in it."""


def in_order(text: str, names: Sequence[tuple[int, int]]) -> list[Slip]:
    """What words of a normalised text mean together, outside the spans of names: one span for each
    concept.

    Where two fit the same place, the one with more pieces is taken, and of these the one that
    covers more.
    """
    bare = text
    for start, end in names:
        bare = bare[:start] + "\n" * (end - start) + bare[end:]
    matches: list[tuple[_Concept, re.Match[str]]] = []
    begun = {at for _, at in _beginnings().within(bare)}
    for concept in map(_concepts().__getitem__, sorted(begun)):
        matches += [(concept, match) for match in concept.pattern.finditer(bare)]
    matches.sort(key=lambda pair: (-len(pair[0].pieces), pair[1].start() - pair[1].end()))
    found: list[Slip] = []
    for concept, match in matches:
        start, end = match.span()
        if not any(start < slip.end and slip.start < end for slip in found):
            found.append(Slip(start, end, text[start:end], concept.meant))
    return sorted(found)


@cache
def _beginnings() -> Occurring[int]:
    """The words of the first pieces, with the places of their concepts: few stand in a text."""
    words: list[tuple[str, int]] = []
    for at, concept in enumerate(_concepts()):
        words += [(word, at) for word in concept.pieces[0]]
    return Occurring(words)


@cache
def _concepts() -> tuple[_Concept, ...]:
    between = rf"{any_of(words_of(_LITTLE))}{{0,{_MOST_BETWEEN}}}"
    found = []
    for number, row in numbered_rows_of(_FILE):
        pieces = tuple(tuple(piece.split("|")) for piece in row["words"].split())
        if len(pieces) < 2:
            raise BrokenReferenceError(f"{_FILE}:{number}: a concept of fewer than two words")
        pattern = between.join(f"{any_of(words)}{{1,2}}" for words in pieces)
        found.append(_Concept(row["meant"], re.compile(f"{_AHEAD}{pattern}{_BEHIND}"), pieces))
    return tuple(found)
