"""Which blocks are headings, which are rows of the form's tables, and which are prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import TABLES, frame, row_keys, sections
from store.reading.forms.labels import is_row, within_group
from store.reading.layout.cutting import columns, ends_in_numbers, is_glued, is_no_label
from store.reading.lines.blocks import Block
from store.reading.words.folding import key, simplified, squeezed, tidy
from store.reading.words.number_patterns import NUMBERS
from store.reading.words.numbers import is_blank, parse


class BlockRole(Enum):
    """What a block is."""

    HEADING = "heading"
    """The heading of one of the six chapters."""
    TABLE = "table"
    PROSE = "prose"
    FURNITURE = "furniture"
    """Page numbers, menus, lines of a page's frame."""


class Segment(NamedTuple):
    """A block with its role and the chapter that it stands in."""

    block: Block
    role: BlockRole
    section: str


_MAX_HEADING: Final = 40
_SHORT_HEAD: Final = 16
_WIDE_LINE: Final = 300
_WIDE: Final = re.compile(r"\s{3,}")
_SENTENCE = re.compile(r"[。；！？]")
_PROSE_LENGTH: Final = 60


def segments(blocks: Sequence[Block]) -> list[Segment]:
    """Every block with its role and chapter, in the order of the file."""
    found: list[Segment] = []
    section, in_table = "", False
    for position, block in enumerate(blocks):
        if block.grid:
            in_table = True
            found.append(Segment(block, BlockRole.TABLE, section))
            continue
        text = block.text
        if _is_furniture(text):
            found.append(Segment(block, BlockRole.FURNITURE, section))
            continue
        chapter = heading(text, blocks, position)
        if chapter:
            section, in_table = chapter, False
            found.append(Segment(block, BlockRole.HEADING, section))
            continue
        in_table = in_table or (section in TABLES and _is_head(text))
        in_table = _in_table(text, in_table, blocks, position)
        aside = BlockRole.PROSE if text else BlockRole.FURNITURE
        found.append(Segment(block, BlockRole.TABLE if in_table else aside, section))
    return found


def _is_furniture(text: str) -> bool:
    return len(text) < 400 and bool(
        AROUND["page-number"].fullmatch(text.strip()) or AROUND["furniture"].match(text.strip())
    )


def heading(text: str, blocks: Sequence[Block] = (), position: int = 0) -> str:
    """The chapter that a line opens, or an empty text.

    >>> heading("## 一、主要做法")
    'overview'
    >>> heading("五、存在的主要问题及改进情况。我乡的政务公开工作虽然取得了一定的成效")
    'problems'
    """
    if AROUND["begins-with-word"].match(text):
        return ""
    code, opens_table = _numbered(text[:120])
    if code and (not opens_table or _opens_table(blocks, position + 1)):
        return code
    return ""


@lru_cache(maxsize=1024)
def _numbered(text: str) -> tuple[str, bool]:
    """The chapter that the beginning of a line names behind a number, and whether only above a
    table: 1. and （一）.
    """
    opening = tidy(text).lstrip("#* ").rstrip("* ")
    number = AROUND["number-of-chapter"].match(opening)
    if not number:
        return "", False
    title = re.split(r"[。:;]", simplified(squeezed(opening[number.end() :])), maxsplit=1)[0]
    if (
        not 2 <= len(title) <= _MAX_HEADING
        or title[-1].isdecimal()
        or "," in title
        or key(title) in row_keys()
    ):
        return "", False
    code = next((code for code, pattern in sections() if pattern.search(title)), "")
    return code, opening[0] in "(（0123456789"


def _opens_table(blocks: Sequence[Block], position: int) -> bool:
    if position >= len(blocks):
        return False
    return key(blocks[position].cells[0][:_MAX_HEADING]) in frame().openers


def _in_table(text: str, already: bool, blocks: Sequence[Block], position: int) -> bool:
    """Whether a block without cells of its own belongs to a table that is spread over lines."""
    folded = key(text) if len(text) < 200 else ""
    if not already:
        return _opens(folded, text) or ends_in_numbers(text) or _is_row_of_heads(text)
    if is_blank(text) or is_glued(text) or frame().line.fullmatch(folded) or _is_only_numbers(text):
        return True
    if is_no_label(text):
        return True
    if not folded:
        return len(text) < _PROSE_LENGTH
    if folded in frame().everything or is_row(folded.rstrip("0123456789")) or _opens(folded, text):
        return True
    return not _SENTENCE.search(text) and _goes_on(text, folded, blocks, position)


