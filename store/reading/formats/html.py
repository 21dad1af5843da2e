"""HTML pages: paragraphs become blocks, table rows become rows of cells; line numbers are those of
the source file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from store.reading.formats.html_shown import SKIPPED, show
from store.reading.formats.html_source import LINE, marked, sane
from store.reading.formats.spans import Span, spread
from store.reading.lines.blocks import Block, Document, Refused
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE
from store.reading.words.identity_patterns import IDENTITY

_BLOCKS: Final = frozenset(
    {
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "dd",
        "dt",
        "dl",
        "ul",
        "ol",
        "center",
    }
    | {"blockquote", "pre", "address", "figure", "fieldset", "hr"}
)
_MAX_DEPTH: Final = 120
_LONG: Final = 120
"""Characters from which a cell is prose that a page's layout has put into a table."""
_LONG_FORM: Final = 500
_NEVER_SHOWN = frozenset((*SKIPPED, "-comment"))


def read(content: str) -> Document | Refused:
    """The document of a decoded page."""
    lines = tuple(content.split("\n"))
    source, cut = sane(content)
    try:
        tree = LexborHTMLParser(marked(source.split("\n")))
    except SelectolaxError:  # the only cause that it has: there is no more memory
        return Refused("reading-memory")
    title = tree.css_first("title")
    heading = _meta(tree, "ArticleTitle") or (title.text(strip=True) if title is not None else "")
    show(tree)
    blocks = list(islice(_walk(tree.body, 1, 0), MAX_BLOCKS)) if tree.body is not None else []
    notes = ("text-cut",) if len(blocks) >= MAX_BLOCKS or cut else ()
    publisher = _meta(tree, "ContentSource") or _meta(tree, "PubOrg") or _printed_publisher(blocks)
    return Document(lines, tuple(blocks), heading[:200], publisher[:80], notes)


def _meta(tree: LexborHTMLParser, name: str) -> str:
    node = tree.css_first(f'meta[name="{name}"]')
    return ((node.attributes.get("content") or "") if node is not None else "").strip()


def _printed_publisher(blocks: list[Block]) -> str:
    for block in blocks[:60]:
        for label, value in zip(block.cells, block.cells[1:], strict=False):
            if IDENTITY["publisher"].match(label) and value:
                return value
    return ""


def _line(node: LexborNode, above: int) -> int:
    found = (node.attributes.get(LINE) or "") if node.tag != "-text" else ""
    if found.isdecimal():
        return int(found)
    return above


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _walk(node: LexborNode, line: int, depth: int) -> Iterator[Block]:
    """Blocks below a node: text runs between blocks, blocks, and the rows of tables."""
    run: list[str] = []
    start = at = line
    for child in _children(node):
        tag = child.tag or ""
        if tag in _NEVER_SHOWN or (tag == "form" and _is_small(child)):
            continue
        at = _line(child, at)
        is_text = tag == "-text"
        if is_text or not _stands_apart(child, tag, depth):
            if not run:
                start = at
            run.append(_said(child, is_text=is_text))
            continue
        yield from _paragraph(run, start, at)
        run = []
        start = at
        if tag == "table":
            yield from _table(child, at, depth)
        elif tag != "br" and depth < _MAX_DEPTH:
            yield from _walk(child, at, depth + 1)
    yield from _paragraph(run, start, at)


def _is_small(form: LexborNode) -> bool:
    """Whether a form is one to search or to log in with; many pages are within one as a whole."""
    return form.css_first("table, h1, h2") is None and len(form.text(deep=True)) < _LONG_FORM


def _said(node: LexborNode, *, is_text: bool) -> str:
    return node.text(deep=not is_text) or ""


def _stands_apart(node: LexborNode, tag: str, depth: int) -> bool:
    """Whether what stands before a node and behind it are two blocks."""
    return tag in ("br", "table") or tag in _BLOCKS or (depth < _MAX_DEPTH and _has_blocks(node))


def _has_blocks(node: LexborNode) -> bool:
    return node.css_first("p, div, table, br, li") is not None


def _paragraph(pieces: list[str], start: int, end: int) -> Iterator[Block]:
    text = " ".join("".join(pieces).split())[:MAX_LINE]
    if text:
        yield Block(start, max(start, end), (text,), closed=True)


def _table(table: LexborNode, line: int, depth: int) -> Iterator[Block]:
    """The rows of a table below its caption; a table that only lays out the page is walked as if it
    were not one.
    """
    for child in _children(table):
        if child.tag == "caption":
            yield from _walk(child, _line(child, line), depth + 1)
    if depth < _MAX_DEPTH and _holds_tables(table):
        yield from _laid_out(table, line, depth)
        return
    rows = [(_line(row, line), _cells(row)) for row in table.css("tr")]
    spans = [[_span(cell) for cell in cells] for _, cells in rows]
    for (at, cells), texts in zip(rows, spread(spans), strict=True):
        if any(map(_is_prose, texts)):
            for cell in cells:
                yield from _walk(cell, _line(cell, at), depth + 1)
            continue
        if any(texts):
            yield Block(at, _last_line(cells, at), texts, grid=len(texts) > 1, closed=True)


def _last_line(cells: list[LexborNode], at: int) -> int:
    """The line of the cell that stands lowest, of a row that begins at a line."""
    return max([at, *(_line(cell, at) for cell in cells)])


def _holds_tables(table: LexborNode) -> bool:
    return any(other.mem_id != table.mem_id for other in table.css("table"))


def _is_prose(text: str) -> bool:
    return len(text) > _LONG and "。" in text


def _cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in _children(row) if child.tag in ("td", "th")][:MAX_CELLS]


def _span(cell: LexborNode) -> Span:
    attributes = cell.attributes
    rows, columns = (attributes.get(name) or "" for name in ("rowspan", "colspan"))
    return Span(" ".join(_text(cell).split())[:MAX_LINE], _size(rows), _size(columns))


def _size(said: str) -> int:
    if said.isascii() and said.isdecimal() and len(said) < 5:
        return max(1, int(said))
    return 1


def _text(node: LexborNode) -> str:
    """The text of a cell; what stands in another line or paragraph of it stays apart: two numbers
    are not one.
    """
    if node.child is not None and node.child.next is None and node.child.tag == "-text":
        return node.child.text(deep=False) or ""
    pieces: list[str] = []
    _gather(node, pieces, 0)
    return "".join(pieces)


def _gather(node: LexborNode, pieces: list[str], depth: int) -> None:
    for part in _children(node):
        if part.tag == "-text":
            pieces.append(part.text(deep=False) or "")
        elif part.tag == "br":
            pieces.append(" ")
        elif depth < _MAX_DEPTH:
            block = " " if part.tag in _BLOCKS else ""
            pieces.append(block)
            _gather(part, pieces, depth + 1)
            pieces.append(block)


def _laid_out(table: LexborNode, line: int, depth: int) -> Iterator[Block]:
    for cell in table.css("td, th"):
        parent = cell.parent
        while parent is not None and parent.tag != "table":
            parent = parent.parent
        if parent is not None and parent.mem_id == table.mem_id:
            yield from _walk(cell, _line(cell, line), depth + 1)
