"""Publishing at an address: a server that takes files by PUT, as WebDAV's and those of stores of
objects do.

First the copy is put there, under the name of its content, and then the manifest that names it, as
in a folder. Where the server says which manifest it had (an ETag), ours takes the place of that one
only: of two who publish at once the second is told. The one before the last is taken away, where
the server does that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from store.publishing.making import NotPublished, Published, alone_in, copied, unfit
from store.publishing.manifest import LONGEST, MANIFEST, IndexManifest, understood

SECONDS: Final = 60.0
"""How long a server may be silent: it may write a gigabyte to its disk before it says that it has
it.
"""
_NOT_THERE: Final = (404, 410)
_CHANGED: Final = 412
_NOT_ASKED: Final = (405, 501)
"""Of a server that has no such method."""


class _Standing(NamedTuple):
    """What is published there."""

    manifest: IndexManifest | None
    only_if: dict[str, str]
    """The condition under which the next manifest takes its place."""


def publish_at(
    index: Path,
    address: str,
    *,
    authorization: str,
    program: str,
    now: datetime,
) -> Published | NotPublished:
    """Publish an index at an address; `authorization` is what the server asks for in the header of
    that name.
    """
    if problem := _misstated(address):
        return problem
    server = _Server(address, authorization)
    try:
        if reason := unfit(index):
            return NotPublished(str(index), reason)
        with alone_in(index.parent) as beside:
            return _published(index, server, beside / "copy", program, now)
    except BlockingIOError:
        return NotPublished(address, "somebody else is publishing this index")
    except sqlite3.Error as error:
        return NotPublished(str(index), str(error))
    except HTTPError as error:
        return NotPublished(address, _refused(error.code))
    except (OSError, HTTPException, ValueError) as error:
        why = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        return NotPublished(address, " ".join(str(why).split()) or type(error).__name__)


def _misstated(address: str) -> NotPublished | None:
    """What is wrong with an address; a password in it is not shown."""
    try:
        told = urlsplit(address)
    except ValueError as error:
        return NotPublished("the address", str(error))
    if "@" not in told.netloc:
        return None
    bare = told._replace(netloc=told.netloc.rpartition("@")[2]).geturl()
    return NotPublished(
        bare, "a name and a password are no part of it: NIANBAO_PUBLISH_AUTHORIZATION is for these"
    )


def _published(
    index: Path,
    server: _Server,
    copy: Path,
    program: str,
    now: datetime,
) -> Published | NotPublished:
    there = server.standing()
    before = there.manifest
    manifest = copied(index, copy, before, program, now)
    if isinstance(manifest, NotPublished):
        return manifest
    is_there = server.size_of(manifest.name) == manifest.size
    if manifest == before and is_there:
        return Published(before, is_new=False)
    if not is_there:
        with copy.open("rb") as file:
            server.put(manifest.name, file, manifest.size)
        arrived = server.size_of(manifest.name)
        if arrived not in (manifest.size, None):
            return NotPublished(
                server.address, f"of the file's {manifest.size} bytes {arrived} have arrived"
            )
    content = manifest.written()
    server.put(MANIFEST, content, len(content), there.only_if)
    if before is not None and before.earlier not in ("", manifest.name, before.name):
        server.take_away(before.earlier)
    return Published(manifest, is_new=True)


class _NoOtherWay(HTTPRedirectHandler):
    """A file is sent where it was said, and the authorization nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class _Server:
    """A folder of a web server."""

    def __init__(self, address: str, authorization: str) -> None:
        self.address = address if address.endswith("/") else address + "/"
        self._headers = {"User-Agent": "nianbao"} | (
            {"Authorization": authorization} if authorization else {}
        )
        self._opener = build_opener(_NoOtherWay)

    def standing(self) -> _Standing:
        """What is published there now."""
        try:
            with self._asked("GET", MANIFEST) as answer:
                manifest, tag = understood(answer.read(LONGEST)), answer.headers.get("ETag", "")
        except HTTPError as error:
            if error.code in _NOT_THERE:
                return _Standing(None, {"If-None-Match": "*"})
            raise
        # A weak tag says that both are as good, and is no condition for what is put in a place.
        return _Standing(manifest, {"If-Match": tag} if tag.startswith('"') else {})

    def size_of(self, name: str) -> int | None:
        """Bytes of a file there; None where it is not, or the server does not say."""
        try:
            with self._asked("HEAD", name) as answer:
                said = answer.headers.get("Content-Length", "")
                if said.isdecimal():
                    return int(said)
                return None
        except HTTPError as error:
            if error.code in (*_NOT_THERE, *_NOT_ASKED):
                return None
            raise

    def put(
        self,
        name: str,
        content: BinaryIO | bytes,
        size: int,
        only_if: Mapping[str, str] | None = None,
    ) -> None:
        """Put a file there, all of it or none."""
        told = {"Content-Length": str(size), "Content-Type": _kind(name), **(only_if or {})}
        self._asked("PUT", name, content, told).close()

    def take_away(self, name: str) -> None:
        """Take a file away, where the server does that."""
        try:
            self._asked("DELETE", name).close()
        except HTTPError:
            return  # It stays there, and nobody reads it.

    def _asked(
        self,
        method: str,
        name: str,
        content: BinaryIO | bytes | None = None,
        more: Mapping[str, str] | None = None,
    ) -> HTTPResponse:
        headers = self._headers | dict(more or {})
        request = Request(urljoin(self.address, name), data=content, headers=headers, method=method)  # noqa: S310 - http(s)
        answer: HTTPResponse = self._opener.open(request, timeout=SECONDS)
        return answer


def _kind(name: str) -> str:
    if name == MANIFEST:
        return "application/json"
    return "application/vnd.sqlite3"


def _refused(code: int) -> str:
    if code == _CHANGED:
        return "somebody else has published there meanwhile"
    if code in (401, 403):
        return (
            f"the server answers {code}: NIANBAO_PUBLISH_AUTHORIZATION is what it is told in "
            "its header Authorization"
        )
    if code in _NOT_ASKED:
        return (
            f"the server answers {code}: it takes no files by PUT; "
            "publish into a folder and copy that"
        )
    return f"the server answers {code}"
