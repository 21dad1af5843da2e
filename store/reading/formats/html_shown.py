"""What of a page is not shown, and how what is shown stands: struck, hidden and white text, raised
footnote marks.

What a page's own style sheet and the styles on elements do is in `html_styles`. Where a style is
not known, what it is on is parted from the digits beside it, so that the cell is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from store.reading.formats.html_colours import is_light
from store.reading.formats.html_controls import UNREADABLE, fill_in
from store.reading.formats.html_styles import Effect, adds_text, effects
from store.reading.formats.raising import raised

SKIPPED: Final = frozenset(
    {
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "select",
        "button",
        "head",
        "template",
        "del",
        "s",
        "strike",
    }
)
"""Elements whose text is no text of the report: programs, menus, and what was struck out."""
_NEVER: Final = (
    "script, style, noscript, select, button, template, del, s, strike, rt, rp, datalist, "
    "[hidden], title, textarea, "
    "iframe, noframes, noembed, video, audio, canvas, meter, progress, dialog:not([open])"
)
_OF_THEIR_OWN: Final = (
    "svg, math, mfrac > *, msup > *, msub > *, msubsup > *, mroot > *, msqrt, object, q, bdo, "
    "details, summary, "
    "marquee, input, small, xmp, listing, slot, label, cite, kbd, samp, "
    "var, code, map, comment, [dir=rtl], [aria-hidden=true], [v-if], [v-show], [ng-if], "
    "a[href^='#']:not([href='#'])"
)
"""Elements that stand beside the text around them, turn it, are a link to a footnote, or shown at
times only.
"""
_RULE = re.compile(r"([^{}@]{1,300})\{([^{}]{0,2000})\}")
_SELECTOR = re.compile(r"[\w\s.#>,*:()\[\]=\"'^$|~+-]{1,200}")
_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_OF_ALL: Final = re.compile(r"(?:^|.*[\s>+~])(?:html|body|\*|:root)\s*", re.DOTALL)
"""A selector of the whole page, which some pages hide until they are loaded."""
_GENERATED: Final = re.compile(r"::?(?:before|after)\s*$")
_MOMENTARY: Final = re.compile(
    r":(?:has|contains|hover|active|focus|visited|link|target|selection|placeholder)|::"
)
"""Selectors of what is only at times, or is no text of the page."""
_BETWEEN_SELECTORS: Final = re.compile(r",(?![^(]*\))")
_CLASS: Final = re.compile(r"\.([\w-]+)")
_MOST_RULES: Final = 2000
_LONGEST_ADDED_TO: Final = 40
"""Characters of what may be a number with its remark."""
_MOST_ASKED: Final = 400
"""Rules whose elements are looked for."""
_MOST_PARTED: Final = 2000
_WHOLE: Final = frozenset(
    {"td", "th", "tr", "table", "tbody", "thead", "tfoot", "div", "p", "li", "body", "section"}
)
"""Elements that stand by themselves, on which a style raises or parts nothing."""
_PROOFREAD: Final = frozenset({"grame", "spelle"})
"""Classes with which Word marks what its spelling checker saw."""
_DIGIT: Final = re.compile(r"\d")
_DIGIT_AT_EDGE: Final = re.compile(r"^[\d.,]|[\d.,]$")


def show(tree: LexborHTMLParser) -> None:
    """Takes out of a page what it does not show, and writes raised and lowered text as such."""
    sheets = _Sheets(tree)
    _drop_hidden(tree, sheets)
    every = list(sheets.styled())
    _mark_turned(
        [*tree.css("bdo[dir=rtl]"), *(node for node, done in every if Effect.TURNED in done)]
    )
    _mark_added_to([node for node, done in every if Effect.ADDED_TO in done])
    styled = [(node, done) for node, done in every if node.tag not in _WHOLE]
    for node in [
        *tree.css(_OF_THEIR_OWN),
        *(node for node, done in styled if Effect.APART in done),
    ]:
        _part(node)
    lifted = [node for node, done in styled if _is_raised(node, done)]
    for node in _outermost([*lifted, *tree.css("sup, sub")]):
        _raise(node)
    _part_unknown_classes(tree, sheets.classes)


class _Sheets:
    """What the rules of a page's own style sheets, and the styles on its elements, do."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.classes: set[str] = set()
        """The classes that a rule is for."""
        self._tree = tree
        self._done: dict[int, frozenset[Effect]] = {}
        """By an element's identity, what rules do to it."""
        rules = [
            _RULE.findall(_COMMENT.sub("", sheet.text(deep=True)[:200_000]))
            for sheet in tree.css("style")[:20]
        ]
        asked = 0
        for selectors, body in islice(chain.from_iterable(rules), _MOST_RULES):
            self.classes.update(name.lower() for name in _CLASS.findall(selectors))
            for selector in _BETWEEN_SELECTORS.split(selectors):
                done = _done_by(selector, body)
                if done and asked < _MOST_ASKED:
                    asked += 1
                    for node in _selected(tree, selector):
                        self._done[node.mem_id] = self._done.get(node.mem_id, frozenset()) | done

    def styled(self) -> Iterator[tuple[LexborNode, frozenset[Effect]]]:
        """The elements that a style does something to, with what it does."""
        for node in self._tree.css("*" if self._done else "[style]"):
            done = self._done.get(node.mem_id, frozenset()) | effects(
                node.attributes.get("style") or ""
            )
            if done:
                yield node, done


