"""The styles of a Word document, as far as they hide, whiten, strike out or raise text.

A run has a property by itself, else by its character style, else by its paragraph's style; a style
has what it does not say itself from the one that it is based on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from store.reading.formats.packages import Package, PartUnusableError

PART: Final = "word/styles.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_KNOWN: Final = frozenset(
    {
        "vanish",
        "webHidden",
        "specVanish",
        "strike",
        "dstrike",
        "sz",
        "w",
        "color",
        "vertAlign",
        "position",
        "highlight",
        "shd",
    }
)
_DEEPEST: Final = 12
"""Styles that are based on one another."""
_NO_GROUND: Final = frozenset({"", "auto", "FFFFFF", "ffffff"})

_Properties = Mapping[str, etree._Element]


class WordStyles:
    """The styles of a document by their identifiers."""

    def __init__(self, package: Package) -> None:
        self._own: dict[str, dict[str, etree._Element]] = {}
        self._based: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        """The style of what names none, by its kind: paragraph, character."""
        self._grounded: set[str] = set()
        """Styles of tables that colour cells."""
        self._resolved: dict[str, _Properties] = {}
        try:
            root = package.xml(PART) if PART in package else None
        except PartUnusableError:
            root = None  # a document without its styles still has its text
        if root is not None:
            as_transitional(root)
            self._read(root)

    def property_of(self, run: etree._Element, name: str) -> etree._Element | None:
        """What a run has of a kind, by itself or by its styles."""
        own = run.find(f"{_W}rPr/{_W}{name}")
        if own is not None or not self._own:
            return own
        of_run = self._of(_named(run, "rPr", "rStyle") or self._defaults.get("character", ""))
        if name in of_run:
            return of_run[name]
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        style = _named(paragraph, "pPr", "pStyle") if paragraph is not None else ""
        return self._of(style or self._defaults.get("paragraph", "")).get(name)

    def colours_cells(self, table: etree._Element) -> bool:
        """Whether the style of a table lays a colour behind any of its cells."""
        style = _named(table, "tblPr", "tblStyle")
        for _ in range(_DEEPEST):
            if style in self._grounded:
                return True
            style = self._based.get(style, "")
        return False

    def _read(self, root: etree._Element) -> None:
        for style in root.iter(f"{_W}style"):
            name, kind = style.get(f"{_W}styleId", ""), style.get(f"{_W}type", "")
            self._own[name] = _properties(style.find(f"{_W}rPr"))
            self._based[name] = _value(style.find(f"{_W}basedOn"))
            if style.get(f"{_W}default", "") in ("1", "true", "on"):
                self._defaults[kind] = name
            if any(
                shade.get(f"{_W}fill", "") not in _NO_GROUND for shade in style.iter(f"{_W}shd")
            ):
                self._grounded.add(name)

    def _of(self, name: str) -> _Properties:
        """The properties of a style with those of the ones that it is based on."""
        if name not in self._resolved:
            found: dict[str, etree._Element] = {}
            at = name
            for _ in range(_DEEPEST):
                found = {**self._own.get(at, {}), **found}
                at = self._based.get(at, "")
            self._resolved[name] = found
        return self._resolved[name]


def as_transitional(root: etree._Element) -> None:
    """Gives the elements of the strict variant of the format the names of the usual one."""
    if not str(root.tag).startswith(_STRICT):
        return
    for element in root.iter(f"{_STRICT}*"):
        element.tag = _W + str(element.tag)[len(_STRICT) :]
        for name, value in list(element.attrib.items()):
            if str(name).startswith(_STRICT):
                element.set(_W + str(name)[len(_STRICT) :], value)


def _properties(declared: etree._Element | None) -> dict[str, etree._Element]:
    if declared is None:
        return {}
    named = [(str(child.tag).removeprefix(_W), child) for child in declared]
    return {name: child for name, child in named if name in _KNOWN}


def _named(element: etree._Element, properties: str, kind: str) -> str:
    """The style that an element names."""
    return _value(element.find(f"{_W}{properties}/{_W}{kind}"))


def _value(mark: etree._Element | None) -> str:
    if mark is None:
        return ""
    return mark.get(f"{_W}val", "")
