"""No agency is named, and there are more than a phone shows: none is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.answering.values import choices
from handlers.conversation import Conversation as Answering
from tests.store.made import Workshop, report
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.libraries import library_of
from tests.telegram.test_rankings import AGENCIES


@pytest.fixture
async def talk(workshop: Workshop, tmp_path: Path) -> AsyncIterator[Conversation]:
    for number, agency in enumerate(AGENCIES):
        workshop.write(f"{number}.txt", report(agency, 2022, new=100 - number))
    workshop.load()
    library = library_of(workshop.index)
    async with conversation(
        Answering(library.index, workshop.names), tmp_path, library=library
    ) as talk:
        yield talk


async def every_option(scene: Scene, shown: BotMessage) -> list[str]:
    """The labels of all pages of a keyboard."""
    seen: list[str] = []
    while True:
        seen += [label for label in shown.buttons if "◀" not in label and "▶" not in label]
        on = [label for label in shown.buttons if "▶" in label]
        if not on:
            return seen
        await scene.presses("Li", on[0], under=shown)
        shown = scene.now(shown)


async def test_each_agency_of_the_year_can_be_chosen(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "2022年申请总共多少")
    shown = await li.bot_answer()
    assert shown.first_line == "问的是哪个单位？"
    assert shown.text.count("人民政府") == 20
    assert "另有 12 个未写在这里。写上单位或地名再问一次" in shown.text
    options = await every_option(li, shown)
    assert options[0] == "所有单位合计"
    assert sorted(options[1:]) == sorted(AGENCIES)
    await li.presses("Li", options[-1], under=li.now(shown))
    assert "\n91 件" in (await li.bot_answer()).text


async def test_of_more_than_a_keyboard_holds_the_rest_is_among_all_reports(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.answering.MOST_CANDIDATES", 25)
    monkeypatch.setattr(choices, "MOST_CANDIDATES", 25)
    li = talk.private("Li", "en")
    await li.says("Li", "requests received in 2022")
    shown = await li.bot_answer()
    assert "12 more are not named here" in shown.text
    options = await every_option(li, shown)
    assert options[-1] == "7 more: all reports"
    assert len(options) == 26
    await li.presses("Li", options[-1], under=li.now(shown))
    assert (await li.bot_answer()).first_line.startswith("Reports: 32 ")
