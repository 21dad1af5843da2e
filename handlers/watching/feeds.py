"""Lists for machines: RSS and Atom feeds, sitemaps, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from html.entities import html5
from itertools import chain
from typing import Final

from lxml import etree

from handlers.watching.addresses import whole
from handlers.watching.lenient import list_text
from handlers.watching.listed import Link, Listing
from handlers.watching.pages import MOST, MOST_FURTHER
from handlers.watching.turning import is_of_site, numbered_by_query
from handlers.watching.wordings import is_document, wordings

_DEEPEST: Final = 12
"""Levels of a JSON list that are gone down."""
_ADDRESS_KEYS: Final = ("url", "link", "href", "docpuburl", "path", "fileurl")
_TOTAL_KEYS: Final = ("totalpages", "totalpage", "pagecount", "pagetotal", "total_pages", "pages")
_DECLARATION: Final = re.compile(r"<\?xml[^<>]{0,200}\?>")
_CDATA: Final = "<![CDATA["
_AMPERSAND: Final = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)([a-zA-Z]\w{0,30};)?"
)
"""Those that are not written as XML wants them."""
_MARKS: Final = (b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf")


def is_feed(content: bytes) -> bool:
    """Whether some bytes begin like a feed or a sitemap, and are no page that calls itself XML."""
    opening = content[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return opening.startswith(_MARKS) and b"<html" not in opening


def is_json(content: bytes) -> bool:
    """Whether some bytes begin like a JSON list."""
    return content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def feed(content: bytes, address: str) -> Listing:
    """What a feed or a sitemap lists."""
    root = _root(content, address)
    if root is None:
        return Listing()
    entries = [node for node in root.iter() if _name(node) in ("item", "entry")][:MOST]
    reports = list(chain.from_iterable(_entry(entry, address) for entry in entries))
    located = [node for node in root.iter() if _name(node) == "loc"][:20_000]
    places = [(_name(node.getparent()), whole(address, _text(node))) for node in located]
    reports += [
        Link(place, "")
        for kind, place in places
        if kind == "url" and wordings().tells_report(place)
    ][:MOST]
    further = dict.fromkeys(place for kind, place in places if kind == "sitemap" and place)
    return Listing(tuple(reports), (*_next_pages(root, address), *further)[:MOST_FURTHER])


def _next_pages(root: etree._Element, address: str) -> list[str]:
    """The pages of its own site that a feed says follow on it."""
    turned = [whole(address, node.get("href", "")) for node in root.iter() if _leads_on(node)]
    return [place for place in turned if is_of_site(place, address)]


def _root(content: bytes, address: str) -> etree._Element | None:
    """The outermost element of a feed; None where it is none."""
    # GB2312 is what feeds say that hold characters of GBK: what they say of their encoding is not
    # believed.
    text = list_text(address, content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    text = _with_whole_ampersands(_DECLARATION.sub("", text.lstrip("\ufeff \n"), count=1))
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _leads_on(node: etree._Element) -> bool:
    """Whether a feed says with it where its next page is."""
    return (
        _name(node) == "link"
        and node.get("rel") == "next"
        and _name(node.getparent()) in ("feed", "channel")
    )


def _with_whole_ampersands(text: str) -> str:
    """A feed in which `&` is written as XML wants it.

    Many write addresses as they are (show.jsp?id=7&nid=2), and signs by their names in HTML
    (&nbsp;): a parser that puts up with that drops a part of them without a word.
    """
    first, *others = text.split(_CDATA)
    pieces = [_AMPERSAND.sub(_written_out, first)]
    for other in others:
        literal, end, rest = other.partition("]]>")
        pieces.append(f"{literal}{end}{_AMPERSAND.sub(_written_out, rest)}")
    return _CDATA.join(pieces)


def _written_out(found: re.Match[str]) -> str:
    sign = html5.get(found[1] or "")
    if sign:
        return escape(sign)
    return f"&amp;{found[1] or ''}"


def _entry(entry: etree._Element, address: str) -> Iterator[Link]:
    """The link of an entry, if that is to a report; its enclosure where it has no other."""
    title, linked, enclosed = "", "", ""
    for node in entry:
        match _name(node):
            case "title":
                title = " ".join(_text(node).split())
            case "link" if node.get("rel", "alternate") == "alternate":
                linked = linked or node.get("href", "") or _text(node)
            case "link" if node.get("rel") == "enclosure":
                enclosed = enclosed or node.get("href", "")
            case "enclosure":
                enclosed = enclosed or node.get("url", "")
            case "guid" if _is_address(node):
                linked = linked or _text(node)
    where = whole(address, linked or enclosed)
    if where and wordings().names_report(title, where):
        yield Link(where, title)


def _is_address(guid: etree._Element) -> bool:
    """Whether what an entry is known by is its address as well."""
    return _text(guid).startswith("http") and guid.get("isPermaLink", "true") != "false"


def listed_in_json(content: bytes, address: str) -> Listing:
    """What a list in JSON has: each object that has the title of a report and an address."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            written = json.loads(content.decode(encoding))
            break
        except (ValueError, RecursionError):
            continue
    else:
        return Listing()
    found = {link.address: link for link in _in_json(written, address, _DEEPEST)}
    pages = _pages_in_json(written, _DEEPEST)
    further = numbered_by_query(address, pages, wordings()) if found else ()
    return Listing(tuple(found.values())[:MOST], tuple(further), pages=pages)


def _pages_in_json(value: object, deep: int) -> int:
    """How many pages a list in JSON says that it has; 0 where it says nothing."""
    if deep <= 0 or not isinstance(value, dict):
        return 0
    said = [
        each
        for key, each in value.items()
        if str(key).lower() in _TOTAL_KEYS and isinstance(each, int)
    ]
    return next((each for each in said if 0 < each < 10_000), 0) or max(
        (_pages_in_json(each, deep - 1) for each in value.values()), default=0
    )


def _in_json(value: object, address: str, deep: int) -> Iterator[Link]:
    if deep <= 0:
        return
    if isinstance(value, list):
        for each in value[:20_000]:
            yield from _in_json(each, address, deep - 1)
    elif isinstance(value, dict):
        texts = {
            str(key).lower(): each.strip() for key, each in value.items() if isinstance(each, str)
        }
        yield from _of_object(texts, address)
        for each in value.values():
            yield from _in_json(each, address, deep - 1)


def _of_object(texts: Mapping[str, str], address: str) -> Iterator[Link]:
    """The link that the texts of an object are, if they name a report."""
    named = (texts.get(key, "") for key in _ADDRESS_KEYS)
    like_one = (
        text
        for text in texts.values()
        if text.startswith(("http://", "https://")) or is_document(text)
    )
    place = next(filter(None, chain(named, like_one)), "")
    where = whole(address, place) if place else ""
    titles = sorted(
        (text for text in texts.values() if wordings().names_report(text, where)), key=len
    )
    if titles and where:
        yield Link(where, " ".join(titles[-1].split()))


def _name(node: etree._Element | None) -> str:
    if node is not None and isinstance(node.tag, str):
        return str(etree.QName(node).localname).lower()
    return ""


def _text(node: etree._Element) -> str:
    return "".join(map(str, node.itertext())).strip()
