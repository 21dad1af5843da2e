"""Logs: one line an event, key=value, with neither tokens nor the words of messages."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

from store.shown import without_tokens

_OWN_FIELDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}
_CHATTY = ("httpx", "httpcore", "telegram", "apscheduler", "asyncio")
"""Libraries heard from WARNING on: httpx logs every address, and with it the token, at INFO."""


class OneLine(logging.Formatter):
    """A record as one line: time, level, logger, event, then its fields; tokens blotted out
    wherever they stand.
    """

    def __init__(self, token: str = "") -> None:
        super().__init__()
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record. Everything passes the same blotter, the traceback too."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = {name: value for name, value in vars(record).items() if name not in _OWN_FIELDS}
        if record.exc_info:
            fields["trace"] = self.formatException(record.exc_info)
        if record.stack_info:
            fields["stack"] = record.stack_info
        words = [when, record.levelname, record.name, _flat(record.getMessage())]
        words += [f"{name}={_value(value)}" for name, value in fields.items() if value is not None]
        return redacted(" ".join(words), self._token)


def redacted(text: str, token: str = "") -> str:
    """The text without anything that is, or looks like, a bot token."""
    if token:
        text = text.replace(token, "[token]").replace(token.replace(":", "%3A"), "[token]")
    return without_tokens(text)


def configure_logs(
    token: str = "",
    stream: TextIO | None = None,
    level: int = logging.INFO,
) -> None:
    """Send all logs to the stream (standard error), one line each."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(OneLine(token))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _value(value: object) -> str:
    text = str(value)
    if text and not re.search(r"[\s\"=]", text):
        return text
    return json.dumps(text, ensure_ascii=False)
