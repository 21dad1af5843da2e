"""What other programs ask: questions, figures, reports and problems, as the objects that `--json`
prints.

Each inquiry is answered from one moment of the index, and says from which; lists come in pages, by
report.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import count
from typing import Final

from bot.objects.records import Json, of_answer, of_fact, of_problem, of_report
from bot.objects.selection import selected
from bot.setup.services import Services
from handlers.reply import Asker, Asking, Language
from store.index import HeldReport, Index, StoredFact
from store.index.doubting import touches
from store.model import Problem
from store.reading.words.problems import cell_name, problem_kinds
from store.reference import indicators

MOST: Final = 50
"""Reports in a page of figures or problems."""
MOST_REPORTS: Final = 500
"""Reports in a page of reports."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which reports, and what of them; empty and None are all."""

    agency: str = ""
    year: int | None = None
    table: str = ""
    row: str = ""
    column: str = ""
    severity: str = ""
    after: int = 0
    """The number that the page before gave as its next."""
    limit: int = MOST
    """Reports in a page."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """The name of an agency selects no report, or several agencies; why, in a line."""

    why: str


class Inquiries:
    """Answers other programs; safe for threads."""

    def __init__(self, services: Services, today: Callable[[], date]) -> None:
        self._services = services
        self._index = services.index
        self.today = today
        self._salt = secrets.token_hex(4)
        self._named = (0, "")
        """The last version of a published index by its number here, and what it is called
        everywhere.
        """
        self._numbers = count(1)

    def version(self) -> str:
        """A text that is another one after each change of the index.

        Of a published index it is the same for all who read it, of one of one's own it is of this
        process.
        """
        number = self._index.version()
        return self._published(number) or f"{self._salt}-{number:x}"

    def _published(self, number: int) -> str:
        """What a version is called by all who read the same published index; empty where it is
        none.
        """
        known, name = self._named
        if known == number:
            return name
        follower, file = self._services.follower, self._index.file(number)
        content = follower.content(file) if follower is not None and file is not None else ""
        if not content:
            return ""
        # Bare names are looked for in the home province first: with another home there are other
        # answers.
        name = sha256(f"{content} {self._services.home}".encode()).hexdigest()[:16]
        self._named = (number, name)
        return name

    def counts(self) -> tuple[int, int]:
        """How many reports questions are answered from, and how many count."""
        with self._index.snapshot():
            return self._index.count(), self._index.kept(Index.count_current)

    def ask(
        self,
        question: str,
        *,
        number: object = None,
        language: Language | None = None,
        chat: str = "",
        whose: str = "",
        now: date | None = None,
    ) -> Json:
        """An answer. Questions with the same `chat` of the same client go on from one another;
        others from none.
        """
        asker = Asker(f"chat {chat}" if chat else f"alone {next(self._numbers)}", person=whose)
        with self._index.snapshot():
            asking = Asking(question, asker, now or self.today(), language)
            return of_answer(number, self._services.conversation.answer(asking))

    def figures(self, chosen: Selection) -> Json | NotFound:
        """Cells of reports, each with the words of its line and the problems that touch it."""
        cells = [cell for cell in indicators() if _is_chosen(cell, chosen)]
        if not cells:  # No figures would say that reports have none.
            wanted = "/".join(each or "*" for each in (chosen.table, chosen.row, chosen.column))
            return NotFound(
                f"no form has a cell {wanted}; the codes are those of data/reference/indicators.tsv"
            )
        with self._index.snapshot():
            reports = self._reports(chosen, MOST)
            if isinstance(reports, NotFound):
                return reports
            problems = self._index.problems(reports)
            facts = self._index.facts(reports, cells)
            found = []
            for report in reports:
                found += [
                    self._figure(fact, problems[report.id]) for fact in facts[report.id].values()
                ]
            return self._page("figures", found, reports, chosen, MOST)

    def _figure(self, fact: StoredFact, problems: list[Problem]) -> Json:
        lines = range(fact.line, fact.end_line + 1)
        code = "/".join(fact.cell)
        return of_fact(fact) | {
            "label": cell_name(code, "zh"),
            "label_en": cell_name(code, "en"),
            "text": self._index.text(fact.report, fact.line, fact.end_line),
            "problems": [
                of_problem(fact.report, one) for one in problems if touches(one, fact.cell, lines)
            ],
        }

    def reports(self, chosen: Selection) -> Json | NotFound:
        """The reports that count."""
        with self._index.snapshot():
            reports = self._reports(chosen, MOST_REPORTS)
            if isinstance(reports, NotFound):
                return reports
            return self._page(
                "reports", [of_report(report) for report in reports], reports, chosen, MOST_REPORTS
            )

    def problems(self, chosen: Selection) -> Json | NotFound:
        """What the health check finds in reports."""
        with self._index.snapshot():
            reports = self._reports(chosen, MOST)
            if isinstance(reports, NotFound):
                return reports
            return self._page(
                "problems", list(self._problems(reports, chosen)), reports, chosen, MOST
            )

    def _problems(self, reports: list[HeldReport], chosen: Selection) -> Iterator[Json]:
        found = self._index.problems(reports)
        for report in reports:
            for problem in found[report.id]:
                if not chosen.severity or problem_kinds()[problem.code].severity == chosen.severity:
                    yield of_problem(report, problem)

    def _reports(self, chosen: Selection, most: int) -> list[HeldReport] | NotFound:
        """A page of the reports that are chosen, by their numbers."""
        limit = min(chosen.limit, most)
        if not chosen.agency:
            return self._index.page(chosen.after, limit, year=chosen.year)
        found = selected(self._services, chosen.agency, chosen.year, levels=False)
        if isinstance(found, str):
            return NotFound(found)
        left = sorted(
            (one for one in found if one.current and one.id > chosen.after), key=lambda one: one.id
        )
        return left[:limit]

    def _page(
        self,
        name: str,
        found: list[Json],
        reports: list[HeldReport],
        chosen: Selection,
        most: int,
    ) -> Json:
        """What was found, and from where to go on; there may be nothing more there."""
        full = len(reports) == min(chosen.limit, most)
        return {"version": self.version(), name: found, "next": reports[-1].id if full else None}


def _is_chosen(cell: tuple[str, str, str], chosen: Selection) -> bool:
    wanted = (chosen.table, chosen.row, chosen.column)
    return all(not want or want == one for one, want in zip(cell, wanted, strict=True))
