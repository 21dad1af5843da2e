"""`nianbao load`: progress while it goes on, then what is new, changed, unchanged and rejected, with reasons."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from bot.cells import change_line
from bot.records import of_change
from bot.settings import Settings
from store.index import IndexUnusable
from store.loader import DecisionsBroken, Failure, IndexBusy, Loaded, Progress, ReadingStopped, load
from store.loader.rereading import Correction
from store.names import Names
from store.reading.formats.registry import endings
from store.reading.problems import render_rejection
from store.shown import shown

MOST_CELLS = 5
"""Cells of a corrected report that are named; `--json` has all."""


def load_reports(
    settings: Settings, paths: Sequence[Path], *, as_json: bool, quiet: bool, again: bool = False
) -> str | None:
    """Load, and print what came of it; gives a line that says why where nothing could be."""
    names = Names(settings.home)
    with _progress(visible=sys.stderr.isatty() and not quiet) as progress:
        loaded = load(paths, settings.index, names, progress, processes=os.cpu_count() or 1, again=again)
    if not isinstance(loaded, Loaded):
        return what_to_do(loaded)
    if as_json:
        click.echo(json.dumps(_record(loaded), ensure_ascii=False))
    elif not quiet or loaded.new or loaded.changed or loaded.corrected or loaded.rejected:
        for line in _lines(loaded, quiet=quiet):
            click.echo(line, err=quiet)
    if loaded.rejected and not (loaded.new or loaded.changed or loaded.unchanged):
        return "nothing was loaded: every file given was rejected. The reasons stand with the files' names."
    return None


def no_index(found: IndexUnusable) -> str:
    """A line about an index that cannot be opened."""
    making = "`nianbao load FOLDER` makes one of your folder of reports"
    way = f"if it was an index, move it away: {making} again" if found.path.exists() else making
    return f"cannot open the index {found.path}: {found.reason}; {way}."


def what_to_do(failure: Failure) -> str:
    """A line about an index that could not be changed."""
    match failure:
        case IndexUnusable(path, reason):
            away = " If it was an index, it can be moved away and is then made again." if path.is_file() else ""
            return f"cannot write the index {path}: {reason}. Choose another place with --db or NIANBAO_DB.{away}"
        case IndexBusy(path):
            return f"another load is changing {path}: wait until it has ended, then try again."
        case DecisionsBroken(path, line):
            where = f"line {line} of {path}" if line else str(path)
            return f"cannot understand {where}: correct it; what was assigned and rolled back is kept there."
        case ReadingStopped(file):
            return f"a process ended while reading (near {shown(file)}); nothing was loaded. Is there enough memory?"


def _record(loaded: Loaded) -> dict[str, object]:
    return {
        "new": loaded.new,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "rejected": [
            {"file": rejected.file, "reason": rejected.code, "message": render_rejection(rejected, "zh")}
            for rejected in loaded.rejected
        ],
        "reread": loaded.reread,
        "corrected": [
            {
                "file": one.file,
                "cells": [of_change(change) for change in one.cells],
                "problems": {"before": one.problems[0], "now": one.problems[1]},
            }
            for one in loaded.corrected
        ],
        "unsettled": loaded.unsettled,
        "displaced": [
            {"agency": pair.agency, "year": pair.year, "kept": pair.kept, "put_aside": pair.put_aside}
            for pair in loaded.displaced
        ],
    }


def _lines(loaded: Loaded, *, quiet: bool) -> Iterator[str]:
    counts = f"新 {len(loaded.new)} · 有变化 {len(loaded.changed)} · 未变 {len(loaded.unchanged)}"
    yield f"{counts} · 拒收 {len(loaded.rejected)}"
    if not quiet:
        yield from (f"  新 {shown(file)}" for file in loaded.new)
    yield from (f"  变 {shown(file)}" for file in loaded.changed)
    if loaded.reread:
        yield f"  重读 {len(loaded.reread)} 份没有变的文件，其中 {len(loaded.corrected)} 份读出的结果不同"
    for corrected in loaded.corrected:
        yield from _correction_lines(corrected)
    yield from (f"  拒收 {shown(one.file)}：{render_rejection(one, 'zh')}" for one in loaded.rejected)
    if not (loaded.new or loaded.changed or loaded.unchanged or loaded.rejected):
        yield f"  没有找到报告文件（{endings('zh')}）"
    for file in loaded.unsettled:
        yield f"  机关不明 {shown(file)}：用 nianbao assign 指定"
    for pair in loaded.displaced:
        whose, aside = f"{shown(pair.agency)} {pair.year or '年份不明'}", shown(pair.put_aside)
        if pair.kept:
            yield f"  {whose} 有不止一份文件：以 {shown(pair.kept)} 为准，{aside} 另存"
        else:
            yield f"  {whose}：{aside} 曾被撤下，未采用；如要采用，用 nianbao rollback --undo"


def _correction_lines(corrected: Correction) -> Iterator[str]:
    before, now = corrected.problems
    problems = f"，问题 {before} → {now}" if before != now else ""
    yield f"  更正 {shown(corrected.file)}：{len(corrected.cells)} 格不同{problems}"
    for change in corrected.cells[:MOST_CELLS]:
        yield f"    {change_line(change)}"
    if len(corrected.cells) > MOST_CELLS:
        yield f"    另有 {len(corrected.cells) - MOST_CELLS} 格"


@contextmanager
def _progress(*, visible: bool) -> Iterator[Progress | None]:
    """A bar on a terminal; nothing elsewhere."""
    if not visible:
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("正在查看文件", total=None)

        def advance(done: int, total: int, name: str) -> None:
            said = f"正在读取 {shown(name)}" if name else "正在核对"
            bar.update(task, completed=done, total=total, description=escape(said))

        yield advance
