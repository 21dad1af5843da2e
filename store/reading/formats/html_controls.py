"""What a cell of a page shows that is no text in it: fields of a form with their values, pictures,
frames.

A cell in which nothing but such a thing stands is not blank. A field shows its value, which is
read; of all else nobody knows here what it shows, and the cell gets a mark that no number has.
"""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

UNREADABLE: Final = "[?]"
"""Stands in a cell of which it is not known what it shows."""
_SHOWING: Final = (
    *(
        "input",
        "textarea",
        "select",
        "button",
        "img",
        "iframe",
        "canvas",
        "object",
        "embed",
        "svg",
        "meter",
    ),
    *("progress", "video"),
)
_WITH_TEXT: Final = frozenset({"svg", "object"})
"""Of these, those whose text is text of the page."""
_NOT_OF_TEXT: Final = frozenset(_SHOWING) - _WITH_TEXT | {"title", "desc"}
"""What holds no text that is shown; a drawing may have a name."""
_SELECTOR: Final = ", ".join(map(" ".join, product(("td", "th"), _SHOWING)))
_MOST: Final = 20_000
_DEEPEST: Final = 40
_LARGEST: Final = 100
_CELLS: Final = frozenset({"td", "th"})
_WRITTEN: Final = frozenset({"", "text", "number", "tel", "search", "url", "email"})
"""Kinds of `input` that show their value as it is; those that show something else are not here."""
_NOTHING: Final = frozenset({"hidden", "image"})
_SPACER: Final = re.compile(
    r"spacer|blank|pixel|transparent|/s\.gif|clear\.gif|^data:image/gif", re.IGNORECASE
)
_SMALL: Final = re.compile(r"\s*[0-3](?:px)?\s*")


def fill_in(tree: LexborHTMLParser) -> None:
    """Write into the cells that show something and have no text what they show, or that it is not
    known.
    """
    things: dict[int, tuple[LexborNode, list[LexborNode]]] = {}
    for node in tree.css(_SELECTOR)[:_MOST]:
        cell = _cell(node)
        if cell is not None and _shows(node):
            things.setdefault(cell.mem_id, (cell, []))[1].append(node)
    for cell, shown in things.values():
        if not _has_text(cell):
            first = shown[0]
            first.insert_before(
                _value(first) if len(shown) == 1 and _is_field(first) else UNREADABLE
            )


def _cell(node: LexborNode) -> LexborNode | None:
    above = node.parent
    for _ in range(_DEEPEST):
        if above is None or above.tag in _CELLS:
            return above
        above = above.parent
    return None


def _has_text(cell: LexborNode) -> bool:
    """Whether a cell has any text beside that of its fields; one of a hundred pieces is more than a
    number.
    """
    waiting = [cell]
    for _ in range(_LARGEST):
        if not waiting:
            return False
        node = waiting.pop()
        if node.tag == "-text":
            if (node.text(deep=False) or "").strip():
                return True
        elif node.tag not in _NOT_OF_TEXT:
            child = node.child
            while child is not None and len(waiting) < _LARGEST:
                waiting.append(child)
                child = child.next
    return True


def _is_field(node: LexborNode) -> bool:
    """Whether a thing shows its value as text."""
    return node.tag == "textarea" or (node.tag == "input" and _kind(node) in _WRITTEN)


def _kind(node: LexborNode) -> str:
    return (node.attributes.get("type") or "").strip().lower()


def _shows(node: LexborNode) -> bool:
    """Whether there is anything to be seen of a thing."""
    if node.tag == "img":
        sizes = (node.attributes.get(name) or "" for name in ("width", "height"))
        return not (
            _SPACER.search(node.attributes.get("src") or "") or any(map(_SMALL.fullmatch, sizes))
        )
    if node.tag == "input" and _kind(node) in _NOTHING:
        return False
    return not _is_field(node) or bool(_value(node))


def _value(node: LexborNode) -> str:
    """What a field shows."""
    if node.tag == "input":
        return (node.attributes.get("value") or "").strip()
    return node.text(deep=True).strip()
