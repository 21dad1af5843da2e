"""All kinds of files that are known: what they are called and begin with, who reads them; and those
that are not read.

Names of uploads, the files of a batch, helps and documents follow from here. A further format is a
module with a function from bytes to a `Document` or `Refused`, and an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Final, Literal


class ReadingWay(Enum):
    """How a kind of file is read."""

    TEXT = "text"
    """Decoded first; what stands in it says what it is. Its module has no part in this."""
    DOCUMENT = "document"
    """Its module's `read` takes the bytes."""
    WORKBOOK = "workbook"
    """Its module's `sheets` takes the bytes; a report, or one on each sheet."""
    LETTER = "letter"
    """A document, or one that brings others: its module's `members`."""
    ARCHIVE = "archive"
    """Files that somebody packed."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file that is read."""

    name: str
    suffixes: tuple[str, ...]
    """Endings of its files, the usual one first."""
    way: ReadingWay
    module: str = ""
    """Below `store.reading.formats`."""
    notes: str = ""
    """For the documents: what is particular to it."""


@dataclass(frozen=True, slots=True)
class ForeignFormat:
    """A kind of file that is recognised and not read."""

    name: str
    suffixes: tuple[str, ...]
    marks: tuple[bytes, ...]
    """What it begins with; some are known by other things (`signatures`)."""
    refusal: str = "unsupported"
    """A key of `rejections` in `data/reference/problems.toml`: what to do."""


