"""What in a sentence is surely a name with a slip, and no other word."""

from __future__ import annotations

from store.names.choosing import NameContext
from store.names.edits import SlipKind
from store.names.name_pieces import NamePiece
from store.names.text import LevelledText

_LONG_ENOUGH = 7
"""Small letters that are a county with a slip, and no English word: pinglou."""


def looks_like_a_name(text: LevelledText, piece: NamePiece) -> bool:
    """Whether letters with a slip are no English word: by a capital, by several words, by their
    length.
    """
    written = text.chars[piece.start : piece.end]
    return piece.start in text.upper or " " in written or len(written) >= _LONG_ENOUGH


def is_long_enough(piece: NamePiece, length: int, *, sure: bool) -> bool:
    """Whether so many characters are a name with a slip: of two only a homophone, of three a sure
    one.
    """
    return (sure or length > 3) and not (length == 2 and piece.cost > SlipKind.HOMOPHONE)


def is_held_with_a_letter_off(scope: NameContext, piece: NamePiece) -> bool:
    """Whether six letters are a place with a report but for one that is missing, there twice or
    swapped: pinglo.
    """
    chosen = scope.choose(piece.hits)
    return (
        chosen is not None
        and piece.end - piece.start == _LONG_ENOUGH - 1
        and piece.cost in (SlipKind.DOUBLED, SlipKind.SWAPPED, SlipKind.DROPPED)
        and all(number in scope.held for number in chosen.numbers)
    )
