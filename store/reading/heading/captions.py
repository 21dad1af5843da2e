"""Whose table it is, and of which year: what stands above it says so, and is believed.

三、2021年收到和处理… in the report on 2022, an appendix of another agency, last year's table beside
this year's: such a table is not read, nor one that a caption calls an example or that a note below
gives away (注：以上为2021年数据). A caption holds until the next heading or caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from store.reading.forms.around_tables import AROUND
from store.reading.forms.caption_words import (
    counts_in_multiples,
    is_void,
    may_say_of_table_above,
    said_of_table_above,
)
from store.reading.forms.form import TABLES, is_framing, row_keys
from store.reading.forms.labels import is_row
from store.reading.heading.caption_meaning import (
    OTHER_YEAR,
    STRANGE,
    CaptionMeaning,
    is_like_heading,
    meaning,
    of_note,
    says_only_time,
)
from store.reading.heading.caption_times import without_dates, without_spans
from store.reading.heading.remarks_on_groups import HeadedGroup, group_headed
from store.reading.layout.segments import BlockRole, Segment
from store.reading.words.folding import key, simplified, squeezed
from store.reading.words.years import with_digits

_BROKEN_OFF: Final = re.compile(r"[—–:：、，(（]\s+[\d+-]")
"""A label that breaks off before the numbers of its row."""
_ENDS_IN_BRACKETS: Final = re.compile(r"[(（][^()（）]+[)）]$")
_DIGIT: Final = re.compile(r"\d\s*$")
_REMARK: Final = re.compile(r"[(（]([^()（）]+)[)）]")
_UNIT: Final = "位"
"""Stands in every text that is looked at for a unit (单位)."""
_OWN: Final = ("本机关", "本单位", "我", "本级", "全")
_SHORT_LINE: Final = 12
"""Characters of a line that is the end of a head broken by a narrow column."""
_WIDEST: Final = 300
"""Characters of a line of heads with its gaps."""
_MULTIPLE: Final = re.compile("[十百千万亿%％‰]")
_COUNTED: Final = ("requests", "reviews")
"""Tables that hold nothing but counts."""
MULTIPLES: Final = "table-in-multiples"
_ABOVE: Final = 4
"""Lines between a caption and its table."""
_MOST_CELLS: Final = 16
_LONGEST: Final = 60
_SENTENCE: Final = re.compile(r"[。；！？，,;]")
_CLAUSE: Final = re.compile(r"[,，。;；]")
_TITLE: Final = re.compile(r"[。;!?]")
_AFTER_COLON: Final = 30
"""Characters behind the colon of a heading that may still belong to it."""


@dataclass(frozen=True, slots=True)
class ForeignCaption:
    """A caption that gives what stands below it to another year or agency."""

    line: int
    text: str
    code: str
    """The kind of problem."""


def foreign_tables(
    parts: Sequence[Segment],
    agency: str,
    year: int | None,
) -> dict[int, ForeignCaption]:
    """By the position of a block, the caption or note that says that its table is not the report's
    own.
    """
    captions = _Captions(agency, year)
    for position, part in enumerate(parts):
        if part.role is BlockRole.FURNITURE:
            captions.is_aside(part, parts, position)
            continue
        is_table = part.role is BlockRole.TABLE
        if not is_table or not _only_counts(part.block.cells):
            captions.read(part, parts, position)
        if is_table:
            captions.hold_over(position, part)
    return captions.found


class _Captions:
    """The captions and notes that have been read so far, and the blocks of tables that they are
    about.
    """

    def __init__(self, agency: str, year: int | None) -> None:
        self.found: dict[int, ForeignCaption] = {}
        self._agency, self._year = agency, year
        self._current: ForeignCaption | None = None
        """The caption that holds until the next."""
        self._multiples: ForeignCaption | None = None
        """The unit of hundreds that holds until the next heading."""
        self._group: ForeignCaption | None = None
        """The remark on a head of several columns or rows, which holds until the next such head, or
        heading.
        """
        self._chapter: list[int] = []
        """The blocks of tables since the last heading, which a note below may be about."""

    def read(self, part: Segment, parts: Sequence[Segment], position: int) -> None:
        """What a line says of the tables above it or below."""
        is_heading = part.role is BlockRole.HEADING
        if is_heading:
            self._chapter, self._multiples, self._group = [], None, None
        elif _may_head_group(part) and (headed := group_headed(parts, position, self._year)):
            self._group = _of_group(part, headed)
            if self._group:
                return
        if counted := _counted(part):
            self._multiples = ForeignCaption(part.block.line, counted[:_LONGEST], MULTIPLES)
            self.found |= dict.fromkeys(self._chapter, self._multiples)
        elif below := _of_note(part, self._agency, self._year):
            self._note(_caption_of(part, below), parts, position)
        elif is_heading or not self.is_aside(part, parts, position):
            self._read_caption(part, parts, position)

    def _read_caption(self, part: Segment, parts: Sequence[Segment], position: int) -> None:
        """What a heading or a caption says of the tables below it."""
        text, is_heading = _caption(part), part.role is BlockRole.HEADING
        said = (
            meaning(text, self._agency, self._year, is_heading=is_heading)
            if text
            else CaptionMeaning()
        )
        if said.foreign and (
            part.role is not BlockRole.PROSE or _is_above_a_table(parts, position)
        ):
            self._current = _caption_of(part, said.foreign)
            if not is_heading:
                self.found |= dict.fromkeys(_row_above(parts, position), self._current)
            if said.foreign == OTHER_YEAR and _is_right_below_a_table(parts, position):
                self._note(self._current, parts, position)
        elif is_heading or said.own:
            self._current = None

    def is_aside(self, part: Segment, parts: Sequence[Segment], position: int) -> bool:
        """Whether a line says nothing but that tables are of another time, or hold no more; then
        these are such.
        """
        code = _of_aside(part, self._year)
        if code:
            self._note(_caption_of(part, code), parts, position)
        return bool(code)

    def _note(self, found: ForeignCaption, parts: Sequence[Segment], position: int) -> None:
        """A note is about the table right below it; about those above where none is, or where it
        begins so.
        """
        is_above = _is_right_above_a_table(parts, position)
        if is_above:
            self._current = found
            self.found |= dict.fromkeys(_row_above(parts, position), found)
        if not is_above or AROUND["note-of-above"].match(squeezed(parts[position].block.text)):
            self.found |= dict.fromkeys(self._chapter, found)

    def hold_over(self, position: int, part: Segment) -> None:
        """A block of a table stands below what was read last.

        A line that is itself the caption may as well go on with the label above it:
        新收申请数量⏎（2021年）.
        """
        self._chapter.append(position)
        caption = self._current or self._multiples or self._group
        if caption and (part.block.grid or caption.line != part.block.line):
            self.found[position] = caption


def _caption_of(part: Segment, code: str) -> ForeignCaption:
    return ForeignCaption(part.block.line, part.block.text.strip()[:_LONGEST], code)


def _may_head_group(part: Segment) -> bool:
    """Whether a block is one of a table, or a line so short that it may be a head of one."""
    if part.section not in TABLES:
        return False
    return part.role is BlockRole.TABLE or (
        len(part.block.cells) == 1 and len(part.block.cells[0]) <= _LONGEST
    )


def _of_group(part: Segment, headed: HeadedGroup) -> ForeignCaption | None:
    """What the head of a group says of what stands below it; None where it is the report's own."""
    if not headed.text:
        return None
    other = OTHER_YEAR if headed.is_of_other_year else STRANGE
    code = MULTIPLES if headed.is_in_multiples else other
    return ForeignCaption(part.block.line, headed.text[:_LONGEST], code)


