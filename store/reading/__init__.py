"""Reading a report: a file's bytes -> what it says (`Reading`), or why it is no report (`Rejected`)."""

from __future__ import annotations

from pathlib import Path

from store.model import Reading, Rejected
from store.reading.decoding import decode
from store.reading.formats import document
from store.reading.identity import identify
from store.reading.prose import sentences
from store.reading.segments import segments
from store.reading.tables import read_tables


def read(name: str, content: bytes) -> Reading | Rejected:
    """What a file says, under the name that it is known by."""
    text = decode(name, content)
    if isinstance(text, Rejected):
        return text
    page = document(name, text)
    found = segments(page.blocks)
    tables = read_tables(found)
    who = identify(page, found)
    return Reading(
        name,
        who.agency,
        who.year,
        tables.form,
        who.title,
        page.lines,
        tables.facts,
        tuple(sentences([s for s in found if s.block.line not in who.title_lines])),
        tables.problems,
        tables.tables,
    )


def read_file(path: Path) -> Reading | Rejected:
    """What the file at a path says, under the file's name."""
    return read(path.name, path.read_bytes())
