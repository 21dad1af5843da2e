"""The server: its routes, and how an answer becomes a response."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from typing import Final, TypeVar

from aiohttp import web

from bot.api.asked import InvalidRequest, body, chosen, question
from bot.api.guarding import CLIENT, Guard, dumps, refused
from bot.api.openapi import PARAMETERS, document
from bot.objects.inquiries import Inquiries, NotFound, Selection
from bot.objects.records import Json
from bot.setup.following import Followed

LARGEST: Final = 64 << 10
"""Bytes of a request's body: a question is a few hundred."""
_THREADS: Final = 2
_WAITING: Final = 64
"""Requests that may wait for a thread."""
T = TypeVar("T")


class Api:
    """Answers requests from the index; the work is done in threads, as the loop must not wait for
    it.
    """

    def __init__(
        self,
        inquiries: Inquiries,
        followed: Callable[[], Followed] | None = None,
    ) -> None:
        self._inquiries = inquiries
        self._followed = followed
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="api")
        self._at_work = 0

    def application(self, guard: Guard) -> web.Application:
        """All of it, behind a guard."""
        application = web.Application(client_max_size=LARGEST, middlewares=[guard.middleware])
        application.add_routes(
            [
                web.get("/ask", self._ask_by_address),
                web.post("/ask", self._ask_by_body),
                web.get("/figures", partial(self._listed, "/figures", self._inquiries.figures)),
                web.get("/reports", partial(self._listed, "/reports", self._inquiries.reports)),
                web.get("/problems", partial(self._listed, "/problems", self._inquiries.problems)),
                web.get("/health", self._health),
                web.get("/openapi.json", self._openapi),
            ]
        )
        application.on_cleanup.append(self._close)
        return application

    async def _close(self, _: web.Application) -> None:
        # What is at work is waited for: the index is closed next, under whoever still reads it.
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)

    async def _done(self, work: Callable[[], T]) -> T | None:
        """What a thread found; None where too many wait already."""
        if self._at_work >= _WAITING:
            return None
        self._at_work += 1
        task = asyncio.get_running_loop().run_in_executor(self._threads, work)
        task.add_done_callback(self._ended)  # Also where the request has gone: the thread works on.
        return await task

    def _ended(self, _: object) -> None:
        self._at_work -= 1

    async def _ask_by_address(self, request: web.Request) -> web.Response:
        return await self._ask(request, dict(request.query))

    async def _ask_by_body(self, request: web.Request) -> web.Response:
        said = body(await request.read())
        if isinstance(said, InvalidRequest):
            return refused(400, said.why)
        return await self._ask(request, dict(said))

    async def _ask(self, request: web.Request, said: dict[str, object]) -> web.Response:
        asked = question(said)
        if isinstance(asked, InvalidRequest):
            return refused(400, asked.why)
        number, q, chat, language, now = asked
        # Where nothing is gone on from, the same is said until the index changes, or the day.
        tag = (
            ""
            if chat or request.method != "GET"
            else f"{_tag(self._inquiries.version())}.{self._inquiries.today()}"
        )
        if tag in _held(request):
            return _unchanged(tag)
        work = partial(
            self._inquiries.ask,
            q,
            number=number,
            language=language,
            chat=chat,
            whose=request[CLIENT],
            now=now,
        )
        found = await self._done(work)
        still = tag.startswith(_tag(self._inquiries.version()))
        return _told(found, tag if still else "")

    async def _listed(
        self,
        path: str,
        find: Callable[[Selection], Json | NotFound],
        request: web.Request,
    ) -> web.StreamResponse:
        wanted = chosen(request.query, frozenset(PARAMETERS[path]))
        if isinstance(wanted, InvalidRequest):
            return refused(400, wanted.why)
        tag = _tag(self._inquiries.version())
        if tag in _held(request):
            return _unchanged(tag)
        found = await self._done(partial(find, wanted))
        if isinstance(found, NotFound):
            return refused(404, found.why)
        # That of the moment from which it was found, which may be a later one than that which was
        # asked for.
        return _told(found, _tag(str(found["version"])) if found else "")

    async def _health(self, _: web.Request) -> web.Response:
        answered, current = self._inquiries.counts()
        told: Json = {
            "status": "well",
            "program": version("nianbao"),
            "reports": current,
            "answered_from": answered,
        }
        if self._followed is not None:
            told["published"] = self._followed().record()
        return web.json_response(told, dumps=dumps)

    async def _openapi(self, _: web.Request) -> web.Response:
        return web.json_response(document(), dumps=dumps)


def _tag(version_: str) -> str:
    return f"{version_}.{version('nianbao')}"


def _held(request: web.Request) -> list[str]:
    """The versions that a client has."""
    return [one.value for one in request.if_none_match or ()]


def _unchanged(tag: str) -> web.Response:
    return web.Response(status=304, headers={"ETag": f'"{tag}"'})


def _told(found: Json | None, tag: str = "") -> web.Response:
    if found is None:
        return refused(503, "too many requests are waiting", **{"Retry-After": "1"})
    kept = (
        {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}
        if tag
        else {"Cache-Control": "no-store"}
    )
    return web.json_response(found, dumps=dumps, headers=kept)
