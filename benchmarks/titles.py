"""Whose report it is, and of which year: `python -m benchmarks.titles [-n COUNT] [--seed SEED]
[--show]`.

Beginnings of reports are made from known facts (kinds of agencies x shapes of titles x lines of
pages) and read and settled; of each kind, shape and noise it says how many were right, not settled,
and wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from store.model import Rejected
from store.names import Names
from store.reading import read
from tests.reading.made_titles import Made, made


@dataclass(frozen=True)
class Outcome:
    """What came of one."""

    made: Made
    agency: str
    """Empty when it was not settled."""
    year: int | None

    @property
    def verdict(self) -> str:
        """right, `unsettled` (a name that is proved, or a year, was not found), or wrong."""
        if (self.agency and self.agency != self.made.agency) or (
            self.year and self.year != self.made.year
        ):
            return "wrong"
        return (
            "right"
            if (self.agency, self.year) == (self.made.agency, self.made.year)
            else "unsettled"
        )


def outcomes(count: int, seed: int) -> Iterator[Outcome]:
    """Each beginning, read and settled."""
    names = Names()
    for one in made(count, seed):
        reading = read("报告.txt", one.text.encode())
        if isinstance(reading, Rejected):
            yield Outcome(one, "", None)
            continue
        agency = names.settle(reading.agency_printed, "\n".join(reading.lines), "报告.txt")
        yield Outcome(one, agency.name if agency.is_settled else "", reading.year)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="what was not right")
    asked = options.parse_args()
    tables: dict[str, Counter[tuple[str, str]]] = {
        "kind": Counter(),
        "shape": Counter(),
        "noise": Counter(),
    }
    total: Counter[str] = Counter()
    for one in outcomes(asked.n, asked.seed):
        total[one.verdict] += 1
        for table, counter in tables.items():
            counter[getattr(one.made, table), one.verdict] += 1
        if asked.show and one.verdict != "right":
            print(f"{one.verdict}: {one.made} -> {one.agency or '-'} {one.year}")
    for table, counter in tables.items():
        for name in sorted({name for name, _ in counter}):
            shown = " ".join(
                f"{verdict} {counter[name, verdict]}" for verdict in ("right", "unsettled", "wrong")
            )
            print(f"{table:6} {name}: {shown}")
    print(
        f"{sum(total.values())} made: right {total['right']}, unsettled {total['unsettled']}, "
        f"wrong {total['wrong']}"
    )


if __name__ == "__main__":
    main()
