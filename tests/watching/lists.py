"""List pages as content management systems of government sites make them; each takes titles with
addresses.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

Links = list[tuple[str, str]]
"""Address and title."""


def numbered_by_script(links: Links, pages: int = 1) -> bytes:
    """Titles cut short with their whole in a hint, pages numbered by a script, GB2312 without a
    declaration.
    """
    items = "".join(
        f'<li><span>2026-01-20</span><a href="{href}" target="_blank" title="{title}">{title[:16]}…</a></li>'
        for href, title in links
    )
    text = (
        "<html><head><title>政府信息公开年报_某县人民政府</title></head><body>"
        "<div id=position>首页 > 政府信息公开年报</div>"
        f'<ul class=\'gl_list\'>{items}</ul><script>createPageHTML({pages}, 0, "index", "html");</script></body></html>'
    )
    return text.encode("gb18030")


def data_in_script(links: Links, pages: int = 1) -> bytes:
    """The list stands in a script as data, its links are scripts that hold an address."""
    records = "".join(
        '<record><![CDATA[<tr><td><a href="javascript:void(0)" '
        f"onclick=\"openArticle('{href}')\">{title}</a></td></tr>]]></record>"
        for href, title in links
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开年报</title></head><body><div id="list">'
        f'<script type="text/xml"><datastore><totalpage>{pages}</totalpage><recordset>{records}</recordset></datastore>'
        "</script></div></body></html>"
    ).encode()


def plain_table(links: Links, pages: int = 1) -> bytes:
    """A table with a menu beside it, links of the menu that look alike, and a link to the next
    page.
    """
    rows = "".join(
        f'<tr><td>{place}</td><td><a\nhref="{escape(href)}"><font color=#333>{title}</font></a></td></tr>'
        for place, (href, title) in enumerate(links)
    )
    further = '<a href="list.jsp?page=2">下一页</a>' if pages > 1 else ""
    return (
        "<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset=gbk'></HEAD>"
        "<BODY><TABLE><TR><TD>"
        '<a href="/zn.html">政府信息公开指南</a><a href="/nb/">政府信息公开年报</a>'
        '<a href="/jd.html">2025年政府信息公开年度报告解读</a>'
        '<a href="/tz.html">关于做好2025年政府信息公开工作年度报告编制的通知</a>'
        '<a href="/fz.html">2025年法治政府建设年度报告</a>'
        f'<a href="mailto:a@b.cn">2025年政府信息公开年报</a></TD><TD>'
        f"<TABLE>{rows}</TABLE>{further}</TD></TR></TABLE></BODY></HTML>"
    ).encode("gbk")


def rss(links: Links, pages: int = 1) -> bytes:
    """It says GB2312 and has characters of GBK, as many do."""
    items = "".join(
        f"<item><title><![CDATA[{title}]]></title><link>{escape(href)}</link></item>"
        for href, title in links
    )
    head = '<?xml version="1.0" encoding="GB2312"?><rss version="2.0"><channel><title>年报</title>'
    return f"{head}{items}</channel></rss>".encode("gb18030")


def atom(links: Links, pages: int = 1) -> bytes:
    entries = "".join(
        f'<entry><title>{title}</title><link rel="self" href="/self"/><link href="{escape(href)}"/></entry>'
        for href, title in links
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>年报</title>{entries}</feed>'.encode()


def as_json(links: Links, pages: int = 1) -> bytes:
    rows = [
        {"id": place, "docTitle": title, "docPubUrl": href}
        for place, (href, title) in enumerate(links)
    ]
    return json.dumps(
        {"code": 200, "data": {"total": len(links), "rows": rows}}, ensure_ascii=False
    ).encode()


STYLES: dict[str, Callable[[Links, int], bytes]] = {
    "numbered by a script": numbered_by_script,
    "data in a script": data_in_script,
    "a plain table": plain_table,
    "RSS": rss,
    "Atom": atom,
    "JSON": as_json,
}
