"""Fetching what stands at an address: politely, within limits, and from nowhere that it must not
come from.
"""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from handlers.watching.answers import (
    Content,
    FetchFailure,
    NotHad,
    Unchanged,
    joined,
    onward,
    says_nothing,
    taken,
    web_address,
    went_wrong,
)
from handlers.watching.inside import Network, sockets
from handlers.watching.manners import LARGEST, Manners, Rules, rules_of
from store.shown import shown

AGENT: Final = "nianbao"
"""By which name robots.txt may forbid things."""
HOPS: Final = 5
"""Redirects that are followed."""
SECONDS: Final = 90.0
"""For a request with all of its answer: government sites are slow, and one that trickles must not
hold a look up.
"""
CONNECT: Final = 15.0
_CHECK_NO_TIME: Final = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python's ssl has no name for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a site said of something when it was fetched before."""

    etag: str = ""
    modified: str = ""


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
        self,
        address: str,
        largest: int,
        known: Known = Known(),
        *,
        expired: bool = False,
    ) -> Content | Unchanged | NotHad:
        """What stands at an address, with at most `largest` bytes; `expired`: a certificate may
        be.
        """
        url = web_address(address)
        for _ in range(HOPS + 1):
            if url is None:
                return NotHad(FetchFailure.ADDRESS, shown(address)[:100])
            forbidden = await self._forbidden(url, expired=expired)
            if forbidden is not None:
                return forbidden
            got = await self._asked(url, largest, known, expired=expired)
            if isinstance(got, URL):
                url, known = web_address(str(got)), Known()
                continue
            further = onward(got.body) if isinstance(got, Content) else None
            if further is None:
                return got
            leads = joined(url, further)
            # It shows itself anew from time to time.
            if isinstance(got, Content) and leads == url and not says_nothing(got.body):
                return got
            url, known = web_address(str(leads)) if leads is not None else None, Known()
        return NotHad(FetchFailure.REDIRECTS)

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
            return NotHad(FetchFailure.ROBOTS_UNKNOWN, wait=self._manners.left_alone(site)[0])
        if rules.allow(str(url), self._manners.agent):
            return None
        return NotHad(FetchFailure.ROBOTS)

    async def _rules(self, url: URL, *, expired: bool) -> Rules | NotHad:
        place: URL | None = url.origin() / "robots.txt"
        for _ in range(HOPS + 1):
            if place is None:
                break
            got = await self._asked(place, LARGEST, Known(), expired=expired, cut=True)
            match got:
                case URL():
                    place = web_address(str(got))
                case Content():
                    return rules_of(200, got.body.decode("utf-8", "replace"), self._manners.clock())
                case NotHad(FetchFailure.ABSENT | FetchFailure.STATUS, detail):
                    return rules_of(int(detail), "", self._manners.clock())
                case NotHad():
                    return got
                case _:
                    break
        return rules_of(404, "", self._manners.clock())

    async def _asked(
        self,
        url: URL,
        largest: int,
        known: Known,
        *,
        expired: bool,
        cut: bool = False,
    ) -> Content | URL | Unchanged | NotHad:
        """One request, unless the site asked to be left alone for some time."""
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {name: value for name, value in headers.items() if value}
        site = _site(url)
        async with self._manners.turn(site):
            wait, said = self._manners.left_alone(site)
            if wait:
                return NotHad(FetchFailure.STATUS, said, wait)
            try:
                async with self._opened().get(
                    url, headers=headers, allow_redirects=False, ssl=self._trust(expired=expired)
                ) as answer:
                    got = await taken(answer, largest, cut=cut)
            except (aiohttp.ClientError, OSError, ValueError, ssl.SSLError) as error:
                return went_wrong(error)
            if isinstance(got, NotHad) and got.wait:
                self._manners.leave_alone(site, got.wait, got.detail)
            return got

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
                headers={
                    "User-Agent": (
                        f"{AGENT}/{version('nianbao')} (government information disclosure reports)"
                    )
                },
            )
        return self._session

    def _trust(self, *, expired: bool) -> ssl.SSLContext | bool:
        if not expired:
            return self._trusted or True
        context = ssl.create_default_context()
        if self._trusted is not None:
            context.load_verify_locations(
                cadata="".join(map(ssl.DER_cert_to_PEM_cert, self._authorities()))
            )
        context.verify_flags |= _CHECK_NO_TIME
        return context

    def _authorities(self) -> list[bytes]:
        if self._trusted is not None:
            return self._trusted.get_ca_certs(binary_form=True)
        return []


def _site(url: URL) -> str:
    return str(url.origin())
