"""What all topics of the state are written on: a database that is safe for threads, whole or not at
all, with a clock.

There are two: a file of SQLite's, and PostgreSQL for those who run the bot on more than one
machine. A topic says what it wants in words that both take: question marks or `:names` for values,
`ON CONFLICT` and `RETURNING`, `coalesce` and `CASE`, whole numbers for yes and no.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Protocol

from store.server import Place

Value = str | int | float | bytes | None
Values = Sequence[Value] | Mapping[str, Value]
"""In the order of the question marks in a query, or by the names in it (`:now`)."""
Row = tuple[Any, ...]
"""What the database gives; the topic that asks knows its columns."""
AT_A_TIME = 500
"""Values that are listed in one statement. SQLite takes 32,766 and PostgreSQL 65,535."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """The state database cannot be used, and why."""

    path: Place
    reason: str
    passing: bool = False
    """Whether it may be otherwise in a moment: the server cannot be reached."""

    def __str__(self) -> str:
        return f"The state database {self.path} cannot be used: {self.reason}"


class StateAwayError(Exception):
    """The state cannot be had any more: nobody waits for it, or another bot has taken over.

    Nothing was written, and nothing will be by this process: whoever comes next finds it all as it
    was.
    """


class StateChangedError(Exception):
    """What a transaction had read has changed while the server was away; nothing of it was
    written.
    """


class StatementResult(Protocol):
    """What came of a statement."""

    @property
    def rowcount(self) -> int:
        """How many rows were written."""
        ...

    def fetchone(self) -> Any:
        """The first row that it gave, if it gave one."""
        ...


class Transaction(Protocol):
    """The way in which a topic writes."""

    def execute(self, query: str, values: Values = (), /) -> StatementResult:
        """Make one statement."""
        ...

    def executemany(self, query: str, values: Iterable[Sequence[Value]], /) -> StatementResult:
        """Make one statement with each of the values; the rows of all of them are counted."""
        ...


class StateDatabase(ABC):
    """The one connection that all topics of the state share.

    A topic (`Buttons`, `Languages`, …) is a class over it with the reads and writes of its own
    tables. Calls are short (well under a millisecond, and one or two where a network lies between),
    so the bot's event loop makes them itself; where they may wait for a server, nothing that goes
    on elsewhere hangs on that loop (`bot.traffic.requests.Way`).
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now

    @abstractmethod
    def read(self, query: str, values: Values = ()) -> list[Row]:
        """The rows of a query."""

    def first(self, query: str, values: Values = ()) -> Row | None:
        """The first row of a query, if there is one."""
        return next(iter(self.read(query, values)), None)

    @abstractmethod
    def writing(self, *, lazy: bool = False) -> AbstractContextManager[Transaction]:
        """A transaction: all that is written within is there afterwards, or nothing. Within
        another, it joins that.

        What is written is on the disk when this ends, and outlives a loss of power. `lazy` is for
        what may be lost with the power because it only keeps something from being done, and marked,
        again; that comes to the disk with the next that is not: waiting for the disk takes
        milliseconds.
        """

    @abstractmethod
    def check(self) -> str:
        """Nothing if the database can be read and written, else what is wrong."""

    @abstractmethod
    def version(self) -> str:
        """The last migration that was applied."""

    @abstractmethod
    def counted(self) -> dict[str, int]:
        """The last number that was given in tables whose numbers are not given again."""

    @abstractmethod
    def go_on_counting(self, last: Mapping[str, int]) -> None:
        """Give numbers after these, and after those that are there; in the transaction that fills
        the tables.
        """

    @abstractmethod
    def close(self) -> None:
        """Close the connection; nothing may be read or written after."""

    def read_among(self, query: str, values: Collection[Value]) -> list[Row]:
        """The rows of a query in whose place for `{}` the values are listed; made several times
        where they are many.
        """
        rows: list[Row] = []
        for some in chunks(values):
            rows += self.read(query.format(marks(some)), some)
        return rows

    def seconds(self) -> int:
        """Now, in seconds since 1970."""
        return int(self.now().timestamp())

    def before(self, age: timedelta) -> int:
        """The second before which things are older than the age."""
        return int((self.now() - age).timestamp())


def marks(values: Collection[object]) -> str:
    """A question mark for each value; `NULL`, which equals nothing, where there is none."""
    return ", ".join("?" * len(values)) or "NULL"


def chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values, as many at a time as a statement lists."""
    rest = iter(values)
    while some := list(islice(rest, AT_A_TIME)):
        yield some
