"""What of a Word document is shown: not what is hidden, struck out, or white on nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from store.reading.formats.docx_styles import WordStyles
from store.reading.formats.html_colours import is_light

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_PAPER: Final = frozenset({"background1", "light1"})
"""The colours of a theme that are the paper's."""
_NO_GROUND: Final = frozenset({"", "auto", "FFFFFF", "ffffff"})
_UNSEEN: Final = ("vanish", "webHidden", "specVanish", "strike", "dstrike")
_TINY: Final = 2
"""Half points of letters that nobody sees."""
_NARROW: Final = 10
"""Per cent of a letter's width in which nobody can read it."""
_PENS: Final = {
    "black": "000000",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "00FF00",
    "yellow": "FFFF00",
}
"""Colours of the marker as colours of letters."""


def is_shown(run: etree._Element, styles: WordStyles) -> bool:
    """Whether a run of text is seen by who reads the printed page."""
    if any(_is_on(styles.property_of(run, name)) for name in _UNSEEN):
        return False
    if any(
        _is_at_most(styles.property_of(run, name), most)
        for name, most in (("sz", _TINY), ("w", _NARROW))
    ):
        return False
    if _is_on_its_own_colour(run, styles):
        return False
    return not _is_white(styles.property_of(run, "color")) or _has_ground(run, styles)


def is_raised(run: etree._Element | None, styles: WordStyles) -> bool:
    """Whether a run is raised or lowered beside the line: the number of a footnote."""
    if run is None or run.tag != f"{_W}r":
        return False
    if _value(styles.property_of(run, "vertAlign")) in ("superscript", "subscript"):
        return True
    own = _position(run, styles)
    return bool(own) and any(_position(other, styles) != own for other in _beside(run))


def is_deleted(row: etree._Element) -> bool:
    """Whether a row of a table is hidden, or was deleted under tracked changes."""
    return row.find(f"{_W}trPr/{_W}del") is not None or _is_on(row.find(f"{_W}trPr/{_W}hidden"))


def is_deleted_cell(cell: etree._Element) -> bool:
    """Whether a cell was deleted under tracked changes."""
    return cell.find(f"{_W}tcPr/{_W}cellDel") is not None


def _position(run: etree._Element, styles: WordStyles) -> str:
    """How far a run is moved up or down; some programs move whole lines."""
    return _value(styles.property_of(run, "position")).lstrip("+0")


def _beside(run: etree._Element) -> Iterator[etree._Element]:
    """The other runs of a paragraph that hold text."""
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    for other in paragraph.iter(f"{_W}r") if paragraph is not None else ():
        if other is not run and (other.findtext(f"{_W}t") or "").strip():
            yield other


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{_W}val", "true") not in _OFF


def _value(mark: etree._Element | None) -> str:
    if mark is None:
        return ""
    return mark.get(f"{_W}val", "")


def _is_at_most(mark: etree._Element | None, most: int) -> bool:
    """Whether a property is a number that is no greater."""
    said = _value(mark)
    return said.isascii() and said.isdecimal() and int(said[:6]) <= most


def _is_on_its_own_colour(run: etree._Element, styles: WordStyles) -> bool:
    """Whether a text has the colour that lies behind it, its own or the marker's."""
    colour = _value(styles.property_of(run, "color")).upper()
    if not colour or colour == "AUTO":
        return False
    ground = styles.property_of(run, "shd")
    fill = "" if ground is None else ground.get(f"{_W}fill", "").upper()
    return colour in {fill, _PENS.get(_value(styles.property_of(run, "highlight")))}


def _is_white(colour: etree._Element | None) -> bool:
    """Whether a colour is the paper's, by its value or as one of the theme that is not shaded."""
    if colour is None:
        return False
    of_paper = colour.get(f"{_W}themeColor", "") in _PAPER and colour.get(f"{_W}themeShade") is None
    return of_paper or is_light(colour.get(f"{_W}val", ""))


def _has_ground(run: etree._Element, styles: WordStyles) -> bool:
    """Whether something coloured lies behind white text, its own or its cell's: heads are white on
    blue.
    """
    if styles.property_of(run, "highlight") is not None:
        return True
    grounds = [styles.property_of(run, "shd")]
    for above in run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl"):
        kind = str(above.tag).removeprefix(_W)
        grounds.append(above.find(f"{_W}{kind}Pr/{_W}shd"))
        if kind == "tbl":
            if styles.colours_cells(above):
                return True
            break
    return any(
        ground is not None and ground.get(f"{_W}fill", "") not in _NO_GROUND for ground in grounds
    )