def _only_counts(cells: Sequence[str]) -> bool:
    """Whether a row is a label of the form with digits behind it, which is no caption, note or
    unit; most rows are.
    """
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
    """Whether a table stands just below a line: 确定标准指引具体格式和模板 in the midst of the
    prose is no caption.
    """
    return any(part.role is BlockRole.TABLE for part in _below(parts, position))


def _is_right_above_a_table(parts: Sequence[Segment], position: int) -> bool:
    """Whether a table stands below a line, and no heading or sentence between them."""
    for part in _below(parts, position):
        if part.role is BlockRole.TABLE:
            return True
        if part.role is BlockRole.HEADING:
            return False
    return False


def _below(parts: Sequence[Segment], position: int) -> Iterator[Segment]:
    """What stands below a line, as far as a caption may be above its table."""
    below = parts[position + 1 : position + 1 + 2 * _ABOVE]
    return islice((part for part in below if part.role is not BlockRole.FURNITURE), _ABOVE)


def _is_right_below_a_table(parts: Sequence[Segment], position: int) -> bool:
    """Whether a line ends a table, and none of its chapter follows."""
    is_below = position > 0 and parts[position - 1].role is BlockRole.TABLE
    return is_below and not _is_right_above_a_table(parts, position)


def _row_above(parts: Sequence[Segment], position: int) -> Iterator[int]:
    """The lines of the row above a remark that may be the end of its label:
    新收申请数量⏎（2021年）, 他情形）（累计）, 规章—   3   0⏎教育局.
    """
    is_remark = _ENDS_IN_BRACKETS.search(parts[position].block.text.strip())
    if not is_remark and not _BROKEN_OFF.search(parts[max(0, position - 1)].block.text):
        return
    for at in range(position - 1, max(-1, position - 1 - _ABOVE), -1):
        above = parts[at]
        if above.role is not BlockRole.TABLE or above.block.grid:
            return
        yield at
        if _DIGIT.search(above.block.text):
            return


