"""Fetching what stands at an address: politely, within limits, and from nowhere that it must not come from."""

from __future__ import annotations

import re
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from html import unescape
from importlib.metadata import version
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from handlers.watching.inside import InsideError, Network, sockets
from handlers.watching.manners import LARGEST, Manners, Rules, rules_of
from store.shown import shown

AGENT: Final = "nianbao"
"""By which name robots.txt may forbid things."""
HOPS: Final = 5
"""Redirects that are followed."""
SECONDS: Final = 90.0
"""For a request with all of its answer: government sites are slow, and one that trickles must not hold a look up."""
CONNECT: Final = 15.0
LONGEST: Final = 2_000
"""Characters of an address."""
_REFRESH: Final = re.compile(
    rb"""<meta[^>]{0,200}http-equiv\s*=\s*["']?refresh["']?[^>]{0,200}content\s*=\s*["']?\s*\d+\s*[;,]\s*url\s*=\s*"""
    rb"""["']?([^"'>\s]{1,2000})""",
    re.IGNORECASE,
)
_SCRIPTED: Final = re.compile(
    rb"""(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\()\s*["']([^"'<>\s]{1,2000})["']"""
)
_SMALL: Final = 4_000
"""Bytes of a page that is there only to lead on."""
_CHECK_NO_TIME: Final = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python's ssl has no name for."""


class Why(StrEnum):
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

    why: Why
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


@dataclass(frozen=True, slots=True)
class Known:
    """What a site said of something when it was fetched before."""

    etag: str = ""
    modified: str = ""


def web_address(address: str) -> URL | None:
    """An address of the web; nothing where it is none, or holds a password."""
    if len(address) > LONGEST or any(char <= " " for char in address):
        return None
    try:
        url = URL(address).with_fragment(None)
    except ValueError:
        return None
    if url.scheme not in ("http", "https") or not url.host or url.user is not None or url.password is not None:
        return None
    return url.with_path("/") if url.raw_path in ("", "/") and not url.raw_query_string else url


class Visitor:
    """Fetches what stands at addresses."""

    def __init__(
        self,
        manners: Manners,
        allowed: Sequence[Network] = (),
        resolver: AbstractResolver | None = None,
        trusted: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._manners = manners
        self._allowed = allowed
        self._resolver = resolver
        self._trusted = trusted
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def visit(
        self, address: str, largest: int, known: Known = Known(), *, expired: bool = False
    ) -> Content | Unchanged | NotHad:
        """What stands at an address, with at most `largest` bytes; `expired`: a certificate may be."""
        url = web_address(address)
        for _ in range(HOPS + 1):
            if url is None:
                return NotHad(Why.ADDRESS, shown(address)[:100])
            forbidden = await self._forbidden(url, expired=expired)
            if forbidden is not None:
                return forbidden
            got = await self._asked(url, largest, known, expired=expired)
            if isinstance(got, URL):
                url, known = web_address(str(got)), Known()
                continue
            if not isinstance(got, _Answered):
                return got
            onward = _onward(got.content.body)
            if onward is None:
                return got.content
            url, known = _joined(url, onward), Known()
        return NotHad(Why.REDIRECTS)

    async def _forbidden(self, url: URL, *, expired: bool) -> NotHad | None:
        """Why the site does not want this to be asked for, if it does not."""
        site = _site(url)
        rules = self._manners.known(site)
        if rules is None:
            found = await self._rules(url, expired=expired)
            if isinstance(found, NotHad):
                return found
            rules = found
            self._manners.learn(site, rules)
        if rules.unknown:
            return NotHad(Why.ROBOTS_UNKNOWN)
        return None if rules.allow(str(url), self._manners.agent) else NotHad(Why.ROBOTS)

    async def _rules(self, url: URL, *, expired: bool) -> Rules | NotHad:
        place: URL | None = url.origin() / "robots.txt"
        for _ in range(HOPS + 1):
            if place is None:
                break
            got = await self._asked(place, LARGEST, Known(), expired=expired, cut=True)
            match got:
                case URL():
                    place = web_address(str(got))
                case _Answered(content):
                    return rules_of(200, content.body.decode("utf-8", "replace"), self._manners.clock())
                case NotHad(Why.ABSENT | Why.STATUS, detail):
                    return rules_of(int(detail), "", self._manners.clock())
                case NotHad():
                    return got
                case _:
                    break
        return rules_of(404, "", self._manners.clock())

    async def _asked(
        self, url: URL, largest: int, known: Known, *, expired: bool, cut: bool = False
    ) -> _Answered | URL | Unchanged | NotHad:
        """One request."""
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {name: value for name, value in headers.items() if value}
        async with self._manners.turn(_site(url)):
            try:
                async with self._opened().get(
                    url, headers=headers, allow_redirects=False, ssl=self._trust(expired=expired)
                ) as answer:
                    return await _taken(answer, largest, cut=cut)
            except (aiohttp.ClientError, OSError, ValueError, ssl.SSLError) as error:
                return _went_wrong(error)

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit_per_host=2,
                resolver=self._resolver,
                use_dns_cache=False,
                socket_factory=sockets(self._allowed),
                keepalive_timeout=5.0,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=self._seconds, sock_connect=CONNECT),
                headers={"User-Agent": f"{AGENT}/{version('nianbao')} (government information disclosure reports)"},
            )
        return self._session

    def _trust(self, *, expired: bool) -> ssl.SSLContext | bool:
        if not expired:
            return self._trusted or True
        context = ssl.create_default_context()
        if self._trusted is not None:
            context.load_verify_locations(cadata="".join(map(ssl.DER_cert_to_PEM_cert, self._authorities())))
        context.verify_flags |= _CHECK_NO_TIME
        return context

    def _authorities(self) -> list[bytes]:
        return self._trusted.get_ca_certs(binary_form=True) if self._trusted is not None else []


