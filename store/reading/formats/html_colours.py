"""The colours of a page's styles, as far as one has to know them: whether a text in one is seen on
white paper.
"""

from __future__ import annotations

import re
from typing import Final

_HEX: Final = re.compile(r"#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
_CALL: Final = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_NAMED: Final = frozenset(
    {
        "white",
        "snow",
        "ivory",
        "floralwhite",
        "ghostwhite",
        "whitesmoke",
        "mintcream",
        "azure",
        "transparent",
        "window",
    }
)
_LIGHT: Final = 0xF0
"""From here on, of 255 in red, green and blue, a text is as good as white."""
_WHITE_PERCENT: Final = 94.0


def is_light(colour: str) -> bool:
    """Whether a text in a colour is not seen on white: #fff, rgba(0,0,0,0), white.

    >>> is_light("#FEFEFE"), is_light("rgba(0, 0, 0, .0)"), is_light("#333")
    (True, True, False)
    """
    bare = colour.strip().lower()
    if bare in _NAMED:
        return True
    if digits := _HEX.fullmatch(bare):
        return _is_light_hex(digits[1])
    call = _CALL.fullmatch(bare)
    return call is not None and _is_light_call(call[1], re.split(r"[\s,/]+", call[2].strip()))


def is_same_colour(first: str, second: str) -> bool:
    """Whether two colours are written as the same one."""
    return bool(first) and "".join(first.split()) == "".join(second.split())


def _is_light_hex(digits: str) -> bool:
    wide = digits if len(digits) > 4 else "".join(digit * 2 for digit in digits)
    if wide[6:] in ("00", "01", "02"):
        return True
    return all(int(wide[at : at + 2], 16) >= _LIGHT for at in (0, 2, 4))


def _is_light_call(kind: str, parts: list[str]) -> bool:
    """Whether a colour by its numbers is white, or one that is seen through."""
    numbers = [_number(part) for part in parts]
    if len(numbers) == 4 and numbers[3] <= 0.02:
        return True
    if len(numbers) < 3:
        return False
    if kind == "hsl":
        return numbers[2] >= _WHITE_PERCENT
    most = [_WHITE_PERCENT if part.endswith("%") else _LIGHT for part in parts[:3]]
    return all(number >= least for number, least in zip(numbers[:3], most, strict=True))


def _number(part: str) -> float:
    try:
        return float(part.rstrip("%degratun"))
    except ValueError:
        return 1.0
