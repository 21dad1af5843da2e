"""The commands that show reports: which there are, one at a glance, their problems, who has not
published.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from handlers.reply import Language, Preferences, Reply
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.watching.coverage import notes

Overview = Callable[[str, date, Language, Preferences, int], Reply]
"""What is said to a query on a day, in a language, with a chat's customs: one page of it."""
_PAGE = re.compile(r"(.*?)\s*\bpage ([0-9]{1,6})", re.DOTALL)


class PageArguments(NamedTuple):
    """What follows a command whose answer has pages."""

    query: str
    page: int
    turned: bool
    """Whether a button turned to the page, so that it takes the place of the one before."""


def asked(argument: str) -> PageArguments:
    """`固原市 page 2`: the query and the page; the first where none is named."""
    found = _PAGE.fullmatch(argument.strip())
    if found:
        return PageArguments(found[1], int(found[2]), turned=True)
    return PageArguments(argument, 1, turned=False)


@dataclass(frozen=True, slots=True)
class Overviews:
    """What is done for these commands."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {
            "reports": self.reports,
            "report": self.report,
            "check": self.check,
            "missing": self.missing,
        }

    async def reports(self, call: Call) -> None:
        """`/reports [AGENCY, REGION OR YEAR]`: which reports there are."""
        await self._paged(call, self.edge.assistant.reports)

    async def _paged(self, call: Call, overview: Overview) -> None:
        """A page of an overview; one that was turned takes the place of the page before."""
        edge, said, customs = self.edge, asked(call.argument), self.edge.customs(call.matter.asker)
        await edge.answer(
            call.matter,
            lambda language: overview(said.query, edge.today(), language, customs, said.page),
            call.page if said.turned else (),
        )

    async def report(self, call: Call) -> None:
        """`/report AGENCY [YEAR]`: a report at a glance."""
        edge, customs = self.edge, self.edge.customs(call.matter.asker)
        await edge.answer(
            call.matter,
            lambda language: edge.assistant.report(call.argument, edge.today(), language, customs),
        )

    async def check(self, call: Call) -> None:
        """`/check [AGENCY]`: the problems of its reports."""
        await self._paged(call, self.edge.assistant.check)

    async def missing(self, call: Call) -> None:
        """`/missing [YEAR] [REGION]`: who has not published."""
        note = notes(self.edge.state, self.edge.zone)
        await self._paged(call, partial(self.edge.assistant.missing, note=note))
