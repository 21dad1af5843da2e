"""What of a page is not shown, and how what is shown stands: struck, hidden and white text, raised footnote marks."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
        "form",
        "del",
        "s",
        "strike",
    }
)
"""Elements whose text is no text of the report: programs, menus, forms, and what was struck out."""
_NEVER: Final = "script, style, noscript, select, button, template, del, s, strike, rt, rp, datalist, [hidden]"
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;!]|$)|"
    r"opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$)|line-through|text-indent\s*:\s*-\d{3,}|mso-hide\s*:\s*all|"
    r"(?:left|top)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255[^)]*\)|transparent)", re.I
)
_WHITE_NAMES: Final = frozenset({"white", "#fff", "#ffffff"})
_GROUND = re.compile(
    r"background(?:-color|-image)?\s*:\s*(?!\s*(?:#fff(?:fff)?|white|none|transparent|inherit|initial))", re.I
)
_RULE = re.compile(r"([^{}@]{1,300})\{([^{}]{0,2000})\}")
_PLAIN_SELECTOR = re.compile(r"[\w\s.#>,*-]{1,200}")
_MOST_RULES: Final = 400
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|sub|text-top|text-bottom)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)


def show(tree: LexborHTMLParser) -> None:
    """Takes out of a page what it does not show, and writes raised and lowered text as such."""
    _drop_hidden(tree)
    for node in tree.css("span[style*=display], font[style*=display], a[style*=display], b[style*=display]"):
        if _BLOCK_STYLE.search(node.attributes.get("style") or ""):
            node.insert_before(" ")
            node.insert_after(" ")
    for node in tree.css("sup, sub, [style*=vertical-align]"):
        _raise(node)


def _drop_hidden(tree: LexborHTMLParser) -> None:
    """Take out what rules, styles and white letters hide."""
    for selector in (*_hidden_by_rules(tree), _NEVER):
        _drop(tree, selector)
    for node in tree.css("[style]"):
        if _is_hidden(node, node.attributes.get("style") or ""):
            node.decompose()
    for node in tree.css("font[color]"):
        if (node.attributes.get("color") or "").strip().lower() in _WHITE_NAMES and not _has_ground(node):
            node.decompose()


def _is_hidden(node: LexborNode, style: str) -> bool:
    """Whether a style hides a node, or writes it in white on white."""
    return bool(_HIDING.search(style)) or (bool(_WHITE.search(style)) and not _has_ground(node))


def _raise(node: LexborNode) -> None:
    """Write a short raised or lowered text as such."""
    if node.tag in ("sup", "sub") or _RAISED_STYLE.search(node.attributes.get("style") or ""):
        text = node.text(deep=True)
        if 0 < len(text) < 20:
            node.replace_with(raised(text))


def _drop(tree: LexborHTMLParser, selector: str) -> None:
    for node in tree.css(selector):
        node.decompose()


def _hidden_by_rules(tree: LexborHTMLParser) -> list[str]:
    """The selectors of the page's own style sheet that hide what they select; plain ones only."""
    found: list[str] = []
    for sheet in tree.css("style")[:20]:
        for selector, body in _RULE.findall(sheet.text(deep=True)[:200_000])[:_MOST_RULES]:
            bare = selector.strip()
            if _HIDING.search(body) and _PLAIN_SELECTOR.fullmatch(bare) and not bare.startswith(("html", "body", "*")):
                found.append(bare)
    return found


def _has_ground(node: LexborNode) -> bool:
    """Whether something coloured lies behind white text: the heads of many tables are white on blue."""
    at: LexborNode | None = node
    for _ in range(12):
        if at is None or at.tag == "body":
            return False
        attributes = at.attributes
        if attributes.get("bgcolor") or attributes.get("background") or _GROUND.search(attributes.get("style") or ""):
            return True
        at = at.parent
    return False