def _done_by(selector: str, body: str) -> frozenset[Effect]:
    """What a rule does to the text of an element."""
    bare = _GENERATED.sub("", selector)
    if _MOMENTARY.search(bare):
        return frozenset()
    if bare == selector:
        return effects(body)
    is_shown = Effect.HIDDEN not in effects(body)
    if is_shown and adds_text(body):
        return frozenset({Effect.ADDED_TO})
    return frozenset()


def _selected(tree: LexborHTMLParser, selector: str) -> Iterator[LexborNode]:
    """The elements that a rule is for; none of a selector that is not understood, or is for the
    whole page.
    """
    bare = _GENERATED.sub("", selector.strip())
    if not _SELECTOR.fullmatch(bare) or _OF_ALL.fullmatch(bare):
        return
    try:
        yield from tree.css(bare)
    except (SelectolaxError, ValueError):
        return


def _drop_hidden(tree: LexborHTMLParser, sheets: _Sheets) -> None:
    """Take out what rules, styles and white letters hide."""
    styled = list(sheets.styled())
    grounds = {node.mem_id for node, done in styled if Effect.GROUND in done}
    hidden = [node for node, done in styled if _is_hidden(node, done, grounds)]
    hidden += [
        node
        for node in tree.css("font[color]")
        if _is_light(node) and not _has_ground(node, grounds)
    ]
    for node in _outermost(hidden):
        node.decompose()
    fill_in(tree)
    for node in _outermost(tree.css(_NEVER)):
        node.decompose()


def _mark_turned(nodes: Sequence[LexborNode]) -> None:
    """Let no number be read of what is shown in another order than it is written: <bdo
    dir=rtl>42</bdo> is 24.
    """
    for node in _outermost(nodes):
        if len(_DIGIT.findall(node.text(deep=True))) > 1 and (child := node.child) is not None:
            child.insert_before(UNREADABLE)


def _mark_added_to(nodes: Sequence[LexborNode]) -> None:
    """Let no number be read of what a rule writes letters or digits beside: td:before{content:"1"}
    before 24 is 124, and in an empty cell no blank.
    """
    for node in chain.from_iterable(map(_cells_of_row, nodes)):
        if len(node.text(deep=True)) > _LONGEST_ADDED_TO:
            continue
        if (child := node.child) is not None:
            child.insert_before(UNREADABLE)
        else:
            node.insert_child(UNREADABLE)


def _cells_of_row(node: LexborNode) -> list[LexborNode]:
    """The cells of a row, which a text before them moves; any other element as it is."""
    if node.tag == "tr":
        return node.css("td, th")
    return [node]


def _is_hidden(node: LexborNode, done: frozenset[Effect], grounds: set[int]) -> bool:
    """Whether a style hides a node, or writes it in white on white."""
    if node.tag in ("body", "html"):
        return False
    return Effect.HIDDEN in done or (Effect.LIGHT in done and not _has_ground(node, grounds))


def _is_light(font: LexborNode) -> bool:
    return is_light(font.attributes.get("color") or "")


def _has_ground(node: LexborNode, grounds: set[int]) -> bool:
    """Whether something coloured lies behind white text: the heads of many tables are white on
    blue.
    """
    at: LexborNode | None = node
    for _ in range(12):
        if at is None or at.tag == "body":
            return False
        if at.mem_id in grounds or at.attributes.get("bgcolor") or at.attributes.get("background"):
            return True
        at = at.parent
    return False


def _outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    """Nodes without those within others of them, which are gone when these are taken out."""
    within = {node.mem_id for node in nodes}
    single = {node.mem_id: node for node in nodes}
    return [node for node in single.values() if not _lies_in(node, within)]


def _lies_in(node: LexborNode, others: set[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in others:
            return True
        above = above.parent
    return False


def _is_raised(node: LexborNode, done: frozenset[Effect]) -> bool:
    """Whether a style raises a text beside others; all of a cell may be moved a little, and is no
    mark on anything.
    """
    return Effect.RAISED in done or (Effect.SHIFTED in done and not _is_all_of_its_block(node))


def _is_all_of_its_block(node: LexborNode) -> bool:
    block = node.parent
    while block is not None and block.tag not in _WHOLE:
        block = block.parent
    return block is not None and block.text(deep=True).strip() == node.text(deep=True).strip()


def _raise(node: LexborNode) -> None:
    """Write a short raised or lowered text as such."""
    text = node.text(deep=True)
    if 0 < len(text) < 20:
        node.replace_with(raised(text))


def _part(node: LexborNode) -> None:
    """Part a text from the digits beside it."""
    node.insert_before(" ")
    node.insert_after(" ")


def _part_unknown_classes(tree: LexborHTMLParser, known: set[str]) -> None:
    """Part what a class is on that the page itself does not style from other digits, unless these
    have it as well.
    """
    for node in tree.css("td [class], th [class]")[:_MOST_PARTED]:
        name = _class(node)
        if node.tag in _WHOLE or known.union(_PROOFREAD).issuperset(name.split()):
            continue
        if _DIGIT_AT_EDGE.search(node.text(deep=True).strip()) and not _has_alike_beside(
            node, name
        ):
            _part(node)


def _has_alike_beside(node: LexborNode, name: str) -> bool:
    """Whether an element of the same class stands right beside another one: a number in pieces."""
    beside = [other for other in (node.prev, node.next) if other is not None]
    return any(other.tag == node.tag and _class(other) == name for other in beside)


def _class(node: LexborNode) -> str:
    return (node.attributes.get("class") or "").strip().lower()
