"""The parts of a DOCX or XLSX: an archive of XML, read within bounds and without anything that lies
outside it.

XML in these files never has a document type; one that has is refused, which rules out entities, be
they bombs or pointers at files.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType
from typing import Final, Self

from lxml import etree

from store.reading.lines.limits import MAX_XML

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    etree.XMLSyntaxError,
)


class PartUnusableError(Exception):
    """A part is damaged, too large, locked, or no XML; the reason is a code of `rejections`."""

    def __init__(self, code: str, part: str) -> None:
        super().__init__(f"{part}: {code}")
        self.code = code
        self.part = part


class Package:
    """An open DOCX or XLSX."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise PartUnusableError("document-damaged", "") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return part in self._archive.NameToInfo

    def xml(self, part: str) -> etree._Element:
        """The root of a part."""
        try:
            if self._archive.getinfo(part).flag_bits & 0x1:
                raise PartUnusableError("locked", part)
            with self._archive.open(part) as stream:
                content = stream.read(MAX_XML + 1)
            if len(content) > MAX_XML:
                raise PartUnusableError("document-too-large", part)
            parser = etree.XMLParser(
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                remove_comments=True,
                remove_pis=True,
            )
            root = etree.fromstring(content, parser)
        except (KeyError, *_BROKEN) as error:
            raise PartUnusableError("document-damaged", part) from error
        if isinstance(root.getroottree().docinfo.internalDTD, etree.DTD):
            raise PartUnusableError("document-damaged", part)
        return root
