"""Further pages of a list, in whatever way its pages are turned; and those that cannot be gone to
are told.
"""

from __future__ import annotations

import pytest

from handlers.watching import looking
from handlers.watching.lists import listing
from tests.watching.alone import Alone
from tests.watching.site import Site, page_of, plain_list
from tests.watching.test_season import PLACE

HERE = "http://www.nowhere.gov.cn/zwgk/nb/index.html"
REPORT = '<a href="a.html">2025年政府信息公开年报</a>'
PAGES = {
    "a call, counting from 0": (
        '<script>createPageHTML(4, 0, "index", "html");</script>',
        ["index_1.html", "index_2.html", "index_3.html"],
    ),
    "a call into a place, counting from 1": (
        "<script>createPageHTML('page_div',4, 1,'fprs','shtml',200);</script>",
        ["fprs_2.shtml", "fprs_3.shtml", "fprs_4.shtml"],
    ),
    "a call with names for its numbers": (
        "<script>var currentPage = 0;\nvar countPage = 3;\nfunction createPageHTML(_nCount, _nNow, _sName, _sExt) {}\n"
        'createPageHTML(countPage, currentPage, "index", "html");</script>',
        ["index_1.html", "index_2.html"],
    ),
    "written by a script": (
        "<script>var currentPage = 0;//now\nvar nextPage=currentPage+1;var countPage = 3;\n"
        'if(countPage>1) document.write("<a href=\\"index_"+nextPage+".html\\">下一页</a>");</script>',
        ["index_1.html", "index_2.html"],
    ),
    "a function that goes to a number": (
        "<script>function gotoPage(p){ window.location.href='list.jsp?id=7&page='+p; }</script>"
        '<a href="javascript:gotoPage(2)">下一页</a><a href="javascript:void(0)" onclick="gotoPage(3)">3</a>',
        ["list.jsp?id=7&page=2", "list.jsp?id=7&page=3"],
    ),
    "a choice of numbers": (
        """<select onchange="location.href='?page='+this.value"><option>1<option>2</select> 共 2 页""",
        ["index.html?page=1", "index.html?page=2"],
    ),
    "a query alone": ("<a href='?page=2'>2</a><a onclick=\"location='?page=3'\">3</a>", None),
    "a folder of its own": (
        '<a href="index/2.html">2</a><a href="page/3/">3</a><a href="/zwgk/nb/list2/">下一页</a>',
        ["2.html", "", ""],
    ),
    "by entries": (
        """<script>laypage.render({count:32,limit:15,jump:function(o){location.href='?page='+o.curr}})</script>""",
        ["index.html?page=1", "index.html?page=2", "index.html?page=3"],
    ),
    "a folder called like the page": (
        '<a href="index/7.htm">2</a><a href="index/6.htm">尾页</a>',
        ["7.htm", "6.htm"],
    ),
    "a form that asks": (
        "<form action='search.do'><input type=hidden name=cid value=7><input name=pageNo></form>第1/2页",
        ["search.do?cid=7&pageNo=1", "search.do?cid=7&pageNo=2"],
    ),
}


@pytest.mark.parametrize("way", PAGES)
def test_pages_that_can_be_gone_to(way: str) -> None:
    more, expected = PAGES[way]
    found = listing((REPORT + more).encode(), HERE)
    ends = [address.rpartition("/")[2] for address in found.further]
    assert ends == (
        expected if expected is not None else ["index.html?page=2", "index.html?page=3"]
    )


@pytest.mark.parametrize(
    "more",
    [
        '<form method="post" action="search.do"><input name="pageNo"></form>共2页',
        "<a href=\"javascript:__doPostBack('Pager1','2')\">2</a>",
        '<a href="/col/9/5.html">5</a><a href="/zwgk/qt/">更多</a>',
        '<a href="http://elsewhere.gov.cn/zwgk/nb/2.html">下一页</a>',
        '<a href="2025/01/05.html">5</a>',
        '<script>var title = "a_" + name; alert(1 + ".html")</script>共2页',
        "<form action='search.do'><input name=keyword></form>共2页",
        "<form action='http://10.0.0.1/search.do'><input name=page></form>共2页",
        "<script>location.href='//elsewhere.gov.cn/list.jsp?page='+p</script>共2页",
        '<base href="http://elsewhere.gov.cn/"><script>createPageHTML(4, 0, "index", "html");</script>',
        '<iframe src="http://elsewhere.gov.cn/list.html"></iframe>',
    ],
)
def test_what_is_not_gone_to(more: str) -> None:
    assert listing((REPORT + more).encode(), HERE).further == ()


