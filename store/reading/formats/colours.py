"""Colours by their shares of red, green and blue, and whether one is seen on another."""

from __future__ import annotations

from collections.abc import Sequence

Colour = Sequence[int]
"""Shares of 255 of red, green and blue."""


def stands_out(colour: Colour | None, ground: Colour | None, near: int) -> bool:
    """Whether a letter of a colour is seen on its ground; so it is where one of them is not known.

    Of shares that differ by no more than `near` nobody sees that they do.
    """
    if colour is None or ground is None:
        return True
    return any(abs(one - other) > near for one, other in zip(colour, ground, strict=True))
