import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.setup.logs import configure_logs, redacted

TOKEN = "8000001:AAEmulatorEmulatorEmulatorEmulatorE"
SHORT = "123:AAA"


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {
        name: logging.getLogger(name).level
        for name in ("httpx", "telegram", "asyncio", "httpcore", "apscheduler")
    }
    stream = io.StringIO()
    configure_logs(SHORT, stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_an_event_is_one_line_with_its_fields(logged: io.StringIO) -> None:
    logging.getLogger("bot.process.app").info(
        "answered", extra={"chat": -100, "outcome": "sent", "why": "a b", "none": None}
    )
    (line,) = logged.getvalue().splitlines()
    assert line.endswith(' INFO bot.process.app answered chat=-100 outcome=sent why="a b"')


def test_an_exception_is_in_the_same_line(logged: io.StringIO) -> None:
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        logging.getLogger("bot.process.app").exception("failed")
    (line,) = logged.getvalue().splitlines()
    assert "ValueError: first" in line
    assert "test_logs.py" in line


@pytest.mark.parametrize("token", [TOKEN, SHORT], ids=["any token", "our own token"])
def test_no_token_passes_wherever_it_stands(logged: io.StringIO, token: str) -> None:
    log = logging.getLogger("anything")
    log.info("token %s", token)
    log.info("asking", extra={"url": f"https://api.telegram.org/bot{token}/getMe"})
    log.info(f"https%3A//x/file/bot{token.replace(':', '%3A')}/photo.jpg")
    try:
        try:
            raise KeyError(token)
        except KeyError as inner:
            raise RuntimeError(f"The token `{token}` was rejected by the server.") from inner
    except RuntimeError:
        log.exception("failed", stack_info=True)
    assert len(logged.getvalue().splitlines()) == 4
    assert token not in logged.getvalue()
    assert token.partition(":")[2] not in logged.getvalue()


def test_libraries_that_log_addresses_are_silenced(logged: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getMe")
    assert logged.getvalue() == ""


@given(
    some.integers(10_000, 9_999_999_999),
    some.text("ABCxyz019_-", min_size=30, max_size=40),
    some.text(),
    some.text(),
)
def test_whatever_stands_around_it_a_token_goes(
    number: int, secret: str, before: str, after: str
) -> None:
    assert f":{secret}" not in redacted(f"{before} {number}:{secret} {after}")
    assert f":{secret}" not in redacted(f"{before}/bot{number}:{secret}/{after}")


def test_numbers_and_times_stay() -> None:
    line = "2026-01-22T09:00:00.000+00:00 INFO chat=-1002000000001 asked=message:123456 table=requests:new"
    assert redacted(line) == line
