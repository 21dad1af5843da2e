"""How rows that belong to a chat follow it to its new id."""

from __future__ import annotations

from collections.abc import Sequence

from store.state.databases.database import StateDatabase


def rename_chat(
    db: StateDatabase,
    table: str,
    old: int,
    new: int,
    others: Sequence[str] = (),
) -> None:
    """Give the rows of the table to the new chat. Where both have a row, that of the new one is
    younger and stays.

    `others` are the columns by which one row of a chat is told from another.
    """
    same = " AND ".join(
        ["theirs.chat = ?", *(f"theirs.{column} = {table}.{column}" for column in others)]
    )
    with db.writing() as connection:
        # The names of the table and its columns are written in this package, never read from
        # anywhere.
        connection.execute(
            f"UPDATE {table} SET chat = ? WHERE chat = ? "  # noqa: S608 - words of ours, no input
            f"AND NOT EXISTS (SELECT 1 FROM {table} theirs WHERE {same})",
            [new, old, new],
        )
        connection.execute(f"DELETE FROM {table} WHERE chat = ?", [old])  # noqa: S608 - words of ours, no input
