"""How much looking at many sources takes: `python -m benchmarks.watching [SOURCES]`.

Each source is a site of its own (a name of its own, served by another process on this machine) with
a list of twenty reports. Two rounds: the first sees every list for the first time, the second with
half of the lists as they were. The pauses that politeness asks for are not waited for, but counted:
what is told is how long the looks took and would take with their pauses, the processor time of this
process without the children that take pages apart, and its memory.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import socket
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from handlers.watching.inside import networks
from handlers.watching.manners import Manners
from handlers.watching.visiting import AGENT, Visitor
from handlers.watching.watch import AT_ONCE
from store.names import Names
from store.state.administering.sources import WantedSource
from store.state.chats.subscriptions import Scope, ScopeKind
from tests.watching.alone import HOME, Alone, Time, alone

LINKS = 20


def serve(told: Connection) -> None:
    """In another process: every site there is."""
    asyncio.run(_serve(told))


async def _serve(told: Connection) -> None:
    version = {"number": 0}

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        if request.path == "/turn":
            version["number"] += 1
            return web.Response()
        number = int(request.host.partition(".")[0].removeprefix("site"))
        mark = version["number"] if number % 2 else 0
        if request.headers.get("If-None-Match") == f'"{mark}"':
            return web.Response(status=304)
        links = "".join(
            f'<li><a href="/{mark}-{year}.html">某局{2000 + year}年政府信息公开工作年度报告</a>'
            "</li>"
            for year in range(LINKS)
        )
        furniture = "<p>栏目</p>" * 400
        page = (
            f"<html><title>政府信息公开年报</title><body>{furniture}<ul>{links}</ul></body></html>"
        )
        return web.Response(text=page, content_type="text/html", headers={"ETag": f'"{mark}"'})

    application = web.Application()
    application.router.add_get("/{tail:.*}", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told.send(runner.addresses[0][1])
    await asyncio.Event().wait()


class Here(AbstractResolver):
    """Every name is of this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """One address."""
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing is open."""


async def main(count: int) -> None:
    """Look at so many sources, twice."""
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type] # sqlite-utils takes it where tools have brought it.
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    clock = Time()
    manners = Manners(AGENT, clock.sleep, clock.read)
    visitor = Visitor(manners, networks("127.0.0.1") or (), Here())
    with tempfile.TemporaryDirectory() as folder:
        async with alone(Path(folder), Names(HOME), clock, visitor=visitor) as it:
            scope = Scope(ScopeKind.REGION, HOME)
            with it.state.db.writing():
                for number in range(count):
                    it.state.sources.add(
                        WantedSource(f"http://site{number}.test:{port}/nb/", scope)
                    )
            for name in ("first", "second"):
                await _round(it, name, count)
                await visitor.visit(f"http://site0.test:{port}/turn", 100)
                clock.now += 3600
    server.kill()


async def _round(it: Alone, name: str, count: int) -> None:
    began, used, since = time.monotonic(), _processor(), it.time.now
    due = it.state.sources.due()
    for start in range(0, len(due), AT_ONCE):
        await asyncio.gather(
            *(it.watch.looker.look(source) for source in due[start : start + AT_ONCE])
        )
    seconds, waited = time.monotonic() - began, (it.time.now - since) / AT_ONCE
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (found,) = it.state.db.first("SELECT count(*) FROM finds") or (0,)
    print(
        f"{name}: {len(due)} of {count} looked at in {seconds:.1f} s ({_processor() - used:.1f} s "
        "of processor time), "
        f"with pauses at most {seconds + waited:.0f} s; {found} finds; {memory:.0f} MB at most"
    )


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
