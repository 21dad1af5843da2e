"""Rows of table two whose own heads are those of the other form: some reports take a table from
each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.model import Form
from store.reading.forms.form import form_of, frame
from store.reading.layout.records import Record
from store.reading.rows.alignment import AlignedRecord, Alignment
from store.reading.words.folding import key


def forms_of_rows(cut: Sequence[Record], alignment: Alignment, form: Form) -> Mapping[int, Form]:
    """By the place of its match, the form of each row under heads of the other form, if it has as
    many numbers.
    """
    places = {id(match.record): place for place, match in enumerate(alignment.matches)}
    found: dict[int, Form] = {}
    heads: list[str] = []
    own, known = form, frame().heads
    for record in cut:
        heads += [text for piece in record.labels if (text := key(piece.text)) in known]
        place = places.get(id(record))
        if place is None:
            continue
        if heads:
            own = form_of("".join(heads))
        heads = []
        if own not in (form, Form.NONE) and _fits(alignment.matches[place], own):
            found[place] = own
    return found


def _fits(match: AlignedRecord, own: Form) -> bool:
    """Whether a row of table two has all the cells of a form."""
    return match.row.table == "disclosure" and len(match.row.cells.get(own, ())) == len(
        match.record.values
    )
