"""The original of a scan is shown as it looks: the line of a figure, and what could not be read for
certain.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from bot.jobs.terminal import pictures_of
from handlers.conversation import Conversation
from handlers.rendering.citing.cutouts import cut_of_reading
from handlers.reply import File, Language
from store.index import Index
from store.index.prepared import prepare
from store.index.writing import IndexWriter
from store.loader.session import Session, change
from store.model import Reading
from store.names import Names
from tests.reading.test_scans import changed, digits, pages, read_pages

WIDTH, HEIGHT = 1240, 1754


def striped(page: int) -> bytes:
    """A page on which each shade of grey stands at a height of its own."""
    made = Image.new("L", (WIDTH, HEIGHT))
    for top in range(HEIGHT):
        made.paste(top * 200 // HEIGHT + page, (0, top, WIDTH, top + 1))
    out = io.BytesIO()
    made.save(out, "JPEG", quality=90)
    return out.getvalue()


def pictured(told: list[dict[str, Any]]) -> Reading:
    for number, one in enumerate(told, 1):
        one["picture"] = base64.b64encode(striped(number)).decode()
    return read_pages(told)


@pytest.fixture(scope="module")
def certain() -> Reading:
    return pictured(pages())


@pytest.fixture(scope="module")
def unsure() -> Reading:
    return pictured(changed(digits(lambda sign: sign == "9")[0], "\N{REPLACEMENT CHARACTER}"))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index.db"


Holding = Callable[[Reading], Conversation]
"""A conversation over an index that holds a scan."""


@pytest.fixture
def held(index: Path, names: Names) -> Iterator[Holding]:
    opened: list[Index] = []

    def holding(reading: Reading) -> Conversation:
        def work(session: Session) -> None:
            lines = "\n".join(reading.lines)
            agency = session.whose(
                reading.file, reading.agency_printed, reading.year, "1", lines
            ).agency
            session.touched |= (
                IndexWriter(session.db).put(prepare(reading, "1", None), agency).touched
            )
            session.make_whole()

        change(index, names, work)
        opened.append(Index(index))
        return Conversation(opened[-1], names)

    yield holding
    for each in opened:
        each.close()


def middle(file: File) -> float:
    """The height of the page, in shares of it, that a cut-out shows in its middle."""
    with Image.open(io.BytesIO(file.content)) as opened:
        assert opened.width == WIDTH
        shade: Any = opened.convert("L").getpixel((WIDTH // 2, opened.height // 2))
    return float(shade / 200)


def test_the_original_of_a_figure_shows_the_row_on_its_page(
    index: Path, certain: Reading, held: Holding
) -> None:
    fact = next(fact for fact in certain.facts if fact.cell == ("requests", "new", "total"))
    place = certain.places[fact.line - 1]
    assert place.page == 2
    conversation = held(certain)
    reply = conversation.source(f"{certain.agency_printed} 2022 {fact.line}", Language.ZH)
    assert any(str(fact.value) in line.text for line in reply.lines)
    (file,) = reply.files
    assert file.picture
    assert abs(middle(file) - (place.top + place.bottom) / 2) < 0.02
    for path in pictures_of(reply, index.parent):  # as the terminal shows it
        assert path.read_bytes() == file.content


def test_a_row_that_is_not_certain_is_shown_with_its_problem(
    unsure: Reading, held: Holding
) -> None:
    (line,) = [problem.line for problem in unsure.problems if problem.code == "characters-unread"]
    place = unsure.places[line - 1]
    conversation = held(unsure)
    reply = conversation.check(f"{unsure.agency_printed} 2022", date(2026, 1, 1), Language.ZH)
    for (file,) in (reply.files, cut_of_reading(unsure)):  # of what is held, and before it is taken
        assert abs(middle(file) - (place.top + place.bottom) / 2) < 0.02


def test_a_text_has_no_cut_out(certain: Reading, held: Holding) -> None:
    text = replace(certain, scanned={}, places=())
    conversation = held(text)
    assert (
        conversation.source(
            f"{certain.agency_printed} 2022 {certain.facts[0].line}", Language.ZH
        ).files
        == ()
    )
    assert cut_of_reading(text) == ()


def test_the_line_is_framed(certain: Reading, held: Holding) -> None:
    conversation = held(certain)
    (file,) = conversation.source(
        f"{certain.agency_printed} 2022 {certain.facts[0].line}", Language.ZH
    ).files
    with Image.open(io.BytesIO(file.content)) as opened:
        red, green, _ = opened.convert("RGB").split()
    difference: Any = ImageChops.subtract(red, green).getextrema()
    assert difference[1] > 80
