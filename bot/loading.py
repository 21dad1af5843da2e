"""`nianbao load`: progress while it goes on, then what is new, changed, unchanged and rejected, with reasons."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from bot.settings import Settings
from store.index import IndexUnusable
from store.loader import Loaded, Progress, load
from store.names import Names
from store.reading.problems import render_rejection


def load_reports(settings: Settings, paths: Sequence[Path], *, as_json: bool, quiet: bool) -> str | None:
    """Load, and print what came of it; gives a line that says what to do where the index cannot be written."""
    with _progress(shown=sys.stderr.isatty() and not quiet) as progress:
        loaded = load(paths, settings.index, Names(settings.home), progress)
    if isinstance(loaded, IndexUnusable):
        return f"cannot write the index {loaded.path}: {loaded.reason}. Choose another place with --db or NIANBAO_DB."
    if as_json:
        click.echo(json.dumps(_record(loaded), ensure_ascii=False))
    elif not quiet or loaded.new or loaded.changed or loaded.rejected:
        for line in _lines(loaded, quiet=quiet):
            click.echo(line, err=quiet)
    return None


def _record(loaded: Loaded) -> dict[str, object]:
    return {
        "new": loaded.new,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "rejected": [
            {"file": rejected.file, "reason": rejected.code, "message": render_rejection(rejected, "zh")}
            for rejected in loaded.rejected
        ],
        "displaced": [
            {"agency": pair.agency, "year": pair.year, "kept": pair.kept, "put_aside": pair.put_aside}
            for pair in loaded.displaced
        ],
    }


def _lines(loaded: Loaded, *, quiet: bool) -> Iterator[str]:
    counts = f"新 {len(loaded.new)} · 有变化 {len(loaded.changed)} · 未变 {len(loaded.unchanged)}"
    yield f"{counts} · 拒收 {len(loaded.rejected)}"
    if not quiet:
        yield from (f"  新 {file}" for file in loaded.new)
    yield from (f"  变 {file}" for file in loaded.changed)
    yield from (f"  拒收 {rejected.file}：{render_rejection(rejected, 'zh')}" for rejected in loaded.rejected)
    for pair in loaded.displaced:
        yield f"  {pair.agency} {pair.year} 有两份文件：以 {pair.kept} 为准，{pair.put_aside} 另存"


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress | None]:
    """A bar on a terminal; nothing elsewhere."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("正在读取", total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"正在读取 {name}")

        yield advance
