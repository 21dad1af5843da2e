"""Which links of a list lead to reports, in whatever way the list is made."""

from __future__ import annotations

import random
from urllib.parse import urljoin

import pytest

from handlers.watching.listing import taken_apart
from handlers.watching.lists import listing
from tests.watching.lists import STYLES

BASE = "http://www.nowhere.gov.cn/zwgk/nb/index.html"
PLACES = ("平罗县", "固原市原州区", "青山乡", "西吉县教育局", "")
FORMS = (
    "{who}{year}年政府信息公开工作年度报告",
    "{who}{year}年度政府信息公开年报",
    "{who}关于{year}年政府信息公开工作情况的报告",
    "{who}政府信息公开工作年度报告（{year}年度）",
    "{year}年{who}政务公开工作年度报告",
    "{who}二〇二四年政府信息公开工作年度报告",
    "关于印发《{who}{year}年政府信息公开工作年度报告》的通知",
)
OTHERS = (
    "政府信息公开指南",
    "政府信息公开年报",
    "{who}{year}年政府信息公开工作要点",
    "{who}{year}年政府信息公开年度报告解读",
    "一图读懂{who}{year}年政府信息公开工作年度报告",
    "关于做好{year}年度政府信息公开工作年度报告编制工作的通知",
    "{who}{year}年国民经济和社会发展统计公报",
    "{who}{year}年度部门决算",
    "依申请公开",
)