def _goes_on(text: str, folded: str, blocks: Sequence[Block], position: int) -> bool:
    """Whether a line that is no sentence belongs to the table around it."""
    if (
        columns(text)[1]
        or _is_torn_head(text)
        or _is_row_of_heads(text)
        or _ends_label(text, blocks, position)
    ):
        return True
    if len(text) > _PROSE_LENGTH:
        return False
    return (
        _next_is_number(blocks, position)
        or _breaks_remark(text)
        or _continues_label(folded)
        or _is_among_heads(text, blocks, position)
    )


def _breaks_remark(text: str) -> bool:
    """Whether a short line breaks off in a bracket, or ends one of the line above: a remark on a
    label in a narrow column, `一稳定”（202` / `3年）`.
    """
    folded = squeezed(text)
    return len(folded) <= _SHORT_HEAD and folded.count("(") != folded.count(")")


def _ends_label(text: str, blocks: Sequence[Block], position: int) -> bool:
    """Whether a line ends the label of the row above it, also where a number of its own stands
    behind: 性文件   24.
    """
    begun, rest = (
        key(_WIDE.split(line.strip())[0][:_SHORT_HEAD])
        for line in (_neighbour(blocks, position, -1), text)
    )
    return bool(begun and rest) and within_group(begun + rest) in row_keys()


def _is_only_numbers(text: str) -> bool:
    beside = NUMBERS["between-numbers"]
    return all(
        part.isdecimal() or parse(part) or beside.fullmatch(part) for part in text[:200].split()
    )


def _neighbour(blocks: Sequence[Block], position: int, step: int) -> str:
    """The next line before or behind a place that is not empty, or an empty text."""
    near = range(position + step, position + 4 * step, step)
    return next((blocks[at].text for at in near if 0 <= at < len(blocks) and blocks[at].text), "")


def _is_among_heads(text: str, blocks: Sequence[Block], position: int) -> bool:
    """Whether a short line stands amid a table: a head that the form does not have, or the rest of
    such a label.

    Before it stands a head or a row, behind it another word or row of the table.
    """
    if len(text) > _SHORT_HEAD:
        return False
    above, below = (_neighbour(blocks, position, step) for step in (-1, 1))
    before, after = key(above[:_MAX_HEADING]), key(below[:_MAX_HEADING])
    if before in frame().heads:
        return after in frame().heads or after in row_keys()
    return ends_in_numbers(above) and (
        ends_in_numbers(below) or (bool(after) and after in frame().everything)
    )


def _is_torn_head(text: str) -> bool:
    """A line of a head that narrow columns have broken: `商业企   科研机   社会公`."""
    parts = text.split()
    return 1 < len(parts) <= 16 and all(key(part) in frame().everything for part in parts)


def _is_row_of_heads(text: str) -> bool:
    """A line of heads set wide apart, one of which at least is the form's: `非行政复议
    行政诉讼`.
    """
    if len(text) > _WIDE_LINE or "   " not in text or _SENTENCE.search(text):
        return False
    parts = [key(part) for part in _WIDE.split(text.strip())]
    return (
        len(parts) > 1
        and max(map(len, parts)) < _MAX_HEADING
        and not frame().heads.isdisjoint(parts)
    )


def _is_head(text: str) -> bool:
    """A word like 行政复议 alone on a line opens a table only in the chapter that has one."""
    return len(text) < _MAX_HEADING and key(text) in frame().heads


def _opens(folded: str, text: str) -> bool:
    if not folded:
        return False
    if folded in frame().openers or (
        folded not in frame().words and frame().line.fullmatch(folded)
    ):
        return True
    parts = text.split()
    if len(parts) > 1 and len(text) < 200 and all(key(part) in frame().words for part in parts):
        return True
    if len(folded) > _PROSE_LENGTH or _SENTENCE.search(text):
        return False
    return folded.startswith(("第二十条第", "信息内容本年", "信息内容上一年", "本列数据的勾稽关系"))


def _next_is_number(blocks: Sequence[Block], position: int) -> bool:
    following = blocks[position + 1 : position + 3]
    return any(not block.grid and parse(block.text) is not None for block in following)


def _continues_label(folded: str) -> bool:
    """A label that a page or the width of a column has broken: some words of it stand in a label of
    the form.
    """
    return len(folded) >= 4 and any(
        folded[start : start + 4] in frame().everything for start in (0, len(folded) - 4)
    )
