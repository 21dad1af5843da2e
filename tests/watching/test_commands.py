"""What administrators say and see of sources, in the chat and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.state import State, open_state
from tests.bot.program import Program
from tests.store.made import PINGLUO, XIJI
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
    assert listed.text.splitlines()[:2] == [
        "看着 1 个来源，0 个有问题",
        f"1. {gov.url}/nb/（平罗县及以下各单位）",
    ]
    assert "上次看 2026-01-22 09:00，上次发现 2026-01-22 09:00；已载入 1，等你决定 0" in listed.text
    gov.put("/nb/", "", status=500)
    await out.later(hours=1)
    assert "连续 1 次没有看成：网站回答 500" in (await desk.says("/watches")).text
    assert (await desk.says("/unwatch 7")).text.startswith("没有这个来源。")
    assert (await desk.says("/unwatch 1")).text == f"不再看 {gov.url}/nb/。已经找到的都留着。"
    assert (await desk.says("/watches")).text.startswith("没有看着的来源。")
    results = [
        result
        for name, action, result in log_of(desk.talk)
        if action.startswith(("/watch", "/unwatch"))
    ]
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
    assert any(
        "平罗县" in line and line.endswith("（2026-01-22 起看着，上次看 2026-01-22 09:00）")
        for line in lines
    )
    assert any("西吉县" in line and line.endswith("（没有看着）") for line in lines)
    await out.desk.says("/digest 09:00")
    assert "（没有看着）" in (await out.desk.says("/digest now")).text


async def test_the_file_of_sources_is_followed(out: Lookout, tmp_path: Path) -> None:
    file, sources = tmp_path / "sources.toml", out.desk.talk.state.sources
    out.site.put("/nb/", plain_list([]))
    file.write_text(
        f'[[source]]\naddress = "{out.site.url}/nb/"\nof = "平罗县"\nminutes = 1\n', "utf-8"
    )
    await out.looks()
    (source,) = sources.every()
    assert (source.listed, source.wanted.minutes) == (True, 1)
    out.site.put("/nb/", plain_list([("a.html", "平罗县人民政府2023年政府信息公开工作年度报告")]))
    out.site.put("/nb/a.html", page_of(PINGLUO, 2023, 9))
    assert "写在文件 sources.toml 里" in (await out.desk.says("/unwatch 1")).text
    file.write_text("source = 1", "utf-8")
    await out.looks()
    assert len(sources.every()) == 1, "what cannot be read changes nothing"
    file.unlink()
    await out.looks()
    assert len(sources.every()) == 1, "it may be somewhere that is not mounted"
    file.write_text("# nothing is left\n", "utf-8")
    await out.desk.talk.tick()
    assert len(sources.every()) == 1, "it may be about to be written"
    await out.desk.talk.tick()
    assert sources.every() == []


async def test_a_source_of_a_file_that_is_gone_is_removed_by_command(
    out: Lookout, tmp_path: Path
) -> None:
    file, sources = tmp_path / "sources.toml", out.desk.talk.state.sources
    file.write_text('[[source]]\naddress = "http://127.0.0.2:9/nb"\n', "utf-8")
    await out.looks()
    assert "写在文件 sources.toml 里" in (await out.desk.says("/unwatch 1")).text
    file.unlink()
    assert (await out.desk.says("/unwatch 1")).text.startswith("不再看 http://127.0.0.2:9/nb。")
    assert sources.every() == []


async def test_watching_again_says_what_was_changed_and_keeps_what_was_not_said(
    out: Lookout,
) -> None:
    desk, sources = out.desk, out.desk.talk.state.sources
    out.add("/nb/", "平罗县", minutes=5)
    address = f"{out.site.url}/nb/"
    same = await desk.says(f"/watch {address}")
    assert (
        same.text == f"已经在看 1：{address}（平罗县及以下各单位，每 5 分钟），几分钟内再看一次。"
    )
    changed = await desk.says(f"/watch {address} 西吉县 过期也可")
    assert changed.text == (
        f"来源 1 改了：{address}，原来平罗县及以下各单位，每 5 分钟，现在西吉县及以下各单位，每 5 分钟，证书过期也看。"
        "几分钟内再看一次。"
    )
    (source,) = sources.every()
    assert (source.wanted.minutes, source.wanted.expired, source.wanted.scope.name) == (
        5,
        True,
        "宁夏回族自治区/固原市/西吉县",
    )


async def test_a_look_at_once(out: Lookout) -> None:
    out.site.put("/nb/", plain_list([]))
    out.add("/nb/")
    await out.looks()
    asked = len(out.site.asked("/nb/"))
    page = await out.desk.says("/watches")
    assert page.buttons == ["现在看 1"]
    assert (
        await out.desk.presses("现在看 1", page)
    ).text == f"来源 1 几分钟内就看：{out.site.url}/nb/"
    await out.looks()
    assert len(out.site.asked("/nb/")) == asked + 1
    assert (await out.desk.says("/watch 7")).text.startswith("没有这个来源。")


async def test_what_was_dropped_is_brought_back(out: Lookout) -> None:
    desk = out.desk
    title = "西吉县人民政府2023年政府信息公开工作年度报告"
    out.site.put("/nb/", plain_list([("a.html", title), ("b.html", title)]))
    for name in "ab":
        out.site.put(f"/nb/{name}.html", page_of(XIJI, 2023, 9))
    out.add("/nb/", "平罗县")
    await out.looks()
    (shown,) = await desk.owner.bot_answers()
    gone = await desk.presses("放弃", shown)
    assert gone.buttons == ["取回 1"]
    await out.later(days=4)
    assert await out.told() == []
    assert out.stages() == {"/nb/a.html": "dropped", "/nb/b.html": "known"}
    page = await desk.says("/watches dropped")
    assert page.text.splitlines()[:2] == ["放弃了的：1", f"1. {title}"]
    assert (await desk.presses("取回 1", page)).text == f"重新取：{title}。几分钟内再给你看。"
    await out.looks()
    (shown,) = await desk.owner.bot_answers()
    assert shown.first_line.startswith("找到一份年报，没有自动载入：不在这个来源的机关或地区之内。")
    await desk.presses("载入", shown)
    assert desk.reports.new_requests(XIJI, 2023)[-1:] == [9]
    assert (await desk.says("/watches dropped")).text == "没有放弃过找到的年报。"
    assert (await desk.says("/watch again 1")).text.startswith("没有放弃过编号 1 的。")
    results = [
        result for _, action, result in log_of(desk.talk) if action.startswith("/watch again")
    ]
    assert results == ["brought back 1", "not brought back"]


# ---- the command line ----------------------------------------------------------------------------
def test_the_command_line(tmp_path: Path) -> None:
    program = Program(tmp_path)
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "平罗县2023年报.html").write_bytes(page_of(PINGLUO, 2023))
    assert program.run("sources", "list").stdout == ""
    assert (
        program.run("sources", "add", shared, "平罗县").stdout
        == f"1\t{shared}\t平罗县及以下各单位\n"
    )
    assert (
        program.run("sources", "list").stdout
        == f"1\t{shared}\t平罗县及以下各单位\t还没有\t还没有\t\n"
    )
    (record,) = [
        json.loads(line) for line in program.run("sources", "list", "--json").stdout.splitlines()
    ]
    assert (record["address"], record["number"], record["scope"]["kind"]) == (
        str(shared),
        1,
        "region",
    )
    assert program.run("--lang", "en", "sources", "check").stdout.startswith(
        f"ok   {shared}: 1 link to reports, 0"
    )
    assert program.run("sources", "check").stdout.startswith(
        f"ok   {shared}: 年报链接 1 条，另有列表页 0 页\n"
    )
    assert program.run("sources", "add", shared, "西吉县").stdout == (
        f"1\t{shared}\t平罗县及以下各单位 → 西吉县及以下各单位\n"
    )
    assert program.run("sources", "add", shared).stdout == f"1\t{shared}\t西吉县及以下各单位\n"
    english = program.run("--lang", "en", "sources", "list").stdout
    assert english.startswith(f"1\t{shared}\tXiji")
    assert "never" in english
    assert program.run("sources", "look").stdout == f"1\t{shared}\n"
    assert program.run("sources", "dropped").stdout == ""
    assert program.run("sources", "remove", "1").stdout == f"{shared}\n"
    assert program.run("sources", "list").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nonsense"), "neither an address of the web nor the path of a folder"),
        (("add", "http://a.cn/", "没有这个县"), "is not one agency or region"),
        (("remove", "7"), "there is no source 7"),
        (("look", "7"), "there is no source 7"),
        (("again", "7"), "Nothing of number 7 was dropped"),
        (("check", "nonsense"), "neither a source nor an address"),
    ],
)
def test_what_the_command_line_refuses(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
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
def test_a_file_that_cannot_be_followed_is_named_with_its_place(
    tmp_path: Path, text: str, why: str
) -> None:
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
    assert (
        "FAIL 新年报的来源：看着 2 个，1 个一再看不成：http://a.gov.cn/nb/ (域名解析不了)" in said
    )
    assert (
        "http://a.gov.cn/nb/ (the name of the site is not known)"
        in program.run("doctor", "--en").stdout
    )
    (tmp_path / "sources.toml").write_text("[[source]]\n", "utf-8")
    said = program.run("doctor").stdout
    assert (
        f"FAIL 新年报的来源：{tmp_path}/sources.toml 不能照办：[[source]] 1 it has no address"
        in said
    )


def test_doctor_tells_that_a_file_of_sources_is_gone(tmp_path: Path) -> None:
    program = Program(tmp_path)
    file = tmp_path / "sources.toml"
    file.write_text('[[source]]\naddress = "http://a.gov.cn/nb/"\n', "utf-8")
    program.run("sources", "list")
    file.unlink()
    assert (
        f"FAIL 新年报的来源：{file} 不见了，里面写过的 1 个照旧看着" in program.run("doctor").stdout
    )
    assert program.run("sources", "remove", "1").stdout == "http://a.gov.cn/nb/\n"
