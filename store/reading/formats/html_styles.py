"""What a style of a page does to the text that it is on: hides it, raises it, sets it apart, or
leaves it as it is.

A property or value that is not known sets text apart: whether its digits belong to those beside it
nobody can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from store.reading.formats.html_colours import is_light, is_same_colour


class Effect(Enum):
    """What a style does to a text."""

    HIDDEN = auto()
    LIGHT = auto()
    """White or nearly, so that it is seen on a coloured ground only."""
    GROUND = auto()
    """It lays a colour behind the text."""
    RAISED = auto()
    """Raised or lowered, as the number of a footnote is."""
    SHIFTED = auto()
    """Moved up or down by a length, as some programs do with whole lines."""
    TURNED = auto()
    """Its signs are shown in another order than they are written."""
    ADDED_TO = auto()
    """A letter or digit that stands nowhere in the page is written beside it."""
    APART = auto()
    """Set apart from what stands beside it, or in a way that is not known."""


_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORTANT: Final = re.compile(r"\s*!\s*important\s*$")
_ZERO: Final = re.compile(r"[+-]?0*\.?0*(?:px|pt|em|rem|ex|%|cm|mm|in|vw|vh)?")
_TINY: Final = re.compile(r"(?:0*\.\d+|0*1(?:\.0*)?)(?:px|pt)|0*\.0\d*r?em|\d%")
_FAR: Final = re.compile(r"-\d{4,}|-\d{3,}(?:\.\d+)?r?em")
_FAR_ASIDE: Final = re.compile(r"-(?:9\d{3,}|\d{5,})|-\d{3,}(?:\.\d+)?r?em")
"""Smaller ones centre a page: left: 50%, margin-left: -600px."""
_FAR_IN: Final = re.compile(r"-\d{3,}")
_LENGTH: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:px|pt|em|rem|ex|%|cm|mm|in)")
_COMPUTED: Final = re.compile(r"\b(?:counters?|attr|var|env|url|image)\(")
"""What is written that no rule says in its own words."""
_ESCAPED: Final = re.compile(r"\\([0-9a-f]{1,6})\s?")
_LAST_CHARACTER: Final = 0x10FFFF
_QUOTED: Final = re.compile(r""""([^"]*)"|'([^']*)'""")
_OF_NUMBERS: Final = frozenset("%‰+-−－＋.,，．％/")
_NONE_OF_FONT: Final = re.compile(r"(?:^|\s)0(?:px|pt|em|%)?(?:/|\s)")
_GROUNDLESS: Final = re.compile(
    r"(?:none|transparent|inherit|initial|unset|window|auto|0|repeat|scroll|\s)*"
)
_NO_SIZE: Final = ("width", "height", "max-width", "max-height", "line-height")
_SIDES: Final = frozenset({"left", "right", "inline", "inline-start", "inline-end"})
_INLINE: Final = frozenset(
    {"inline", "inline-block", "initial", "inherit", "unset", "contents", "revert"}
)
_SMALLER: Final = re.compile(r"smaller|[1-7]?\d(?:\.\d+)?%|0?\.[1-7]\d*em")
"""Sizes beside the text around them, in which the numbers of footnotes are set."""
_SHOWING: Final = frozenset({"color", "background", "background-color", "font-size"})
"""What may hide a text, where a style only names what it is."""
_LEVEL: Final = frozenset(
    {
        "baseline",
        "middle",
        "top",
        "bottom",
        "inherit",
        "initial",
        "unset",
        "auto",
        "-webkit-baseline-middle",
    }
)
_LAID_RAISED: Final = frozenset({"super", "sub", "text-top", "text-bottom"})
_PLAIN: Final = re.compile(
    r"(?:font|color|background|text-align|text-decoration|text-indent|text-justify|text-autospace|text-underline|text-emphasis|"
    r"text-shadow|text-rendering|text-size-adjust|text-wrap|text-overflow|text-combine|text-fit|line-height|line-break|letter-spacing|"
    r"word-|white-space|mso-|border|outline|width|height|min-|max-|list-style|layout-|punctuation-|tab-|page|break-|"
    r"overflow|box-|cursor|orphans|widows|user-select|caption-side|table-layout|empty-cells|-webkit-|-moz-|-ms-|-o-|"
    r"transition|z-index|clear|hyphens|lang|panose|size|unicode-bidi|vertical-align|display|visibility|opacity|clip|"
    r"margin|padding|quotes|zoom|ruby-|top|bottom|left|right|behavior|appearance|justify-|align-|flex|gap|object-|--)"
)
_FIXED: Final = {
    "position": frozenset({"static", "relative", "inherit", "initial"}),
    "float": frozenset({"none"}),
}
_AS_IT_IS: Final = frozenset(
    {"none", "ltr", "normal", "horizontal-tb", "lr-tb", "visible", "0", "auto", "inherit"}
)


@lru_cache(maxsize=4096)
def adds_text(style: str) -> bool:
    r"""Whether the declarations of a style write a letter, a digit or a sign of numbers beside an
    element: quotes and bullets say nothing of a number.

    >>> adds_text('content: "\31"'), adds_text('content: "\201C"'), adds_text("content: counter(n)")
    (True, False, True)
    """
    written = dict(_declarations(style)).get("content", "")
    if _COMPUTED.search(written):
        return True
    text = _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), _LAST_CHARACTER)), written)
    said = "".join(one or other for one, other in _QUOTED.findall(text))
    return any(sign.isalnum() or sign in _OF_NUMBERS for sign in said)


