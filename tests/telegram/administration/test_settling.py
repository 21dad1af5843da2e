"""What administrators decide on reports: shown first, done once."""

from __future__ import annotations

from tests.store.made import PINGLUO, XIJI, report
from tests.telegram.administration.office import Bureau, log_of


async def test_going_back_is_shown_first_and_done_once(desk: Bureau) -> None:
    desk.reports.write("平罗.txt", report(new=8))
    desk.reports.load()
    shown = await desk.says("/rollback 平罗县人民政府 2022")
    assert shown.text.splitlines()[:3] == [
        f"{PINGLUO} 2022 的版本（从旧到新）",
        "旧 平罗.txt（发布 –）",
        "现行 平罗.txt（发布 –）",
    ]
    assert "本年新收政府信息公开申请数量·总计：8 → 5" in shown.text
    assert desk.reports.new_requests() == [8]
    done = await desk.presses("回退到上一版本", shown)
    assert done.text == f"{PINGLUO} 2022：现以 平罗.txt 为准"
    assert desk.reports.new_requests() == [5]
    again = await desk.presses("回退到上一版本", shown)
    assert "在预览以后变了，没有改动" in again.text
    assert desk.reports.new_requests() == [5]
    undo = await desk.says("/rollback undo 平罗县人民政府 2022年")
    await desk.presses("取消回退", undo)
    assert desk.reports.new_requests() == [8]
    assert [result for _, _, result in log_of(desk.talk)][:2] == [
        "previewed",
        f"{PINGLUO} 2022：现以 平罗.txt 为准",
    ]


async def test_where_there_is_nothing_to_go_back_to(desk: Bureau) -> None:
    assert "没有更早的版本（共 1 个）" in (await desk.says("/rollback 平罗县人民政府 2022")).text
    assert "没有" in (await desk.says("/rollback 平罗县人民政府 2010")).text
    assert (await desk.says("/rollback 平罗")).text.startswith("回退：/rollback 机关 年份")
    assert "不是认得的机关名称" in (await desk.says("/rollback 月球基地 2022")).text


async def test_a_report_is_settled_after_it_was_shown(desk: Bureau) -> None:
    desk.reports.write("无名 一.txt", report("县统计局", new=4))
    desk.reports.load()
    listed = await desk.says("/assign")
    assert listed.text.splitlines()[:2] == ["机关不明的报告 1 份", "无名 一.txt"]
    shown = await desk.says(f"/assign 无名 一.txt {XIJI}")
    assert shown.text.startswith(f"无名 一.txt（2022）：县统计局 → {XIJI}。")
    assert desk.reports.new_requests(XIJI) == [3]
    done = await desk.presses("确认", shown)
    assert done.text == f"已指定 无名 一.txt（2022）：县统计局 → {XIJI}"
    assert desk.reports.new_requests(XIJI) == [4]
    assert (await desk.says("/assign")).first_line == "机关不明的报告 0 份"


async def test_a_report_without_a_year_is_given_one_by_buttons_and_that_is_taken_back(
    desk: Bureau,
) -> None:
    text = (
        report(XIJI, new=4)
        .replace("2022年", "")
        .replace("公众满意。", "公众满意。2019年5月起的做法不变。")
    )
    desk.reports.write("西吉 年报.txt", text)
    desk.reports.load()
    listed = await desk.says("/assign")
    assert listed.text.splitlines()[:3] == [
        "机关不明的报告 0 份",
        "年份不明或存疑的报告 1 份",
        f"西吉 年报.txt（{XIJI}，年份不明）",
    ]
    card = await desk.presses("西吉 年报.txt", listed)
    assert card.first_line == f"西吉 年报.txt：现计为 {XIJI} 年份不明"
    assert "没有写明是哪一年的报告" in card.text
    preview = await desk.presses("定为 2019 年", card)
    assert (
        preview.first_line
        == f"西吉 年报.txt：{XIJI} 年份不明 → {XIJI} 2019。以后再载入也照此办理。"
    )
    done = await desk.presses("确认", preview)
    assert done.text.startswith(f"已指定 西吉 年报.txt：{XIJI} 年份不明 → {XIJI} 2019。")
    assert desk.reports.new_requests(XIJI, 2019) == [4]
    desk.reports.load()
    assert desk.reports.new_requests(XIJI, 2019) == [4]
    assert "年份不明" not in (await desk.says("/assign")).text
    card = await desk.says("/assign 西吉 年报.txt")
    assert "按管理员的指定计为2019年" in card.text
    undone = await desk.presses("取消指定", await desk.presses("取消指定", card))
    assert undone.text == f"已取消指定 西吉 年报.txt：{XIJI} 2019 → {XIJI} 年份不明"
    assert desk.reports.new_requests(XIJI, 2019) == []
    assert "没有对" in (await desk.says("/assign undo 西吉 年报.txt")).text


