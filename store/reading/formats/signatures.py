"""What kind of file some bytes are, by what they begin with and hold; a file's name is not
believed.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import chain, product
from typing import Final

from store.reading.formats.compound import MARK, CompoundFile, NoCompoundFileError
from store.reading.formats.registry import FOREIGN

_MARKS: Final = tuple(chain.from_iterable(product(one.marks, (one.name,)) for one in FOREIGN))
_PARTS: Final = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "PowerPoint"),
    ("OFD.xml", "ofd"),
)
_OPEN: Final = {
    "text": "odt",
    "text-template": "odt",
    "spreadsheet": "ods",
    "spreadsheet-template": "ods",
}
_STREAMS: Final = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "PowerPoint"),
)
_DOCUMENT_PARTS: Final = re.compile(
    rb"\[Content_Types\]\.xml|docProps/|word/|xl/|_rels/|OFD\.xml|mimetypeapplication/vnd\.oasis|META-INF/"
)
_OFFICE_XML: Final = (
    (b"schemas.microsoft.com/office/word/2003/wordml", "Word 2003 XML"),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "Word 2003 XML"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "Excel 2003 XML"),
    (b"urn:oasis:names:tc:opendocument", "OpenDocument"),
)
_BOXES: Final = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC"}
TRUNCATED: Final = "truncated"


def kind_of(content: bytes) -> str:
    """The name of a format or of a foreign one, `locked`, `truncated`, or nothing for text."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archived(content)
    if content.startswith(MARK):
        return _compound(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    for mark, kind in _MARKS:
        if content.startswith(mark):
            return kind
    return _by_other_things(content)


def _by_other_things(content: bytes) -> str:
    from store.reading.formats.mail import is_mail

    head = content[:4_000]
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        return _BOXES.get(head[8:12], "MP4")
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0" and len(content) > 54:
        return "BMP"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return next((kind for mark, kind in _OFFICE_XML if mark in head), "")
    if is_mail(content):
        return "mail"
    return ""


def _archived(content: bytes) -> str:
    """What an archive is: a document whose parts are files, or files that somebody packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.NameToInfo
            if "content.xml" in names:
                return _open_document(archive)
            return next((kind for part, kind in _PARTS if part in names), "zip")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # The list of the parts stands at the end: without it, it is still to be seen that they are
        # those of a document.
        if _DOCUMENT_PARTS.search(content[30:400]):
            return TRUNCATED
        return "zip"


def _open_document(archive: zipfile.ZipFile) -> str:
    try:
        with archive.open("mimetype") as part:
            said = part.read(200).decode("ascii", "replace").strip()
    except RuntimeError:  # a password
        return "locked"
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError):
        return "OpenDocument"
    return _OPEN.get(said.rpartition("opendocument.")[2], "OpenDocument")


def _compound(content: bytes) -> str:
    try:
        names = CompoundFile(content).names
    except NoCompoundFileError:
        return TRUNCATED
    return next((kind for stream, kind in _STREAMS if stream in names), "Office 97-2003")
