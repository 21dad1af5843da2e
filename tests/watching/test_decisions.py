"""What is loaded by itself, and what is put before the administrators."""

from __future__ import annotations

import io
import os
import zipfile

from store.state.administering.uploads import MOST, NOBODY
from tests.store.made import PINGLUO, XIJI
from tests.watching.alone import Alone
from tests.watching.site import Site, docx_of, page_of, pdf_of, plain_list, whole

BUREAU = "宁夏回族自治区石嘴山市平罗县教育局"
TITLE = "平罗县人民政府2023年政府信息公开工作年度报告"


def listed(gov: Site, *links: tuple[str, str]) -> None:
    gov.put("/nb/", plain_list(list(links)))


async def test_attachments_behind_a_second_page_in_several_formats(it: Alone, gov: Site) -> None:
    listed(
        gov,
        ("a.html", TITLE),
        ("b.html", "平罗县教育局2023年政府信息公开工作年度报告"),
        ("/f/c.pdf", TITLE.replace("3", "1")),
    )
    gov.put(
        "/nb/a.html",
        '<html><body><h1>年报</h1><p>详见附件。</p><a href="/f/a.docx">附件：年报.docx</a></body></html>',
    )
    gov.put("/f/a.docx", docx_of(PINGLUO, 2023, 3), "application/msword")
    gov.put(
        "/nb/b.html",
        '<html><body><a href="/d?id=9">附件1：平罗县教育局2023年政府信息公开工作年度报告.pdf</a></body></html>',
    )
    gov.put("/d?id=9", pdf_of(BUREAU, 2023, 4), "application/octet-stream")
    gov.put("/f/c.pdf", pdf_of(PINGLUO, 2021, 2), "application/pdf")
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.stages() == {
        "/nb/a.html": "led",
        "/nb/b.html": "led",
        "/f/c.pdf": "taken",
        "/f/a.docx": "taken",
        "/d?id=9": "taken",
    }
    assert it.held() == {(PINGLUO, 2023): 3, (BUREAU, 2023): 4, (PINGLUO, 2021): 2}
    assert it.messages() == []


async def test_the_same_under_two_addresses_and_at_two_sources_is_one(it: Alone, gov: Site) -> None:
    listed(gov, ("a.html", TITLE), ("b.html", TITLE))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023))
    gov.put("/nb/b.html", page_of(PINGLUO, 2023) + b"<!-- visited 17 times -->")
    gov.put(
        "/rss.xml",
        f"<rss><channel><item><title>{TITLE}</title><link>/nb/a.html</link></item></channel></rss>",
    )
    it.add(f"{gov.url}/nb/")
    it.add(f"{gov.url}/rss.xml")
    await it.looks()
    assert sorted(it.log()) == ["held already as " + it.files()[0]] * 2 + [
        "taken: " + it.files()[0]
    ]
    assert it.held() == {(PINGLUO, 2023): 5}
    assert it.messages() == []


