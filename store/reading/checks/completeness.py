"""What a report must have: three tables with all rows, six chapters with content, numbers in every
cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model import Form, Problem, Status
from store.reading.deciding.draft import Draft
from store.reading.forms.form import LOCAL, OTHER_ROWS, TABLES, rows
from store.reading.layout.segments import BlockRole
from store.reading.words.problems import SECTION_NAMES


def text_cut(draft: Draft) -> Iterator[Problem]:
    """A file longer than what is read of one."""
    for code in draft.document.notes:
        yield Problem(code, len(draft.document.lines), len(draft.document.lines))


def unread_pages(draft: Draft) -> Iterator[Problem]:
    """Pages that are pictures and were not recognised."""
    document = draft.document
    if document.unread_pages:
        first, last = (document.pages[document.unread_pages[at] - 1] for at in (0, -1))
        numbers = " ".join(map(str, document.unread_pages))
        yield Problem("pages-unread", first, last, {"numbers": numbers})


def unread(draft: Draft) -> Iterator[Problem]:
    """Lines with characters that could not be told; those that follow each other are one place."""
    document = draft.document
    lines = document.unread - {document.pages[page - 1] for page in document.unread_pages}
    for first in sorted(line for line in lines if line - 1 not in lines):
        last = first
        while last + 1 in lines:
            last += 1
        yield Problem("characters-unread", first, last)


def tables(draft: Draft) -> Iterator[Problem]:
    """Tables that are not there, and those that lack rows: where all lines could be read."""
    if not draft.has_form or draft.document.unread:
        return
    lines = str(len(draft.document.lines))
    for table in TABLES:
        if table not in draft.tables.tables:
            yield Problem("table-missing", 1, 1, {"table": table, "lines": lines})
        else:
            yield from _rows(draft, table)


def _rows(draft: Draft, table: str) -> Iterator[Problem]:
    expected = _expected(draft, table)
    there = [code for code in expected if (table, code) in draft.tables.matched]
    line = draft.tables.last_line.get(table, 0) or _head_line(draft, table)
    if not there:
        yield Problem("table-empty", line, line, {"table": table})
        return
    last = expected.index(there[-1])
    within = [code for code in expected[:last] if code not in there]
    for code, some in (("rows-missing", within), ("table-cut-off", expected[last + 1 :])):
        if some:
            names = " ".join(f"{table}/{row}" for row in some)
            values = {
                "table": table,
                "row": f"{table}/{there[-1]}",
                "rows": names,
                "count": str(len(some)),
            }
            yield Problem(code, line, line, values)


def _expected(draft: Draft, table: str) -> list[str]:
    form, matched = draft.tables.form, draft.tables.matched
    own = [row for row in rows() if row.table == table]
    named = {code for of, code in matched if of == table == "requests"}
    if not named.isdisjoint(OTHER_ROWS):
        return [row.code for row in own if row.code != "other_handling"]
    found = [
        row.code for row in own if row.code != LOCAL and (form is Form.NONE or form in row.cells)
    ]
    if "other_handling" in named:
        return _with_one_other(found)
    return found


def _with_one_other(codes: Sequence[str]) -> list[str]:
    """The rows of table three with one of 其他处理 in place of three."""
    at = next((i for i, code in enumerate(codes) if code in OTHER_ROWS), len(codes))
    found = [code for code in codes if code not in OTHER_ROWS and code != "other_handling"]
    found.insert(at if at <= len(found) else len(found) - 2, "other_handling")
    return found


def _head_line(draft: Draft, table: str) -> int:
    inside = (
        s.block.line for s in draft.segments if s.role is BlockRole.TABLE and s.section == table
    )
    anywhere = (s.block.line for s in draft.segments if s.role is BlockRole.TABLE)
    return next(inside, next(anywhere, 1))


def chapters(draft: Draft) -> Iterator[Problem]:
    """The six chapters, where all lines could be read; one that must say something and says 无 is
    empty.
    """
    if not draft.has_form or draft.document.unread:
        return
    headed = {
        s.section: s.block.line for s in reversed(draft.segments) if s.role is BlockRole.HEADING
    }
    lines = str(len(draft.document.lines))
    for section in SECTION_NAMES:
        if section not in headed and section not in draft.tables.tables:
            yield Problem("section-missing", 1, 1, {"section": section, "lines": lines})
    if "problems" in headed and _says_nothing(draft, "problems"):
        yield Problem(
            "section-empty", headed["problems"], headed["problems"], {"section": "problems"}
        )


def _says_nothing(draft: Draft, section: str) -> bool:
    said = "".join(sentence.text for sentence in draft.sentences if sentence.section == section)
    return said.strip("。 ") in ("", "无", "没有")


def blank_cells(draft: Draft) -> Iterator[Problem]:
    """Tables three and four must have a number in every cell."""
    every = [f for f in draft.facts.values() if f.status is Status.BLANK]
    for table in ("requests", "reviews") if every else ():
        blank = [f for f in every if f.cell.table == table]
        if blank:
            first, last = min(f.line for f in blank), max(f.end_line for f in blank)
            yield Problem("blank-cells", first, last, {"table": table, "count": str(len(blank))})


def identity(draft: Draft) -> Iterator[Problem]:
    """A report that does not say whose it is, or for which year."""
    if not draft.identity.agency:
        yield Problem("agency-missing", 1, 1)
    if draft.identity.year is None:
        yield Problem("year-missing", 1, 1)
    if draft.identity.agency_source == "file-name":
        yield Problem("agency-from-file-name", 1, 1, {"agency": draft.identity.agency})
    if draft.identity.year_source == "file-name":
        yield Problem("year-from-file-name", 1, 1, {"year": str(draft.identity.year)})


def other_reports(draft: Draft) -> Iterator[Problem]:
    """The file holds other whole reports, or several that nothing tells apart."""
    if draft.reports is None:
        return
    own = draft.reports.own
    for other in draft.reports.others:
        if own:
            yield Problem("another-report", other.line, other.end_line, {"title": other.title.text})
        else:
            yield Problem("reports-not-told-apart", other.line, other.end_line)
