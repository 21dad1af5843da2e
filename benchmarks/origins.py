"""Whose a report is that says so in one place only: `python -m benchmarks.origins [-n COUNT]
[--seed SEED] [--show]`.

Reports are made from known facts: agencies of kinds that no list names, printed in a title, a first
sentence, a signature, a file's name …, and another agency named besides. Exit status 1 if one is
given to another agency or year.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from store.model import Rejected
from store.names import Names
from store.reading import read
from tests.reading.made_origins import made, verdict


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="what was not right")
    asked = options.parse_args()
    names, counts = Names(), Counter[tuple[str, str, str]]()
    for one in made(asked.n, asked.seed):
        reading = read(one.file, one.text.encode())
        said, got = "unsettled", ""
        if not isinstance(reading, Rejected):
            agency = names.settle(reading.agency_printed, "\n".join(reading.lines), one.file)
            division = agency.division.path if agency.division else ()
            said = verdict(
                one,
                division if agency.is_settled else None,
                agency.office,
                agency.name,
                reading.year,
            )
            got = f"{agency.name} {reading.year}"
        counts.update(
            (table, getattr(one, table), said) for table in ("kind", "printed_in", "other")
        )
        if asked.show and said != "right":
            print(
                f"{said}: {one.kind}, {one.printed_in}, {one.other}: "
                f"{one.origin.printed} {one.year} -> {got}"
            )
    for table, name in sorted({(table, name) for table, name, _ in counts}):
        shown = " ".join(
            f"{said} {counts[table, name, said]}" for said in ("right", "unsettled", "wrong")
        )
        print(f"{table:10} {name}: {shown}")
    total = {
        said: sum(n for (table, _, one), n in counts.items() if (table, one) == ("kind", said))
        for said in ("right", "unsettled", "wrong")
    }
    print(f"{asked.n} made: " + ", ".join(f"{said} {count}" for said, count in total.items()))
    sys.exit(bool(total["wrong"]))


if __name__ == "__main__":
    main()