async def test_what_is_doubtful_is_asked_with_the_reason(it: Alone, gov: Site) -> None:
    (it.folder / "reports" / "旧.txt").write_text(whole(PINGLUO, 2022, 5), "utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        for number, agency in enumerate((BUREAU, PINGLUO)):
            pack.writestr(f"{number}.txt", whole(agency, 2019, number + 1))
    made = {
        "elsewhere": (TITLE.replace("平罗", "西吉"), page_of(XIJI, 2023)),
        "other-version": (TITLE.replace("2023", "2022"), page_of(PINGLUO, 2022, 6)),
        "other-year": (TITLE.replace("2023", "2020"), page_of(PINGLUO, 2021)),
        "other-agency": ("平罗县教育局2020年政府信息公开工作年度报告", page_of(PINGLUO, 2020)),
        "problems": (
            TITLE.replace("2023", "2024"),
            page_of(PINGLUO, 2024).replace(b"<span>5</span>", b"<span>6</span>", 1),
        ),
        "too-early": (TITLE.replace("2023", "2026"), page_of(PINGLUO, 2026)),
        "archive": ("平罗县各部门2019年政府信息公开工作年度报告", packed.getvalue()),
    }
    listed(gov, *((f"{why}.html", title) for why, (title, _) in made.items()))
    for why, (_, content) in made.items():
        gov.put(f"/nb/{why}.html", content)
    it.add(f"{gov.url}/nb/")
    from store.loader import load

    load([it.folder / "reports"], it.folder / "index.db", it.names)
    await it.looks()
    assert it.stages() == {f"/nb/{why}.html": f"asked ({why})" for why in made}
    assert it.held() == {(PINGLUO, 2022): 5}
    told = it.messages()
    assert len(told) == len(made)
    assert all(f"{gov.url}/nb/" in text for text in told)
    assert len(it.state.uploads.waiting()) == len(made)
    await it.later(days=2)
    assert len(it.state.uploads.waiting()) == len(made), "they wait until somebody decides"
    assert it.messages() == []


async def test_a_draft_is_never_loaded_by_itself(it: Alone, gov: Site) -> None:
    """Whether the link says so or the document; words of a draft in the text of a report are
    nothing of its own.
    """
    marks = {2019: "（送审稿）", 2020: "(草案)", 2021: "【代拟稿】"}
    listed(
        gov,
        *(
            (f"{year}.html", TITLE.replace("2023", str(year)) + mark)
            for year, mark in marks.items()
        ),
        ("2022.html", TITLE.replace("2023", "2022")),
        ("2023.txt", TITLE),
    )
    for year in marks:
        gov.put(f"/nb/{year}.html", page_of(PINGLUO, year))
    title = "2022年政府信息公开工作年度报告"
    drafted = page_of(PINGLUO, 2022).decode()
    assert title in drafted
    gov.put("/nb/2022.html", drafted.replace(title, f"{title}（征求意见稿）"))
    opening = whole(PINGLUO, 2023, 4).split("\n", 1)
    said = "本年公开《平罗县城市管理办法（征求意见稿）》等文件十二件。"
    gov.put("/nb/2023.txt", f"{opening[0]}\n{said}\n{opening[1]}", "text/plain; charset=utf-8")
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.stages() == {f"/nb/{year}.html": "asked (draft)" for year in (*marks, 2022)} | {
        "/nb/2023.txt": "taken"
    }
    assert it.held() == {(PINGLUO, 2023): 4}


async def test_a_source_without_an_agency_loads_nothing_by_itself(it: Alone, gov: Site) -> None:
    listed(gov, ("a.html", TITLE))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023))
    it.add(f"{gov.url}/nb/", "")
    await it.looks()
    assert it.stages() == {"/nb/a.html": "asked (no-scope)"}


async def test_what_promised_a_report_and_is_none_is_told_once(it: Alone, gov: Site) -> None:
    listed(
        gov,
        ("a.html", TITLE),
        ("gone.html", TITLE.replace("3", "1")),
        ("c.html", "平罗县政府信息公开年报"),
    )
    gov.put("/nb/a.html", "<html><body><p>页面正在维护，请稍后访问。</p></body></html>")
    gov.put("/nb/c.html", plain_list([]))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    (told,) = it.messages()
    assert told.startswith("链接说是年报，但没有读成：")
    for _ in range(4):
        await it.later(days=1)
    (told,) = it.messages()
    assert f"{gov.url}/nb/gone.html" in told
    await it.later(days=4)
    assert it.messages() == []


async def test_a_report_that_changes_or_disappears_is_told(it: Alone, gov: Site) -> None:
    listed(gov, ("a.html", TITLE), ("b.html", TITLE.replace("3", "1")))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 5))
    gov.put("/nb/b.html", page_of(PINGLUO, 2021, 5))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 5) + b"<!-- another counter -->")
    await it.later(days=4)
    assert it.messages() == [], "no figure has changed"
    assert it.stages() == {"/nb/a.html": "taken", "/nb/b.html": "taken"}
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 8))
    del gov.pages["/nb/b.html"]
    await it.later(days=4)
    assert it.stages() == {"/nb/a.html": "asked (changed)", "/nb/b.html": "gone"}
    gone, changed = sorted(it.messages())
    assert gone.startswith("原来找到的年报在网上不见了，库中的没有改动")
    assert changed.startswith("找到一份年报，没有自动载入：同一地址上的内容变了。")
    assert "5 → 8" in changed
    assert it.held() == {(PINGLUO, 2023): 5, (PINGLUO, 2021): 5}
    await it.later(days=4)
    assert it.messages() == []


async def test_a_folder_is_a_source(it: Alone) -> None:
    shared = it.folder / "shared"
    (shared / "2023").mkdir(parents=True)
    (shared / "2023" / "平罗县.docx").write_bytes(docx_of(PINGLUO, 2023, 4))
    (shared / "说明.exe").write_bytes(b"MZ")
    (shared / "away.txt").symlink_to("/etc/passwd")
    it.add(str(shared))
    await it.looks()
    assert it.held() == {(PINGLUO, 2023): 4}
    (shared / "2021.txt").write_text(whole(PINGLUO, 2021, 6), "utf-8")
    await it.later(hours=1)
    assert it.held() == {(PINGLUO, 2023): 4, (PINGLUO, 2021): 6}
    assert len(it.log()) == 2


