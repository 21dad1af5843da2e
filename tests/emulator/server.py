"""The Bot API over HTTP: reads a request, checks it, carries it out, and lets go wrong what a test
wants to.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.emulator.errors import RefusedError
from tests.emulator.faults import AnswerLost, BadGateway, Clock, Faults, Held, RequestLost
from tests.emulator.files import REQUEST_LIMIT, Files, Upload
from tests.emulator.flood import Flood
from tests.emulator.methods import Fields, Methods
from tests.emulator.spec import SpecViolationError, decoded
from tests.emulator.updates import Updates
from tests.emulator.webhook import Webhook
from tests.emulator.world import Chat

TOKEN = "8000001:AAEmulatorEmulatorEmulatorEmulatorE"


@dataclass(frozen=True, slots=True)
class Request:
    """A request that the bot made."""

    method: str
    fields: Fields


class Server:
    """The Bot API of one bot."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.faults = Faults()
        self.flood = Flood(self.clock)
        self.updates = Updates()
        self.webhook = Webhook(self.updates)
        self.chats: dict[int, Chat] = {}
        self.reads_all = False
        """The opposite of privacy mode."""
        self.files = Files()
        self.methods = Methods(self.chats, self.files, self.clock.now, lambda: self.reads_all)
        self.token = TOKEN
        self.requests: list[Request] = []
        self.violations: list[str] = []
        """Requests that the Bot API's description does not allow; a test with any of them fails."""
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application(client_max_size=REQUEST_LIMIT)
        app.router.add_get("/file/bot{token}/{path:.*}", self._give)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        await self.webhook.delete()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _json(RefusedError(401, "Unauthorized"))
        try:
            raw, uploads = await _sent(request)
        except web.HTTPRequestEntityTooLarge:
            return _json(RefusedError(413, "Request Entity Too Large"))
        try:
            fields = _with_uploads(method, raw, uploads)
        except SpecViolationError as error:
            self.violations.append(str(error))
            return _json(RefusedError(400, f"Bad Request: {error}"))
        self.requests.append(Request(method, fields))
        try:
            return await self._carry_out(request, method, fields)
        except RefusedError as refused:
            return _json(refused)

    async def _give(self, request: web.Request) -> web.StreamResponse:
        """The content of a file that getFile told the path of."""
        if request.match_info["token"] != self.token:
            return _json(RefusedError(401, "Unauthorized"))
        self.requests.append(Request("download", {"path": request.match_info["path"]}))
        try:
            fault = self.faults.next("download", None)
            if isinstance(fault, RefusedError):
                raise fault
            return web.Response(body=self.files.content(request.match_info["path"]))
        except RefusedError as refused:
            return _json(refused)

    async def _carry_out(
        self, request: web.Request, method: str, fields: Fields
    ) -> web.StreamResponse:
        fault = self.faults.next(method, fields.get("chat_id"))
        if isinstance(fault, RefusedError):
            raise fault
        if isinstance(fault, BadGateway):
            return web.Response(
                status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html"
            )
        if isinstance(fault, RequestLost):
            return _broken(request)
        result = await self._result(method, fields)
        if isinstance(fault, Held):
            await fault.gate.wait()
        return (
            _broken(request)
            if isinstance(fault, AnswerLost)
            else web.json_response({"ok": True, "result": result})
        )

    async def _result(self, method: str, fields: Fields) -> Any:
        if method in ("setWebhook", "deleteWebhook"):
            return await (
                self.webhook.set(fields) if method == "setWebhook" else self.webhook.delete()
            )
        if method == "getWebhookInfo":
            return self.webhook.info()
        if method == "getUpdates":
            self.webhook.refuse_polling()
            return await self.updates.fetch(
                fields.get("offset", 0),
                fields.get("limit", 100),
                fields.get("timeout", 0),
                fields.get("allowed_updates"),
            )
        if method in (
            "sendMessage",
            "sendRichMessage",
            "editMessageText",
            "editMessageMedia",
            "sendDocument",
            "sendPhoto",
        ):
            self.flood.check(fields["chat_id"])
        carry_out = getattr(self.methods, method, None)
        if carry_out is None:
            self.violations.append(f"the emulator does not know {method} yet")
            raise RefusedError(501, "Not Implemented")
        result = json.loads(json.dumps(carry_out(fields)))
        async with self.updates.changed:
            self.updates.changed.notify_all()
        return result


def _broken(request: web.Request) -> web.Response:
    """No answer: the connection is cut."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=499)


async def _sent(request: web.Request) -> tuple[Fields, dict[str, Upload]]:
    """The parameters and the files of a request: JSON, or a form whose values are text or JSON."""
    if request.content_type == "application/json":
        return await request.json(), {}
    sent = await request.post()
    uploads = {
        name: Upload(value.filename, value.content_type, value.file.read())
        for name, value in sent.items()
        if isinstance(value, web.FileField)
    }
    return {name: value for name, value in sent.items() if isinstance(value, str)}, uploads


def _with_uploads(method: str, raw: Fields, uploads: dict[str, Upload]) -> Fields:
    """The checked parameters; a file stands under its parameter's name, or under one that the
    parameter gives.
    """
    words = {name: value for name, value in raw.items() if isinstance(value, str)}
    attached = {name: uploads.get(value.removeprefix("attach://")) for name, value in words.items()}
    given = {name: upload for name, upload in attached.items() if upload is not None}
    media = json.loads(raw["media"]) if "media" in raw else None
    if media is not None:
        file = uploads.get(media["media"].removeprefix("attach://"))
        return decoded(method, raw) | {"media": media | {"media": file}}
    given |= {name: upload for name, upload in uploads.items() if upload not in given.values()}
    return decoded(method, raw | dict.fromkeys(given, "attach://file")) | given


def _json(refused: RefusedError) -> web.Response:
    return web.json_response(refused.body(), status=refused.code)
