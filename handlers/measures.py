"""What can be asked of the tables, as the index knows it: see `store.measures`."""

from store.measures import ColumnTerm, Measure, Subject, cells, columns, columns_of, possible_cells, subjects, unit_of

__all__ = [
    "ColumnTerm",
    "Measure",
    "Subject",
    "cells",
    "columns",
    "columns_of",
    "possible_cells",
    "subjects",
    "unit_of",
]
