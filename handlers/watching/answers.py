"""What a site answers: content, another address, that nothing has changed, or why there is nothing
to be had.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from enum import StrEnum
from html import unescape
from typing import Final

import aiohttp
from yarl import URL

from handlers.watching.addresses import LONGEST
from handlers.watching.inside import InsideError
from store.shown import shown

LONGEST_WAIT: Final = 86_400
"""Seconds; a site that asks to be left alone for longer is left alone for this long."""
_META: Final = re.compile(rb"""<meta\b[^>]{0,3000}>""", re.IGNORECASE)
_IS_REFRESH: Final = re.compile(rb"""\bhttp-equiv\s*=\s*["']?\s*refresh\b""", re.IGNORECASE)
_WHERE: Final = re.compile(
    rb"""\bcontent\s*=\s*["']?\s*\d*(?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?([^"'>\s]{1,2000})""",
    re.IGNORECASE,
)
_SCRIPTED: Final = re.compile(
    rb"""(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\()\s*["']([^"'<>\s]{1,2000})["']\s*(?![\s+.])"""
)
"""Not an address to which the script adds something: that is another one."""
_OF_ITS_OWN: Final = re.compile(rb"<(?:a|iframe|frame|embed|object|form|table)\b", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    rb"<(script|style|title)\b.*?</\1\s*>|<[^>]*>|\s+", re.IGNORECASE | re.DOTALL
)
_NOTHING: Final = 200
"""Bytes of text on a page that says no more than that it leads on."""
_SMALL: Final = 4_000
"""Bytes of a page that is there only to lead on."""
_DEEPEST_CAUSE = 8


class FetchFailure(StrEnum):
    """Why something could not be had; each has its sentence in `watching.toml`."""

    ADDRESS = "address"
    INSIDE = "inside"
    ROBOTS = "robots"
    ROBOTS_UNKNOWN = "robots-unknown"
    NAME = "name"
    UNREACHED = "unreached"
    CERTIFICATE = "certificate"
    SLOW = "slow"
    LARGE = "large"
    REDIRECTS = "redirects"
    ABSENT = "absent"
    STATUS = "status"
    BROKEN = "broken"
    ROOM = "room"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class NotHad:
    """Something that could not be had, and why."""

    why: FetchFailure
    detail: str = ""
    wait: int = 0
    """Seconds that the site asks to wait."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The site says that it is as it was."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands at an address."""

    address: str
    """Where it was in the end."""
    body: bytes
    name: str
    """What the site calls it as a file; empty where it says nothing."""
    etag: str
    modified: str


def web_address(address: str) -> URL | None:
    """An address of the web; nothing where it is none, or holds a password."""
    if len(address) > LONGEST or any(char <= " " for char in address):
        return None
    try:
        url = URL(address).with_fragment(None)
    except ValueError:
        return None
    if (
        url.scheme not in ("http", "https")
        or not url.host
        or (url.user, url.password) != (None, None)
    ):
        return None
    if url.raw_path in ("", "/") and not url.raw_query_string:
        return url.with_path("/")
    return url


async def taken(
    answer: aiohttp.ClientResponse,
    largest: int,
    *,
    cut: bool,
) -> Content | URL | Unchanged | NotHad:
    """What an answer holds."""
    match answer.status:
        case 304:
            return Unchanged()
        case 301 | 302 | 303 | 307 | 308:
            onward = answer.headers.get("Location", "")
            return joined(answer.url, onward) or NotHad(FetchFailure.ADDRESS, shown(onward)[:100])
        case 404 | 410:
            return NotHad(FetchFailure.ABSENT, str(answer.status))
        case status if status != 200:
            return NotHad(FetchFailure.STATUS, str(status), _wait(answer.headers))
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > largest:
            if not cut:
                return NotHad(FetchFailure.LARGE, str(largest >> 20))
            break
    headers = answer.headers
    name = _file_name(headers.get("Content-Disposition", ""))
    return Content(
        str(answer.url),
        bytes(body[:largest]),
        name,
        headers.get("ETag", "")[:200],
        headers.get("Last-Modified", ""),
    )


def went_wrong(error: Exception) -> NotHad:
    """What an error of a connection means."""
    causes = list(_causes(error))
    if any(isinstance(each, InsideError) for each in causes) or "inside the house" in str(error):
        return NotHad(FetchFailure.INSIDE)
    refused: list[BaseException] = [
        each for each in causes if isinstance(each, ssl.SSLCertVerificationError)
    ]
    refused += (
        [error.certificate_error]
        if isinstance(error, aiohttp.ClientConnectorCertificateError)
        else []
    )
    if refused:
        return NotHad(FetchFailure.CERTIFICATE, str(getattr(refused[-1], "verify_message", "")))
    match error:
        case aiohttp.InvalidURL():
            return NotHad(FetchFailure.ADDRESS, shown(str(error.url))[:100])
        case TimeoutError():
            return NotHad(FetchFailure.SLOW)
        case aiohttp.ClientConnectorDNSError():
            return NotHad(FetchFailure.NAME)
        case aiohttp.ClientConnectionError():
            return NotHad(FetchFailure.UNREACHED, type(error).__name__)
        case _:
            return NotHad(FetchFailure.BROKEN, type(error).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error, what caused it, what caused that, and so on."""
    cause: BaseException | None = error
    for _ in range(_DEEPEST_CAUSE):
        if cause is None:
            return
        yield cause
        cause = getattr(cause, "os_error", None) or cause.__cause__ or cause.__context__


def joined(url: URL, onward: str) -> URL | None:
    """Where an address leads that stands in a page or an answer."""
    try:
        if onward.strip():
            return url.join(URL(onward.strip()))
        return None
    except ValueError:
        return None


def onward(body: bytes) -> str | None:
    """Where a page leads that is there only to lead on."""
    if len(body) > _SMALL or b"<" not in body:
        return None
    metas = (found[0] for found in _META.finditer(body))
    refresh = next((_WHERE.search(meta) for meta in metas if _IS_REFRESH.search(meta)), None)
    found = refresh or (_SCRIPTED.search(body) if says_nothing(body) else None)
    if found:
        return unescape(found[1].decode("utf-8", "replace"))
    return None


def says_nothing(body: bytes) -> bool:
    """Whether a page has nothing but its script: others send telephones elsewhere, and are pages
    all the same.
    """
    return not _OF_ITS_OWN.search(body) and len(_UNSEEN.sub(b"", body)) < _NOTHING


def _wait(headers: Mapping[str, str]) -> int:
    """For how many seconds a site asks to be left alone: it says how many, or, by its own clock,
    until when.
    """
    said = headers.get("Retry-After", "").strip()[:100]
    if said.isdecimal():
        return min(int(said), LONGEST_WAIT)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("Date", ""))
        return min(max(int((until - now).total_seconds()), 0), LONGEST_WAIT)
    except (ValueError, TypeError):  # no moment, or one with and one without a zone
        return 0


def _file_name(header: str) -> str:
    """The name of a file in a Content-Disposition, also as Chinese sites write it: in UTF-8 or
    GB18030, unescaped.
    """
    if not header:
        return ""
    message = Message()
    message["Content-Disposition"] = header.encode("utf-8", "surrogateescape").decode(
        "utf-8", "replace"
    )
    try:
        return message.get_filename("") or ""
    except (ValueError, LookupError):
        return ""
