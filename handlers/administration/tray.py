"""The files of documents that wait, beside the state database; and how one gets into the report
folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from handlers.administration.file_names import numbered
from store.state import State, Upload


class UploadQueue:
    """Keeps documents until they are taken, dropped or too old."""

    def __init__(self, state: State, folder: Path, reports: Path) -> None:
        self._state = state
        self._folder = folder
        self._reports = reports

    def path(self, number: int) -> Path:
        """Where the file of a document lies."""
        return self._folder / str(number)

    def keep(self, person: int, name: str, content: bytes) -> Upload | str | None:
        """Keep a document; what the system says where it cannot be, and nothing where too many
        wait.
        """
        self.tidy()
        digest = hashlib.sha256(content).hexdigest()
        number = self._state.uploads.add(person, name, len(content), digest)
        if number is None:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self.path(number), content)
        except OSError as error:
            self._state.uploads.remove(number)
            return error.strerror or str(error)
        return self._state.uploads.get(number)

    def read(self, number: int) -> bytes:
        """What a document holds; nothing if it is gone."""
        try:
            return self.path(number).read_bytes()
        except OSError:
            return b""

    def put(self, number: int, content: bytes) -> Upload | str | None:
        """Let a document hold something else; what the system says where it cannot, and nothing
        where it is gone.
        """
        if self._state.uploads.get(number) is None:
            return None
        try:
            _write(self.path(number), content)
        except OSError as error:
            return error.strerror or str(error)
        self._state.uploads.change(number, len(content), hashlib.sha256(content).hexdigest())
        return self._state.uploads.get(number)

    def drop(self, number: int) -> bool:
        """Forget a document; False if it was gone."""
        gone = self._state.uploads.remove(number)
        self.path(number).unlink(missing_ok=True)
        return gone

    def tidy(self) -> None:
        """Remove what is too old, and files that nothing knows of any more."""
        self._state.uploads.expire()
        known = {str(upload.number) for upload in self._state.uploads.waiting()}
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in known:
                    file.unlink(missing_ok=True)

    def put_among_reports(self, upload: Upload) -> Path | str:
        """Put a document into the report folder, never in place of another file; or what the system
        says.

        The name is noted before the file is there: whatever dies in between, the next call goes on
        with that name.
        """
        try:
            for name in self._names(upload):
                target = self._reports / name
                self._state.uploads.aim(upload.number, name)
                if self._is_there(target, upload) or self._linked(upload, target):
                    return target
        except OSError as error:
            return error.strerror or str(error)
        raise AssertionError("there is always another number")

    def _names(self, upload: Upload) -> Iterator[str]:
        if upload.target:
            yield upload.target
        yield from (numbered(upload.name, number) for number in count(1))

    def _is_there(self, target: Path, upload: Upload) -> bool:
        return target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == upload.digest

    def _linked(self, upload: Upload, target: Path) -> bool:
        """Whether the file is there now; not if another has the name."""
        fresh = self._reports / f".{upload.number}.new"
        _write(fresh, self.path(upload.number).read_bytes())
        try:
            os.link(fresh, target)
        except FileExistsError:
            return False
        finally:
            fresh.unlink(missing_ok=True)
        return True


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
