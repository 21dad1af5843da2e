"""How rows that belong to a chat follow it to its new id."""

from __future__ import annotations

from store.state.database import StateDatabase


def rename_chat(db: StateDatabase, table: str, old: int, new: int) -> None:
    """Give the rows of the table to the new chat. Where both have a row, that of the new one is younger and stays."""
    with db.writing() as connection:
        # The name of the table is written in this package, never read from anywhere.
        connection.execute(f"UPDATE OR IGNORE {table} SET chat = ? WHERE chat = ?", [new, old])  # noqa: S608
        connection.execute(f"DELETE FROM {table} WHERE chat = ?", [old])  # noqa: S608
