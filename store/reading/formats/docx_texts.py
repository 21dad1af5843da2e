"""The printed text of a paragraph of a Word document, and what of it is shown that is no text.

Of fields only the result is printed: {= 1+23} shows 24. What shows something of which is not known
here what it says (a formula, a sign of a font of pictures, a list to choose from, a text that waits
to be replaced, a picture in a cell that has no text) gives a cell a mark that no number has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from store.reading.formats.docx_shown import is_raised, is_shown
from store.reading.formats.docx_styles import WordStyles
from store.reading.formats.raising import raised

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNREADABLE: Final = "[?]"
"""Stands in a cell of which it is not known what it shows."""
_PICTURE: Final = "\ufffc"
"""Stands in a cell for a picture, until it is known whether there is any text beside it."""
_SIGNS: Final = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
NOT_PRINTED: Final = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "delText", "pPr", "rPr", "rt")} | {_FALLBACK}
)
BOX: Final = f"{_W}txbxContent"
_CODE: Final = frozenset({f"{_W}instrText", f"{_W}delInstrText"})
_UNREAD: Final = frozenset({f"{_MATH}oMath", f"{_MATH}oMathPara", f"{_W}sym"})
_PICTURES: Final = frozenset({f"{_W}drawing", f"{_W}pict", f"{_W}object"})
_SILENT: Final = frozenset({"XE", "TC", "TA", "RD", "SET", "BOOKMARK", "ASK", "PRINT", "COMMENTS"})
"""Kinds of fields that print nothing."""
_DIGIT: Final = re.compile(r"\d")


@dataclass(slots=True)
class _Field:
    """A field that has begun and not ended."""

    code: str = ""
    code_is_over: bool = False
    prints: bool = False
    """Whether its result has any text."""

    @property
    def is_unread(self) -> bool:
        """Whether it shows what its code alone says: {EQ …}, a list to choose from."""
        kind = self.code.split(maxsplit=1)[:1]
        return not self.prints and bool(kind) and kind[0].upper() not in _SILENT


def printed(paragraph: etree._Element, styles: WordStyles) -> str:
    """The printed text of a paragraph, without that of boxes anchored in it."""
    return _Gathered(styles, in_cell=False).of(paragraph)


def printed_in_cell(paragraph: etree._Element, styles: WordStyles) -> str:
    """The same of a paragraph of a cell, with a mark where it shows what is not known here."""
    text = _Gathered(styles, in_cell=True).of(paragraph)
    if _PICTURE not in text:
        return text
    said = text.replace(_PICTURE, "")
    if said.strip():
        return said
    return UNREADABLE


def awaits_number(part: etree._Element) -> bool:
    """Whether digits of a cell are a text that waits to be replaced by what is to be entered."""
    controls = [*part.iterancestors(f"{_W}sdt"), *part.iter(f"{_W}sdt")]
    return any(
        control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
        and any(_DIGIT.search(text.text or "") for text in control.iter(f"{_W}t"))
        for control in controls
    )


class _Gathered:
    """The pieces of a paragraph's text, as far as they have been gathered."""

    def __init__(self, styles: WordStyles, *, in_cell: bool) -> None:
        self._styles = styles
        self._in_cell = in_cell
        self._pieces: list[str] = []
        self._fields: list[_Field] = []

    def of(self, paragraph: etree._Element) -> str:
        """The text of a paragraph."""
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            if element.tag in NOT_PRINTED:
                continue
            if not self._takes(element):
                stack.extend(reversed(element))
        return "".join(self._pieces)

    def _takes(self, element: etree._Element) -> bool:
        """Whether an element is done with, with all that stands in it."""
        tag = element.tag
        if tag == f"{_W}fldChar":
            self._edge(element.get(f"{_W}fldCharType", ""))
        elif tag in _CODE:
            self._code(element.text or "")
        elif tag == f"{_W}t":
            text = (element.text or "").replace("\n", " ")
            is_lifted = is_raised(element.getparent(), self._styles)
            self._print(raised(text) if is_lifted else text)
        elif tag in _SIGNS:
            self._print(_SIGNS[tag])
        elif tag == BOX or tag in _UNREAD:
            self._mark(element)
        else:
            return self._passes(element)
        return True

    def _passes(self, element: etree._Element) -> bool:
        """Whether what stands in an element is not shown, or nothing is known of it."""
        if element.tag in _PICTURES and self._in_cell and _shows(element):
            self._print(_PICTURE)
        return element.tag == f"{_W}r" and not is_shown(element, self._styles)

    def _edge(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].code_is_over = True
        elif kind == "end" and self._fields and self._fields.pop().is_unread and self._in_cell:
            self._print(UNREADABLE)

    def _code(self, text: str) -> None:
        if self._fields:
            self._fields[-1].code += text

    def _print(self, text: str) -> None:
        if not all(field.code_is_over for field in self._fields):
            return
        for field in self._fields:
            field.prints = field.prints or bool(text.strip())
        self._pieces.append(text)

    def _mark(self, element: etree._Element) -> None:
        """A formula, a sign of a font of pictures, or a box with a number."""
        if not self._in_cell:
            return
        if element.tag != BOX or any(_DIGIT.search(t.text or "") for t in element.iter(f"{_W}t")):
            self._print(UNREADABLE)


def _shows(element: etree._Element) -> bool:
    """Whether a drawing is more than a box of text, of which is said where the text is."""
    return next(element.iter(BOX), None) is None