async def test_a_file_whose_name_is_in_another_encoding(it: Alone) -> None:
    """As on shares that are mounted, and out of archives that were packed elsewhere."""
    shared = it.folder / "shared"
    shared.mkdir()
    (shared / "a.docx").write_bytes(docx_of(PINGLUO, 2021, 3))
    (shared / os.fsdecode("平罗县年报.docx".encode("gb18030"))).write_bytes(
        docx_of(PINGLUO, 2023, 4)
    )
    (shared / os.fsdecode(b"\xff\xfe.docx")).write_bytes(docx_of(PINGLUO, 2022, 5))
    it.add(str(shared))
    await it.looks()
    assert it.held() == {(PINGLUO, 2021): 3, (PINGLUO, 2023): 4, (PINGLUO, 2022): 5}
    assert str(shared / "平罗县年报.docx") in it.stages()
    await it.later(days=4)
    assert set(it.stages().values()) == {"taken"}


async def test_what_was_no_report_yet_becomes_one(it: Alone, gov: Site) -> None:
    listed(gov, ("a.html", TITLE), ("b.html", TITLE.replace("3", "1")))
    gov.put("/nb/a.html", "<html><body><h1>年报</h1><p>正在上传。</p></body></html>")
    gov.put("/nb/b.html", '<html><body><a href="b.docx">附件.docx</a></body></html>')
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.stages() == {
        "/nb/a.html": "refused (no-report)",
        "/nb/b.html": "led",
        "/nb/b.docx": "new (absent)",
    }
    gov.put("/nb/a.html", '<html><body><h1>年报</h1><a href="a.pdf">附件.pdf</a></body></html>')
    gov.put("/nb/a.pdf", pdf_of(PINGLUO, 2023, 4))
    gov.put("/nb/b.docx", docx_of(PINGLUO, 2021, 6))
    await it.later(days=4)
    assert it.held() == {(PINGLUO, 2023): 4, (PINGLUO, 2021): 6}


async def test_a_government_and_its_office_publish_one_report_between_them(
    it: Alone, gov: Site
) -> None:
    listed(gov, ("a.html", TITLE), ("b.html", TITLE.replace("人民政府", "人民政府办公室")))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 4))
    gov.put("/nb/b.html", page_of(PINGLUO + "办公室", 2023, 5))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.stages() == {
        "/nb/a.html": "asked (two-versions)",
        "/nb/b.html": "asked (two-versions)",
    }
    assert it.held() == {}


async def test_what_there_is_no_room_for_waits_and_is_not_asked_for(it: Alone, gov: Site) -> None:
    years = range(2021, 2025)
    listed(gov, *((f"{year}.html", TITLE.replace("2023", str(year))) for year in years))
    for year in years:
        gov.put(f"/nb/{year}.html", page_of(PINGLUO, year))
    for number in range(MOST - 1):
        it.state.uploads.add(NOBODY, "x", 1, str(number))
    it.add(f"{gov.url}/nb/", "")
    it.watch.begun = True
    await it.looks()
    assert list(it.stages().values()) == ["asked (no-scope)", "new", "new", "new"]
    requests = len(gov.log)
    await it.watch.tick()
    assert len(gov.log) == requests
    with it.state.db.writing() as connection:
        connection.execute("DELETE FROM uploads WHERE name = 'x'")
    await it.looks()
    assert set(it.stages().values()) == {"asked (no-scope)"}


async def test_what_waits_goes_on_waiting_when_it_is_gone_and_what_comes_back_is_there_again(
    it: Alone, gov: Site
) -> None:
    listed(gov, ("a.html", TITLE), ("b.html", TITLE.replace("2023", "2026")))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 4))
    gov.put("/nb/b.html", page_of(PINGLUO, 2026, 5))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert len(it.messages()) == 1
    kept = dict(gov.pages)
    del gov.pages["/nb/a.html"], gov.pages["/nb/b.html"]
    for _ in range(3):
        await it.later(days=4)
    assert it.stages() == {"/nb/a.html": "gone", "/nb/b.html": "asked"}
    assert len(it.messages()) == 2
    assert len(it.state.uploads.waiting()) == 1
    gov.pages |= kept
    await it.later(days=4)
    assert it.stages() == {"/nb/a.html": "taken", "/nb/b.html": "asked"}
    assert it.messages() == []
