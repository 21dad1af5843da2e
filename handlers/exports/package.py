"""A data package (Frictionless): figures, reports and problems as files for programs, and what
their columns hold.

The rows are those of the views of the index (`store.index.views`), so that whoever reads a package
and whoever opens the index see the same.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from handlers.exports import comma_separated
from handlers.exports.roster import Rolls, roll, rows_of_roll
from handlers.exports.rowwise import INTEGERS, NUMBERS, ExportTable, Rows
from handlers.reply import Language
from store.index import HeldReport, Index
from store.index.described import View, views

PACKAGE: Final = "datapackage.json"
_NAMES: Final = {
    "figures": "figures",
    "reports_current": "reports",
    "problems_in_words": "problems",
}
"""What each view is called in a package."""
_AT_ONCE: Final = 500
"""Reports whose rows are in memory at a time."""
_UNITS: Final = ("件", "项", "元")
_LICENCE: Final = (
    "Reports that agencies publish by law (政府信息公开条例 articles 49 and 50), "
    "as printed; names and labels: MIT"
)


class PackageKind(StrEnum):
    """What the files of a package are."""

    CSV = "csv"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """A package that was written."""

    folder: Path
    rows: dict[str, int]
    """How many rows each of its files has, by name."""


def pack(
    index: Index,
    reports: Sequence[HeldReport],
    rolls: Rolls,
    folder: Path,
    kind: PackageKind,
    day: date,
    language: Language,
    program: str,
) -> WrittenPackage:
    """Write a package into a folder: its files, and last what says that they are whole; raises
    OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, int] = {}
    resources = []
    (folder / PACKAGE).unlink(
        missing_ok=True
    )  # It would speak of the files that were there before.
    with index.snapshot(), tempfile.TemporaryDirectory(dir=folder, prefix=".packing-") as beside:
        for view, name, rows in _tables(index, reports, rolls):
            path = Path(beside) / f"{name}.{kind}"
            found[name] = _written(ExportTable(tuple(view.columns), rows), path, kind)
            resources.append(_resource(view, name, path, kind, language))
            path.replace(folder / path.name)
        told = json.dumps(
            _described(resources, reports, day, program), ensure_ascii=False, indent=1
        )
        (Path(beside) / PACKAGE).write_text(told + "\n", encoding="utf-8")
        (Path(beside) / PACKAGE).replace(folder / PACKAGE)
    return WrittenPackage(folder, found)


def _tables(
    index: Index,
    reports: Sequence[HeldReport],
    rolls: Rolls,
) -> Iterator[tuple[View, str, Iterator[Rows]]]:
    """Each table with what it is called and its rows."""
    for view, name in _NAMES.items():
        yield views()[view], name, _batches(index, view, reports)
    yield roll(), roll().name, iter([rows_of_roll(index, rolls)])


def _batches(index: Index, view: str, reports: Sequence[HeldReport]) -> Iterator[Rows]:
    for start in range(0, len(reports), _AT_ONCE):
        yield index.rows_of(view, [report.id for report in reports[start : start + _AT_ONCE]])


def _written(table: ExportTable, path: Path, kind: PackageKind) -> int:
    """Write the file; gives the number of rows."""
    if kind is PackageKind.PARQUET:
        from handlers.exports import columnar  # An extra, of a hundred megabytes.

        return columnar.write(table, path)
    with path.open("w", encoding="utf-8", newline="") as out:
        return comma_separated.write_rows(table, out)


def _resource(
    view: View,
    name: str,
    path: Path,
    kind: PackageKind,
    language: Language,
) -> dict[str, object]:
    content = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            content.update(piece)
    fields = [
        _field(column, said.zh if language is Language.ZH else said.en)
        for column, said in view.columns.items()
    ]
    of_csv = {"encoding": "utf-8", "dialect": {"delimiter": ","}} if kind is PackageKind.CSV else {}
    return {
        "name": name,
        "title": view.title.zh if language is Language.ZH else view.title.en,
        "description": view.about.zh if language is Language.ZH else view.about.en,
        "path": path.name,
        "format": str(kind),
        "mediatype": "text/csv" if kind is PackageKind.CSV else "application/vnd.apache.parquet",
        **of_csv,
        "hash": f"sha256:{content.hexdigest()}",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(column: str, said: str) -> dict[str, object]:
    if column in INTEGERS:
        return {"name": column, "type": "integer", "description": said}
    if column in NUMBERS:
        return {
            "name": column,
            "type": "number",
            "description": said,
            "units": list(_UNITS),
            "unitField": "unit",
        }
    return {"name": column, "type": "string", "description": said}


def _described(
    resources: list[dict[str, object]],
    reports: Iterable[HeldReport],
    day: date,
    program: str,
) -> dict[str, object]:
    return {
        "name": "nianbao",
        "title": "政府信息公开工作年度报告 · Annual reports on government information disclosure",
        "version": day.isoformat(),
        "created": f"{day.isoformat()}T00:00:00Z",
        "keywords": ["政府信息公开", "依申请公开", "open government"],
        "contributors": [{"title": f"nianbao {program}", "role": "wrangler"}],
        "licenses": [{"name": "notspecified", "title": _LICENCE}],
        "sources": list(_sources(reports)),
        "resources": resources,
    }


def _sources(reports: Iterable[HeldReport]) -> Iterator[dict[str, str]]:
    for report in reports:
        address = {"path": report.address} if report.address else {}
        yield {
            "title": f"{report.agency.name} {report.year or ''} · {report.file}".strip(),
            **address,
        }
