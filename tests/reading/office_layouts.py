"""Reports as offices publish them: its tables in the shapes that word processors and site editors
give them.

Each takes the parts of a report (`relaid`) and gives them anew; none changes what a number means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.reading.relaid import Part, Spanning, Table

REQUESTS_WIDTH, REVIEWS_WIDTH = 10, 15
_HEADS = 3
"""Rows of heads of table three."""


def continued(parts: Sequence[Part]) -> list[Part]:
    """Table three broken by a page: 续表, and its heads once more above what is left of it."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) or part.width != REQUESTS_WIDTH:
            found.append(part)
            continue
        upper, lower = _cut(part.rows, len(part.rows) // 2)
        found += [
            Table(part.width, upper),
            "—6—",
            "续表",
            Table(part.width, [*part.rows[:_HEADS], *lower]),
        ]
    return found


def _cut(rows: list[list[Spanning]], at: int) -> tuple[list[list[Spanning]], list[list[Spanning]]]:
    """The rows above and below a place, cells that reach over it in both, as processors draw
    them.
    """
    upper = [[_shortened(cell, at - row) for cell in cells] for row, cells in enumerate(rows[:at])]
    open_ = [
        Spanning(cell.text, cell.columns, row + cell.rows - at)
        for row, cells in enumerate(rows[:at])
        for cell in cells
        if row + cell.rows > at
    ]
    return upper, [[*open_, *rows[at]], *rows[at + 1 :]]


def _shortened(cell: Spanning, rows: int) -> Spanning:
    return Spanning(cell.text, cell.columns, min(cell.rows, rows))


def with_notes(parts: Sequence[Part]) -> list[Part]:
    """Each table with who filled it in above its heads, and a note below its last row, both over
    all of its columns.
    """
    head = "填报单位：某某县人民政府办公室 填报日期：2023年1月18日 单位：件"
    note = "注：1.“依申请公开”指当年收到的申请。2.各栏没有发生的填“0”。3.审核人：王某，联系电话：0951-1234567。"
    return [
        part
        if isinstance(part, str)
        else Table(
            part.width, [[Spanning(head, part.width)], *part.rows, [Spanning(note, part.width)]]
        )
        for part in parts
    ]


def in_one_table(parts: Sequence[Part]) -> list[Part]:
    """All of the report within one table of a page: headings and paragraphs in cells that reach
    over its columns.
    """
    width = 30
    rows: list[list[Spanning]] = []
    title, *rest = parts
    for part in rest:
        if isinstance(part, str):
            rows.append([Spanning(part, width)])
            continue
        scale = width // part.width
        for cells in part.rows:
            made = [Spanning(cell.text, cell.columns * scale, cell.rows) for cell in cells]
            rows.append(made)
        rest_of_row = width - scale * part.width
        if rest_of_row:
            rows[-len(part.rows)].append(Spanning("", rest_of_row, len(part.rows)))
    return [title, Table(width, rows)]


def an_item_each(parts: Sequence[Part]) -> list[Part]:
    """Table two as a table for each item, its name on a line above it and a remark in small print
    below.
    """
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) or part.width != 4:
            found.append(part)
            continue
        for cells in part.rows:
            if cells[0].text.startswith("第二十条"):
                found += [cells[0].text, Table(4, [])]
            else:
                last = found[-1]
                assert isinstance(last, Table)
                last.rows.append(cells)
    return found


def reviews_apart(parts: Sequence[Part]) -> list[Part]:
    """Table four as two: 行政复议 by itself, then 行政诉讼, each under a line with its number."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) or part.width != REVIEWS_WIDTH:
            found.append(part)
            continue
        values = part.rows[-1]
        words = [cell.text for cell in part.rows[2][:5]]
        review = [[Spanning("行政复议", 5)], [Spanning(word) for word in words], values[:5]]
        lawsuits = [
            [Spanning("行政诉讼", 10)],
            [Spanning("未经复议直接起诉", 5), Spanning("复议后起诉", 5)],
            [Spanning(word) for word in words * 2],
            values[5:],
        ]
        found += ["（一）行政复议情况", Table(5, review), "（二）行政诉讼情况", Table(10, lawsuits)]
    return found


def with_results_in_front(parts: Sequence[Part]) -> list[Part]:
    """总计 as the first column of numbers in table three, then 法人 and 自然人 last; its heads go
    with them.
    """
    order = (6, 1, 2, 3, 4, 5, 0)
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) or part.width != REQUESTS_WIDTH:
            found.append(part)
            continue
        corner, people = part.rows[0]
        one, many, total = part.rows[1]
        heads = [[corner, people], [total, many, one], part.rows[2]]
        body = [[*cells[:-7], *(cells[-7:][at] for at in order)] for cells in part.rows[_HEADS:]]
        found.append(Table(part.width, [*heads, *body]))
    return found


LAYOUTS: dict[str, Callable[[Sequence[Part]], list[Part]]] = {
    each.__name__.replace("_", " "): each
    for each in (
        continued,
        with_notes,
        in_one_table,
        an_item_each,
        reviews_apart,
        with_results_in_front,
    )
}
