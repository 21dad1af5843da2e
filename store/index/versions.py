"""Which text of an agency and year is current.

Of the texts that files have now, the one published last counts (where all say when they were
published), failing that the one that came last. A text that an administrator put aside counts no
more; then an earlier text may stand in for it. Texts of different files are compared only where it
is known whose they are: 县统计局 may be any county's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from store.index.kinds import SETTLED
from store.index.writing import AgencyYear

if TYPE_CHECKING:
    from sqlite_utils import Database


class RankedText(Protocol):
    """What the order of texts depends on."""

    @property
    def published(self) -> str | None:
        """The date of publication, where the text gives one."""

    @property
    def turn(self) -> int:
        """In which order the texts came."""

    @property
    def present(self) -> bool:
        """Whether it is the text that its file has now."""


R = TypeVar("R", bound=RankedText)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text of an agency and year, as far as the choice between them goes."""

    id: int
    file: str
    digest: str
    published: str | None
    turn: int
    present: bool
    current: bool
    settled: bool
    """Whether it is known whose it is."""


def ranked(texts: Iterable[R]) -> list[R]:
    """The texts from the one that counts least to the one that counts most."""
    every = list(texts)
    dated = all(text.published for text in every if text.present)
    return sorted(
        every,
        key=lambda text: (
            text.present,
            (text.published or "") if dated and text.present else "",
            text.turn,
        ),
    )


def current_of(texts: Sequence[IndexedText], aside: frozenset[str]) -> IndexedText | None:
    """The text that counts, or None where none of them does."""
    eligible = [text for text in texts if text.digest not in aside and (text.present or aside)]
    if eligible:
        return ranked(eligible)[-1]
    return None


def rivals(texts: Iterable[IndexedText]) -> list[list[IndexedText]]:
    """The texts of which only one can count, each group in the order given: all, or those of one
    unsettled file.
    """
    groups: dict[str, list[IndexedText]] = defaultdict(list)
    for text in texts:
        groups["" if text.settled else text.file].append(text)
    return list(groups.values())


def texts_of(db: Database, pair: AgencyYear) -> list[IndexedText]:
    """All texts of an agency and year, the one that counts least first."""
    rows = db.execute(
        f"SELECT id, file, digest, published, turn, present, current, {SETTLED} FROM reports "  # noqa: S608 - words of ours, no input
        "WHERE agency = ? AND year IS ? AND reading_of IS NULL",
        list(pair),
    )
    return ranked(
        IndexedText(
            number, file, digest, published, turn, bool(present), bool(current), bool(settled)
        )
        for number, file, digest, published, turn, present, current, settled in rows
    )


def aside(db: Database) -> Mapping[AgencyYear, frozenset[str]]:
    """The texts that were put aside, by agency and year."""
    found: dict[AgencyYear, set[str]] = defaultdict(set)
    for agency, year, digest in db.execute("SELECT agency, year, digest FROM put_aside"):
        found[agency, year].add(digest)
    return {pair: frozenset(digests) for pair, digests in found.items()}


def withdrawn(db: Database) -> frozenset[str]:
    """The texts that were taken out."""
    return frozenset(digest for (digest,) in db.execute("SELECT digest FROM withdrawn"))


def settle_current(db: Database, pairs: Iterable[AgencyYear]) -> None:
    """Mark the text that counts, for each agency and year; of those that were taken out none
    does.
    """
    put_aside, taken_out = aside(db), withdrawn(db)
    for pair in pairs:
        texts, not_wanted = texts_of(db, pair), put_aside.get(pair, frozenset())
        left = [text for text in texts if text.digest not in taken_out]
        counting = [counts for group in rivals(left) if (counts := current_of(group, not_wanted))]
        for text in texts:
            if text.current != (text in counting):
                db.execute("UPDATE reports SET current = NOT current WHERE id = ?", [text.id])
