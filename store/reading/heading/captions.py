"""Whose table it is, and of which year: what stands above it says so, and is believed.

三、2021年收到和处理… in the report on 2022, an appendix of another agency, last year's table beside this year's: such a
table is not read, nor one that a caption calls an example or that a note below gives away (注：以上为2021年数据).
A caption holds until the next heading or caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from store.reading.forms.caption_words import (
    counts_in_multiples,
    is_example,
    may_say_of_table_above,
    of_another_time,
    of_several_years,
    said_of_table_above,
)
from store.reading.forms.form import is_framing, row_keys
from store.reading.forms.labels import is_row
from store.reading.layout.segments import BlockRole, Segment
from store.reading.whose.titles import cleaned
from store.reading.words.folding import key, simplified, squeezed
from store.reading.words.years import with_digits

_YEAR: Final = re.compile(r"(20\d{2})年?(?:度)?(?!年?\d{0,2}月)")
_REMARK: Final = re.compile(r"[(（]([^()（）]+)[)）]")
_UNIT_LINE: Final = re.compile(r"^[(（]?(?:(?:注|备注|说明)[:：])?.{0,8}?(?:计量)?单位")
_UNIT: Final = "位"
"""Stands in every text that is looked at for a unit (单位)."""
_OWN: Final = ("本机关", "本单位", "我", "本级", "全")
_ABOVE: Final = 4
"""Lines between a caption and its table."""
_MOST_CELLS: Final = 16
_DATE: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}|[〔\[]")
_NUMBER: Final = re.compile(
    r"^(?:第?[（(]?[一二三四五六七八九十]{1,3}[)）、.]|\d{1,2}[、.]|附件\d?[:：.]?|附表\d?[:：.]?|附[:：]|表[一二三四\d][:：.]?|表[:：])"
)
_FORM: Final = re.compile(
    r"(?:主动公开)?(?:政府)?信息(?:公开)?(?:情况)?|收到和处理|受理和处理|依申请公开|行政复议|行政诉讼|复议|诉讼|申请|办理|"
    r"情况|统计|数据|汇总|明细|一览|报表|年报|年度|工作|报告|第二十条|表|的|关于|、|及|和|[:：（）()]"
)
_TO: Final = "-—－–~～至到"
_LONGEST: Final = 60
_SENTENCE: Final = re.compile(r"[。；！？，,;]")
_SHORTEST: Final = 3
"""Characters of the shortest name of an agency: 水务局."""


@dataclass(frozen=True, slots=True)
class ForeignCaption:
    """A caption that gives what stands below it to another year or agency."""

    line: int
    text: str
    code: str
    """The kind of problem."""


def foreign_tables(parts: Sequence[Segment], agency: str, year: int | None) -> dict[int, ForeignCaption]:
    """By the position of a block, the caption or note that says that its table is not the report's own."""
    captions = _Captions(agency, year)
    for position, part in enumerate(parts):
        if part.role is BlockRole.FURNITURE:
            continue
        is_table = part.role is BlockRole.TABLE
        if not is_table or not _only_counts(part.block.cells):
            captions.read(part, parts, position)
        if is_table:
            captions.hold_over(position)
    return captions.found


class _Captions:
    """The captions and notes that have been read so far, and the blocks of tables that they are about."""

    def __init__(self, agency: str, year: int | None) -> None:
        self.found: dict[int, ForeignCaption] = {}
        self._agency, self._year = agency, year
        self._current: ForeignCaption | None = None
        """The caption that holds until the next."""
        self._multiples: ForeignCaption | None = None
        """The unit of hundreds that holds until the next heading."""
        self._chapter: list[int] = []
        """The blocks of tables since the last heading, which a note below may be about."""

    def read(self, part: Segment, parts: Sequence[Segment], position: int) -> None:
        """What a line says of the tables above it or below."""
        text = _caption(part)
        said = _foreign(text, self._agency, self._year) if text else ""
        is_heading = part.role is BlockRole.HEADING
        if is_heading:
            self._chapter, self._multiples = [], None
        if counted := _counted(part):
            self._multiples = ForeignCaption(part.block.line, counted[:_LONGEST], "table-in-multiples")
            self.found |= dict.fromkeys(self._chapter, self._multiples)
        elif below := _of_note(part, self._agency, self._year):
            self.found |= dict.fromkeys(self._chapter, _caption_of(part, below))
        elif said and (part.role is not BlockRole.PROSE or _is_above_a_table(parts, position)):
            self._current = _caption_of(part, said)
        elif is_heading or (text and _says_own(text, self._agency, self._year)):
            self._current = None

    def hold_over(self, position: int) -> None:
        """A block of a table stands below what was read last."""
        self._chapter.append(position)
        if caption := self._current or self._multiples:
            self.found[position] = caption


def _caption_of(part: Segment, code: str) -> ForeignCaption:
    return ForeignCaption(part.block.line, part.block.text.strip()[:_LONGEST], code)


