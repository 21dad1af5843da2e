"""Sums that a sentence states: a total and the parts that it says the total is made of.

Whether the parts are said to be *all* parts decides if a difference is an error: 其中 often only
picks some out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from store.model import Figure, Sentence
from store.reading.narrative.patterns import pattern

_MAX_PARTS: Final = 40
_FEWEST_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class ProseSum:
    """A total that a sentence states and the parts that follow it (or come before it)."""

    stated: Figure
    parts: tuple[Figure, ...]
    complete: bool
    """Whether the sentence presents the parts as all there is."""

    @property
    def computed(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """Stated less computed."""
        return self.stated.value - self.computed

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the total."""
        return not self.difference


def prose_sums(sentence: Sentence) -> tuple[ProseSum, ...]:
    """Every total with at least two parts in the same unit that a sentence states."""
    if len(sentence.figures) <= _FEWEST_PARTS:
        return ()
    found: list[ProseSum] = []
    used = -1
    for index, figure in enumerate(sentence.figures):
        if index <= used or not figure.unit or figure.unit == "%":
            continue
        parts = _parts(sentence, index)
        if len(parts) >= _FEWEST_PARTS:
            found.append(ProseSum(figure, parts, _is_complete(sentence, figure, parts)))
            used = index + len(parts)
    return (*found, *_totals_at_the_end(sentence))


def _parts(sentence: Sentence, index: int) -> tuple[Figure, ...]:
    """The figures of one list right behind a total, introduced by 其中 and the like."""
    total, rest = sentence.figures[index], sentence.figures[index + 1 :]
    text, end = sentence.text, total.start + len(total.raw)
    parts: list[Figure] = []
    bracket = False
    for figure in rest:
        between = text[end : figure.start]
        if not parts:
            if not _opens(between):
                return ()
            bracket = bool(re.match(r"\s*[（(]", between))
        elif (bracket and re.search(r"[)）]", between)) or _ends(
            between, in_list=_in_list(text, total)
        ):
            break
        if not _is_like(figure, total) or len(parts) == _MAX_PARTS:
            break
        parts.append(figure)
        end = figure.start + len(figure.raw)
    if total.approximate:
        return ()
    return tuple(parts)


def _is_like(figure: Figure, total: Figure) -> bool:
    """Whether a figure may be a part of a total: of the same unit, and not only about so many."""
    return figure.unit == total.unit and not figure.approximate


def _opens(between: str) -> bool:
    """Whether the parts begin behind what stands between a total and the next figure."""
    opens = pattern("sum-opens").match(between) or _names_channels(between)
    return bool(opens) and len(between) <= 60 and not pattern("sum-ends").search(between)


def _ends(between: str, *, in_list: bool) -> bool:
    """Whether the parts end in front of what stands between two figures; in a list semicolons end
    nothing.
    """
    return pattern("sum-ends").search(between.replace("；", "") if in_list else between) is not None


def _names_channels(between: str) -> bool:
    """Whether channels stand between a total and its parts, each named once:
    3194条，网站、微信公众号、视频号分别为.
    """
    named = pattern("respectively").fullmatch(between)
    labels = pattern("between-labels").split(named["labels"]) if named else []
    return len(labels) > 1 and all(pattern("sum-channel").search(label) for label in labels)


def _in_list(text: str, total: Figure) -> bool:
    """Whether the parts are set apart by semicolons: 其中：发布行政公文9条；机构设置7条."""
    return bool(pattern("parts-announced").match(text[total.start + len(total.raw) :]))


def _is_complete(sentence: Sentence, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether all parts are named: channels of publication are as a rule, and parts that add up
    evidently are.
    """
    after = sentence.text[total.start + len(total.raw) : parts[0].start]
    if sum((part.value for part in parts), Decimal(0)) == total.value:
        return True
    if "包括" in after or "含" in after:
        return False
    if all(pattern("sum-channel").search(part.phrase) for part in parts):
        return True
    return "分别" in after


def _totals_at_the_end(sentence: Sentence) -> list[ProseSum]:
    """`财政信息26条、部门动态59条，总共85条`."""
    found: list[ProseSum] = []
    for index, figure in enumerate(sentence.figures):
        before = sentence.text[max(0, figure.start - 8) : figure.start].rstrip()
        if index < _FEWEST_PARTS or not pattern("sum-behind").search(before) or figure.approximate:
            continue
        parts = _alike_before(sentence.figures[:index], figure.unit)
        if len(parts) >= _FEWEST_PARTS:
            total = ProseSum(figure, parts, complete=True)
            if total.holds:
                found.append(total)
    return found


def _alike_before(figures: Sequence[Figure], unit: str) -> tuple[Figure, ...]:
    """The last figures that follow each other in a unit, each exact."""
    parts: list[Figure] = []
    for part in reversed(figures):
        if part.unit != unit or part.approximate or len(parts) == _MAX_PARTS:
            break
        parts.append(part)
    return tuple(reversed(parts))
