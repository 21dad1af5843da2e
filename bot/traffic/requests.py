"""Requests to the Bot API, made by aiohttp.

The library's own client looks at every connection of its pool for each request and is written in
Python throughout; on a busy bot most of the time went there. aiohttp parses in C and takes a fifth
of it.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from store.shown import without_tokens

T = TypeVar("T")

CONNECTIONS = 64
"""At once; more requests wait for a free one. Thirty messages a second, as Telegram allows, need a
handful.
"""
CONNECT, READ, WRITE, UPLOAD = 5.0, 5.0, 5.0, 20.0
"""Seconds, where a request does not say otherwise: those of python-telegram-bot's own client."""
IDLE = 30.0
"""Seconds that an unused connection is kept."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Half as many bytes for Chinese as with escapes, and one call for all parameters."""

Gate = Callable[[], Awaitable[None]]
"""Asked before each request: it waits until one may leave, or raises NetworkError where none may
any more.
"""


async def open_gate() -> None:
    """Lets every request leave."""


class RequestLoop(Protocol):
    """Where requests are made: a loop."""

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work gives."""
        ...


class Here:
    """The loop that asks for it."""

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work gives."""
        return await work


_HERE = Here()


@dataclass(frozen=True, slots=True)
class ApiRoute:
    """How requests go to the Bot API.

    Where the state is on a server, calls of it are made on the bot's loop and may wait. An answer
    of Telegram's that came meanwhile would seem to have come too late, and what was sent would be
    sent again, marked: so requests are made on a loop on which nothing else waits. A state in a
    file keeps nobody waiting, and the way there would take time.
    """

    gate: Gate = open_gate
    place: RequestLoop = _HERE


STRAIGHT = ApiRoute()


class AiohttpRequest(BaseRequest):
    """See `telegram.request.BaseRequest`. What goes wrong keeps aiohttp's error as its cause, see
    `refusals`.
    """

    def __init__(
        self,
        proxy: str | None = None,
        connections: int = CONNECTIONS,
        way: ApiRoute = STRAIGHT,
    ) -> None:
        self._proxy = proxy
        self._connections = connections
        self._way = way
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds."""
        return READ

    async def initialize(self) -> None:
        """Open the session."""
        await self._way.place.run(self._open())

    async def _open(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=IDLE)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                proxy=self._proxy,
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._way.place.run(self._session.close())
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request: the status and the body. Raises TimedOut or NetworkError.

        Nobody is followed to another address: what is sent there would hold the token.
        """
        if self._session is None:
            raise RuntimeError("the client is not initialized")
        files = bool(request_data and request_data.contains_files)
        read = _seconds(read_timeout, READ)
        write = _seconds(write_timeout, UPLOAD if files else WRITE) or 0.0
        whole = None if read is None else read + write
        timeout = aiohttp.ClientTimeout(
            total=whole, sock_connect=_seconds(connect_timeout, CONNECT)
        )
        return await self._way.place.run(
            self._made(self._session, url, method, request_data, timeout)
        )

    async def _made(
        self,
        session: aiohttp.ClientSession,
        url: str,
        method: str,
        data: RequestData | None,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - aiohttp's own, of a connection and of the whole
    ) -> tuple[int, bytes]:
        try:
            body, headers = _body(data)
            await self._way.gate()
            async with session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # Some of these errors name the address, which holds the token.
            raise NetworkError(without_tokens(f"{type(error).__name__}: {error}")) from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer; of a message that was sent or changed, only what tells which one it is.

        Telegram repeats the whole message, and making objects of that takes longer than all else
        that is done with it.
        """
        answer = BaseRequest.parse_json_payload(payload)
        result = answer.get("result")
        if isinstance(result, dict) and "message_id" in result:
            answer["result"] = {
                name: result[name] for name in ("message_id", "date", "chat") if name in result
            }
        return answer


class UpdatesRequest(AiohttpRequest):
    """Fetches updates, as Telegram wrote them: one that the library cannot read must not take the
    others with it.
    """

    def __init__(self, proxy: str | None = None, way: ApiRoute = STRAIGHT) -> None:
        super().__init__(proxy, connections=1, way=way)

    async def fetch(
        self,
        bot: ExtBot[Any],
        offset: int | None,
        wait: float,
        allowed: Sequence[str],
    ) -> list[Any]:
        """The updates from a number on, once there are any or some seconds have passed. Raises
        TelegramError.
        """
        data = _written({"offset": offset, "timeout": int(wait), "allowed_updates": list(allowed)})
        found = await self.post(f"{bot.base_url}/getUpdates", data, read_timeout=READ + wait)
        if isinstance(found, list):
            return found
        return []


async def call_api(bot: ExtBot[Any], method: str, parameters: Mapping[str, object]) -> Any:
    """What a method of the Bot API gives, in JSON; parameters that are None are left out. Raises
    TelegramError.

    For what is called for each answer: to look through all parameters that the library's own method
    may have, for defaults and objects, takes longer than the request.
    """
    return await bot.request.post(f"{bot.base_url}/{method}", _written(parameters))


def _written(parameters: Mapping[str, object]) -> RequestData:
    """The parameters that are not None."""
    return RequestData(
        [
            RequestParameter(
                name, value if isinstance(value, str | int) else _JSON.encode(value), None
            )
            for name, value in parameters.items()
            if value is not None
        ]
    )


def _seconds(timeout: ODVInput[float], otherwise: float) -> float | None:
    if isinstance(timeout, DefaultValue):
        return otherwise
    return timeout


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str]]:
    """The parameters as JSON, with files as a form; and the headers that say so.

    A parameter that is an object is JSON within JSON, as in a form: not every server of the Bot API
    takes the object.
    """
    if data is None:
        return None, {}
    if not data.contains_files:
        return _JSON.encode(data.json_parameters).encode("utf-8", "replace"), {
            "Content-Type": "application/json"
        }
    form = aiohttp.FormData(
        data.json_parameters, quote_fields=False
    )  # File names stay readable: UTF-8 as it is.
    for name, (file_name, content, mime) in cast(
        "dict[str, tuple[str, bytes, str]]", data.multipart_data
    ).items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form, {}


def proxy_to(address: str) -> str | None:
    """The proxy that the environment (HTTPS_PROXY, NO_PROXY and the like) asks for on the way to an
    address.

    Found once: aiohttp's own way reads the file of passwords for other services at each request.
    """
    parts = urlsplit(address)
    if proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get(parts.scheme)