@pytest.mark.parametrize(
    ("more", "pages"),
    [
        ("共 12 页", 12),
        ("第1/12页", 12),
        ("共72条 1/5页", 5),
        ("总页数：8", 8),
        ("<script>var totalPage = 6;</script>", 6),
        ("<datastore><totalrecord>72</totalrecord><totalpage>5</totalpage></datastore>", 5),
        ("共 12 条", 0),
        (
            "<script>$('#1').jpage({startrecord:1,endrecord:45,totalRecord:72,perpage:15})</script>",
            5,
        ),
        ("<record></record><script>jpage({totalRecord:1,perpage:15})</script>", 1),
    ],
)
def test_how_many_pages_a_list_says_that_it_has(more: str, pages: int) -> None:
    assert listing((REPORT + more).encode(), HERE).pages == pages


def test_further_pages_of_lists_for_machines() -> None:
    row = '{"title":"平罗县2025年政府信息公开年报","url":"/a.html"}'
    found = listing(
        f'{{"data":{{"rows":[{row}],"totalPages":3}}}}'.encode(),
        "http://a.gov.cn/list?c=7&pageNo=1",
    )
    assert found.further == (
        "http://a.gov.cn/list?c=7&pageNo=2",
        "http://a.gov.cn/list?c=7&pageNo=3",
    )
    assert found.pages == 3
    entry = '<entry><title>平罗县2025年政府信息公开年报</title><link rel="next" href="/x"/><link href="/a.html"/></entry>'
    feed = f'<feed><link rel="self" href="/f"/><link rel="next" href="/f?page=2"/>{entry}</feed>'.encode()
    assert listing(feed, "http://a.gov.cn/f").further == ("http://a.gov.cn/f?page=2",)


async def test_pages_that_cannot_be_gone_to_are_told(it: Alone, gov: Site) -> None:
    link = [("/2023.html", "平罗县人民政府2023年政府信息公开工作年度报告")]
    gov.put("/2023.html", page_of(PLACE + "人民政府", 2023))
    gov.put("/nb/", plain_list(link, '<a onclick="turn()">下一页</a> 共3页'))
    source = it.add(f"{gov.url}/nb/")
    await it.looks()
    now = it.state.sources.get(source.number)
    assert now is not None
    assert (now.trouble, now.failures) == ("partial", 0)
    gov.put("/nb/", plain_list(link, "共1页"))
    await it.later(hours=1)
    now = it.state.sources.get(source.number)
    assert now is not None
    assert now.trouble == ""


async def test_a_look_has_an_end_and_the_next_begins_with_what_was_not_reached(
    it: Alone, gov: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause of a minute that robots.txt asks for makes each page take that long."""
    monkeypatch.setattr(looking, "LONGEST_LOOK", 150)
    gov.put("/robots.txt", "User-agent: *\nCrawl-delay: 60", "text/plain")
    for number in range(6):
        name = f"/nb/index_{number}.html" if number else "/nb/index.html"
        gov.put(name, plain_list([], '<script>createPageHTML(6, 0, "index", "html");</script>'))
    source = it.add(f"{gov.url}/nb/index.html")
    await it.looks()
    first = [each.path for each in gov.asked()]
    await it.later(hours=1)
    second = [each.path for each in gov.asked()][len(first) :]
    assert first == ["/nb/index.html", "/nb/index_1.html", "/nb/index_2.html", "/nb/index_3.html"]
    assert second[:3] == ["/nb/index.html", "/nb/index_4.html", "/nb/index_5.html"]
    now = it.state.sources.get(source.number)
    assert now is not None
    assert (now.trouble, now.failures) == ("long", 0)
