"""A page of HTML: the links in it, the further pages of its list, and the documents that hang on
it.

Government pages as they are: addresses inside `javascript:` and `onclick`, lists inside scripts as
data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handlers.watching.addresses import whole
from handlers.watching.listed import Link, Listing
from handlers.watching.turning import PageTurn, further, pages_said
from handlers.watching.wordings import ending, is_document, wordings
from store.reading.formats.html_source import sane
from store.reading.formats.registry import SUFFIXES

MOST: Final = 3_000
"""Links of a page that are looked at."""
MOST_FURTHER: Final = 100
"""More pages of a list that are noted; a sitemap of 4 MB can name 20,000."""
_QUOTED: Final = re.compile(r"""(['"])([^'"<>\r\n]{0,1000})\1""")
_RECORD: Final = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL)
_LEADING: Final = "a, area, [onclick], [data-url], [data-href]"
_WHERE: Final = (("href",), ("onclick",), ("data-url", "data-href"))
"""Where an element says where it leads: in an address, to a script, or for a script that looks
there.
"""
_SERVED: Final = re.compile(r"\.(?:jsp|aspx?|php|do|action)\b")
_ENDING_IN_TEXT: Final = re.compile(r"\.([a-z]{2,5})(?:[)）\]】]|$)", re.IGNORECASE)


def page(content: str, address: str) -> Listing:
    """What a page holds that came from an address."""
    source, _ = sane(content)
    tree = LexborHTMLParser(source)
    known, based = wordings(), _base(tree, address)
    pieces = [
        tree,
        *(LexborHTMLParser(record[1]) for record in list(_RECORD.finditer(source))[:MOST]),
    ]
    turns = list(chain.from_iterable(_turns(piece, based) for piece in pieces))[:MOST]
    links = [Link(turn.address, turn.title) for turn in turns if turn.address]
    in_column = known.is_column(_heading(tree))
    reports = _unique(
        link for link in links if known.names_report(link.title, link.address, in_column=in_column)
    )
    hanging = [
        link
        for link in links
        if _hangs(link) and not known.others.search("".join(link.title.split()))
    ]
    return Listing(
        reports,
        tuple(dict.fromkeys(further(tree, source, turns, address, based, known)))[:MOST_FURTHER],
        _unique(iter([*hanging, *_shown_within(tree, based)])),
        pages_said(tree, source, known),
    )


def _base(tree: LexborHTMLParser, address: str) -> str:
    base = tree.css_first("base[href]")
    said = base.attributes.get("href") if base is not None else None
    return whole(address, said or "") or address


def _heading(tree: LexborHTMLParser) -> str:
    """What the page says that it is: its title, and where one is in the site."""
    nodes = tree.css(
        "title, h1, h2, .position, .location, .crumb, .breadcrumb, #position, #location"
    )[:12]
    return " ".join(node.text(deep=True)[:200] for node in nodes)


def _turns(tree: LexborHTMLParser, based: str) -> Iterator[PageTurn]:
    for node in tree.css(_LEADING)[:MOST]:
        scripts = [node.attributes.get(name) or "" for name in ("href", "onclick")]
        yield PageTurn(whole(based, _address(node)), _title(node), " ".join(scripts)[:3_000])


def _title(node: LexborNode) -> str:
    """What a link says; where that was cut short, its hint has all of it; a picture says it,
    too.
    """
    shown, hint = (
        " ".join(text.split())
        for text in (node.text(deep=True), node.attributes.get("title") or "")
    )
    if not shown and not hint:
        return " ".join(
            " ".join(image.attributes.get("alt") or "" for image in node.css("img")[:3]).split()
        )[:300]
    return (hint if len(hint) > len(shown) or (shown.endswith(("…", "..")) and hint) else shown)[
        :300
    ]


def _address(node: LexborNode) -> str:
    """Where a link leads, also where a script would have to say so."""
    href, click, kept = (
        next((said.strip() for name in names if (said := node.attributes.get(name))), "")
        for names in _WHERE
    )
    if href and not href.lower().startswith("javascript:") and href != "#":
        return href
    for script in (href, click):
        for found in _QUOTED.finditer(script[:3_000]):
            said = found[2].strip()
            if _is_address(said):
                return said
    return kept


def _hangs(link: Link) -> bool:
    """Whether a link is to a document: its address ends like one, or what it says does
    (附件：年报.pdf).
    """
    said = _ENDING_IN_TEXT.search(link.title)
    return is_document(link.address) or bool(said and is_document(f"http://x/x.{said[1]}"))


def _shown_within(tree: LexborHTMLParser, based: str) -> Iterator[Link]:
    """Documents that the page shows in a frame, by themselves or in a viewer that is told their
    address.
    """
    for node in tree.css("iframe, frame, embed, object")[:20]:
        said = node.attributes.get("src") or node.attributes.get("data") or ""
        address = whole(based, said)
        named = list(chain.from_iterable(parse_qs(urlsplit(address).query).values()))
        for place in (address, *(whole(address, value) for value in named[:10])):
            if is_document(place):
                yield Link(place, "")


def _unique(links: Iterator[Link]) -> tuple[Link, ...]:
    """Each address once, with the longest of what leads there."""
    found: dict[str, Link] = {}
    for link in links:
        if link.address not in found or len(link.title) > len(found[link.address].title):
            found[link.address] = link
    return tuple(found.values())


def _is_address(said: str) -> bool:
    """Whether a text in a script is where it leads."""
    return (
        "/" in said
        or said.startswith("?")
        or ending(said) in SUFFIXES
        or _SERVED.search(said) is not None
    )
