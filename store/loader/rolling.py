"""Going back to the version before, and forward again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.index.versions import IndexedText, current_of, rivals, texts_of
from store.loader.decisions import PutAside
from store.loader.outcome import Failure
from store.loader.session import Session, change
from store.names import Names


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What counted, and what counts now: files, and how many texts of the report are held."""

    before: str
    after: str
    versions: int


@dataclass(frozen=True, slots=True)
class NothingBefore:
    """There is no other version to go to; `versions` are held."""

    versions: int


def rollback(
    agency: str,
    year: int,
    index: Path,
    names: Names,
    *,
    undo: bool = False,
) -> RolledBack | NothingBefore | Failure:
    """Put the current version of an agency's report aside, so that the one before counts; or take
    that back.
    """
    work = _forward if undo else _back
    return change(index, names, lambda session: work(session, agency, year))


def _back(session: Session, agency: str, year: int) -> RolledBack | NothingBefore:
    texts = texts_of(session.db, (agency, year))
    current = next((text for text in texts if text.current), None)
    if current is None:
        return NothingBefore(len(texts))
    aside = frozenset(session.decisions.aside((agency, year))) | {current.digest}
    group = next(group for group in rivals(texts) if current in group)
    if current_of(group, aside) is None:
        return NothingBefore(len(texts))
    session.decide(session.decisions.with_one(PutAside(agency, year, current.digest)))
    return _settled(session, agency, year, current)


def _forward(session: Session, agency: str, year: int) -> RolledBack | NothingBefore:
    aside = session.decisions.aside((agency, year))
    texts = texts_of(session.db, (agency, year))
    if not aside:
        return NothingBefore(len(texts))
    current = next((text for text in texts if text.current), None)
    session.decide(session.decisions.without(PutAside(agency, year, aside[-1])))
    return _settled(session, agency, year, current)


def _settled(session: Session, agency: str, year: int, before: IndexedText | None) -> RolledBack:
    session.make_whole()
    texts = texts_of(session.db, (agency, year))
    after = next((text.file for text in texts if text.current), "")
    return RolledBack(before.file if before else "", after, len(texts))
