"""Running Datasette over the index until it is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from bot.browsing import pages
from bot.browsing.metadata import NAME, metadata
from bot.setup.services import Services
from bot.setup.settings import Settings
from handlers.reply import Language
from store.reference import DATA

TEMPLATES = DATA / "browsing"
_SQL_MILLISECONDS = 5000


def browser(index: Path, language: Language, tables: list[str], *, published: bool = False) -> Datasette:
    """Datasette over an index."""
    if not pm.has_plugin(NAME):
        pm.register(pages, name=NAME)
    told = {**metadata(language, tables), pages.LANGUAGE: str(language)}
    limits = {"sql_time_limit_ms": _SQL_MILLISECONDS, "allow_download": False}
    datasette = Datasette([], metadata=told, template_dir=str(TEMPLATES), settings=limits)
    datasette.remove_database("_memory")
    open_in(datasette, index, published=published)
    return datasette


def open_in(datasette: Datasette, index: Path, *, published: bool) -> None:
    """Let Datasette read the file that lies there now.

    Its threads keep a connection by the name of a database: the next file needs other threads. What the old ones are
    at is finished first.
    """
    before, threads = datasette.databases.get(NAME), datasette.executor
    database = Database(datasette, path=str(index), is_mutable=not published)
    database.name = database.route = NAME
    datasette.executor = ThreadPoolExecutor(datasette.setting("num_sql_threads"))
    datasette.databases = {**datasette.databases, NAME: database}
    threads.shutdown()
    if before is not None:
        before.close()


def browse(settings: Settings, services: Services, port: int, listening: Callable[[str], None]) -> None:
    """Serve on this machine until SIGINT or SIGTERM."""
    published = services.follower is not None
    datasette = browser(settings.index, settings.language, services.index.tables(), published=published)
    if services.follower is not None:
        services.follower.start(lambda: open_in(datasette, settings.index, published=True))
    listening(f"http://127.0.0.1:{port}/{NAME}")
    uvicorn.run(datasette.app(), host="127.0.0.1", port=port, log_level="warning", lifespan="on")
