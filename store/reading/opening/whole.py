"""All that reading takes, imported and made: for a process from which those that read are forked.

With the first report patterns are compiled and lists are turned into them, which takes twenty times
as long as to read it. Done here, it is done once, and not by each child anew.
"""

from contextlib import suppress

from store.reading import checks, formats, read
from store.reading.deciding import recognition, tables, unread
from store.reading.formats import (
    doc,
    docx,
    html,
    mail,
    odf,
    ofd,
    pdf,
    rtf,
    separated,
    text,
    workbooks,
    xls,
    xlsx,
)
from store.reading.narrative import prose
from store.reading.whose import identity
from store.reference import DATA

__all__ = [
    "checks",
    "doc",
    "docx",
    "formats",
    "html",
    "identity",
    "mail",
    "odf",
    "ofd",
    "pdf",
    "prose",
    "recognition",
    "rtf",
    "separated",
    "tables",
    "text",
    "unread",
    "workbooks",
    "xls",
    "xlsx",
]


def _read_one() -> None:
    """Reads one of the reports that come with the program."""
    path = min((DATA / "reports").glob("*.txt"), default=None)
    if path is not None:
        with suppress(OSError):
            read(path.name, path.read_bytes())


_read_one()
