"""What Datasette does not have by itself: a page for each report, and lines that lead to it.

Datasette knows these as a plugin, for every instance in the process: they keep to the database that
is ours.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, TypeVar
from urllib.parse import urlsplit

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from markupsafe import Markup

from bot.api.guarding import is_loopback
from bot.browsing.metadata import NAME
from bot.browsing.queries import queries
from bot.objects.records import Json
from bot.setup.said import say
from handlers.reply import Language
from store.index.described import views
from store.index.functions import add_functions

LANGUAGE = "nianbao-language"
"""Where an instance's metadata says what it speaks."""
_LEADS = frozenset({"line", "report"})
"""Columns that lead to the page of the row's report."""
_SAID = ("file", "published", "unsettled", "figures", "problems", "text")
Row = Mapping[str, Any]
Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
Hook = TypeVar("Hook", bound=Callable[..., Any])


def _hook(function: Hook) -> Hook:
    """A function that Datasette calls, with its types, which Datasette's own mark would take
    away.
    """
    marked: Hook = hookimpl(function)
    return marked


@_hook
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """The page of a report."""
    return [(r"^/report/(?P<number>[0-9]{1,15})$", report_page)]


@_hook
def prepare_connection(conn: Any, database: str) -> None:
    """The ready-made queries show lines and sentences, which are kept compressed."""
    if database == NAME:
        add_functions(conn)


@_hook
def permission_allowed(
    datasette: Datasette,
    action: str,
    resource: Any,
) -> Callable[[], Awaitable[bool | None]] | None:
    """A view that is not explained is one of ours for answering: it would be listed among those
    that are to be read.
    """
    if action != "view-table" or resource[0] != NAME or resource[1] in views():
        return None

    async def unless_view() -> bool | None:
        if resource[1] in await datasette.get_database(NAME).view_names():
            return False
        return None

    return unless_view


@_hook
def render_cell(row: Row, value: object, column: str, database: str) -> Markup | None:
    """A line or a report's number leads to the place in the report."""
    columns = row.keys()  # A row of SQLite has its values in it, not its columns.
    if (
        database != NAME
        or column not in _LEADS
        or not isinstance(value, int)
        or "report" not in columns
    ):
        return None
    line = f"#L{row['line']}" if "line" in columns else ""
    return Markup('<a href="/report/{}{}">{}</a>').format(row["report"], line, value)


@_hook
def asgi_wrapper() -> Callable[[App], App]:
    """A page on the web could reach this server under a name of its own and read along: only ours
    are answered.
    """

    def wrap(app: App) -> App:
        async def guarded(scope: Scope, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and not is_loopback(_host(scope)):
                await send(
                    {
                        "type": "http.response.start",
                        "status": 421,
                        "headers": [(b"content-type", b"text/plain")],
                    }
                )
                await send(
                    {"type": "http.response.body", "body": b"nianbao browse answers to localhost"}
                )
                return
            await app(scope, receive, send)

        return guarded

    return wrap


def _host(scope: Scope) -> str:
    said = next((value for name, value in scope["headers"] if name == b"host"), b"")
    try:
        return urlsplit(f"//{said.decode('latin-1')}").hostname or ""
    except ValueError:
        return ""


async def report_page(datasette: Datasette, request: Any) -> Response:
    """A report: its problems, then its lines, each with the figures that stand on it."""
    language = Language(datasette.metadata(LANGUAGE) or Language.ZH)
    asked = {"report": request.url_vars["number"]}
    database = datasette.get_database(NAME)

    async def rows(query: str) -> list[Row]:
        return [dict(row) for row in await database.execute(queries()[query].sql, asked)]

    heads = await rows("report_head")
    if not heads:
        raise NotFound("there is no such report, or another text of it counts now")
    told: Json = {
        "head": heads[0],
        "problems": [
            row | {"message": row[f"message_{language}"]}
            for row in map(dict, await rows("report_problems"))
        ],
        "lines": list(_lines(await rows("report_lines"), language)),
        "said": {name: say(f"browse_{name}", language) for name in _SAID},
        "figures": f"{datasette.urls.table(NAME, 'figures')}?report={asked['report']}",
    }
    return Response.html(await datasette.render_template("report.html", told, request=request))


def _lines(rows: list[Row], language: Language) -> Iterator[Json]:
    for (number, text), there in groupby(rows, key=lambda row: (row["line"], row["text"])):
        figures = [_figure(row, language) for row in there if row["status"] is not None]
        yield {"number": number, "text": text, "figures": figures}


def _figure(row: Row, language: Language) -> Json:
    status, doubt = row["status"], row[f"doubt_{language}"]
    notes = [] if status == "printed" else [say(f"browse_{status}", language)]
    return {
        "label": f"{row[f'row_{language}']} · {row[f'column_{language}']}",
        "value": "" if row["value"] is None else row["value"],
        "unit": "" if row["value"] is None else row["unit"],
        "status": status,
        "note": "; ".join([*notes, doubt] if doubt else notes),
    }
