"""What Datasette is told of the index: titles, what columns hold, facets, ready-made queries, what
to leave aside.
"""

from __future__ import annotations

from bot.browsing.queries import OF_REPORT, queries
from bot.objects.records import Json
from bot.setup.said import say
from handlers.reply import Language
from store.index.described import TwoLanguages, views

NAME = "nianbao"
"""What the database is called in addresses."""
_FACETS = {
    "figures": ["year", "table_zh", "status"],
    "reports_current": ["year", "form", "level"],
    "problems_in_words": ["severity", "year", "code"],
}
_FACETS_EN = {"table_zh": "table_en"}


def metadata(
    language: Language,
    tables: list[str],
    *,
    without_facets: frozenset[str] = frozenset(),
) -> Json:
    """The whole; `tables` are those of the index, which are made for answering and not for reading.

    A view without facets is too long for their counts.
    """
    shown = {
        name: {
            "title": _in(view.title, language),
            "description": _in(view.about, language),
            "columns": {column: _in(said, language) for column, said in view.columns.items()},
            "facets": []
            if name in without_facets
            else [_facet(facet, language) for facet in _FACETS[name]],
        }
        for name, view in views().items()
    }
    asked = {
        name: {"title": query.title(language), "sql": query.sql, "hide_sql": True}
        for name, query in queries().items()
        if name not in OF_REPORT
    }
    about = {
        "title": say("browse_title", language),
        "description": say("browse_about", language),
        "source": say("browse_source", language),
    }
    hidden = {name: {"hidden": True} for name in tables}
    return {
        **about,
        "databases": {NAME: {**about, "tables": {**hidden, **shown}, "queries": asked}},
    }


def _in(said: TwoLanguages, language: Language) -> str:
    if language is Language.ZH:
        return said.zh
    return said.en


def _facet(column: str, language: Language) -> str:
    if language is Language.ZH:
        return column
    return _FACETS_EN.get(column, column)