@lru_cache(maxsize=4096)
def effects(style: str) -> frozenset[Effect]:
    """What the declarations of a style do."""
    declared = dict(_declarations(style))
    return frozenset(_effects(declared))


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """Properties and values, in small letters; of a property that is declared twice the last
    holds.
    """
    for declaration in _COMMENT.sub("", style).lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon and name.strip():
            yield name.strip(), _IMPORTANT.sub("", " ".join(value.split()))


def _effects(declared: dict[str, str]) -> Iterator[Effect]:
    if any(_hides(name, value) for name, value in declared.items()) or _has_no_room(declared):
        yield Effect.HIDDEN
    if any(_lays_ground(name, value) for name, value in declared.items()):
        yield Effect.GROUND
    yield from _of_colour(declared)
    yield from _of_place(declared)
    if _turns(declared):
        yield Effect.TURNED
    if any(_sets_apart(name, value) for name, value in declared.items()):
        yield Effect.APART


def _turns(declared: dict[str, str]) -> bool:
    """Whether a text is shown from its end, or what stands in it is."""
    from_the_end = (
        "override" in declared.get("unicode-bidi", "") and declared.get("direction") == "rtl"
    )
    return from_the_end or any(
        "reverse" in declared.get(name, "") for name in ("flex-direction", "flex-flow")
    )


def _hides(name: str, value: str) -> bool:
    """Whether a declaration alone hides a text, or strikes it out."""
    hiding = _HIDING.get(name)
    if hiding is not None:
        return hiding.match(value) is not None
    if name == "font":
        return _NONE_OF_FONT.search(value) is not None
    if name.startswith("margin"):
        return _FAR_ASIDE.search(value) is not None
    return name.startswith("text-decoration") and "line-through" in value


_NOTHING: Final = re.compile(r"0*\.?0*%?$")
_HIDING: Final = {
    "display": re.compile(r"none"),
    "visibility": re.compile(r"hidden|collapse"),
    "content-visibility": re.compile(r"hidden"),
    "opacity": _NOTHING,
    "font-size": re.compile(rf"(?:{_ZERO.pattern}|{_TINY.pattern})$"),
    "mso-hide": re.compile(r"all"),
    "clip": re.compile(r"rect\("),
    "clip-path": re.compile(
        r"inset\((?:[5-9]\d|100)%|circle\(0|polygon\(0(?:px)? 0(?:px)?, 0(?:px)? 0"
    ),
    "transform": re.compile(r".*scale[xy]?\(0*\.?0*[,)]"),
    "filter": re.compile(r".*opacity\((?:opacity=)?0*\.?0*%?\)|.*alpha\(opacity=0\)"),
    "text-indent": _FAR_IN,
    "left": _FAR,
    "right": _FAR,
    "top": _FAR,
    "bottom": _FAR,
    "-webkit-text-fill-color": re.compile(r"transparent|white|#fff"),
}


def _has_no_room(declared: dict[str, str]) -> bool:
    """Whether a text has a width or height of nothing, and what goes beyond it is cut off."""
    cut_off = any(
        name.startswith("overflow") and value in ("hidden", "clip")
        for name, value in declared.items()
    )
    return cut_off and any(_is_nothing(declared.get(name, "")) for name in _NO_SIZE)


def _is_nothing(length: str) -> bool:
    return bool(length) and _ZERO.fullmatch(length) is not None


def _lays_ground(name: str, value: str) -> bool:
    if name not in ("background", "background-color", "background-image"):
        return False
    return not _GROUNDLESS.fullmatch(value) and not is_light(value)


def _of_colour(declared: dict[str, str]) -> Iterator[Effect]:
    """Whether a text is white, or in the colour of its own ground."""
    colour = declared.get("color", "")
    if colour and is_light(colour):
        yield Effect.LIGHT
    ground = declared.get("background-color") or declared.get("background", "")
    if colour and is_same_colour(colour, ground):
        yield Effect.HIDDEN


def _of_place(declared: dict[str, str]) -> Iterator[Effect]:
    """Whether a text stands higher or lower than what is beside it."""
    level = declared.get("vertical-align", "")
    if level in _LAID_RAISED:
        yield Effect.RAISED
    moved = [level if _LENGTH.fullmatch(level) else "", declared.get("mso-text-raise", "")]
    if declared.get("position") == "relative":
        moved += [declared.get("top", ""), declared.get("bottom", "")]
    if any(length and not _is_nothing(length) and length not in _LEVEL for length in moved):
        yield Effect.SHIFTED


def _sets_apart(name: str, value: str) -> bool:
    """Whether a declaration leaves room beside a text, or is none that is known to leave it as it
    is.
    """
    if name == "display":
        return value not in _INLINE
    if name == "vertical-align":
        return value not in _LEVEL | _LAID_RAISED and not _LENGTH.fullmatch(value)
    if name == "font-size":
        return _SMALLER.fullmatch(value) is not None
    if "var(" in value and name in _SHOWING:
        return True
    if name in _FIXED:
        return value not in _FIXED[name]
    kind, _, side = name.partition("-")
    if kind in ("margin", "padding"):
        return (not side or side in _SIDES) and not all(map(_is_nothing, value.split()))
    return not _PLAIN.match(name) and value not in _AS_IT_IS