def made(seed: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Links to reports, and others."""
    chance = random.Random(seed)

    def some(forms: tuple[str, ...], mark: str) -> list[tuple[str, str]]:
        return [
            (
                # A document that is called 政府信息公开年报 may well be one; a page may be the list
                # of them.
                chance.choice(
                    [
                        "./{}.html",
                        "/art/2026/{}.shtml",
                        "http://other.gov.cn/{}.htm",
                        "../x/{}.pdf",
                    ][: 4 if forms is FORMS else 3]
                ).format(f"{mark}{number}"),
                chance.choice(forms).format(
                    who=chance.choice(PLACES), year=chance.randint(2015, 2025)
                ),
            )
            for number in range(chance.randint(1, 12))
        ]

    return some(FORMS, "r"), some(OTHERS, "o")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", range(6))
def test_every_report_is_found_and_nothing_else(style: str, seed: int) -> None:
    reports, others = made(seed)
    mixed = [*reports, *others]
    random.Random(seed).shuffle(mixed)
    found = listing(STYLES[style](mixed, 1), BASE)
    assert {link.address.rpartition("/")[2].partition(".")[0] for link in found.reports} == {
        href.rpartition("/")[2].partition(".")[0] for href, _ in reports
    }
    assert {link.title for link in found.reports} == {title for _, title in reports}


@pytest.mark.parametrize(
    ("style", "further"),
    [
        ("numbered by a script", ["index_1.html", "index_2.html"]),
        ("a plain table", ["list.jsp?page=2"]),
    ],
)
def test_further_pages(style: str, further: list[str]) -> None:
    found = listing(STYLES[style]([("a.html", "2025年政府信息公开年报")], 3), BASE)
    assert [address.rpartition("/")[2] for address in found.further] == further


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("2023年 年报.pdf", "2023年%20年报.pdf"),
        ("/f/a  b.docx ", "../../f/a%20%20b.docx"),
        ("..\\f\\a.pdf", "../f/a.pdf"),
        ("a.pdf?x=" + "y" * 3000, None),
        ("http://a b/a.pdf", "http://a%20b/a.pdf"),
    ],
)
def test_addresses_with_blanks_are_read_as_browsers_do_and_endless_ones_are_none(
    style: str, href: str, leads: str | None
) -> None:
    found = listing(STYLES[style]([(href, "2023年政府信息公开工作年度报告")], 1), BASE)
    assert [link.address for link in found.reports] == ([urljoin(BASE, leads)] if leads else [])


def test_a_sitemap_that_names_thousands_of_others() -> None:
    named = "".join(f"<sitemap><loc>{number}.xml</loc></sitemap>" for number in range(20_000))
    found = listing(
        f"<sitemapindex>{named}<sitemap><loc>file:///etc/x</loc></sitemap></sitemapindex>".encode(),
        BASE,
    )
    assert found.further[0] == urljoin(BASE, "0.xml")
    assert len(found.further) <= 100
    inside = b"<urlset><url><loc>file:///zfxxgknb/x.xml</loc></url><url><loc>javascript:/zfxxgknb/</loc></url></urlset>"
    assert listing(inside, BASE).reports == ()


def test_a_sitemap_is_known_by_its_addresses() -> None:
    content = (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        b"<url><loc>http://a.gov.cn/zwgk/zfxxgknb/202601/t1.html</loc></url>"
        b"<url><loc>http://a.gov.cn/zwgk/%E5%B9%B4%E6%8A%A5/2.pdf</loc></url>"
        b"<url><loc>http://a.gov.cn/news/nbqy/3.html</loc></url></urlset>"
    )
    assert [link.address[-8:] for link in listing(content, BASE).reports] == [
        "/t1.html",
        "A5/2.pdf",
    ]
    index = b"<sitemapindex><sitemap><loc>http://a.gov.cn/1.xml</loc></sitemap></sitemapindex>"
    assert listing(index, BASE).further == ("http://a.gov.cn/1.xml",)


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("http://a.gov.cn/show.jsp?id=7&nid=2&lt=3", "http://a.gov.cn/show.jsp?id=7&nid=2&lt=3"),
        ("http://a.gov.cn/show.jsp?id=7&amp;nid=2", "http://a.gov.cn/show.jsp?id=7&nid=2"),
        (
            "<![CDATA[http://a.gov.cn/show.jsp?a=1&b=2&amp;c=3]]>",
            "http://a.gov.cn/show.jsp?a=1&b=2&amp;c=3",
        ),
        (
            "http://a.gov.cn/show.jsp?id=7&copy=2&#38;x=1",
            "http://a.gov.cn/show.jsp?id=7&copy=2&x=1",
        ),
    ],
)
@pytest.mark.parametrize("form", ["<rss><item>{}</item></rss>", "<feed><entry>{}</entry></feed>"])
def test_addresses_in_feeds_with_a_bare_ampersand(form: str, href: str, leads: str) -> None:
    entry = (
        f"<title>平罗县&nbsp;2025年政府信息公开&年报 &ldquo;全文&rdquo;</title><link>{href}</link>"
    )
    (found,) = listing(form.format(entry).encode(), BASE).reports
    assert found == (leads, "平罗县 2025年政府信息公开&年报 “全文”")


def test_addresses_in_sitemaps_with_a_bare_ampersand() -> None:
    content = b"<urlset><url><loc>http://a.gov.cn/zfxxgknb/show.jsp?id=7&nid=2</loc></url></urlset>"
    assert [link.address for link in listing(content, BASE).reports] == [
        "http://a.gov.cn/zfxxgknb/show.jsp?id=7&nid=2"
    ]


@pytest.mark.parametrize(
    "shown",
    [
        '<iframe src="/f/a.pdf"></iframe>',
        '<embed src="/f/a.pdf" type="application/pdf">',
        '<object data="/f/a.pdf"></object>',
        '<iframe src="/pdfjs/web/viewer.html?file=%2Ff%2Fa.pdf"></iframe>',
        '<a href="javascript:;" onclick="down(\'/f/a.pdf\')">下载</a>',
    ],
)
def test_documents_that_a_page_shows(shown: str) -> None:
    found = listing(f"<html><body><h1>年报</h1>{shown}</body></html>".encode(), BASE)
    assert [link.address for link in found.documents] == ["http://www.nowhere.gov.cn/f/a.pdf"]


@pytest.mark.parametrize(
    "call", ["down('','{}')", 'down("", "{}", 1)', "window.open('{}', '_blank', 'a/b')"]
)
@pytest.mark.parametrize(
    "href", ["/f/年报(1).pdf", "/f/年 报.pdf", "https://x.gov.cn/f/年报（定稿）.pdf"]
)
def test_addresses_in_scripts(call: str, href: str) -> None:
    script = call.format(href).replace('"', "&quot;")
    page = f'<html><body><a href="javascript:;" onclick="{script}">2023年政府信息公开年报</a></body></html>'
    assert [link.address for link in listing(page.encode(), BASE).reports] == [
        urljoin(BASE, href.replace(" ", "%20"))
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<li onclick=\"go('/f/a.html')\">{}</li>",
        "<div onclick=\"window.location='/f/a.html'\"><span>{}</span></div>",
        '<tr data-url="/f/a.html"><td>{}</td></tr>',
        '<a href="javascript:;" data-href="/f/a.html">{}</a>',
        '<a href="/f/a.html"><img src="x.png" alt="{}"></a>',
        '<a href="&#106;avascript:show(&quot;/f/a.html&quot;)">{}</a>',
    ],
)
def test_links_that_are_none_in_name(page: str) -> None:
    title = "平罗县2025年政府信息公开工作年度报告"
    found = listing(
        f"<html><body><table>{page.format(title)}</table></body></html>".encode(), BASE
    ).reports
    assert found == (("http://www.nowhere.gov.cn/f/a.html", title),)


def test_under_a_heading_that_says_so_short_titles_are_those_of_reports() -> None:
    page = '<html><head><title>{}</title></head><body><a href="a.html">平罗县教育局2023年度报告</a></body></html>'
    assert len(listing(page.format("政府信息公开年报").encode(), BASE).reports) == 1
    assert listing(page.format("部门预决算").encode(), BASE).reports == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"<" * 100_000,
        b"<a href='" + b"x" * 100_000,
        b"{" * 100_000,
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
        b"%PDF-1.4",
        "<a href='javascript:alert(1)'>2025年政府信息公开年报</a><a href='file:///etc/passwd'>2025年政府信息公开年报</a>".encode(),
    ],
)
def test_anything_else_is_no_list(content: bytes) -> None:
    found = listing(content, BASE)
    assert not found.reports
    assert not found.further


REPORT = "<li><a href='a.html'>平罗县2025年政府信息公开工作年度报告</a></li>"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    "broken", [b"\xff", b"\x80", "关".encode("gb18030")[:1] + b"...", "关".encode()[:2]]
)
def test_a_title_that_is_cut_within_a_character_hides_no_other(
    encoding: str, broken: bytes
) -> None:
    other = b"<li><a href='b.html'>" + "有关情况".encode(encoding) + broken + b"</a></li>"
    content = f"<ul><li>{'政务公开' * 40}</li>{REPORT}</ul>".encode(encoding).replace(
        b"</ul>", other + b"</ul>"
    )
    (found,) = listing(content, BASE).reports
    assert found.title == "平罗县2025年政府信息公开工作年度报告"


@pytest.mark.parametrize("who", ["平罗县干部教育培训中心", "平罗县会议展览办公室"])
def test_an_agency_may_be_called_after_what_other_links_are_about(who: str) -> None:
    content = REPORT.replace("平罗县", who).encode()
    assert [found.title for found in listing(content, BASE).reports] == [
        f"{who}2025年政府信息公开工作年度报告"
    ]


@pytest.mark.parametrize(
    "piece",
    [
        '"+a',
        "page",
        "<![CDATA[",
        "<totalrecord>1</totalrecord>",
        "&a",
        "function a('?page=' + p",
        "count:1 ",
    ],
)
@pytest.mark.parametrize("opening", ["", "<rss>"])
def test_what_is_repeated_without_end_takes_no_time_without_end(opening: str, piece: str) -> None:
    """A time that grows with the square of the length would take minutes for a page of this
    size.
    """
    assert taken_apart((opening + piece * (1_000_000 // len(piece))).encode(), BASE) is not None


def test_it_is_done_in_a_child_that_may_break() -> None:
    assert taken_apart(b"<a href=a.html>2025" + "年政府信息公开年报</a>".encode(), BASE) is not None
