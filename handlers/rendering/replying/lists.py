"""A page of the whole list that answers a question, with what turns to the others."""

from __future__ import annotations

from handlers.answering import Answer
from handlers.rendering.picking.pages import PAGE_OF_LIST, turns
from handlers.rendering.replying.offers import export_button
from handlers.rendering.results.whole_lists import list_page
from handlers.reply import Reply


def listed(found: Answer, asked: str, page: int) -> Reply:
    """A page of the list; `asked` is the question, as one that stands on its own."""
    language = found.question.language
    lines, here = list_page(found, page, language)
    rows = (turns(f"/{PAGE_OF_LIST} {asked}", here, language), (export_button(found),))
    return Reply(tuple(lines), language, tuple(row for row in rows if row))
