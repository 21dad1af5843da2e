"""Readers that are entered only where there is something for them.

    @only_if(lambda question: question.slips)
    def slip_lines(question: Question) -> str | None: ...

The condition stands above the reader, and takes what the reader takes; where it does not hold, the
reader is not called, and its caller has what the reader would have found: nothing, or what it was
given (`GIVEN`, `SECOND`,
`THIRD`). So whoever follows one question goes through the readers of its own words alone. A
condition may let in too much, and never too little: `tests/handlers/test_entering.py` holds each
answer with it against the one without.

What is said of words has a form of its own: `handlers.understanding.entering`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Final, NamedTuple, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Found = TypeVar("Found")


class Argument(NamedTuple):
    """What is found where a reader that changes one of its arguments is not entered: that one."""

    place: int


GIVEN: Final = Argument(0)
SECOND: Final = Argument(1)
THIRD: Final = Argument(2)


@dataclass(frozen=True, slots=True)
class Entrance:
    """A reader, when it is entered, and what is found where it is not."""

    reader: Callable[..., object]
    condition: Callable[..., object]
    otherwise: object

    def is_open(self, given: tuple[object, ...], named: dict[str, object]) -> bool:
        """Whether the reader may find something in its arguments."""
        return bool(self.condition(*given, **named))

    def found_outside(self, given: tuple[object, ...]) -> object:
        """What is found without the reader."""
        if isinstance(self.otherwise, Argument):
            return given[self.otherwise.place]
        return self.otherwise


ENTRANCES: Final[list[Entrance]] = []
"""All of them, in the order in which their modules are loaded."""


def only_if(
    condition: Callable[..., object],
    *,
    otherwise: object = None,
) -> Callable[[Callable[Given, Found]], Callable[Given, Found]]:
    """A reader that is called where a condition holds for what it is given."""

    def guarded(reader: Callable[Given, Found]) -> Callable[Given, Found]:
        entrance = Entrance(reader, condition, otherwise)
        ENTRANCES.append(entrance)

        @wraps(reader)
        def entered(*given: Given.args, **named: Given.kwargs) -> Found:
            if entrance.is_open(given, named):
                return reader(*given, **named)
            return cast(Found, entrance.found_outside(given))

        return entered

    return guarded
