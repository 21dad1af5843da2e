"""All kinds of files that are known: what they are called and begin with, who reads them; and those that are not read.

Names of uploads, the files of a batch, helps and documents follow from here. A further format is a module with a
function from bytes to a `Document` or `Refused`, and an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal


class Way(Enum):
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
class Format:
    """A kind of file that is read."""

    name: str
    suffixes: tuple[str, ...]
    """Endings of its files, the usual one first."""
    way: Way
    module: str = ""
    """Below `store.reading.formats`."""
    notes: str = ""
    """For the documents: what is particular to it."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that is recognised and not read."""

    name: str
    suffixes: tuple[str, ...]
    marks: tuple[bytes, ...]
    """What it begins with; some are known by other things (`signatures`)."""
    refusal: str = "unsupported"
    """A key of `rejections` in `data/reference/problems.toml`: what to do."""


FORMATS: Final = (
    Format("text", (".txt", ".md"), Way.TEXT, notes="UTF-8, GB18030, UTF-16 with its mark; Markdown too"),
    Format("csv", (".csv", ".tsv"), Way.TEXT, notes="cells apart by commas, semicolons or tabs"),
    Format(
        "html",
        (".html", ".htm", ".shtml", ".xhtml"),
        Way.TEXT,
        notes="scripts, menus and footers are left out; tables that lay out the page are walked as text; also under "
        "the names .doc and .xls, as many systems save it",
    ),
    Format(
        "docx",
        (".docx", ".docm"),
        Way.DOCUMENT,
        "docx",
        "a paragraph, or a row with tabs; merged cells once; not what was deleted or is hidden; Word's own numbering "
        "is counted out",
    ),
    Format(
        "doc",
        (".doc", ".wps", ".dot", ".wpt"),
        Way.DOCUMENT,
        "doc",
        "Word 97 to 2003 and Kingsoft Writer; not what was deleted, struck or is hidden; numbers that Word counts out "
        "by itself are not there",
    ),
    Format("rtf", (".rtf",), Way.DOCUMENT, "rtf", "not what was deleted, struck, hidden or is white"),
    Format("odt", (".odt",), Way.DOCUMENT, "odf", "not what was deleted under tracked changes or is hidden"),
    Format(
        "pdf",
        (".pdf",),
        Way.DOCUMENT,
        "pdf",
        "a line of text, or a row with tabs; ruled tables by their lines, others by their gaps; running heads and "
        "page numbers are lines, but no text; a row that a page break cut is one again where that is certain; `pages` "
        "says where each begins",
    ),
    Format("ofd", (".ofd",), Way.DOCUMENT, "ofd", "like PDF, from the places of its characters and lines"),
    Format(
        "xlsx",
        (".xlsx", ".xlsm"),
        Way.WORKBOOK,
        "xlsx",
        "visible sheets one after the other; cells under merged ones are not there; a batch if several sheets have "
        "a title",
    ),
    Format(
        "xls",
        (".xls", ".et", ".xlt", ".ett"),
        Way.WORKBOOK,
        "xls",
        "Excel 97 to 2003 and Kingsoft Spreadsheets: values",
    ),
    Format("xlsb", (".xlsb",), Way.WORKBOOK, "xls", "values"),
    Format("ods", (".ods",), Way.WORKBOOK, "odf", "like XLSX"),
    Format(
        "mail",
        (".mht", ".mhtml", ".eml"),
        Way.LETTER,
        "mail",
        "the page or the text; a letter with documents is a batch of these",
    ),
    Format(
        "zip",
        (".zip",),
        Way.ARCHIVE,
        notes="a batch; archives in it are opened once more; damaged, locked or too large, none of it is read",
    ),
)
FOREIGN: Final = (
    Foreign("RAR", (".rar",), (b"Rar!",), "archive-unsupported"),
    Foreign("7z", (".7z",), (b"7z\xbc\xaf",), "archive-unsupported"),
    Foreign("gzip", (".gz", ".tgz"), (b"\x1f\x8b",), "archive-unsupported"),
    Foreign("bzip2", (".bz2",), (b"BZh9", b"BZh6", b"BZh1"), "archive-unsupported"),
    Foreign("xz", (".xz",), (b"\xfd7zXZ",), "archive-unsupported"),
    Foreign("CAB", (".cab",), (b"MSCF",), "archive-unsupported"),
    Foreign("page pictures", (), (b"nianbao-pages\n",), "pictures"),
    Foreign("PNG", (".png",), (b"\x89PNG",), "picture"),
    Foreign("JPEG", (".jpg", ".jpeg"), (b"\xff\xd8\xff",), "picture"),
    Foreign("GIF", (".gif",), (b"GIF8",), "picture"),
    Foreign("TIFF", (".tif", ".tiff"), (b"II*\x00", b"MM\x00*"), "picture"),
    Foreign("WebP", (".webp",), (), "picture"),
    Foreign("HEIC", (".heic", ".heif"), (), "picture-unsupported"),
    Foreign("BMP", (".bmp",), (), "picture"),
    Foreign("PowerPoint", (".ppt", ".pptx", ".dps"), ()),
    Foreign("Word 95", (), ()),
    Foreign("Word 2003 XML", (), ()),
    Foreign("Excel 2003 XML", (), ()),
    Foreign("Office 97-2003", (), ()),
    Foreign("OpenDocument", (".odp", ".odg"), ()),
    Foreign("CAJ", (".caj", ".kdh"), (b"CAJ", b"KDH")),
    Foreign("CEB", (".ceb", ".sep", ".gd"), (b"Founder CEB",)),
    Foreign("SQLite", (".db",), (b"SQLite format 3",)),
    Foreign("MP4", (".mp4", ".mov"), ()),
    Foreign("MP3", (".mp3",), (b"ID3",)),
    Foreign("EXE", (".exe", ".dll"), (b"MZ\x90\x00",)),
    Foreign("ELF", (".so",), (b"\x7fELF",)),
)

_SELDOM: Final = (".md", ".tsv", ".htm", ".docm", ".xlsm", ".mhtml")
BY_NAME: Final = {one.name: one for one in FORMATS}
REFUSALS: Final = {one.name: one.refusal for one in FOREIGN}
SUFFIXES: Final = frozenset(suffix for one in FORMATS for suffix in one.suffixes)
"""Endings of the files that are read; what a file is, its content says."""


def endings(language: Literal["zh", "en"]) -> str:
    """The usual ending of each kind, and those that officials know it by, as people are told them."""
    told = [suffix.lstrip(".") for one in FORMATS for suffix in one.suffixes[:2] if suffix not in _SELDOM]
    return ("、" if language == "zh" else ", ").join(told)


def is_litter(name: str) -> bool:
    """Whether a file is what systems and programs leave behind, and nobody put there: its name, without folders."""
    hidden = name.startswith(".") and not name.lower().endswith(tuple(SUFFIXES))
    return hidden or name.startswith(("._", "~$", ".~")) or name in ("Thumbs.db", "desktop.ini")
