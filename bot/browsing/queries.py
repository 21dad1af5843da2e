"""The ready-made queries (`data/reference/browsing.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from handlers.reply import Language
from store.reference import BrokenReferenceError, lines_of_sections, toml_of

_FILE = "browsing.toml"
OF_REPORT = ("report_head", "report_problems", "report_lines")
"""Those that the page of a report is made of."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query over the views, and what it is called."""

    zh: str
    en: str
    sql: str

    def title(self, language: Language) -> str:
        """Its name."""
        if language is Language.ZH:
            return self.zh
        return self.en


@cache
def queries() -> dict[str, Query]:
    """All of them by their names."""
    loaded, lines = toml_of(_FILE).get("queries", {}), lines_of_sections(_FILE)
    for name in OF_REPORT:
        if name not in loaded:
            raise BrokenReferenceError(f"{_FILE}: the query {name} is missing")
    return {
        name: _query(entry, f"{_FILE}:{lines[f'queries.{name}']}") for name, entry in loaded.items()
    }


def _query(entry: object, where: str) -> Query:
    match entry:
        case {"title_zh": str(zh), "title_en": str(en), "sql": str(sql), **rest} if (
            not rest and zh and en
        ):
            return Query(zh, en, sql.strip())
        case _:
            raise BrokenReferenceError(
                f"{where}: title_zh, title_en and sql are needed, and nothing else"
            )
