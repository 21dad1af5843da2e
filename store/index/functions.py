"""Functions for SQL over an index: the lines and sentences of reports, and words as its full-text
search takes them.

Whoever shows an index to people by ready-made queries gives these to his connection; plain SQL has
nothing that opens a compressed piece.
"""

from __future__ import annotations

import json
import sqlite3

from store.folding import folded
from store.index.prose import query
from store.index.texts import Texts


def add_functions(connection: sqlite3.Connection) -> None:
    """Let queries say `lines_of(report)`, a JSON list of [number, text]; `words_of(sentence)`;
    `sought(words)`.
    """

    def texts() -> Texts:
        # Made for each call: a load may have changed the index meanwhile. Whose connection it is
        # may want other rows.
        return Texts(
            lambda sql, *parameters: [tuple(row) for row in connection.execute(sql, parameters)]
        )

    def lines_of(report: int) -> str:
        return json.dumps([*texts().of(report).items()], ensure_ascii=False)

    def words_of(sentence: int) -> str | None:
        row = connection.execute(
            "SELECT report, line, end_line, place, length, text FROM sentences WHERE id = ?",
            [sentence],
        ).fetchone()
        if row is None:
            return None
        return texts().sentence(*row)

    def sought(words: str | None) -> str:
        return query([[folded(words or "")]])

    connection.create_function("lines_of", 1, lines_of)
    connection.create_function("words_of", 1, words_of)
    connection.create_function("sought", 1, sought)
