"""Figures of the prose in English: their measure words (`data/reference/measure-words.en.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from handlers.answering.values.answer import Result
from store.reference import BrokenReferenceError, rows_of

_NOTHING = "-"
"""Stands where a number is said without a word behind it: 3 个."""


class _Word(NamedTuple):
    """What a measure word is in English, for one and for more."""

    one: str
    many: str


@cache
def _words() -> dict[str, _Word]:
    found: dict[str, _Word] = {}
    for row in rows_of("measure-words.en.tsv"):
        if row["unit"] in found or not (row["one"] and row["many"]):
            raise BrokenReferenceError(
                f"measure-words.en.tsv: {row['unit']}: twice, or without a word"
            )
        found[row["unit"]] = _Word(
            *(row[number].removeprefix(_NOTHING) for number in ("one", "many"))
        )
    return found


def counted_in_english(result: Result) -> str | None:
    """What stands behind the number: `items`, or nothing; None where the list does not have the
    measure word.
    """
    word = _words().get(result.unit)
    if word is None:
        return None
    if result.value == 1:
        return word.one
    return word.many