@dataclass(frozen=True, slots=True)
class _Answered:
    content: Content


async def _taken(answer: aiohttp.ClientResponse, largest: int, *, cut: bool) -> _Answered | URL | Unchanged | NotHad:
    """What an answer holds."""
    match answer.status:
        case 304:
            return Unchanged()
        case 301 | 302 | 303 | 307 | 308:
            onward = answer.headers.get("Location", "")
            return _joined(answer.url, onward) or NotHad(Why.ADDRESS, shown(onward)[:100])
        case 404 | 410:
            return NotHad(Why.ABSENT, str(answer.status))
        case status if status != 200:
            return NotHad(Why.STATUS, str(status), _wait(answer.headers.get("Retry-After", "")))
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > largest:
            if not cut:
                return NotHad(Why.LARGE, str(largest >> 20))
            break
    headers = answer.headers
    name = _file_name(headers.get("Content-Disposition", ""))
    content = Content(
        str(answer.url), bytes(body[:largest]), name, headers.get("ETag", "")[:200], headers.get("Last-Modified", "")
    )
    return _Answered(content)


def _went_wrong(error: Exception) -> NotHad:
    """What an error of a connection means."""
    cause: BaseException | None = error
    chain: list[BaseException] = []
    while cause is not None and len(chain) < 8:
        chain.append(cause)
        cause = getattr(cause, "os_error", None) or cause.__cause__ or cause.__context__
    if any(isinstance(each, InsideError) for each in chain) or "inside the house" in str(error):
        return NotHad(Why.INSIDE)
    refused: list[BaseException] = [each for each in chain if isinstance(each, ssl.SSLCertVerificationError)]
    refused += [error.certificate_error] if isinstance(error, aiohttp.ClientConnectorCertificateError) else []
    if refused:
        return NotHad(Why.CERTIFICATE, str(getattr(refused[-1], "verify_message", "")))
    if isinstance(error, aiohttp.InvalidURL):
        return NotHad(Why.ADDRESS, shown(str(error.url))[:100])
    if isinstance(error, TimeoutError):
        return NotHad(Why.SLOW)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return NotHad(Why.NAME)
    if isinstance(error, aiohttp.ClientConnectionError):
        return NotHad(Why.UNREACHED, type(error).__name__)
    return NotHad(Why.BROKEN, type(error).__name__)


def _site(url: URL) -> str:
    return str(url.origin())


def _joined(url: URL, onward: str) -> URL | None:
    """Where an address leads that stands in a page or an answer."""
    try:
        return url.join(URL(onward.strip())) if onward.strip() else None
    except ValueError:
        return None


def _onward(body: bytes) -> str | None:
    """Where a page leads that is there only to lead on."""
    if len(body) > _SMALL or b"<" not in body:
        return None
    refresh = _REFRESH.search(body)
    scripted = None if refresh or re.search(rb"<a\s", body, re.IGNORECASE) else _SCRIPTED.search(body)
    found = refresh or scripted
    return unescape(found[1].decode("utf-8", "replace")) if found else None


def _wait(text: str) -> int:
    return min(int(text), 86_400) if text.isdecimal() and len(text) < 9 else 0


def _file_name(header: str) -> str:
    """The name of a file in a Content-Disposition, also as Chinese sites write it: in UTF-8 or GB18030, unescaped."""
    if not header:
        return ""
    message = Message()
    message["Content-Disposition"] = header.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return message.get_filename("") or ""
    except (ValueError, LookupError):
        return ""
