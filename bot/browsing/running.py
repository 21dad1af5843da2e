"""Running Datasette over the index until it is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from bot.browsing import pages
from bot.browsing.metadata import NAME, metadata
from bot.objects.records import Json
from bot.setup.services import Services
from bot.setup.settings import Settings
from handlers.reply import Language
from store.reference import DATA

TEMPLATES = DATA / "browsing"
_SQL_MILLISECONDS = 5000
_COUNT_MILLISECONDS = 500
_LONG = 100_000_000
"""Bytes of an index (some 8,000 reports) from which the figures are too many for the counts of
facets.
"""


class CountedDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """A database whose pages wait for the count of their rows only so long, and are shown without
    it.
    """

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        **limits: Any,
    ) -> Any:
        """The rows of a query. What somebody wrote is cut at a number of rows (`truncate`); a
        page's count is not.
        """
        if sql.startswith("select count(*) ") and not truncate:
            limits = {"custom_time_limit": _COUNT_MILLISECONDS, **limits}
        return await super().execute(sql, params, truncate, **limits)


class IndexBrowser(Datasette):  # type: ignore[misc]  # Datasette has no types
    """Datasette with what it is told of an index, which is told anew when another takes its
    place.
    """

    def __init__(self, language: Language, tables: list[str]) -> None:
        self._language = language
        self._tables = tables
        self._told: Json = {pages.LANGUAGE: str(language)}
        # To suggest facets, Datasette counts all rows for each column, and fails where that takes
        # too long.
        limits = {
            "sql_time_limit_ms": _SQL_MILLISECONDS,
            "allow_download": False,
            "suggest_facets": False,
        }
        super().__init__([], metadata=self._told, template_dir=str(TEMPLATES), settings=limits)
        self.remove_database("_memory")

    def tell(self, index: Path) -> None:
        """Tell it of the index that it shows from now on."""
        long = frozenset({"figures"} if index.stat().st_size >= _LONG else ())
        self._told.update(metadata(self._language, self._tables, without_facets=long))


def browser(
    index: Path,
    language: Language,
    tables: list[str],
    *,
    published: bool = False,
) -> IndexBrowser:
    """Datasette over an index."""
    if not pm.has_plugin(NAME):
        pm.register(pages, name=NAME)
    datasette = IndexBrowser(language, tables)
    open_in(datasette, index, published=published)
    return datasette


def open_in(datasette: IndexBrowser, index: Path, *, published: bool) -> None:
    """Let Datasette read the file that lies there now.

    Its threads keep a connection by the name of a database: the next file needs other threads. What
    the old ones are at is finished first.
    """
    datasette.tell(index)
    before, threads = datasette.databases.get(NAME), datasette.executor
    database = CountedDatabase(datasette, path=str(index), is_mutable=not published)
    database.name = database.route = NAME
    datasette.executor = ThreadPoolExecutor(datasette.setting("num_sql_threads"))
    datasette.databases = {**datasette.databases, NAME: database}
    threads.shutdown()
    if before is not None:
        before.close()


def browse(
    settings: Settings,
    services: Services,
    port: int,
    listening: Callable[[str], None],
) -> None:
    """Serve on this machine until SIGINT or SIGTERM."""
    published = services.follower is not None
    datasette = browser(
        settings.index, settings.language, services.index.tables(), published=published
    )
    if services.follower is not None:
        services.follower.start(lambda: open_in(datasette, settings.index, published=True))
    listening(f"http://127.0.0.1:{port}/{NAME}")
    uvicorn.run(datasette.app(), host="127.0.0.1", port=port, log_level="warning", lifespan="on")