def _only_counts(cells: Sequence[str]) -> bool:
    """Whether a row is a label of the form with digits behind it, which is no caption, note or unit; most rows are."""
    named = False
    for cell in cells:
        if cell and not cell.isdecimal():
            if len(cell) > _LONGEST or not _is_only_label(cell):
                return False
            named = True
    return named


@lru_cache(maxsize=4096)
def _is_only_label(cell: str) -> bool:
    label = key(cell)
    return label in row_keys() and _UNIT not in label and not may_say_of_table_above(label)


def _is_above_a_table(parts: Sequence[Segment], position: int) -> bool:
    """Whether a table stands just below a line: 确定标准指引具体格式和模板 in the midst of the prose is no caption."""
    below = (
        part.role for part in parts[position + 1 : position + 1 + 2 * _ABOVE] if part.role is not BlockRole.FURNITURE
    )
    return BlockRole.TABLE in islice(below, _ABOVE)


def _counted(part: Segment) -> str:
    """The cell or line that gives a table a unit of hundreds of its counts; empty when there is none.

    A head that says so is one of its own column.
    """
    cells = [cell for cell in part.block.cells if _UNIT in cell]
    if not cells or len(part.block.cells) > _MOST_CELLS or sum(map(len, part.block.cells)) > 2 * _LONGEST:
        return ""
    return next((cell.strip() for cell in cells if _UNIT_LINE.match(squeezed(cell)) and counts_in_multiples(cell)), "")


def _of_note(part: Segment, agency: str, year: int | None) -> str:
    """The kind of problem that a note below a table is: it says that the table is of another year or agency."""
    text = part.block.text
    if len(text) > 2 * _LONGEST:
        return ""
    what = said_of_table_above(text)
    if not what or _DATE.search(what):
        return ""
    if year and (named := _YEAR.match(what)) and str(year) not in what:
        return "table-of-other-year" if int(named[1]) != year else ""
    return _foreign(what.removesuffix("数据").removesuffix("的"), agency, year) if not what.startswith(_OWN) else ""


def _caption(part: Segment) -> str:
    """A heading, or a short line that is no sentence, folded; empty for everything else."""
    cells = part.block.cells
    if len(cells) == 1 and len(cells[0]) > 2 * _LONGEST:
        return ""
    only = _only_text(cells)
    if not only or len(only) > _LONGEST:
        return ""
    if part.role is BlockRole.TABLE and (_is_of_form(only) or _is_of_form(_REMARK.sub("", only))):
        return ""
    text = with_digits(simplified(squeezed(only)).lstrip("#*"))
    if part.role is not BlockRole.HEADING and _SENTENCE.search(text):
        return ""
    return "" if _DATE.search(text) else text


def _is_of_form(text: str) -> bool:
    """Whether a text is a label of the form, or a piece of one."""
    return bool(key(text)) and (is_framing(text) or is_row(key(text)))


def _only_text(cells: Sequence[str]) -> str:
    """What cells say, if it is one thing, be it in several of them; else an empty text."""
    only = ""
    for cell in cells:
        if cell and cell != only and not cell.isspace():
            if only:
                return ""
            only = cell
    return only


def _foreign(text: str, agency: str, year: int | None) -> str:
    """The kind of problem that a caption is: of another year, or of another agency."""
    if is_example(text):
        return "table-is-example"
    bare = _NUMBER.sub("", text)
    if year and _is_of_other_time(text, bare, year):
        return "table-of-other-year"
    named = _agency(bare)
    return "table-of-other-agency" if agency and named and not _is_same(named, agency) else ""


def _is_of_other_time(text: str, bare: str, year: int) -> bool:
    """Whether a caption, or a remark in it, is of another year than the report; `bare` is it without its number."""
    years = {int(found) for found in _YEAR.findall(text)}
    if years and (year not in years or of_several_years(text)) and _is_about(text):
        return True
    return any(of_another_time(_YEAR.sub("", part)) for part in (bare, *_REMARK.findall(text)))


def _says_own(text: str, agency: str, year: int | None) -> bool:
    years = {int(found) for found in _YEAR.findall(text)}
    named = _agency(_NUMBER.sub("", text))
    return (year in years and _is_about(text)) or bool(named and _is_same(named, agency))


def _is_about(text: str) -> bool:
    """Whether a caption says nothing but a year and what the form's tables are called."""
    rest = _FORM.sub("", _YEAR.sub("", _NUMBER.sub("", text))).strip(_TO)
    return not rest or bool(_agency(_NUMBER.sub("", text)))


@lru_cache(maxsize=1024)
def _agency(bare: str) -> str:
    """The agency in a caption, without the words of the form around it."""
    name = cleaned(_FORM.sub("", _YEAR.sub("", bare)))
    return name if len(name) >= _SHORTEST else ""


def _is_same(named: str, agency: str) -> bool:
    """Whether a name is that of the agency or a short form of it: 区教育局 of 西湖区教育局."""
    own = iter(simplified(agency))
    return all(char in own for char in simplified(named)) or named in agency or agency in named