async def test_agency_and_year_are_settled_at_once(desk: Bureau) -> None:
    desk.reports.write("局.txt", report("县统计局", new=4))
    desk.reports.load()
    which = await desk.says("/assign 局.txt 城关镇 2021年")
    assert all(button for button in which.buttons)
    shown = await desk.says(f"/assign 局.txt {XIJI} 2021年")
    assert shown.first_line == f"局.txt：县统计局 2022 → {XIJI} 2021。以后再载入也照此办理。"
    await desk.presses("确认", shown)
    assert desk.reports.new_requests(XIJI, 2021) == [4]
    assert log_of(desk.talk)[-1][2].startswith("已指定 局.txt")


async def test_what_cannot_be_settled_is_said(desk: Bureau) -> None:
    assert (await desk.says(f"/assign 没有.txt {XIJI}")).text.startswith("没有载入过 没有.txt")
    assert "不是认得的机关名称" in (await desk.says("/assign 平罗.txt 月球基地")).text
    assert (await desk.says("/assign 没有.txt")).text.startswith("没有载入过 没有.txt")
    assert "指定：/assign 文件名 机关全称 年份" in (await desk.says("/assign 平罗.txt")).text
    assert "1850 不会是报告的年份" not in (await desk.says("/assign 平罗.txt 1850")).text
    assert "1950 不会是报告的年份" in (await desk.says("/assign 平罗.txt 1950")).text
    assert "没有对 平罗.txt 作过指定" in (await desk.says("/assign undo 平罗.txt")).text
    which = await desk.says("/assign 平罗.txt 城关镇")
    assert which.buttons
    assert "是指哪一个" in which.text


async def test_a_report_is_taken_out_and_put_back_after_it_was_shown(desk: Bureau) -> None:
    shown = await desk.says("/withdraw 平罗县人民政府 2022")
    assert shown.text.splitlines()[1] == f"{PINGLUO} 2022：平罗.txt"
    assert desk.reports.new_requests() == [5]
    done = await desk.presses("撤下", shown)
    assert done.text.startswith(f"已撤下 {PINGLUO} 2022（平罗.txt）。")
    assert desk.reports.new_requests() == []
    assert "已经撤下了" in (await desk.presses("撤下", shown)).text
    listed = await desk.says("/withdraw")
    assert listed.text.splitlines()[:2] == ["已撤下的报告 1 份", f"{PINGLUO} 2022：平罗.txt"]
    back = await desk.says("/withdraw undo 平罗县 2022")
    assert (await desk.presses("恢复", back)).text == f"已恢复 {PINGLUO} 2022（平罗.txt）"
    assert desk.reports.new_requests() == [5]


async def test_what_cannot_be_taken_out_is_said(desk: Bureau) -> None:
    assert "没有 平罗县 2010 这份报告" in (await desk.says("/withdraw 平罗县 2010")).text
    assert "没有 没有.txt 这份报告" in (await desk.says("/withdraw 没有.txt")).text


async def test_every_file_that_waits_can_be_seen(desk: Bureau) -> None:
    names = [f"无名{number:02}.txt" for number in range(20)]
    for number, name in enumerate(names):
        desk.reports.write(name, report("县统计局", new=4 + number))
    desk.reports.load()
    listed, seen = await desk.says("/assign"), []
    for _ in range(3):
        seen += [line for line in listed.text.splitlines() if line.startswith("无名")]
        if "下一页 ▶" in listed.buttons:
            listed = await desk.presses("下一页 ▶", listed)
    assert sorted(seen) == names
