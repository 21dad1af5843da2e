"""Subscriptions and digests in natural words, end to end in both transports: places, kinds, rises,
times.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.rises import rise_in
from handlers.subscriptions.words import wanted
from store.state.chats.subscriptions import What, together
from tests.store.made import Workshop, report
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.libraries import library_of
from tests.telegram.scripted import Scripted


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    workshop: Workshop, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Conversation]:
    workshop.write("a.txt", report("宁夏回族自治区固原市西吉县人民政府", 2021, new=20))
    workshop.load()
    async with conversation(
        Scripted(), tmp_path, library=library_of(workshop.index), webhook=request.param == "webhook"
    ) as talk:
        await talk.tick()
        yield talk


async def said(scene: Scene, text: str, who: str = "Li") -> BotMessage:
    await scene.says(who, text)
    return await scene.bot_answer()


async def test_two_regions_and_two_kinds_in_one_line(talk: Conversation) -> None:
    li = talk.private("Li")
    await said(li, "/subscribe 固原市和吴忠市 变化 问题")
    assert (await said(li, "/subscriptions")).text.splitlines()[1:] == [
        "1. 固原市及以下各单位 · 数字变化和问题",
        "2. 吴忠市及以下各单位 · 数字变化和问题",
    ]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("/subscribe 固原市 变变", "变变"),
        ("/subscribe 固原市 火星县", "火星县"),
        ("/subscribe 固原市、火星县 变化", "火星县"),
        ("/digest 每周五下午五点半 固原市 火星县", "火星县"),
        ("/subscribe 固原市 申请超过50件", "申请超过50件"),
        ("/subscribe 固原市 申请涨50件", "申请涨50件"),
        ("/subscribe Guyuan requests above 50", "requests above 50"),
    ],
)
async def test_what_was_not_understood_is_named_and_not_the_region(
    talk: Conversation, words: str, named: str
) -> None:
    head = (await said(talk.private("Li"), words)).first_line
    assert head.startswith(f"没有看懂“{named}”")
    assert "固原" not in head


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/digest 每周五下午五点半", "每周五 17:30"),
        ("/digest 下午五点半，每周五", "每周五 17:30"),
        ("/digest 每周五下午五点半 固原市", "每周五 17:30"),
        ("/digest 9点 每天", "每天 09:00"),
        ("/digest 周五17:30", "每周五 17:30"),
        ("/digest every friday at 5:30 pm", "每周五 17:30"),
        ("/digest on Mondays at 8", "每周一 08:00"),
        ("/digest 星期一、四 9点半", "每周一、周四 09:30"),
        ("/digest every weekday at 9 am", "周一至周五 09:00"),
    ],
)
async def test_times_before_and_behind_how_often(talk: Conversation, words: str, told: str) -> None:
    assert (await said(talk.private("Li"), words)).first_line.startswith(f"摘要：{told}")


@pytest.mark.parametrize(
    "said_so",
    [
        "from 10 pm until 7 am",
        "between 10 pm and 7 am",
        "从晚上十点到第二天早上七点",
        "每天22:00-07:00",
    ],
)
async def test_quiet_hours_from_when_until_when(talk: Conversation, said_so: str) -> None:
    assert "22:00–07:00" in (await said(talk.private("Li"), f"/quiet {said_so}")).first_line


async def test_a_digest_of_two_regions_is_asked_back(talk: Conversation) -> None:
    li = talk.private("Li")
    asked = await said(li, "/digest 每周五下午五点半 固原市和吴忠市")
    assert asked.buttons == ["固原市及以下各单位", "吴忠市及以下各单位", "这里订阅的全部"]
    await li.presses("Li", "吴忠市及以下各单位", under=asked)
    assert "吴忠市" in (await li.bot_answer()).text


@pytest.mark.parametrize(
    ("received", "is_told"), [(30, True), (29, False), (20, False), (200, True)]
)
async def test_a_rise_is_told_from_the_share_on_that_was_asked_for(
    talk: Conversation, workshop: Workshop, received: int, is_told: bool
) -> None:
    li = talk.private("Li")
    assert "50%" in (await said(li, "/subscribe 固原市各县申请涨一半")).text
    workshop.write("b.txt", report("宁夏回族自治区固原市西吉县人民政府", 2022, new=received))
    workshop.load()
    await talk.tick()
    await talk.delivered()
    assert li.has_news() is is_told


async def test_a_report_without_a_year_before_rises_by_nothing(
    talk: Conversation, workshop: Workshop
) -> None:
    li = talk.private("Li")
    await said(li, "/subscribe 申请涨一半")
    workshop.write("c.txt", report("宁夏回族自治区固原市隆德县人民政府", 2022, new=500))
    workshop.load()
    await talk.tick()
    await talk.delivered()
    assert not li.has_news()


@pytest.mark.parametrize(
    ("text", "percent", "rest"),
    [
        ("固原市 申请涨一半", 50, "固原市"),
        ("新收申请上升30%", 30, ""),
        ("申请量比上年增长百分之二十以上", None, ""),
        ("申请量增加超过 20 %", 20, ""),
        ("requests of any county rise by half", 50, ""),
        ("Guyuan requests rise by more than 25%", 25, "Guyuan"),
        ("tell me when requests double", 100, ""),
        ("requests in Pingluo have doubled", 100, "Pingluo"),
        ("Pingluo's requests are up 30%", 30, "Pingluo"),
        ("Office of Guyuan requests rise 30%", 30, "Office of Guyuan"),
        ("申请同比增长超过三成", 30, ""),
        ("申请涨50件", None, ""),
        ("申请超过50件", None, ""),
        ("requests drop by half", None, ""),
        ("固原市 新报告", None, ""),
        ("申请涨9999%", None, ""),
    ],
)
def test_rises_as_they_are_said(text: str, percent: int | None, rest: str) -> None:
    found = rise_in(text)
    assert (found.percent if found else None) == percent
    assert found is None or found.rest == rest


def test_every_set_of_kinds_is_said_and_understood_again() -> None:
    for what in (What.NEW, What.CHANGED, What.PROBLEMS):
        for other in (What.NEW, What.CHANGED, What.PROBLEMS):
            both = together([what, other])
            assert wanted(" ".join(both.parts)).what is both
    assert together([What.NEW, What.CHANGED_AND_PROBLEMS]) is What.ALL