def _counted(part: Segment) -> str:
    """The cell or line that gives a table a unit of hundreds of its counts; empty when there is
    none.

    A head that says so is one of its own column.
    """
    if broken := _broken_multiple(part):
        return broken
    cells = [cell for cell in part.block.cells if _UNIT in cell]
    if (
        not cells
        or len(part.block.cells) > _MOST_CELLS
        or sum(map(len, part.block.cells)) > 2 * _LONGEST
    ):
        return ""
    return next(
        (
            cell.strip()
            for cell in cells
            if AROUND["unit-line"].match(squeezed(cell)) and counts_in_multiples(cell)
        ),
        "",
    )


def _broken_multiple(part: Segment) -> str:
    """A line of heads that narrow columns have broken, on which one counts in hundreds: 业(千   构
    益组织.
    """
    if part.section not in _COUNTED or part.role is BlockRole.HEADING or len(part.block.cells) > 1:
        return ""
    text = part.block.cells[0]
    is_of_heads = len(text) <= _SHORT_LINE or "   " in text
    if not is_of_heads or len(text) > _WIDEST or not _MULTIPLE.search(text):
        return ""
    bare = text.strip()
    if len(bare) <= _SHORT_LINE:
        if AROUND["only-multiple"].fullmatch(bare):
            return bare
        return ""
    if len(squeezed(bare)) <= _LONGEST and AROUND["begun-multiple"].search(bare):
        return bare
    return ""


def _of_note(part: Segment, agency: str, year: int | None) -> str:
    """The kind of problem that a note beside a table is: it says that the table is of another year
    or agency.
    """
    text = part.block.text
    if len(text) > 2 * _LONGEST:
        return ""
    what = with_digits(said_of_table_above(text))
    if not what or AROUND["dated"].search(without_spans(what)):
        return ""
    if what.startswith(_OWN):
        return ""
    return of_note(what, agency, year)


def _of_aside(part: Segment, year: int | None) -> str:
    """The kind of problem that tables are of which a line says nothing but that they are of another
    time, or void.
    """
    if part.section not in TABLES and part.role is not BlockRole.TABLE:
        return ""
    text = _only_text(part.block.cells)
    if not text or len(text) > 2 * _LONGEST or (part.role is BlockRole.TABLE and _is_of_form(text)):
        return ""
    folded = with_digits(simplified(squeezed(text)).lstrip("#*"))
    times = says_only_time(folded, year)
    is_head = part.role is BlockRole.TABLE and _is_of_form(times.rest)
    if times.is_other and not is_head and not AROUND["dated"].search(without_spans(folded)):
        return OTHER_YEAR
    if is_void(_CLAUSE.split(folded, maxsplit=1)[0]):
        return STRANGE
    return ""


def _caption(part: Segment) -> str:
    """A heading, or a short line that is no sentence, folded; empty for everything else."""
    cells = part.block.cells
    if part.role is BlockRole.HEADING:
        return _title(part.block.text)
    if len(cells) == 1 and len(cells[0]) > 2 * _LONGEST:
        return ""
    only = _only_text(cells)
    if not only or len(only) > _LONGEST:
        return ""
    if part.role is BlockRole.TABLE and (_is_of_form(only) or _is_of_form(_REMARK.sub("", only))):
        return ""
    text = with_digits(simplified(squeezed(only)).lstrip("#*"))
    if _SENTENCE.search(text):
        return ""
    bare = without_spans(text)
    if is_like_heading(without_dates(bare)) or not AROUND["dated"].search(bare):
        return text
    return ""


def _title(text: str) -> str:
    """The heading in a line that opens a chapter, which may go on with a sentence."""
    folded = with_digits(simplified(squeezed(text[: 4 * _LONGEST])).lstrip("#*").rstrip("*"))
    title = _TITLE.split(folded, maxsplit=1)[0]
    before, colon, behind = title.partition(":")
    if not colon or (len(behind) <= _AFTER_COLON and "," not in behind):
        return title
    if ")" in before:
        return before
    return before.split("(", maxsplit=1)[0]


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
