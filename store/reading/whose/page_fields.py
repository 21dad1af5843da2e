"""The labelled fields at the head of a page, which are none of the report's words: 索引号, 栏目,
发布日期, 发布机构.

`发布日期：2024-01-12 栏目：政府信息公开年报` was once taken for a title, with the day for the year;
such lines stand on nearly every government page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from store.reading.words.agency_words import agency_words

_LONGEST_LINE: Final = 400
_MARKS: Final = " \t\u3000|｜•·【】[]"


@dataclass(frozen=True, slots=True)
class Field:
    """What stands behind a label."""

    use: str
    """`title`, `agency`, `source` or `aside`."""
    value: str


@cache
def _label() -> re.Pattern[str]:
    """A label where one may begin, its characters perhaps set apart (索 引 号), and what sets off
    its value.
    """
    labels = sorted(agency_words().fields, key=lambda label: -len(label))
    spaced = "|".join(r"[ \u3000]*".join(map(re.escape, label)) for label in labels)
    return re.compile(
        rf"(?:^|(?<=[\s|｜•【\[,，;；。.]))[\s|｜•【\[]*(?P<label>{spaced})(?P<mark>\s*[:：]|\s*[】\]]|\s*[|｜]|\s+|$)"
    )


@cache
def _any_label() -> re.Pattern[str]:
    """A label wherever it stands: few lines have one, and this is found out in a tenth of the time.

    Those that begin with the same character are tried together: 信, 公 and 发 stand in every
    sentence.
    """
    begun: dict[str, list[str]] = {}
    for label in agency_words().fields:
        begun.setdefault(label[0], []).append(
            "".join(rf"[ \u3000]*{re.escape(sign)}" for sign in label[1:])
        )
    return re.compile(
        "|".join(
            rf"{re.escape(first)}(?:{'|'.join(rests)})(?=[\s:：】\]|｜]|$)"
            for first, rests in begun.items()
        )
    )


def without_fields(text: str) -> tuple[str, tuple[Field, ...]]:
    """A line without the fields in it, and these; a line that begins with a label is all fields.

    >>> without_fields("某县教育局2022年政府信息公开工作年度报告 发布日期：2023-01-12")
    ('某县教育局2022年政府信息公开工作年度报告', (Field(use='aside', value='2023-01-12'),))
    """
    if len(text) > _LONGEST_LINE or not _any_label().search(text):
        return text, ()
    found = list(_label().finditer(text))
    opens = bool(found) and not text[: found[0].start()].strip(_MARKS)
    marked = [one for one in found if _is_set_off(one["mark"]) or opens]
    if not marked:
        return text, ()
    ends = [one.start() for one in marked[1:]] + [len(text)]
    fields = tuple(
        Field(_use(one["label"]), text[one.end() : end].strip(_MARKS))
        for one, end in zip(marked, ends, strict=True)
    )
    return text[: marked[0].start()].strip(_MARKS), fields


def fields_of_cells(cells: Sequence[str]) -> tuple[Field, ...]:
    """The fields in a row of a table: a label in one cell, its value in the next."""
    labels = agency_words().fields
    found: list[Field] = []
    for label, value in pairwise(cells):
        use = labels.get("".join(label.split()).rstrip(":："))
        if use and "".join(value.split()).rstrip(":：") not in labels:
            found.append(Field(use, value.strip()))
    return tuple(found)


def _is_set_off(mark: str) -> bool:
    return bool(mark.strip())


def _use(label: str) -> str:
    return agency_words().fields["".join(label.split())]
