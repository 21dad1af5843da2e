"""All that reading takes, imported: for a process from which those that read are forked."""

from store.reading import checks, formats
from store.reading.deciding import recognition, tables, unread
from store.reading.formats import doc, docx, html, mail, odf, ofd, pdf, rtf, separated, text, workbooks, xls, xlsx
from store.reading.narrative import prose
from store.reading.whose import identity

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