FORMATS: Final = (
    FileFormat(
        "text",
        (".txt", ".md"),
        ReadingWay.TEXT,
        notes="UTF-8, GB18030, UTF-16 with its mark; Markdown too",
    ),
    FileFormat(
        "csv", (".csv", ".tsv"), ReadingWay.TEXT, notes="cells apart by commas, semicolons or tabs"
    ),
    FileFormat(
        "html",
        (".html", ".htm", ".shtml", ".xhtml"),
        ReadingWay.TEXT,
        notes="scripts, menus and footers are left out; tables that lay out the page are walked as "
        "text; also under the names .doc and .xls, as many systems save it",
    ),
    FileFormat(
        "docx",
        (".docx", ".docm"),
        ReadingWay.DOCUMENT,
        "docx",
        "a paragraph, or a row with tabs; merged cells once; not what was deleted or is hidden; "
        "Word's own numbering "
        "is counted out",
    ),
    FileFormat(
        "doc",
        (".doc", ".wps", ".dot", ".wpt"),
        ReadingWay.DOCUMENT,
        "doc",
        "Word 97 to 2003 and Kingsoft Writer; not what was deleted, struck or is hidden; numbers "
        "that Word counts out "
        "by itself are not there",
    ),
    FileFormat(
        "rtf",
        (".rtf",),
        ReadingWay.DOCUMENT,
        "rtf",
        "not what was deleted, struck, hidden or is white",
    ),
    FileFormat(
        "odt",
        (".odt",),
        ReadingWay.DOCUMENT,
        "odf",
        "not what was deleted under tracked changes or is hidden",
    ),
    FileFormat(
        "pdf",
        (".pdf",),
        ReadingWay.DOCUMENT,
        "pdf",
        "a line of text, or a row with tabs; ruled tables by their lines, others by their gaps; "
        "running heads and "
        "page numbers are lines, but no text; not what is painted over, cut off, struck or in its "
        "ground's colour; "
        "a row that a page break cut is one again where that is certain; `pages` says where each "
        "begins",
    ),
    FileFormat(
        "ofd",
        (".ofd",),
        ReadingWay.DOCUMENT,
        "ofd",
        "like PDF, from the places of its characters and lines",
    ),
    FileFormat(
        "xlsx",
        (".xlsx", ".xlsm"),
        ReadingWay.WORKBOOK,
        "xlsx",
        "visible sheets one after the other, numbers as their cells show them; cells under merged "
        "ones are not there, "
        "nor what has no height or width, is white or hidden by a rule; a batch if several sheets "
        "have a title",
    ),
    FileFormat(
        "xls",
        (".xls", ".et", ".xlt", ".ett"),
        ReadingWay.WORKBOOK,
        "xls",
        "Excel 97 to 2003 and Kingsoft Spreadsheets: values",
    ),
    FileFormat("xlsb", (".xlsb",), ReadingWay.WORKBOOK, "xls", "values"),
    FileFormat("ods", (".ods",), ReadingWay.WORKBOOK, "odf", "like XLSX"),
    FileFormat(
        "mail",
        (".mht", ".mhtml", ".eml"),
        ReadingWay.LETTER,
        "mail",
        "the page or the text; a letter with documents is a batch of these",
    ),
    FileFormat(
        "zip",
        (".zip",),
        ReadingWay.ARCHIVE,
        notes=(
            "a batch; archives in it are opened once more; damaged, locked or too large, none of "
            "it is read"
        ),
    ),
)
FOREIGN: Final = (
    ForeignFormat("RAR", (".rar",), (b"Rar!",), "archive-unsupported"),
    ForeignFormat("7z", (".7z",), (b"7z\xbc\xaf",), "archive-unsupported"),
    ForeignFormat("gzip", (".gz", ".tgz"), (b"\x1f\x8b",), "archive-unsupported"),
    ForeignFormat("bzip2", (".bz2",), (b"BZh9", b"BZh6", b"BZh1"), "archive-unsupported"),
    ForeignFormat("xz", (".xz",), (b"\xfd7zXZ",), "archive-unsupported"),
    ForeignFormat("CAB", (".cab",), (b"MSCF",), "archive-unsupported"),
    ForeignFormat("page pictures", (), (b"nianbao-pages\n",), "pictures"),
    ForeignFormat("PNG", (".png",), (b"\x89PNG",), "picture"),
    ForeignFormat("JPEG", (".jpg", ".jpeg"), (b"\xff\xd8\xff",), "picture"),
    ForeignFormat("GIF", (".gif",), (b"GIF8",), "picture"),
    ForeignFormat("TIFF", (".tif", ".tiff"), (b"II*\x00", b"MM\x00*"), "picture"),
    ForeignFormat("WebP", (".webp",), (), "picture"),
    ForeignFormat("HEIC", (".heic", ".heif"), (), "picture-unsupported"),
    ForeignFormat("BMP", (".bmp",), (), "picture"),
    ForeignFormat("PowerPoint", (".ppt", ".pptx", ".dps"), ()),
    ForeignFormat("Word 95", (), ()),
    ForeignFormat("Word 2003 XML", (), ()),
    ForeignFormat("Excel 2003 XML", (), ()),
    ForeignFormat("Office 97-2003", (), ()),
    ForeignFormat("OpenDocument", (".odp", ".odg"), ()),
    ForeignFormat("CAJ", (".caj", ".kdh"), (b"CAJ", b"KDH")),
    ForeignFormat("CEB", (".ceb", ".sep", ".gd"), (b"Founder CEB",)),
    ForeignFormat("SQLite", (".db",), (b"SQLite format 3",)),
    ForeignFormat("MP4", (".mp4", ".mov"), ()),
    ForeignFormat("MP3", (".mp3",), (b"ID3",)),
    ForeignFormat("EXE", (".exe", ".dll"), (b"MZ\x90\x00",)),
    ForeignFormat("ELF", (".so",), (b"\x7fELF",)),
)

_SELDOM: Final = (".md", ".tsv", ".htm", ".docm", ".xlsm", ".mhtml")
BY_NAME: Final = {one.name: one for one in FORMATS}
REFUSALS: Final = {one.name: one.refusal for one in FOREIGN}
SUFFIXES: Final = frozenset[str]().union(*(one.suffixes for one in FORMATS))
"""Endings of the files that are read; what a file is, its content says."""


def endings(language: Literal["zh", "en"]) -> str:
    """The usual ending of each kind, and those that officials know it by, as people are told
    them.
    """
    usual = chain.from_iterable(one.suffixes[:2] for one in FORMATS)
    told = [suffix.lstrip(".") for suffix in usual if suffix not in _SELDOM]
    return ("、" if language == "zh" else ", ").join(told)


def is_litter(name: str) -> bool:
    """Whether a file is what systems and programs leave behind, and nobody put there: its name,
    without folders.
    """
    hidden = name.startswith(".") and not name.lower().endswith(tuple(SUFFIXES))
    return hidden or name.startswith(("._", "~$", ".~")) or name in ("Thumbs.db", "desktop.ini")
