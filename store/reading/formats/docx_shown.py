"""What of a Word document is shown: not what is hidden, struck out, or white on nothing."""

from __future__ import annotations

from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_WHITE: Final = frozenset({"FFFFFF", "ffffff", "white"})
_NO_GROUND: Final = frozenset({"", "auto", "FFFFFF", "ffffff"})
_UNSEEN: Final = ("vanish", "webHidden", "strike", "dstrike")
_TINY: Final = 2
"""Half points of letters that nobody sees."""


def is_shown(run: etree._Element) -> bool:
    """Whether a run of text is seen by who reads the printed page."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return True
    if any(_is_on(properties.find(f"{_W}{name}")) for name in _UNSEEN):
        return False
    size = _value(properties.find(f"{_W}sz"))
    if size.isascii() and size.isdecimal() and int(size[:6]) <= _TINY:
        return False
    return _value(properties.find(f"{_W}color")) not in _WHITE or _has_ground(run, properties)


def is_raised(run: etree._Element | None) -> bool:
    """Whether a run is raised or lowered beside the line: the number of a footnote."""
    if run is None:
        return False
    return _value(run.find(f"{_W}rPr/{_W}vertAlign")) in ("superscript", "subscript")


def is_row_left_out(row: etree._Element) -> bool:
    """Whether a row of a table was deleted under tracked changes, or is hidden."""
    properties = row.find(f"{_W}trPr")
    return properties is not None and (
        properties.find(f"{_W}del") is not None or _is_on(properties.find(f"{_W}hidden"))
    )


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{_W}val", "true") not in _OFF


def _value(mark: etree._Element | None) -> str:
    return "" if mark is None else mark.get(f"{_W}val", "")


def _has_ground(run: etree._Element, properties: etree._Element) -> bool:
    """Whether something coloured lies behind white text, its own or its cell's: heads are white on blue."""
    if properties.find(f"{_W}highlight") is not None:
        return True
    grounds = [properties.find(f"{_W}shd")]
    for above in run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl"):
        kind = str(above.tag).removeprefix(_W)
        grounds.append(above.find(f"{_W}{kind}Pr/{_W}shd"))
        if kind == "tbl":
            break
    return any(ground is not None and ground.get(f"{_W}fill", "") not in _NO_GROUND for ground in grounds)
