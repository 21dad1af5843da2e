"""What administrators say and see of sources, in the chat and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.state import State, open_state
from tests.bot.program import Program
from tests.store.made import PINGLUO
from tests.telegram.administration.office import log_of
from tests.watching.site import page_of, plain_list
from tests.watching.watched import Lookout


async def test_from_a_command_to_a_report(out: Lookout) -> None:
    desk, gov = out.desk, out.site
    gov.put("/nb/", plain_list([("a.html", "平罗县人民政府2023年政府信息公开工作年度报告")]))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 9))
    said = await desk.says(f"/watch {gov.url}/nb/ 平罗县")
    assert said.first_line.startswith(f"开始看 1：{gov.url}/nb/（平罗县及以下各单位）。")
    await out.looks()
    assert desk.reports.new_requests(PINGLUO, 2023) == [9]
    listed = await desk.says("/watches")
    assert listed.text.splitlines()[:2] == ["看着 1 个来源，0 个有问题", f"1. {gov.url}/nb/（平罗县及以下各单位）"]
    assert "上次看 2026-01-22 09:00，上次发现 2026-01-22 09:00；已载入 1，等你决定 0" in listed.text
    gov.put("/nb/", "", status=500)
    await out.later(hours=1)
    assert "连续 1 次没有看成：网站回答 500" in (await desk.says("/watches")).text
    assert (await desk.says("/unwatch 7")).text.startswith("没有这个来源。")
    assert (await desk.says("/unwatch 1")).text == f"不再看 {gov.url}/nb/。已经找到的都留着。"
    assert (await desk.says("/watches")).text.startswith("没有看着的来源。")
    results = [result for name, action, result in log_of(desk.talk) if action.startswith(("/watch", "/unwatch"))]
    assert results == ["watched 1", "no such source", "unwatched 1"]
    gov.put("/nb/", plain_list([("b.html", "平罗县人民政府2023年政府信息公开工作年度报告")]))
    gov.put("/nb/b.html", page_of(PINGLUO, 2023, 9))
    await desk.says(f"/watch {gov.url}/nb/ 平罗县")
    await out.looks()
    assert out.stages()["/nb/b.html"] == "known", "the same bytes again"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/watch", "写法：/watch 网址 机关或地区"),
        ("/watch /etc 平罗县", "写法：/watch 网址 机关或地区"),
        ("/watch file:///etc 平罗县", "写法：/watch 网址 机关或地区"),
        ("/watch ~nobody-of-that-name/x 平罗县", "写法：/watch 网址 机关或地区"),
        ("/watch http://u:p@a.cn/ 平罗县", "写法：/watch 网址 机关或地区"),
        ("/watch http://a.cn/ 没有这个县", "“没有这个县”不是一个机关或地区。"),
    ],
)
async def test_what_cannot_be_watched(out: Lookout, said: str, answer: str) -> None:
    assert (await out.desk.says(said)).text.startswith(answer)
    assert out.desk.talk.state.sources.every() == []


async def test_without_an_agency_it_is_said_what_that_means(out: Lookout) -> None:
    said = await out.desk.says("/watch http://127.0.0.2:9/nb 过期也可")
    assert "所以找到的都先给管理员看" in said.text
    (source,) = out.desk.talk.state.sources.every()
    assert source.wanted.expired
    await out.looks()
    assert "地址在内部网络，没有允许访问" in (await out.desk.says("/watches")).text


async def test_others_may_not(out: Lookout) -> None:
    li = out.desk.talk.private("Li")
    for said in ("/watch http://a.cn/ 平罗县", "/watches", "/unwatch 1"):
        await li.says("Li", said)
        assert "管理员" in (await li.bot_answer()).text
    assert out.desk.talk.state.sources.every() == []


async def test_many_sources_are_turned_through(out: Lookout) -> None:
    for number in range(14):
        out.add(f"/{number}/")
    page = await out.desk.says("/watches")
    assert page.first_line == "看着 14 个来源，0 个有问题（第 1/3 页）"
    page = await out.desk.presses(page.buttons[-1], page)
    assert page.first_line.endswith("（第 2/3 页）")


async def test_who_is_missing_is_told_with_whether_it_is_watched(out: Lookout) -> None:
    assert "看着" not in (await out.desk.says("/missing 2025")).text
    out.site.put("/nb/", plain_list([]))
    out.add("/nb/", "平罗县人民政府")
    await out.looks()
    lines = (await out.desk.says("/missing 2025")).text.splitlines()
    assert any("平罗县" in line and line.endswith("（2026-01-22 起看着，上次看 2026-01-22 09:00）") for line in lines)
    assert any("西吉县" in line and line.endswith("（没有看着）") for line in lines)
    await out.desk.says("/digest 09:00")
    assert "（没有看着）" in (await out.desk.says("/digest now")).text


async def test_the_file_of_sources_is_followed(out: Lookout, tmp_path: Path) -> None:
    file, sources = tmp_path / "sources.toml", out.desk.talk.state.sources
    out.site.put("/nb/", plain_list([]))
    file.write_text(f'[[source]]\naddress = "{out.site.url}/nb/"\nof = "平罗县"\nminutes = 1\n', "utf-8")
    await out.looks()
    (source,) = sources.every()
    assert (source.listed, source.wanted.minutes) == (True, 1)
    out.site.put("/nb/", plain_list([("a.html", "平罗县人民政府2023年政府信息公开工作年度报告")]))
    out.site.put("/nb/a.html", page_of(PINGLUO, 2023, 9))
    assert "写在文件 sources.toml 里" in (await out.desk.says("/unwatch 1")).text
    file.write_text("source = 1", "utf-8")
    await out.looks()
    assert len(sources.every()) == 1, "what cannot be read changes nothing"
    file.write_text("source = []", "utf-8")
    await out.looks()
    assert sources.every() == []


# ---- the command line ------------------------------------------------------------------------------------------------
def test_the_command_line(tmp_path: Path) -> None:
    program = Program(tmp_path)
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "平罗县2023年报.html").write_bytes(page_of(PINGLUO, 2023))
    assert program.run("sources", "list").stdout == ""
    assert program.run("sources", "add", shared, "平罗县").stdout == f"1\t{shared}\t平罗县及以下各单位\n"
    assert program.run("sources", "list").stdout == f"1\t{shared}\t平罗县及以下各单位\t还没有\t还没有\t\n"
    (record,) = [json.loads(line) for line in program.run("sources", "list", "--json").stdout.splitlines()]
    assert (record["address"], record["number"], record["scope"]["kind"]) == (str(shared), 1, "region")
    assert program.run("sources", "check").stdout.startswith(f"ok   {shared}: 1 links to reports")
    assert program.run("sources", "remove", "1").stdout == f"{shared}\n"
    assert program.run("sources", "list").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nonsense"), "neither an address of the web nor the path of a folder"),
        (("add", "http://a.cn/", "没有这个县"), "is not one agency or region"),
        (("remove", "7"), "there is no source 7"),
    ],
)
def test_what_the_command_line_refuses(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in Program(tmp_path).error("sources", *arguments)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[source]]\nof = '平罗县'", "[[source]] 1: it has no address"),
        ("[[source]]\naddress = 'a.cn'", "neither an address"),
        ("[[source]]\naddress = 'http://a.cn/'\nminutes = -1", "minutes is no whole number"),
        ("[[source]]\naddress = 'http://a.cn/'\nwhat = 1", "there is no what"),
        ("[[source]]\naddress = 'http://a.cn/'\nof = '没有'", "is not one agency or region"),
        ("a = ", "Invalid"),
        ("a = " + "[" * 5000, "recursion"),
        ("[[source]]\naddress = '~nobody-of-that-name/x'", "neither an address"),
    ],
)
def test_a_file_that_cannot_be_followed_is_named_with_its_place(tmp_path: Path, text: str, why: str) -> None:
    program = Program(tmp_path)
    program.run("sources", "list")
    (tmp_path / "sources.toml").write_text(text, "utf-8")
    said = program.error("sources", "list")
    assert "sources.toml" in said
    assert why in said


def test_doctor_names_sources_that_fail_and_a_file_that_cannot_be_followed(tmp_path: Path) -> None:
    program = Program(tmp_path)
    assert "ok   新年报的来源：没有看着的来源" in program.run("doctor").stdout
    program.run("sources", "add", "http://a.gov.cn/nb/", "平罗县")
    program.run("sources", "add", "http://b.gov.cn/nb/", "西吉县")
    state = open_state(tmp_path / "state.db")
    assert isinstance(state, State)
    for number, failures in ((1, 3), (2, 2)):
        for _ in range(failures):
            state.sources.failed(number, 0, "name", "")
    state.close()
    said = program.run("doctor").stdout
    assert "FAIL 新年报的来源：看着 2 个，1 个一再看不成：http://a.gov.cn/nb/" in said
    (tmp_path / "sources.toml").write_text("[[source]]\n", "utf-8")
    said = program.run("doctor").stdout
    assert f"FAIL 新年报的来源：{tmp_path}/sources.toml 不能照办：[[source]] 1 it has no address" in said
