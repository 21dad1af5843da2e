"""What kind of file some bytes are, by what they begin with and hold; a file's name is not believed."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_UNREADABLE: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97-2003"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MIME-Version:", "MHTML"),
    (b"SQLite format 3", "SQLite"),
)
_PARTS: Final = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "OFD"), ("content.xml", "ODF"))
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def kind_of(content: bytes) -> str:
    """`docx`, `xlsx`, `pdf`, `zip`, `locked`, the name of a kind that is not read, or nothing for text."""
    if content.startswith(b"PK\x03\x04"):
        return _archived(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for mark, kind in _UNREADABLE:
        if content.startswith(mark):
            return "locked" if _ENCRYPTED in content else kind
    return ""


def _archived(content: bytes) -> str:
    """What an archive is: a document whose parts are files, or files that somebody packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.NameToInfo
            return next((kind for part, kind in _PARTS if part in names), "zip")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"
