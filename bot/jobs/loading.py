"""`nianbao load`: progress while it goes on, then what is new, changed, unchanged and rejected,
with reasons.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import click

from bot.setup.said import say
from bot.setup.settings import Settings
from handlers.rendering.vocabulary.tables import fitted
from handlers.reply import Language
from store.index import IndexUnusable
from store.loader import (
    DecisionsBroken,
    Displaced,
    Failure,
    IndexBusy,
    Loaded,
    Progress,
    Readers,
    ReadersGone,
    ReadingStopped,
    load,
)
from store.loader.rereading import CorrectedText
from store.names import Names
from store.reading.formats.registry import endings
from store.reading.words.problems import render_rejection
from store.shown import shown

MOST_CELLS = 5
"""Cells of a corrected report that are named; `--json` has all."""
BESIDE_A_BAR = 32
"""Columns for what is being done. The bar clears its line by counting signs, and a Chinese one is
two columns wide: so what stands beside it is always as wide.
"""


def load_reports(
    settings: Settings,
    paths: Sequence[Path],
    *,
    as_json: bool,
    quiet: bool,
    again: bool = False,
    readers: Readers | None = None,
) -> str | None:
    """Load, and print what came of it; gives a line that says why where nothing could be.

    What is read is read here, unless `readers` elsewhere do it.
    """
    processes = os.cpu_count() or 1
    names = Names(settings.home)
    with _progress(settings.language, visible=sys.stderr.isatty() and not quiet) as progress:
        loaded = load(
            paths,
            settings.index,
            names,
            progress,
            processes=processes,
            readers=readers,
            again=again,
        )
    if not isinstance(loaded, Loaded):
        return what_to_do(loaded)
    if as_json:
        click.echo(json.dumps(_record(loaded), ensure_ascii=False))
    else:
        _tell(loaded, settings.language, quiet=quiet)
    if loaded.rejected and not (loaded.new or loaded.changed or loaded.unchanged):
        return (
            "nothing was loaded: every file given was rejected. "
            "The reasons stand with the files' names."
        )
    return None


def _tell(loaded: Loaded, language: Language, *, quiet: bool) -> None:
    """Print what came of a load; a quiet one says nothing where nothing is new."""
    if quiet and not (loaded.new or loaded.changed or loaded.corrected or loaded.rejected):
        return
    for line in _lines(loaded, language, quiet=quiet):
        click.echo(line, err=quiet)


def no_index(found: IndexUnusable) -> str:
    """A line about an index that cannot be opened."""
    making = "`nianbao load FOLDER` makes one of your folder of reports"
    way = f"if it was an index, move it away: {making} again" if found.path.exists() else making
    return f"cannot open the index {found.path}: {found.reason}; {way}."


def what_to_do(failure: Failure) -> str:
    """A line about an index that could not be changed."""
    match failure:
        case IndexUnusable(path, reason):
            away = (
                " If it was an index, it can be moved away and is then made again."
                if path.is_file()
                else ""
            )
            return (
                f"cannot write the index {path}: {reason}. "
                f"Choose another place with --db or NIANBAO_DB.{away}"
            )
        case IndexBusy(path):
            return f"another load is changing {path}: wait until it has ended, then try again."
        case DecisionsBroken(path, line):
            where = f"line {line} of {path}" if line else str(path)
            return (
                f"cannot understand {where}: correct it; "
                "what was assigned and rolled back is kept there."
            )
        case ReadingStopped(file):
            return (
                f"a process ended while reading (near {shown(file)}); nothing was loaded. "
                "Is there enough memory?"
            )
        case ReadersGone(reason):
            return f"those who read cannot be reached: {reason}. Nothing was loaded; try again."


def _record(loaded: Loaded) -> dict[str, object]:
    return {
        "new": loaded.new,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "rejected": [
            {
                "file": rejected.file,
                "reason": rejected.code,
                "message": render_rejection(rejected, "zh"),
            }
            for rejected in loaded.rejected
        ],
        "reread": loaded.reread,
        "corrected": [
            {
                "file": one.file,
                "cells": _changes(one),
                "problems": {"before": one.problems[0], "now": one.problems[1]},
            }
            for one in loaded.corrected
        ],
        "unsettled": loaded.unsettled,
        "undated": loaded.undated,
        "displaced": [
            {
                "agency": pair.agency,
                "year": pair.year,
                "kept": pair.kept,
                "put_aside": pair.put_aside,
            }
            for pair in loaded.displaced
        ],
    }


def _changes(corrected: CorrectedText) -> list[dict[str, object]]:
    from bot.objects.records import of_change  # It takes along all that answering takes.

    return [of_change(change) for change in corrected.cells]


def _lines(loaded: Loaded, language: Language, *, quiet: bool) -> Iterator[str]:
    counts = {
        name: len(getattr(loaded, name)) for name in ("new", "changed", "unchanged", "rejected")
    }
    yield say("load_counts", language, **counts)
    yield from (f"  {line}" for line in _files(loaded, language, quiet=quiet))


def _files(loaded: Loaded, language: Language, *, quiet: bool) -> Iterator[str]:
    """A line for each file that is not as it was, or could not be taken as it is."""
    code = _code(language)
    if not quiet:
        yield from _each("load_new", loaded.new, language)
    yield from _each("load_changed", loaded.changed, language)
    if loaded.reread:
        yield say(
            "load_reread", language, count=len(loaded.reread), corrected=len(loaded.corrected)
        )
    for corrected in loaded.corrected:
        yield from _correction_lines(corrected, language)
    for one in loaded.rejected:
        yield say("load_rejected", language, file=shown(one.file), why=render_rejection(one, code))
    if not (loaded.new or loaded.changed or loaded.unchanged or loaded.rejected):
        yield say("load_nothing", language, endings=endings(code))
    yield from _each("load_unsettled", loaded.unsettled, language)
    yield from _each("load_undated", loaded.undated, language)
    yield from (_displaced(pair, language) for pair in loaded.displaced)


def _each(key: str, files: Iterable[str], language: Language) -> Iterator[str]:
    """A line for each of some files that says the same of all."""
    return (say(key, language, file=shown(file)) for file in files)


def _correction_lines(corrected: CorrectedText, language: Language) -> Iterator[str]:
    from bot.objects.cells import change_line  # as above

    before, now = corrected.problems
    problems = say("load_problems", language, before=before, now=now) if before != now else ""
    count = len(corrected.cells)
    yield say(
        "load_corrected", language, file=shown(corrected.file), count=count, problems=problems
    )
    for change in corrected.cells[:MOST_CELLS]:
        yield f"  {change_line(change, language)}"
    if count > MOST_CELLS:
        yield f"  {say('load_more_cells', language, count=count - MOST_CELLS)}"


def _code(language: Language) -> Literal["zh", "en"]:
    if language is Language.ZH:
        return "zh"
    return "en"


@contextmanager
def _progress(language: Language, *, visible: bool) -> Iterator[Progress | None]:
    """A bar on a terminal; nothing elsewhere."""
    if not visible:
        yield None
        return
    looking = fitted(say("load_looking", language), BESIDE_A_BAR)
    with click.progressbar(
        length=1, show_pos=True, item_show_func=lambda said: said or looking, file=sys.stderr
    ) as bar:

        def advance(done: int, total: int, name: str) -> None:
            said = (
                say("load_reading", language, file=shown(name))
                if name
                else say("load_checking", language)
            )
            bar.length = max(total, 1)
            bar.update(done - bar.pos, fitted(said, BESIDE_A_BAR))
            bar.render_progress()

        yield advance


def _displaced(pair: Displaced, language: Language) -> str:
    """Which of two files for one agency and year counts, or that the one that did was taken out."""
    whose = f"{shown(pair.agency)} {pair.year or say('no_year', language)}"
    aside = shown(pair.put_aside)
    if pair.kept:
        return say("load_displaced", language, whose=whose, kept=shown(pair.kept), aside=aside)
    return say("load_withdrawn", language, whose=whose, aside=aside)
