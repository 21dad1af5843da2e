"""`nianbao doctor`: whether everything that the program needs is there and works, and else what to
do.

It only looks: nothing is changed, or asked of Telegram, and nothing is left that was not there.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import urlsplit

from bot.process.lease import holder_of
from bot.setup.serving import bound
from bot.setup.settings import REPORTS, Settings
from handlers.charts.font import FONT
from handlers.rendering.vocabulary.phrases import has, said
from handlers.reply import Language
from handlers.watching import source_file
from handlers.watching.words import trouble
from store.extras import Extra, is_checkout, is_there, way_to
from store.index import OLDEST_SQLITE, IndexUnusable, index_trouble, open_index, sqlite_version
from store.loader.reader import reader
from store.names import Names, kept_index
from store.publishing import NotFetched, held, look
from store.reading.formats import ocr
from store.reference import BrokenReferenceError, indicators
from store.server import Place, Server
from store.shown import shown
from store.state import state_trouble
from store.state.administering.sources import how_watched

LIST = "doctor.toml"
MOST_NAMED = 5
"""Sources that are named."""
WEBHOOK_PORTS = frozenset({None, 443, 80, 88, 8443})
MEGABYTE = 1 << 20
_FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
"""How files of TrueType and OpenType fonts begin."""
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A part that was looked at, whether it is well, and what was seen."""

    check: str
    good: bool
    seen: str
    """With the check, the name of the sentence that says it."""
    values: tuple[tuple[str, object], ...] = ()

    def label(self, language: Language) -> str:
        """What was looked at."""
        return said(LIST, f"check_{self.check}", language)

    def found(self, language: Language) -> str:
        """What was seen."""
        return said(LIST, f"{self.check}_{self.seen}", language, **self._values(language))

    def advice(self, language: Language) -> str:
        """What to do; nothing where nothing has to be done."""
        key = f"{self.check}_{self.seen}_do"
        if has(LIST, key):
            return said(LIST, key, language, **self._values(language))
        return ""

    def _values(self, language: Language) -> dict[str, object]:
        """What stands in the sentence; some of it is said in each language otherwise."""
        return {name: value(language) if callable(value) else value for name, value in self.values}

    def line(self, language: Language) -> str:
        """All of it in a line."""
        colon = "：" if language is Language.ZH else ": "
        advice = self.advice(language)
        shown = f"{self.label(language)}{colon}{self.found(language)}" + (
            f" → {advice}" if advice else ""
        )
        return f"{'ok  ' if self.good else 'FAIL'} {shown}"

    def record(self, language: Language) -> dict[str, object]:
        """All of it for programs."""
        return {
            "check": self.check,
            "ok": self.good,
            "found": self.found(language),
            "do": self.advice(language),
        }


def diagnose(settings: Settings) -> Iterator[Finding]:
    """A finding for each thing that the program needs."""
    holder = holder_of(settings.state)
    yield _sqlite()
    yield _reference()
    yield _names()
    yield _home(settings.home)
    yield _charts(FONT)
    yield _recogniser()
    if settings.index_from:
        yield _published(settings)
    yield _index(settings.index)
    yield _reports(settings)
    yield _state(settings.state)
    yield _sources(settings)
    yield _backup(settings, Path.cwd())
    yield (
        _well("owner", "good", count=len(settings.owners))
        if settings.owners
        else _well("owner", "none")
    )
    yield _token(settings.token)
    yield _api(settings.api)
    yield _lease(settings.state, holder)
    yield _webhook(settings)
    if settings.webhook:
        yield _address("listen", settings.listen, running=bool(holder))
    if settings.health:
        yield _address("health", settings.health, running=bool(holder))
    else:
        yield _well("health", "off")


def _well(check: str, seen: str, **values: object) -> Finding:
    return Finding(check, True, seen, tuple(values.items()))


def _ill(check: str, seen: str, **values: object) -> Finding:
    return Finding(check, False, seen, tuple(values.items()))


def _sqlite() -> Finding:
    version, oldest = (".".join(map(str, each)) for each in (sqlite_version(), OLDEST_SQLITE))
    if sqlite_version() < OLDEST_SQLITE:
        return _ill("sqlite", "old", version=version, oldest=oldest)
    return _well("sqlite", "good", version=version)


def _reference() -> Finding:
    try:
        return _well("reference", "good", count=len(indicators()))
    except (BrokenReferenceError, OSError, ValueError) as error:
        return _ill("reference", "broken", why=error)


def _home(home: str) -> Finding:
    try:
        return _well("home", "good", name=Names(home).settle(home).name)
    except (BrokenReferenceError, OSError, ValueError) as error:
        return _ill("home", "unknown", why=error)


def _names() -> Finding:
    kept = kept_index()
    if kept:
        return _well("names", "good", path=kept)
    return _well("names", "cold" if is_checkout() else "fresh")


def _charts(path: Path) -> Finding:
    """They are drawn with an extra and with a font that is part of the program: to be without the
    extra is no fault.
    """
    if not is_there(Extra.CHARTS):
        return _well("charts", "none", way=way_to(Extra.CHARTS))
    try:
        with path.open("rb") as file:
            good = file.read(4) in _FONTS
    except OSError:
        good = False
    if good:
        return _well("charts", "good", path=path)
    return _ill("charts", "missing", path=path)


def _recogniser() -> Finding:
    """Scans and photographs are read with an extra: to be without it is no fault."""
    version = ocr.version()
    if version:
        return _well("ocr", "good", version=version)
    return _well("ocr", "none", way=way_to(Extra.OCR))


