"""Who may ask, and how much: tokens, the names that a server on this machine goes by, requests a
minute, time.

A client is known by its token, else by its address. Nothing of a question is logged.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from store.index import Damaged

dumps = partial(json.dumps, ensure_ascii=False)
log = logging.getLogger(__name__)

SECONDS: Final = 10.0
"""For which a request may be worked on, or wait for its turn."""
MINUTE: Final = 60.0
_CLIENTS: Final = 10_000
"""That are remembered; then those who asked longest ago are forgotten."""
OPEN: Final = frozenset({"/health", "/openapi.json"})
"""What is told without a token, and not counted."""
CLIENT: Final = web.RequestKey("client", str)


def refused(status: int, why: str, **headers: str) -> web.Response:
    """A refusal, as JSON."""
    return web.json_response({"error": why}, status=status, headers=headers, dumps=dumps)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host's name or address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(slots=True)
class Rates:
    """How many requests each client has left: so many at once, and as many again in a minute."""

    most: int
    clock: Callable[[], float] = monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, client: str) -> float:
        """Takes one; or the seconds until there is one."""
        now = self.clock()
        left, since = self._left.pop(client, (float(self.most), now))
        left = min(float(self.most), left + (now - since) * self.most / MINUTE)
        taken = left >= 1
        self._left[client] = (left - 1 if taken else left, now)
        while len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        if taken:
            return 0.0
        return (1 - left) * MINUTE / self.most


class Guard:
    """Stands before every request."""

    def __init__(
        self,
        tokens: frozenset[str],
        rates: Rates,
        *,
        local: bool,
        seconds: float = SECONDS,
    ) -> None:
        self._tokens = [hashlib.sha256(token.encode()).digest() for token in sorted(tokens)]
        self._rates = rates
        self._local = local
        """Whether only this machine is listened to."""
        self._seconds = seconds

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """The answer, or a refusal."""
        refusal = self._refusal(request)
        if refusal is not None:
            return refusal
        try:
            async with asyncio.timeout(self._seconds):
                return await handler(request)
        except TimeoutError:
            return refused(503, "it took too long; ask for less, or later", **{"Retry-After": "10"})
        except web.HTTPException as error:
            return refused(error.status, error.reason, **_allowed(error))
        except Damaged:
            log.exception("the index cannot be read")
            return refused(503, "the index cannot be read")
        except Exception:  # Said as all else is; what it was stands in the log.
            log.exception("a request failed")
            return refused(500, "an error of this program; its log has the details")

    def _refusal(self, request: web.Request) -> web.Response | None:
        # A page in a browser on this machine can reach us under a name of its own; then it could
        # read the answers.
        if self._local and not is_loopback(request.url.host or ""):
            return refused(421, "this server answers to localhost; see NIANBAO_SERVE")
        if request.path in OPEN:
            return None
        client = self._client(request)
        if client is None:
            return refused(
                401, "a token is needed: Authorization: Bearer …", **{"WWW-Authenticate": "Bearer"}
            )
        wait = self._rates.wait(client)
        if wait:
            return refused(429, "too many requests", **{"Retry-After": str(int(wait) + 1)})
        request[CLIENT] = client
        return None

    def _client(self, request: web.Request) -> str | None:
        if not self._tokens:
            return request.remote or ""
        scheme, _, said = request.headers.get("Authorization", "").partition(" ")
        digest = hashlib.sha256(said.strip().encode("utf-8", "surrogateescape")).digest()
        known = [
            hmac.compare_digest(digest, token) for token in self._tokens
        ]  # All, so that time tells nothing.
        if scheme.lower() == "bearer" and any(known):
            return digest.hex()
        return None


def _allowed(error: web.HTTPException) -> dict[str, str]:
    if "Allow" in error.headers:
        return {"Allow": error.headers["Allow"]}
    return {}
