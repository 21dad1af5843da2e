"""The further pages of a list: their addresses, as far as asking for an address brings them, and
how many there are.

Links to them, addresses that a script makes out of a number (never by running it), forms that send
by GET, frames. What a form sends by POST is not asked for, as a site may do something then; nor is
what only a script could fill in. How many pages a list says that it has is kept, so that those that
were not seen are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser

from handlers.watching.addresses import whole
from handlers.watching.wordings import Wordings, is_document

MOST_NUMBERED: Final = 30
"""Pages that are numbered by a script or a form, or called by one."""
MOST_ADDED: Final = 500
"""Places of a page at which its scripts add to a text that are looked at."""
_PAGE_NUMBER: Final = re.compile(r"[1-9]\d{0,2}")
_CALL: Final = re.compile(r"\b\w{0,40}page\w{0,40}\s{0,9}\(([^()]{1,300})\)", re.IGNORECASE)
"""createPageHTML(10, 0, "index", "html"), createPageHTML('page_div', countPage, 1, 'list', 'shtml',
200).
"""
_SET: Final = re.compile(r"""\b(\w{1,40})\s*=\s*["']?(\d{1,4})["']?\s*[;,\n]""")
_STRING: Final = re.compile(r"""(["'])([\w.-]{1,80})\1""")
_ENDING: Final = re.compile(r"s?html?|jspx?|aspx?|php")
_ADDED: Final = re.compile(
    r"""["']\s*\+\s*(?:[\w.]{1,40}|\([^()"']{1,40}\))(?:\s*\+\s*["'](\.\w{2,6})?)?"""
)
_BEFORE: Final = re.compile(r"[\w./?=&;%-]{0,200}[_=/-](?=\\?$)")
"""An address that a script puts together with a number: "index_" + nextPage + ".html", '?page=' +
this.value.
"""
_FUNCTION: Final = re.compile(r"\bfunction\s+(\w{1,40})\s*\(")
_CALLED: Final = re.compile(r"""\b(\w{1,40})\(\s*["']?([1-9]\d{0,2})["']?\s*[),]""")
_IN_FOLDER: Final = re.compile(
    r"(?:page|list|index|p)?[-_/]?\d{1,3}(?:/|/?index\.\w{2,5}|\.\w{2,5})?", re.IGNORECASE
)
_CURRENT: Final = re.compile(
    r"n?curr?(?:ent)?_?(?:page|index)(?:index|no|num)?|page_?index", re.IGNORECASE
)
_COUNT: Final = re.compile(
    r"n?(?:page_?(?:count|total)|(?:count|total)_?pages?(?:count|num)?)", re.IGNORECASE
)
_ENTRIES: Final = re.compile(
    r"\b(?:total_?(?:records?|counts?|rows?|nums?)|count)\s*[:=]\s*[\"']?(\d{1,6})", re.IGNORECASE
)
_SIZE: Final = re.compile(
    r"\b(?:per_?page|page_?size|limit)\s*[:=]\s*[\"']?(\d{1,4})", re.IGNORECASE
)
"""How many entries a list has, and how many a page: totalRecord:72, perpage:15."""
_RECORDS: Final = re.compile(
    r"<totalrecord>\s*(\d{1,6})\s*</totalrecord>.{0,100}?<totalpage>\s*(\d{1,4})", re.DOTALL
)


class PageTurn(NamedTuple):
    """A link of a list page: where it leads, what it says, and the script that it would run."""

    address: str
    title: str
    script: str


class _Numbers(NamedTuple):
    """What the scripts and the text of a page say of its pages."""

    pages: int
    """0 where nothing is said."""
    current: int | None

    def others(self) -> range:
        """The numbers of the other pages; both ways of counting, where it is not said whether the
        first is 0 or 1.
        """
        first = 1 if not self.current else 2
        last = self.pages if self.current == 0 else self.pages + 1
        return range(first, min(last, first + MOST_NUMBERED))


def further(
    tree: LexborHTMLParser,
    source: str,
    links: Sequence[PageTurn],
    address: str,
    based: str,
    known: Wordings,
) -> Iterator[str]:
    """The addresses of further pages, some perhaps more than once; a list goes on at its own site,
    or not at all.
    """
    said = _Numbers(pages_said(tree, source, known), _variable(source, _CURRENT))
    made = chain(
        _numbered(source, address),
        _made(source, links, said, known),
        _linked(links, address, known),
    )
    asked = _by_form(tree, based, said, known)
    for each in chain((whole(based, place) for place in made), asked, _framed(tree, based)):
        if is_of_site(each, address):
            yield each


def is_of_site(address: str, other: str) -> bool:
    """Whether an address is at the site of another: what a list says of its pages must send no
    requests elsewhere.
    """
    return bool(address) and urlsplit(address).netloc == urlsplit(other).netloc


def _framed(tree: LexborHTMLParser, based: str) -> Iterator[str]:
    for frame in tree.css("iframe[src], frame[src]")[:10]:
        inner = whole(based, frame.attributes.get("src") or "")
        if not is_document(inner):
            yield inner


def pages_said(tree: LexborHTMLParser, source: str, known: Wordings) -> int:
    """How many pages the list says that it has; 0 where it says nothing."""
    records = _RECORDS.search(source)
    if records:
        if source.count("<record>") >= int(records[1]):
            return 1
        return int(records[2])
    called = next((numbers[0] for numbers, _ in _calls(source)), None)
    counted = called if called is not None else _variable(source, _COUNT)
    if counted is not None:
        return counted
    text = "".join(tree.root.text(deep=True).split())[-20_000:] if tree.root is not None else ""
    found = known.totals.search(text)
    if found:
        return int(next(each for each in found.groups() if each))
    return _by_entries(source)


def _by_entries(source: str) -> int:
    """How many pages a list must have, where its script says how many entries there are, and how
    many on a page.
    """
    entries, size = _ENTRIES.search(source), _SIZE.search(source)
    if not entries or not size or not int(size[1]):
        return 0
    if source.count("<record>") >= int(entries[1]):
        return 1
    return -(-int(entries[1]) // int(size[1]))


def numbered_by_query(address: str, pages: int, known: Wordings) -> Iterator[str]:
    """The addresses of further pages of a list that is asked for by a number: list.json?page=1."""
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    at = next(
        (
            place
            for place, (name, value) in enumerate(asked)
            if name.lower() in known.fields and value.isdecimal()
        ),
        None,
    )
    if at is None:
        return
    first = int(asked[at][1])
    for number in range(first + 1, min(first + pages, first + MOST_NUMBERED)):
        asked[at] = (asked[at][0], str(number))
        yield parts._replace(query=urlencode(asked)).geturl()


def _calls(source: str) -> Iterator[tuple[list[int], list[str]]]:
    """Calls that number pages: the numbers, and the strings, of which the last two are a name and
    its ending.
    """
    values: dict[str, str] | None = None
    for call in _CALL.finditer(source):
        strings = [found[2] for found in _STRING.finditer(call[1])]
        if len(strings) < 2 or not _ENDING.fullmatch(strings[-1].lstrip(".")):
            continue
        if values is None:
            values = {found[1]: found[2] for found in _SET.finditer(source)}
        words = [word.strip().strip("\"'") for word in call[1].split(",")]
        numbers = [
            int(word)
            for word in (values.get(each, each) for each in words)
            if re.fullmatch(r"\d{1,4}", word)
        ]
        if len(numbers) > 1:
            yield numbers, strings


def _variable(source: str, name: re.Pattern[str]) -> int | None:
    return next(
        (int(found[2]) for found in _SET.finditer(source) if name.fullmatch(found[1])), None
    )


def _numbered(source: str, address: str) -> Iterator[str]:
    """Pages of which a call says how many there are and what they are called; the first of them has
    no number.
    """
    for (count, current, *_), (*_, name, end) in _calls(source):
        stem, ending = name, end.lstrip(".")
        if urlsplit(address).path.endswith(f"/{stem}_{current}.{ending}"):
            yield f"{stem}.{ending}"
        elif current in (0, 1):
            yield from (f"{stem}_{number}.{ending}" for number in _Numbers(count, current).others())


def _made(source: str, links: Sequence[PageTurn], said: _Numbers, known: Wordings) -> Iterator[str]:
    """Pages whose addresses a script puts together with a number: that of a link that calls it, or
    each there is.
    """
    templates = list(dict.fromkeys(islice(_templates(source, known), MOST_NUMBERED)))[:5]
    calls = chain.from_iterable(_CALLED.finditer(link.script) for link in links)
    called = [(found[1], int(found[2])) for found in calls]
    for function, before, after in templates:
        numbers = [number for name, number in called if name == function][
            :MOST_NUMBERED
        ] or said.others()
        yield from (f"{before}{number}{after}" for number in numbers)


def _templates(source: str, known: Wordings) -> Iterator[tuple[str, str, str]]:
    """In which function an address is put together, and what stands before and after the number."""
    for added in islice(_ADDED.finditer(source), MOST_ADDED):
        before = _BEFORE.search(source[max(added.start() - 200, 0) : added.start()])
        if before and _is_of_pages(before[0], added[1] or "", known):
            yield _function_around(source, added.start()), before[0], added[1] or ""


def _function_around(source: str, at: int) -> str:
    """The name of the function that was begun last before a place."""
    begun = list(_FUNCTION.finditer(source, max(at - 600, 0), at))
    if begun:
        return begun[-1][1]
    return ""


def _is_of_pages(before: str, after: str, known: Wordings) -> bool:
    """Whether an address with a number in it is that of a page: index_2.html, list.jsp?page=2."""
    field = re.split(r"[?&;]", before)[-1].rstrip("=").lower()
    if before.endswith("="):
        return field in known.fields
    return bool(after)


def _linked(links: Sequence[PageTurn], address: str, known: Wordings) -> Iterator[str]:
    here = urlsplit(address)
    for link in links:
        there = urlsplit(link.address)
        if (
            not link.address
            or there.netloc != here.netloc
            or link.address == address
            or is_document(link.address)
        ):
            continue
        near = _is_near(there, here)
        if known.is_next(link.title) or (
            near and (known.is_more(link.title) or _PAGE_NUMBER.fullmatch(link.title))
        ):
            yield link.address


def _is_near(there: SplitResult, here: SplitResult) -> bool:
    """Whether a page may be one of the list's, by its place: beside it, the same but for numbers,
    or below it.
    """
    folder, own = (parts.path.rpartition("/")[0] for parts in (here, there))
    if folder == own or re.sub(r"\d+", "0", there.path) == re.sub(r"\d+", "0", here.path):
        return True
    below = there.path.removeprefix(f"{folder}/")
    stem = here.path.rpartition("/")[2].partition(".")[0]  # nb.htm, nb/2.htm
    return below != there.path and bool(
        _IN_FOLDER.fullmatch(below.removeprefix(f"{stem}/") if stem else below)
    )


def _by_form(tree: LexborHTMLParser, based: str, said: _Numbers, known: Wordings) -> Iterator[str]:
    """Pages that a form asks for by their number; by GET only."""
    for form in tree.css("form")[:10]:
        action = whole(based, form.attributes.get("action") or based).partition("?")[0]
        if (form.attributes.get("method") or "get").lower() != "get" or not action:
            continue
        inputs = [
            (node.attributes.get("name") or "", node.attributes)
            for node in form.css("input, select")[:30]
        ]
        field = next((name for name, _ in inputs if name.lower() in known.fields), None)
        if field is not None:
            kept = _hidden(inputs)
            yield from (f"{action}?{urlencode(kept | {field: number})}" for number in said.others())


def _hidden(inputs: Iterable[tuple[str, Mapping[str, str | None]]]) -> dict[str, str]:
    """What a form sends along without anybody's seeing it."""
    return {
        name: said.get("value") or ""
        for name, said in inputs
        if name and said.get("type") == "hidden"
    }
