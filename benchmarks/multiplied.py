"""An index of very many reports, out of one of fewer: `python -m benchmarks.multiplied FROM.db
TIMES TO.db`.

To read a million made reports takes hours, and what grows with their number are their rows. So the
reports of an index that `benchmarks.scale` made are copied, each time for other agencies, or for
the years before where there are no more of these, with their figures and their lines; what is put
together of many reports is then made as a load makes it. The prose stays that of the first: what is
found in it says nothing of so many. Ten times 100,000 are 167,000 agencies on three years, and all
of these again on the three years before.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.scale import YEARS
from benchmarks.synthetic import agency_of
from store.index import IndexUnusable
from store.index.holdings import renew_holdings
from store.index.placing import place_all
from store.index.schema import open_for_writing
from store.model import Agency
from store.names import Names

_COPIED = (
    "INSERT INTO kept_facts SELECT report + ?, cell, value, raw, line, kind FROM kept_facts "
    "WHERE report <= ?",
    "INSERT INTO sums SELECT report + ?, number, value, least FROM sums WHERE report <= ?",
    "INSERT INTO figure_lines SELECT report + ?, line, text FROM figure_lines WHERE report <= ?",
    "INSERT INTO texts SELECT report + ?, lines FROM texts WHERE report <= ?",
)
_TURNS = 5
"""After so many turns the agencies are at an end."""
Row = dict[str, Any]
"""A report by its columns, whatever columns there are."""


def copies(
    first: Sequence[Row], names: Names, known: dict[str, Agency], turn: int
) -> Iterator[Row]:
    """Each report for another agency: after `turn` times as many as there were at first."""
    more, step, before = (
        turn * len(first),
        -(-len(first) // len(YEARS)),
        turn // _TURNS * len(YEARS),
    )
    others, odd = (
        turn % _TURNS // 2 * step,
        turn % _TURNS % 2,
    )  # those at first have the even numbers
    for row in first:
        name = agency_of(2 * (int(Path(row["file"]).name[:6]) // 2 + others) + odd)
        if name not in known:
            known[name] = names.settled(name, name, "").agency
        agency = known[name]
        division = agency.division
        yield row | {
            "id": row["id"] + more,
            "file": f"{turn}/{row['file']}",
            "digest": f"{row['digest'][:-4]}{turn:04}",
            "agency": agency.name,
            "division": division.code if division else None,
            "path": "/".join(division.path) if division else "",
            "level": division.level if division else "",
            "office": agency.office,
            "printed": name,
            "year": row["year"] - before,
            "title": row["title"].replace(row["printed"], name),
            "turn": row["turn"] + more,
        }


def multiply(source: Path, times: int, target: Path) -> int:
    """Make the index, and say how many reports it has."""
    shutil.copy(source, target)
    db = open_for_writing(target)
    if isinstance(db, IndexUnusable):
        sys.exit(db.reason)
    names = Names()
    for setting in (
        "foreign_keys = OFF",
        "synchronous = OFF",
        "journal_mode = OFF",
        "cache_size = -400000",
    ):
        db.execute(f"PRAGMA {setting}").fetchall()  # what is spoilt is made anew
    known: dict[str, Agency] = {}
    first = list(db.table("reports").rows_where(order_by="id"))
    for turn in range(1, times):
        db.table("reports").insert_all(copies(first, names, known, turn))
        with db.conn:
            for query in _COPIED:
                db.execute(query, [turn * len(first), len(first)])
        print(f"\r{(turn + 1) * len(first):,}", end="", file=sys.stderr, flush=True)
    with db.conn:
        place_all(db)
        renew_holdings(db)
    (count,) = db.execute("SELECT count(*) FROM counted").fetchone()
    db.close()
    return int(count)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("times", type=int)
    parser.add_argument("target", type=Path)
    wanted = parser.parse_args()
    started = time.perf_counter()
    made = multiply(wanted.source, wanted.times, wanted.target)
    size = wanted.target.stat().st_size
    print(f"\n{made:,} reports in {time.perf_counter() - started:.0f} s, {size / 2**20:,.0f} MB")
