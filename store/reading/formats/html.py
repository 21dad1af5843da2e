"""HTML pages: paragraphs become blocks, table rows become rows of cells; line numbers are those of the source file.

The parser keeps no positions, so every `<` of a tag that opens a block or cell is marked with its line before parsing
(an attribute), which is cheaper and more exact than looking the text up again afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.reading.blocks import Block, Document
from store.reading.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

_TAGS: Final = "p|div|td|th|tr|li|h1|h2|h3|h4|h5|h6|br|section|article|table|span|dd|dt|center"
_OPENING = re.compile(rf"<({_TAGS})(?=[\s/>])", re.IGNORECASE)
_NESTING = re.compile(r"<(/?)(?:div|table|span|font|section|article|ul|ol|b|strong|i|em|u|a|center|blockquote)\b", re.I)
_MAX_NESTING: Final = 400
_LINE: Final = "data-source-line"
_SKIPPED: Final = frozenset(
    {"script", "style", "noscript", "nav", "footer", "select", "button", "head", "template", "form"}
)
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd", "dt", "center"}
)
_MAX_DEPTH: Final = 120
_PUBLISHER = re.compile(r"^(?:发布机构|发布单位|公开主体|信息来源|来源|发布机关)[:：]?$")
_LONG: Final = 120
"""Characters from which a cell is prose that a page's layout has put into a table."""


def read(content: str) -> Document:
    """The document of a decoded page."""
    lines = tuple(content.split("\n"))
    sane = content[: _end_of_sane(content)]
    tree = LexborHTMLParser(_marked(sane.split("\n")))
    body = tree.body
    blocks: list[Block] = []
    if body is not None:
        for block in _walk(body, 1, 0):
            blocks.append(block)
            if len(blocks) >= MAX_BLOCKS:
                break
    title = tree.css_first("title")
    notes = ("text-cut",) if len(blocks) >= MAX_BLOCKS or len(sane) < len(content) else ()
    heading = _meta(tree, "ArticleTitle") or (title.text(strip=True) if title is not None else "")
    publisher = _meta(tree, "ContentSource") or _meta(tree, "PubOrg") or _printed_publisher(blocks)
    return Document(lines, tuple(blocks), heading[:200], publisher[:80], notes)


def _end_of_sane(content: str) -> int:
    """Where tags are nested deeper than in any page that people read; parsers need quadratic time for such."""
    depth = 0
    for tag in _NESTING.finditer(content):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _MAX_NESTING:
            return tag.start()
    return len(content)


def _marked(lines: Iterable[str]) -> str:
    return "\n".join(_marked_line(line, number) for number, line in enumerate(lines, 1))


def _marked_line(line: str, number: int) -> str:
    if "<" not in line:
        return line
    mark = f' {_LINE}="{number}"'
    return _OPENING.sub(lambda found: found[0] + mark, line)


def _meta(tree: LexborHTMLParser, name: str) -> str:
    node = tree.css_first(f'meta[name="{name}"]')
    return ((node.attributes.get("content") or "") if node is not None else "").strip()


def _printed_publisher(blocks: list[Block]) -> str:
    for block in blocks[:60]:
        for label, value in zip(block.cells, block.cells[1:], strict=False):
            if _PUBLISHER.match(label) and value:
                return value
    return ""


def _line(node: LexborNode, above: int) -> int:
    found = (node.attributes.get(_LINE) or "") if node.tag != "-text" else ""
    return int(found) if found.isdecimal() else above


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
        if tag in _SKIPPED:
            continue
        at = _line(child, at)
        if tag == "-text":
            piece = child.text(deep=False) or ""
            if not run:
                start = at
            run.append(piece)
        elif tag == "br" or tag == "table" or tag in _BLOCKS or (depth < _MAX_DEPTH and _has_blocks(child)):
            yield from _paragraph(run, start, at)
            run = []
            start = at
            if tag == "table":
                yield from _table(child, at, depth)
            elif tag != "br" and depth < _MAX_DEPTH:
                yield from _walk(child, at, depth + 1)
        else:
            if not run:
                start = at
            run.append(child.text(deep=True))
    yield from _paragraph(run, start, at)


def _has_blocks(node: LexborNode) -> bool:
    return node.css_first("p, div, table, br, li") is not None


def _paragraph(pieces: list[str], start: int, end: int) -> Iterator[Block]:
    text = " ".join("".join(pieces).split())[:MAX_LINE]
    if text:
        yield Block(start, max(start, end), (text,), closed=True)


def _table(table: LexborNode, line: int, depth: int) -> Iterator[Block]:
    """The rows of a table; a table that only lays out the page is walked as if it were not one."""
    if depth < _MAX_DEPTH and table.css_first("table table, td table") is not None:
        yield from _laid_out(table, line, depth)
        return
    for row in table.css("tr"):
        at = _line(row, line)
        cells = [child for child in _children(row) if child.tag in ("td", "th")][:MAX_CELLS]
        if any(len(cell.text(deep=True)) > _LONG and "。" in cell.text(deep=True) for cell in cells):
            for cell in cells:
                yield from _walk(cell, _line(cell, at), depth + 1)
            continue
        texts = tuple(" ".join(cell.text(deep=True).split())[:MAX_LINE] for cell in cells)
        ends = max((_line(cell, at) for cell in cells), default=at)
        if any(texts):
            yield Block(at, max(at, ends), texts, grid=len(texts) > 1, closed=True)


def _laid_out(table: LexborNode, line: int, depth: int) -> Iterator[Block]:
    for cell in table.css("td, th"):
        parent = cell.parent
        while parent is not None and parent.tag != "table":
            parent = parent.parent
        if parent is not None and parent.mem_id == table.mem_id:
            yield from _walk(cell, _line(cell, line), depth + 1)
