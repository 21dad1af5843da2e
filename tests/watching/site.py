"""A government site on loopback, made for a test: pages that come and change, and a log of who
asked for what when.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from aiohttp import web

from tests.reading.documents import as_docx, as_html, as_pdf
from tests.reading.relaid import Part, relaid
from tests.reading.samples import reading_of
from tests.store.made import report


class Asked(NamedTuple):
    """A request."""

    at: float
    """On the test's clock."""
    path: str
    agent: str
    conditional: bool
    cookie: bool
    status: int


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at a path."""

    body: bytes
    kind: str = "text/html"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    etag: bool = True
    """Whether the site says by an ETag what it is, and honours it."""


@dataclass(slots=True)
class Site:
    """A site: pages by their path, with what follows it."""

    clock: Callable[[], float]
    pages: dict[str, Page] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)
    special: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = field(
        default_factory=dict
    )
    """Paths that are answered otherwise."""
    url: str = ""
    at_once: int = 0
    most_at_once: int = 0

    def put(self, path: str, body: str | bytes, kind: str = "text/html", **more: Any) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = Page(content, kind, **more)

    def asked(self, path: str = "") -> list[Asked]:
        """The requests, or those for a path; not those for robots.txt."""
        return [
            each
            for each in self.log
            if each.path != "/robots.txt" and (not path or each.path == path)
        ]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            status, answer = await self._answer(request)
        finally:
            self.at_once -= 1
        headers = request.headers
        conditional = "If-None-Match" in headers or "If-Modified-Since" in headers
        agent = headers.get("User-Agent", "")
        self.log.append(
            Asked(self.clock(), request.path_qs, agent, conditional, "Cookie" in headers, status)
        )
        return answer

    async def _answer(self, request: web.Request) -> tuple[int, web.StreamResponse]:
        if request.path_qs in self.special:
            made = await self.special[request.path_qs](request)
            return made.status, made
        page = self.pages.get(request.path_qs)
        if page is None:
            return 404, web.Response(status=404, text="404")
        etag = f'"{hash(page.body)}"'
        if page.etag and request.headers.get("If-None-Match") == etag:
            return 304, web.Response(status=304, headers={"ETag": etag})
        headers = (
            dict(page.headers) | ({"ETag": etag} if page.etag else {}) | {"Set-Cookie": "track=1"}
        )
        return page.status, web.Response(
            status=page.status, body=page.body, headers=headers | {"Content-Type": page.kind}
        )


@asynccontextmanager
async def site(
    clock: Callable[[], float], tls: ssl.SSLContext | None = None
) -> AsyncIterator[Site]:
    """A site that is served."""
    made = Site(clock)
    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", made.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    served = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await served.start()
    host, port = runner.addresses[0][:2]
    made.url = f"{'https' if tls else 'http'}://{host}:{port}"
    try:
        yield made
    finally:
        await runner.cleanup()


_OUTCOMES = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
_REVIEWS = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n"
    f"{_OUTCOMES}\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t{_OUTCOMES}\t{_OUTCOMES}\n"
    + "\t".join(["0"] * 15)
    + "\n五、"
)


def whole(agency: str, year: int, new: int = 5) -> str:
    """A report in which nothing is wrong, as text."""
    return report(agency, year, new=new).replace("五、", _REVIEWS)


@cache
def parts_of(agency: str, year: int, new: int) -> tuple[Part, ...]:
    """A report laid out as its agency would."""
    return tuple(relaid(reading_of(whole(agency, year, new))))


@cache
def page_of(agency: str, year: int, new: int = 5) -> bytes:
    """A report as a page, in UTF-8."""
    return as_html(parts_of(agency, year, new))


@cache
def docx_of(agency: str, year: int, new: int = 5) -> bytes:
    return as_docx(parts_of(agency, year, new))


@cache
def pdf_of(agency: str, year: int, new: int = 5) -> bytes:
    return as_pdf(parts_of(agency, year, new))


def plain_list(links: list[tuple[str, str]], further: str = "") -> str:
    """A list page as most are: items with a date."""
    items = "".join(
        f'<li><a href="{href}" target="_blank">{title}</a><span>2023-01-20</span></li>'
        for href, title in links
    )
    return (
        "<!DOCTYPE html><html><head><title>政府信息公开年报_某县人民政府</title></head><body>"
        '<div class="nav"><a href="/">首页</a><a href="/nb/">政府信息公开年报</a>'
        '<a href="/zn/">政府信息公开指南</a></div>'
        f'<ul class="list">{items}</ul>{further}</body></html>'
    )
