"""Starts the recogniser in a process with limits on its memory and time, and takes its pages as
they come.
"""

from __future__ import annotations

import io
import json
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from typing import IO, Any, Final

from store.children import Begun
from store.reading.lines.blocks import Refused
from store.reading.lines.limits import OCR_PAGE_WAIT, OCR_PAGES
from store.starting import command, environment

_LOOK: Final = 2.0
"""Seconds after which it is said that the work goes on."""


def recognise(
    content: bytes,
    pages: Sequence[int] = (),
) -> Generator[Begun, None, list[dict[str, Any]] | Refused]:
    """What is said of each page of a picture or a scan; meanwhile it is said that the work goes on.

    `pages` are the numbers of those that are wanted, of a PDF; all of them where none is named.
    """
    wanted = ",".join(map(str, pages))
    with (
        tempfile.TemporaryFile() as picture
    ):  # a pipe would be waited for until all of the recogniser is imported
        picture.write(content)
        picture.seek(0)
        program = subprocess.Popen(  # noqa: S603 - the program is ours, the picture is only its input
            command("store.reading.formats.ocr", str(OCR_PAGES), wanted),
            stdin=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
    try:
        told: list[dict[str, Any]] = []
        for line in _lines(program.stdout or io.BytesIO()):
            if line is None:
                yield Begun()
            else:
                told.append(json.loads(line))
        code = program.wait()
        if code == -signal.SIGPROF:
            return Refused("reading-time")
        if code:
            return Refused("reading-stopped", {"detail": f"OCR {code}"})
        return told
    except TimeoutError:
        return Refused("reading-time")
    finally:
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


def _lines(output: IO[bytes]) -> Iterator[bytes | None]:
    """The lines that a program writes; None when it has written none for a while, `TimeoutError`
    when for too long.
    """
    rest, since = b"", time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        while True:
            if not selector.select(_LOOK):
                if time.monotonic() - since > OCR_PAGE_WAIT:
                    raise TimeoutError
                yield None
                continue
            read = os.read(output.fileno(), 1 << 16)
            if not read:
                return
            *whole, rest = (rest + read).split(b"\n")
            for line in whole:
                since = time.monotonic()
                yield line
