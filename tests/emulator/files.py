"""Files: what people send and the bot fetches, and what the bot sends; with the limits of the
official server.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import count
from typing import Any

from PIL import Image

from tests.emulator.errors import RefusedError, bad

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50 << 20
PHOTO_LIMIT = 10 << 20
REQUEST_LIMIT = UPLOAD_LIMIT + (1 << 20)
"""Bytes of a request with a file in it, before the server looks at what it says."""
LONGEST_SIDES = 10_000
WIDEST = 20
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that Telegram keeps."""

    id: str
    name: str | None
    mime: str | None
    content: bytes
    size: int
    """As Telegram tells it; a test may let it be larger than the content, which is not made
    then.
    """

    def shown(self) -> Fields:
        """As a message tells of it."""
        shown = {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": self.size}
        named = {"file_name": self.name, "mime_type": self.mime}
        return shown | {key: value for key, value in named.items() if value is not None}


class Files:
    """All files, by id; those that were asked for can be fetched by path."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.stored: dict[str, Stored] = {}
        self.fetched: list[str] = []
        """The ids of the files whose content was fetched."""

    def keep(
        self,
        content: bytes,
        name: str | None = None,
        mime: str | None = None,
        size: int | None = None,
    ) -> Stored:
        """Keep a file."""
        stored = Stored(
            f"file{next(self._numbers)}",
            name,
            mime,
            content,
            len(content) if size is None else size,
        )
        self.stored[stored.id] = stored
        return stored

    def path_of(self, file_id: str) -> Fields:
        """What getFile gives."""
        stored = self.stored.get(file_id)
        if stored is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if stored.size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        shown = {
            key: value
            for key, value in stored.shown().items()
            if key.startswith("file_") and key != "file_name"
        }
        return shown | {"file_path": f"documents/{stored.id}"}

    def content(self, path: str) -> bytes:
        """What stands at a path that getFile gave."""
        file_id = path.rpartition("/")[2]
        if file_id not in self.stored:
            raise RefusedError(404, "Not Found")
        self.fetched.append(file_id)
        return self.stored[file_id].content

    def document(self, sent: Upload | str) -> Fields:
        """What a message shows of a document that the bot sends, anew or by id."""
        stored = self._sent(sent, UPLOAD_LIMIT, "document")
        return {"document": stored.shown()}

    def photo(self, sent: Upload | str) -> Fields:
        """What a message shows of a photo; Telegram takes only what it can show."""
        stored = self._sent(sent, PHOTO_LIMIT, "photo")
        width, height = _measures(stored.content)
        if width + height > LONGEST_SIDES or max(width, height) > WIDEST * min(width, height):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        shown = {
            key: value
            for key, value in stored.shown().items()
            if key not in ("file_name", "mime_type")
        }
        return {"photo": [shown | {"width": width, "height": height}]}

    def _sent(self, sent: Upload | str, limit: int, kind: str) -> Stored:
        if isinstance(sent, str):
            if sent not in self.stored:
                raise bad("wrong file identifier/HTTP URL specified")
            return self.stored[sent]
        if not sent.content:
            raise bad("file must be non-empty")
        if len(sent.content) > limit:
            raise bad(
                f"file of size {len(sent.content)} bytes is too big for a {kind}; the maximum size is {limit} bytes"
            )
        return self.keep(sent.content, sent.name, sent.mime)


def _measures(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG: the only pictures that the bot makes."""
    if content.startswith(_JPEG):
        with Image.open(io.BytesIO(content)) as opened:
            return opened.size
    if not content.startswith(_PNG) or len(content) < 24:
        raise bad("IMAGE_PROCESS_FAILED")
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
