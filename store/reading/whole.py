"""All that reading takes, imported: for a process from which those that read are forked."""

from store.reading import checks, formats, identity, prose, recognition, tables, unread
from store.reading.formats import docx, html, pdf, text, xlsx

__all__ = [
    "checks",
    "docx",
    "formats",
    "html",
    "identity",
    "pdf",
    "prose",
    "recognition",
    "tables",
    "text",
    "unread",
    "xlsx",
]