def _published(settings: Settings) -> Finding:
    """The index that is fetched: what is here goes on being used while its place is away, or has
    only an older one.
    """
    there, here, source = (
        look(settings.index_from),
        held(settings.index),
        shown(settings.index_from),
    )
    if isinstance(there, NotFetched):
        if here is None:
            return _ill("published", "none", source=source, why=there.reason)
        return _ill(
            "published",
            "away",
            source=source,
            why=there.reason,
            version=here.version,
            made=here.made,
        )
    if here is None or here.version < there.version:
        return _well("published", "later", source=source, made=there.made)
    return _well("published", "good", source=source, version=here.version, made=here.made)


def _index(path: Path) -> Finding:
    index = open_index(path)
    if isinstance(index, IndexUnusable):
        return _ill("index", "unusable" if path.exists() else "absent", path=path, why=index.reason)
    try:
        trouble = index_trouble(path)
        count, others = (0, 0) if trouble else (index.count(), index.read_by_others(reader()))
    finally:
        index.close()
    if trouble:
        return _ill("index", "damaged", path=path, why=trouble)
    if others:
        return _well("index", "older", path=path, count=count, others=others)
    if count:
        return _well("index", "good", path=path, count=count)
    return _ill("index", "empty", path=path)


def _reports(settings: Settings) -> Finding:
    """A bot that cannot write into its folder of reports can never take a document that is sent to
    it.
    """
    path = settings.reports
    if path == REPORTS and not path.exists() and not is_checkout():
        return _well("reports", "new", path=path)
    if not (path.is_dir() and os.access(path, os.R_OK | os.X_OK)):
        return _ill("reports", "missing", path=path)
    try:
        with TemporaryFile(dir=path):
            return _well("reports", "good", path=path)
    except OSError as error:
        return Finding(
            "reports",
            not settings.token,
            "shut",
            (("path", path), ("why", error.strerror or error)),
        )


def _state(path: Place) -> Finding:
    if isinstance(path, Server):
        trouble = state_trouble(path)
        if not is_there(Extra.POSTGRES):
            return _ill("state", "libraryless", path=path, way=way_to(Extra.POSTGRES))
        if trouble:
            return _ill("state", "away", path=path, why=trouble)
        return _well("state", "good", path=path)
    return _state_file(path)


def _state_file(path: Path) -> Finding:
    place = (
        path
        if path.exists()
        else next(parent for parent in path.absolute().parents if parent.exists())
    )
    if not os.access(place, os.W_OK) or (place != path and not place.is_dir()):
        return _ill("state", "shut", path=path)
    if place != path:
        return _well("state", "new", path=path)
    trouble = state_trouble(path)
    if trouble:
        return _ill("state", "unusable", path=path, why=trouble)
    return _well("state", "good", path=path)


def _lease(state: Place, holder: str) -> Finding:
    if not holder:
        return _well("lease", "free")
    return _well("lease", "shared" if isinstance(state, Server) else "taken", holder=holder)


def _sources(settings: Settings) -> Finding:
    """What is watched; a source whose looks fail again and again is named."""
    if settings.sources.exists():
        wanted = source_file.read(settings.sources, Names(settings.home))
        if isinstance(wanted, source_file.InvalidSourceFile):
            return _ill(
                "sources",
                "broken",
                path=settings.sources,
                why=f"{wanted.place} {wanted.why}".strip(),
            )
    watched = how_watched(settings.state)
    if watched.failing:
        named = partial(_failing, watched.failing[:MOST_NAMED])
        return _ill(
            "sources", "failing", count=watched.count, failing=len(watched.failing), named=named
        )
    if watched.listed and not settings.sources.exists():
        return _ill("sources", "away", path=settings.sources, count=watched.listed)
    if watched.count:
        return _well("sources", "good", count=watched.count)
    return _well("sources", "none")


def _failing(failing: Sequence[tuple[str, str, str]], language: Language) -> str:
    """Sources whose looks fail, each with why."""
    return "; ".join(
        f"{shown(address)} ({trouble(code, shown(more), language)})"
        for address, code, more in failing
    )


def _backup(settings: Settings, folder: Path) -> Finding:
    """`nianbao backup` without a place puts its archive into the current folder."""
    if not os.access(folder, os.W_OK):
        return _ill("backup", "shut", folder=folder)
    places = [place for place in (settings.index, settings.state) if isinstance(place, Path)]
    sizes = [path.stat().st_size for path in places if path.is_file()]
    values = {
        "folder": folder,
        "free": shutil.disk_usage(folder).free // MEGABYTE,
        "need": sum(sizes) // MEGABYTE + 1,
    }
    if shutil.disk_usage(folder).free < sum(sizes):
        return _ill("backup", "full", **values)
    return _well("backup", "good", **values)


def _token(token: str) -> Finding:
    if not token:
        return _well("token", "none")
    if _TOKEN.fullmatch(token):
        return _well("token", "good")
    return _ill("token", "malformed")


def _api(address: str) -> Finding:
    good = address.startswith(("https://", "http://"))
    if good:
        return _well("api", "good", address=address)
    return _ill("api", "malformed", address=address)


def _webhook(settings: Settings) -> Finding:
    address = settings.webhook
    if not address:
        return _well("webhook", "off")
    try:
        port = urlsplit(address).port
    except ValueError:
        port = 0
    if port not in WEBHOOK_PORTS:
        return _ill("webhook", "port", address=address)
    if not settings.token:
        return _ill("webhook", "tokenless", address=address)
    return _well("webhook", "good", address=address)


def _address(check: str, address: str, *, running: bool) -> Finding:
    if running:
        return _well(check, "running", address=address)
    found = bound(address)
    if isinstance(found, str):
        return _ill(check, "taken", why=found)
    found.close()
    return _well(check, "good", address=address)
