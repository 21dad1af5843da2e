"""`nianbao mcp`: tools for assistants (Model Context Protocol) over standard input and output,
read-only.

Each result is an object of `--json`, so that an assistant can cite: the file, the line, its text
and its status stand beside every number, and an answer's own status says what it claims.
"""

from __future__ import annotations

import logging
import sys
from importlib.metadata import version
from typing import Annotated, Any, Final, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import Field

from bot.objects.inquiries import MOST, Inquiries, NotFound, Selection
from bot.objects.records import Json
from bot.setup.collector import spare_what_is_there
from bot.setup.services import Services
from bot.setup.settings import Settings, day
from handlers.reply import Language

FEW: Final = 5
"""Reports in a page, where nothing else is said: those of fifty would fill an assistant's
memory.
"""
INSTRUCTIONS: Final = (
    "nianbao (年报) reads the annual reports of Chinese agencies on government information "
    "disclosure. Every number that it\n"
    "gives is printed in a report. Cite what you use: the agency, the year, the file, "
    "the line and its text. Give a number\n"
    "as it stands in `value` with its `unit`, and say so where its `status` or `kind` is "
    "not `printed` or where `problems`\n"
    "are listed. `missing` means that the reports were looked up and do not have it; "
    "`unsure`, `ambiguous` and `refused` say\n"
    "nothing of what reports hold: ask again with one of `next` or `candidates`. Never "
    "fill in a number of your own."
)
_READS: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Agency = Annotated[
    str,
    Field(
        description="An agency in any way of writing its name: 平罗县, Pingluo County; empty: all"
    ),
]
Year = Annotated[int | None, Field(description="The year that the report is on")]
Table = Annotated[
    Literal["", "disclosure", "requests", "reviews"],
    Field(description="A table of the national form; empty: all"),
]
Code = Annotated[
    str,
    Field(
        description="A row or column as a code, such as `new`, `carried_over`, `total`; empty: all"
    ),
]
Severity = Annotated[
    Literal["", "high", "medium", "low"], Field(description="How much a problem weighs; empty: all")
]
After = Annotated[int, Field(ge=0, description="What the page before gave as `next`")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="Reports in a page")]


class Tools:
    """What an assistant can call; the descriptions are what it goes by."""

    def __init__(self, inquiries: Inquiries) -> None:
        self._inquiries = inquiries

    def ask(
        self,
        question: Annotated[
            str,
            Field(min_length=1, description="A question in Chinese or English, whole in itself"),
        ],
        language: Annotated[
            Literal["", "zh", "en"],
            Field(description="Of the answer, where the question does not tell"),
        ] = "",
        chat: Annotated[
            str, Field(description="Questions of one chat go on from one another; empty: from none")
        ] = "",
    ) -> dict[str, Any]:
        """Answer a question about the reports: a figure, a ranking, a sum, a comparison, a trend, a
        quotation.

        The answer has a status, its text, and the numbers with their sources.
        """
        return self._inquiries.ask(
            question, language=Language(language) if language else None, chat=chat
        )

    def figures(
        self,
        agency: Agency = "",
        year: Year = None,
        table: Table = "",
        row: Code = "",
        column: Code = "",
        after: After = 0,
        limit: Limit = FEW,
    ) -> dict[str, Any]:
        """List cells of the tables: value, unit, text as printed, status, file, line and the line's
        text.

        Name agency, year and row where they are known; a page has the cells of a few reports.
        """
        return _found(
            self._inquiries.figures(
                Selection(agency, year, table, row, column, after=after, limit=limit)
            )
        )

    def reports(
        self,
        agency: Agency = "",
        year: Year = None,
        after: After = 0,
        limit: Limit = MOST,
    ) -> dict[str, Any]:
        """List the reports that there are, by agency and year."""
        return _found(self._inquiries.reports(Selection(agency, year, after=after, limit=limit)))

    def problems(
        self,
        agency: Agency = "",
        year: Year = None,
        severity: Severity = "",
        after: After = 0,
        limit: Limit = FEW,
    ) -> dict[str, Any]:
        """List what the health check (体检) finds wrong in reports, each problem with both its
        places.
        """
        return _found(
            self._inquiries.problems(
                Selection(agency, year, severity=severity, after=after, limit=limit)
            )
        )


def server(inquiries: Inquiries) -> MCPServer[Any]:
    """The server with its tools."""
    tools = Tools(inquiries)
    titled = (
        ("Ask the reports", tools.ask),
        ("Figures", tools.figures),
        ("Reports", tools.reports),
        ("Problems", tools.problems),
    )
    return MCPServer(
        "nianbao",
        title="年报",
        instructions=INSTRUCTIONS,
        version=version("nianbao"),
        log_level="WARNING",
        tools=[
            _strict(Tool.from_function(call, title=title, annotations=_READS))
            for title, call in titled
        ],
    )


def _strict(tool: Tool) -> Tool:
    """A tool that refuses arguments it does not know: `years` passed over would give the figures of
    every year.
    """
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema(by_alias=True)
    return tool


def _found(found: Json | NotFound) -> Json:
    if isinstance(found, NotFound):
        raise ToolError(found.why)
    return found


def run(settings: Settings, services: Services) -> None:
    """Serve until the input ends."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)  # The output is the protocol's.
    services.follow()
    made = server(Inquiries(services, lambda: day(settings)))
    spare_what_is_there()
    made.run("stdio")
