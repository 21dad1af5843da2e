"""The words for the codes in an index, kept in it for those who open it without this program
(`store.index.views`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from store.index.catalogue import cell_numbers
from store.reading.words.problems import (
    TABLE_NAMES,
    Language,
    column_name,
    pieces,
    problem_kinds,
    row_name,
    words,
)
from store.reference import REFERENCE, indicators

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[object, ...]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_LISTS = ("indicators.tsv", "problems.toml")
_WAY = b"2"
"""Another one where the same lists make other words."""


@cache
def fingerprint() -> str:
    """What tells whether the words in an index are those of these lists."""
    digest = hashlib.sha256(_WAY)
    for name in _LISTS:
        digest.update((REFERENCE / name).read_bytes())
    return digest.hexdigest()


def is_worded_by_these_lists(connection: sqlite3.Connection) -> bool:
    """Whether an index has the words of today."""
    found = connection.execute(
        "SELECT 1 FROM worded_from WHERE fingerprint = ?", [fingerprint()]
    ).fetchone()
    return found is not None


def renew_words(db: Database) -> None:
    """Put the words of today into an index."""
    # What the catalogue has gained since the index was made: facts of these cells refer to them.
    cells = [(number, *cell) for cell, number in cell_numbers().items()]
    db.conn.executemany("INSERT OR IGNORE INTO cells VALUES (?, ?, ?, ?)", cells)
    tables: tuple[tuple[str, Iterable[Row]], ...] = (
        ("labels", _labels()),
        ("words", ((of, code, said.zh, said.en) for of, code, said in words())),
        ("problem_kinds", _kinds()),
        ("message_pieces", _pieces()),
        ("worded_from", [(fingerprint(),)]),
    )
    for table, _ in reversed(tables):  # What refers to another goes first, and comes after it.
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of this list
    for table, rows in tables:
        for row in rows:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - words of ours, no input


def _labels() -> Iterator[Row]:
    numbers = cell_numbers()
    for cell in indicators():
        row, code = f"{cell.table}/{cell.row}", "/".join(cell)
        names = (row_name(row, language) for language in LANGUAGES)
        # 本年收费金额（单位：万元） beside a value in 元 would be read as ten thousand times what
        # it is.
        columns = (column_name(code, language).split("（单位")[0] for language in LANGUAGES)
        yield numbers[cell], *TABLE_NAMES[cell.table], *names, *columns


def _kinds() -> Iterator[Row]:
    for kind in problem_kinds().values():
        yield kind.code, str(kind.severity), kind.title_zh, kind.title_en


def _pieces() -> Iterator[Row]:
    for code, kind in problem_kinds().items():
        for language in LANGUAGES:
            for position, piece in enumerate(pieces(kind.message(language), language)):
                yield code, language, position, *piece
