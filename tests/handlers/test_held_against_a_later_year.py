"""A year that is said to stand above another is held against that one, be it the later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from tests.conftest import TODAY
from tests.store.made import XIJI, Workshop, report

SAID = (
    ("西吉县2023年新收申请比2022年还少", True),
    ("西吉县2022年新收申请比2023年还多", True),
    ("西吉县2022年新收申请比2023年还少", False),
    ("西吉县2022年新收申请比2023年增加，对吗", True),
    ("西吉县2022年新收申请比2023年减少，对吗", False),
    ("西吉县2023年新收申请比2022年减少，对吗", True),
    ("和2023年比，西吉县2022年新收申请增加了，对吗", True),
    ("和2022年比，西吉县2023年新收申请减少了，对吗", True),
    ("西吉县2022、2023年新收申请比2021年增加，对吗", None),
)


@pytest.fixture
def conversation(workshop: Workshop) -> Iterator[Conversation]:
    """西吉县 with 4 requests, then 8, then 3."""
    for year, new in ((2021, 4), (2022, 8), (2023, 3)):
        workshop.write(f"{year}.txt", report(XIJI, year, new=new))
    workshop.load()
    index = workshop.open()
    yield Conversation(index, workshop.names, clock=lambda: 0.0)
    index.close()


@pytest.mark.parametrize(("text", "so"), SAID)
def test_a_year_is_held_against_the_one_that_is_said(
    conversation: Conversation, text: str, so: bool | None
) -> None:
    assert conversation.answer(Asking(text, Asker("chat"), TODAY, None)).verdict is so
