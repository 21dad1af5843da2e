"""A field right behind a place, read as the department of it there: "lipu education permit", 荔浦教育 许可.

平罗教育 may as well be 平罗's figure for education. Where the rest of a question names a figure of the tables, which
divide nothing by fields, only the department can be meant; it is read so, and told, where it has a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.lexicon import Word
from store.model import Match, Mention

_ENGLISH = re.compile(r"(?:'s)? (?P<field>[a-z]+(?: (?:and )?[a-z]+){0,2})")
_CHINESE = re.compile(r"(?P<field>[\u3400-\u9fff]{2,6})")
_ENDS_AS_ONE = re.compile(r"[局委办厅]$|(?:bureau|office|commission|department|authority)$")


def departments_meant(text: str, mentions: Sequence[Mention], unread: Sequence[Word]) -> Iterator[Slip]:
    """Each way in which unread words right behind the only place of a text can be its department, the longest first."""
    if len(mentions) != 1 or not unread:
        return
    english = text[mentions[0].end - 1].isascii()
    found = (_ENGLISH if english else _CHINESE).match(text, mentions[0].end)
    if found is None:
        return
    start, end = found.span("field")
    ends = sorted({word.end for word in unread if start < word.end <= end}, reverse=True)
    for stop in ends:
        field = text[start:stop]
        if not _ENDS_AS_ONE.search(field):
            yield Slip(start, stop, field, f"{field} bureau" if english else f"{field}局")


def is_read_so(mentions: Sequence[Mention]) -> bool:
    """Whether the only name that is read now is a department's."""
    match [mention.resolution for mention in mentions]:
        case [Match(agency)]:
            return bool(agency.office)
        case _:
            return False
