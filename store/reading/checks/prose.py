"""The text of a report against itself and against its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from store.model import Figure, Problem, Sentence
from store.reading.deciding.draft import Draft
from store.reading.narrative.patterns import pattern
from store.reading.narrative.prose_sums import prose_sums

_LONGEST_QUOTE: Final = 120


def quoted(sentence: Sentence, figure: Figure) -> str:
    """A sentence in which a figure stands; of a long one, what is around it."""
    text = " ".join(sentence.text.split())
    if len(text) <= _LONGEST_QUOTE:
        return text
    place = max(
        text.find(
            " ".join(figure.raw.split()), max(0, figure.start - len(sentence.text) + len(text))
        ),
        0,
    )
    start = max(place - _LONGEST_QUOTE // 2, 0)
    end = start + _LONGEST_QUOTE
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def sums(draft: Draft) -> Iterator[Problem]:
    """Totals in a sentence that are not the sum of the parts it gives."""
    for sentence in draft.sentences:
        for found in prose_sums(sentence):
            if found.complete and not found.holds:
                yield Problem(
                    "prose-sum",
                    sentence.line,
                    sentence.end_line,
                    {
                        "phrase": found.stated.phrase,
                        "stated": f"{found.stated.value:f}",
                        "parts": " + ".join(f"{part.value:f}" for part in found.parts),
                        "computed": f"{found.computed:f}",
                        "difference": f"{abs(found.difference):f}",
                    },
                )


# ---- two figures for one thing -------------------------------------------------------------------
_CHANNELS: Final = {
    "微信": "channel-wechat",
    "微博": "channel-weibo",
    "政府网站": "channel-website",
}
"""What a channel is called in a message, and the pattern by which it is found."""


@dataclass(frozen=True, slots=True)
class _Published:
    """How many items were published through a channel, as one figure says."""

    channel: str
    account: str
    figure: Figure
    sentence: Sentence


def conflicts(draft: Draft) -> Iterator[Problem]:
    """How much was published through a channel, said twice and differently."""
    seen: dict[str, _Published] = {}
    for found in _published(draft):
        first = seen.setdefault(found.channel, found)
        same_account = not (first.account and found.account) or first.account == found.account
        if first.figure.value != found.figure.value and same_account:
            yield Problem(
                "prose-conflict",
                first.sentence.line,
                first.sentence.end_line,
                {
                    "subject": found.channel,
                    "first": f"{first.figure.value:f}",
                    "second": f"{found.figure.value:f}",
                    "other_line": str(found.sentence.line),
                },
            )


@lru_cache(maxsize=1024)
def _channels(phrase: str) -> tuple[str, ...]:
    return tuple(code for code, channel in _CHANNELS.items() if pattern(channel).search(phrase))


def _is_published(figure: Figure, phrase: str) -> bool:
    """Whether a figure says how many items were published; `phrase` is what it counts without its
    channel.
    """
    if figure.approximate or figure.unit not in ("条", "條"):
        return False
    return pattern("published").fullmatch(pattern("around-a-channel").sub("", phrase)) is not None


def _published(draft: Draft) -> Iterator[_Published]:
    for sentence in draft.sentences:
        channel, account = "", ""
        for figure in sentence.figures:
            named = _channels(figure.phrase)
            if len(named) > 1:
                channel = ""
                continue
            rest = figure.phrase
            if named:
                quoted = re.search(r"“([^”]{1,20})”", figure.phrase)
                if figure.phrase != "发布微博" and not figure.phrase.endswith("发布微博"):
                    channel, account = named[0], quoted[1] if quoted else ""
                rest = pattern(_CHANNELS[named[0]]).sub("", rest, count=1)
            if channel and _is_published(figure, rest):
                yield _Published(channel, account, figure, sentence)


# ---- text against tables -------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Claim:
    """Words of the text that mean cells of a table."""

    pattern: str
    """The name of their pattern."""
    sums: tuple[tuple[tuple[str, str, str], ...], ...]
    """Sums of cells, any of which the figure may be."""


def _total(*rows: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(("requests", row, "total") for row in rows)


_REVIEW: Final = (("reviews", "review", "total"),)
_DIRECT: Final = (("reviews", "litigation_direct", "total"),)
_AFTER: Final = (("reviews", "litigation_after_review", "total"),)
_CLAIMS: Final = (
    _Claim("carried-forward", (_total("carried_forward"),)),
    _Claim("carried-over", (_total("carried_over"),)),
    _Claim("requests-received", (_total("new"), _total("new", "carried_over"))),
    _Claim("reconsiderations", (_REVIEW,)),
    _Claim("litigations", (_DIRECT + _AFTER, _DIRECT, _AFTER)),
)


def against_tables(draft: Draft) -> Iterator[Problem]:
    """新收, 结转, 复议, 诉讼 in the text that are none of the figures in the tables."""
    for sentence in draft.sentences:
        if sentence.section not in ("overview", "requests", "reviews"):
            continue
        in_sums = {
            part.start
            for part in chain.from_iterable(found.parts for found in prose_sums(sentence))
        }
        for figure in sentence.figures:
            if (
                figure.approximate
                or figure.start in in_sums
                or not pattern("unit-of-count").match(figure.unit)
            ):
                continue
            yield from _claimed(draft, sentence, figure)


@lru_cache(maxsize=1024)
def _claim(phrase: str) -> _Claim | None:
    """The claim that the words before a figure make."""
    claim = next((claim for claim in _CLAIMS if pattern(claim.pattern).search(phrase)), None)
    if claim is None or pattern("another-scope").search(phrase):
        return None
    return claim


def _claimed(draft: Draft, sentence: Sentence, figure: Figure) -> Iterator[Problem]:
    phrase = figure.phrase.replace(" ", "")
    claim = _claim(phrase)
    if claim is None:
        return
    expected: list[Decimal] = []
    for cells in claim.sums:
        values = [draft.value(*cell) for cell in cells]
        if any(value is None for value in values):
            return
        expected.append(sum((value for value in values if value is not None), Decimal(0)))
    if figure.value in expected:
        return
    yield other_than_the_table(draft, sentence, figure, expected[0], claim.sums[0])


def other_than_the_table(
    draft: Draft,
    sentence: Sentence,
    figure: Figure,
    expected: Decimal,
    cells: Sequence[tuple[str, str, str]],
) -> Problem:
    """A figure of the text that is not what cells of the tables add up to."""
    return Problem(
        "prose-table",
        sentence.line,
        sentence.end_line,
        {
            "phrase": figure.phrase,
            "stated": f"{figure.value:f}",
            "expected": f"{expected:f}",
            "cell": "+".join("/".join(one) for one in cells),
            "table_line": str(draft.line(*cells[0])),
            "quote": quoted(sentence, figure),
        },
    )
