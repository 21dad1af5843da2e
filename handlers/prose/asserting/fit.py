"""A figure that fits a question, and how well: the larger rank is the better, its places told from
the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from store.index import StoredSentence
from store.model import Figure


class FitRank(NamedTuple):
    """What speaks for a figure, the weightiest first. Those up to `not_people` tell which figure is
    meant.

    Two figures that are equal in them and differ in value are quoted, and neither is told.
    """

    inside: int
    """Characters of the question's words in its own clause: 微信发布信息110条 before 发布信息110条
    behind 微信.
    """
    exact: int = 0
    """Words that stand there as they were asked, and in no other word for them: 经费 before
    资金.
    """
    same_unit: bool = False
    """Whether it is counted in the very unit of the question: 几期 培训2期 before 培训4次."""
    not_borrowed: int = 0
    """Less the words that stand only with another figure: 督促 of 通报4期，整改问题80条 is not said
    of the 80.
    """
    not_people: bool = True
    """Whether it counts no people where none are asked for: 培训2次 before 100余人次."""
    says_total: bool = False
    """Whether it says that it is a total, where one is asked for: 总共85条."""
    left: int = 0
    """Words before the number: of one sentence's own the nearest is told, 共收到116条 before
    116条回复.
    """


TELLING = 5
"""Places of a rank that tell which figure is meant; the others only which of a sentence's own is
nearest.
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure that fits, and how well; larger is better."""

    sentence: StoredSentence
    figure: Figure
    rank: FitRank
    explained: bool
    """Whether nothing in its clause is left over."""
    plain: bool = False
    """Whether besides it says what was done in the question's own words: what was 受理 may not all
    have been 收到.
    """
    literal: bool = False
    """Whether each word of the question stands in its clause as it was asked."""
    context: str = ""
    """What its part of the sentence says before it."""
