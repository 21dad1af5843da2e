"""From a page of a site to an alert: what is certain is loaded by itself, all else is put before
the administrators.
"""

from __future__ import annotations

from pathlib import Path

from store.names import Names
from tests.store.made import PINGLUO, XIJI
from tests.telegram.administration.office import log_of
from tests.watching.site import page_of, plain_list
from tests.watching.watched import Lookout, lookout


async def test_a_new_report_is_loaded_and_told_with_its_address(out_apart: Lookout) -> None:
    reader = out_apart.desk.talk.private("Li")
    await reader.says("Li", "/subscribe 平罗县 新报告")
    await reader.bot_answer()
    out_apart.site.put("/nb/", plain_list([]))
    out_apart.add("/nb/")
    await out_apart.looks()
    assert out_apart.stages() == {}
    await reader.bot_answers()
    out_apart.site.put(
        "/nb/", plain_list([("./1.html", "平罗县人民政府2023年政府信息公开工作年度报告")])
    )
    out_apart.site.put("/nb/1.html", page_of(PINGLUO, 2023, 9))
    published = out_apart.clock.read()
    await out_apart.later(minutes=17)
    assert out_apart.stages() == {"/nb/1.html": "taken"}
    assert out_apart.desk.reports.new_requests(PINGLUO, 2023) == [9]
    alert = await reader.bot_answer()
    assert "2023" in alert.first_line
    assert f"{out_apart.site.url}/nb/1.html" in alert.text
    assert out_apart.clock.read() - published < 17 * 60 + 60
    answer = await out_apart.desk.says("平罗县2023年新收多少申请")
    assert f"（{out_apart.site.url}/nb/1.html）" in answer.text
    assert [entry for entry in log_of(out_apart.desk.talk) if entry[0] == "watch"] == [
        (
            "watch",
            f"watch 1 {out_apart.site.url}/nb/1.html",
            "taken: 平罗县人民政府2023年政府信息公开工作年度报告.html",
        )
    ]
    assert await out_apart.told() == []


async def test_what_does_not_fit_the_source_is_asked(out: Lookout) -> None:
    out.site.put("/nb/", plain_list([("1.html", "西吉县人民政府2023年政府信息公开工作年度报告")]))
    out.site.put("/nb/1.html", page_of(XIJI, 2023, 9))
    out.add("/nb/", "平罗县")
    await out.looks()
    assert out.stages() == {"/nb/1.html": "asked"}
    (shown,) = await out.desk.owner.bot_answers()
    assert shown.first_line.startswith("找到一份年报，没有自动载入：不在这个来源的机关或地区之内。")
    assert f"{out.site.url}/nb/1.html" in shown.text
    assert shown.buttons == ["载入", "看全部数", "放弃"]
    taken = await out.desk.presses("载入", shown)
    assert taken.first_line.startswith(
        "已载入 西吉县人民政府2023年政府信息公开工作年度报告.html：新 1"
    )
    assert out.stages() == {"/nb/1.html": "taken"}
    assert f"{out.site.url}/nb/1.html" in (await out.desk.says("西吉县2023年新收多少申请")).text


async def test_an_alert_comes_within_a_minute_of_publication_where_a_source_is_looked_at_each_minute(
    out: Lookout,
) -> None:
    reader = out.desk.talk.private("Li")
    await reader.says("Li", "/subscribe 平罗县 新报告")
    out.site.put("/nb/", plain_list([]))
    out.add("/nb/", minutes=1)
    await out.looks()
    await reader.bot_answers()
    out.site.put("/nb/", plain_list([("a.html", "平罗县人民政府2023年政府信息公开工作年度报告")]))
    out.site.put("/nb/a.html", page_of(PINGLUO, 2023, 9))
    published = out.clock.read()
    while not reader.has_news():
        await out.later(minutes=1 / 30)
        assert out.clock.read() - published <= 60
    assert (await reader.bot_answer()).first_line.startswith("新报告：平罗县人民政府 2023")


async def test_a_bot_over_an_index_that_is_published_elsewhere_looks_at_nothing(
    tmp_path: Path, names: Names
) -> None:
    async with lookout(tmp_path, names, index_from="https://files.example/index") as out:
        out.site.put(
            "/nb/", plain_list([("a.html", "平罗县人民政府2023年政府信息公开工作年度报告")])
        )
        out.add("/nb/")
        for _ in range(3):
            await out.desk.talk.tick()
            await out.desk.talk.at_rest()
        assert out.desk.talk.state.sources.due()
        assert out.site.log == []


async def test_an_administrator_who_has_subscribed_hears_of_each_report_once(out: Lookout) -> None:
    """What is loaded by itself is told to subscribers only; what was asked is told, and then
    answered.
    """
    desk = out.desk
    await desk.says("/subscribe 平罗县 新报告")
    await desk.says("/subscribe 西吉县 新报告")
    await out.looks()
    await desk.owner.bot_answers()
    title = "{}人民政府2023年政府信息公开工作年度报告"
    out.site.put(
        "/nb/", plain_list([("p.html", title.format("平罗县")), ("x.html", title.format("西吉县"))])
    )
    out.site.put("/nb/p.html", page_of(PINGLUO, 2023, 9))
    out.site.put("/nb/x.html", page_of(XIJI, 2023, 8))
    out.add("/nb/", "平罗县")
    await out.looks()
    messages = await desk.owner.bot_answers()
    assert sorted(message.first_line[:11] for message in messages) == [
        "找到一份年报，没有自动",
        "新报告：平罗县人民政府",
    ]
    asked = next(message for message in messages if message.buttons[:1] == ["载入"])
    taken = await desk.presses("载入", asked)
    assert taken.first_line.startswith("已载入")
    await out.looks()
    alerts = [message.first_line for message in await desk.owner.bot_answers()]
    assert [line[:11] for line in alerts] == ["新报告：西吉县人民政府"]
