"""Lines on which characters are drawn that cannot be told: no figure is taken from one, and no
absence concluded.

In a PDF 十 may be drawn with a glyph that has no width and no name. What is left of 十二期 then
reads 二期: a number as good as any other, and wrong. So the whole line counts as not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.model import Form, Sentence
from store.reading.deciding.tables import Tables
from store.reading.forms.form import TABLES


def certain(tables: Tables, unread: frozenset[int]) -> Tables:
    """The tables without the facts of these lines; any table may stand there, as these may be its
    head.
    """
    if not unread:
        return tables
    facts = tuple(fact for fact in tables.facts if not _meets(fact.line, fact.end_line, unread))
    standing = tables.tables if tables.form is Form.NONE else frozenset(TABLES)
    return replace(tables, facts=facts, tables=standing)


def without_figures(sentences: Iterable[Sentence], unread: frozenset[int]) -> Iterator[Sentence]:
    """The sentences, those of these lines without their figures."""
    for sentence in sentences:
        yield (
            sentence._replace(figures=())
            if _meets(sentence.line, sentence.end_line, unread)
            else sentence
        )


def _meets(first: int, last: int, unread: frozenset[int]) -> bool:
    return bool(unread) and not unread.isdisjoint(range(first, last + 1))
