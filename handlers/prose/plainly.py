"""Whether a sentence plainly says what is asked, where no number is: how, who, which office, where,
what, why.

A sentence does that holds nearly all that the question's words weigh, a rare word weighing more,
and, where a kind of thing is asked for (which office, through what channels), something of that
kind (`data/reference/prose-kinds.tsv`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.prose.lists import pattern, words
from handlers.prose.naming_itself import own_names
from handlers.prose.shapes import shape
from handlers.prose.sought import asking_words
from handlers.prose.under_headings import HeadedSentence
from handlers.prose.weights import counts
from handlers.prose.wording import says_a_deed, spans_of, spread, verbs, whole_verb_of
from store.folding import fold
from store.index import StoredSentence
from store.patterns import any_of
from store.reference import BrokenReferenceError, numbered_rows_of

_FILE = "prose-kinds.tsv"
_MOST = 3
"""Sentences that may say it equally well; where more do, none says it plainly."""


class Kind(NamedTuple):
    """A kind of thing that is asked for: how a question names it, and what a sentence has that
    names one.
    """

    asked: re.Pattern[str]
    signs: re.Pattern[str]


class AskedPassage(NamedTuple):
    """What a question without a number asks for: its words, and the kind of thing."""

    terms: tuple[str, ...]
    kind: Kind | None
    whether: bool = False
    """Whether it is asked if something was: 有没有被追责."""
    how: bool = False
    """Whether it is asked how something is done, so that one thing alone may be named:
    培训是怎么搞的.
    """


def asked_passage(terms: Iterable[str], text: str, *, whether: bool = False) -> AskedPassage:
    """What a question asks, by its words (in Chinese) and its text.

    >>> asked_passage(("政府信息公开工作", "牵头"), "政府信息公开工作由谁牵头").terms
    ('政府信息公开工作', '牵头')
    """
    kind, named = _kind_of(text)
    left_out = asking_words() | words("passage-light") | words("how-asked") | words("either-asked")
    apart = (_without_the_asking(term, named, text) for term in terms)
    kept = (
        term
        for term in apart
        if term not in left_out and not (term in named or (kind and _names(kind, term)))
    )
    return AskedPassage(tuple(dict.fromkeys(kept)), kind, whether, how=_asks_how(text))


def _without_the_asking(term: str, named: Collection[str], text: str) -> str:
    """A word without what belongs to the words that ask: 迁 of 几月迁到, which is no 月迁; 设 of
    设在哪儿.
    """
    for word in named:
        begins = next(
            (
                size
                for size in range(1, len(term))
                if text.find(word + term[size:]) >= 0 and word.endswith(term[:size])
            ),
            0,
        )
        if begins:
            return term[begins:]
    if len(term) > 1 and term.endswith("在") and any(term + word in text for word in named):
        return term.removesuffix("在")
    return term


def plainly_said(read: Sequence[HeadedSentence], asked: AskedPassage) -> list[StoredSentence]:
    """The sentences that plainly say it, the best first; empty where none does, or too many do."""
    if _tells(asked):
        return _best(_shares(read, asked))
    return []


def _shares(
    read: Sequence[HeadedSentence],
    asked: AskedPassage,
) -> list[tuple[float, StoredSentence]]:
    """The sentences that name such a thing, each with the part of the words' weight that it
    covers.
    """
    plain = [_without_own_names(one) for one in read]
    weights = {term: _weight(term, plain) for term in asked.terms}
    return [
        (_covered(one, asked, weights), one.sentence)
        for one in plain
        if _names_such(one.sentence, asked)
    ]


def _best(shares: Sequence[tuple[float, StoredSentence]]) -> list[StoredSentence]:
    """Those that cover enough and as much as the best; none where they are too many."""
    best = max((share for share, _ in shares), default=0.0)
    if best < counts("plainly"):
        return []
    found = [sentence for share, sentence in shares if share >= best - counts("as-plainly")]
    if len(found) <= _MOST:
        return found
    return []


def _without_own_names(one: HeadedSentence) -> HeadedSentence:
    """A sentence with blanks for its report's own agency, whose name is in many: 教育 of
    宜城市教育局 tells nothing.
    """
    text = one.text
    for start, end in own_names(one.sentence.report, one.text):
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(one, text=text)


def _tells(asked: AskedPassage) -> bool:
    """Whether there is something to go by: two words or more, not all of them mere verbs, or one
    and a kind of thing.

    A role alone is neither: 县长 of who is the mayor stands in 县长信箱 as well.
    """
    if asked.kind is None:
        several = asked.whether or len(asked.terms) > 1
        return (several or asked.how) and any(term not in verbs() for term in asked.terms)
    return len(asked.terms) > 1 or (
        bool(asked.terms) and asked.kind.signs.search(asked.terms[0]) is None
    )


def _covered(one: HeadedSentence, asked: AskedPassage, weights: dict[str, float]) -> float:
    """Which part of what the words weigh a sentence holds."""
    held = sum(weights[term] * _held(term, one) for term in asked.terms)
    whole = sum(weights.values())
    if whole:
        return held / whole
    return 0.0


def _names_such(sentence: StoredSentence, asked: AskedPassage) -> bool:
    """Whether a sentence has a sign of the kind that is asked for, besides the words that it is
    asked with.
    """
    if asked.kind is None:
        return True
    text = fold(sentence.text).text
    taken = list(chain.from_iterable(spans_of(term, text) or () for term in asked.terms))
    signs = (sign.span() for sign in asked.kind.signs.finditer(text))
    return any(
        not any(start < stop and begin < end for begin, stop in taken) for start, end in signs
    )


def _held(term: str, one: HeadedSentence) -> float:
    if len(term) == 1 and says_a_deed(term):
        # 审 stands for 审核 and 审签, and not for each word that it is part of
        return 1.0 if whole_verb_of(term, one.text) or spread(term, one.text) else 0.0
    if spans_of(term, one.text) is not None:
        return 1.0
    if spans_of(term, one.before + one.heading + one.chapter) is not None:
        return counts("heading")
    return 0.0


def _weight(term: str, read: Sequence[HeadedSentence]) -> float:
    """How much a word tells; one that says only what was done, half of that."""
    share = (sum(_held(term, one) == 1.0 for one in read) + 0.5) / (len(read) + 1)
    weight = math.log(1 + (1 - share) / max(share, counts("rarest")))
    if term in verbs():
        return weight / 2
    return weight


def _kind_of(text: str) -> tuple[Kind | None, Collection[str]]:
    """The kind of thing that a text asks for, and the words that name it there."""
    found = [
        (one.start(), kind, one)
        for kind in _kinds()
        if (one := kind.asked.search(text)) is not None
    ]
    if not found:
        return None, ()
    _, kind, said = min(found, key=lambda each: each[0])
    return kind, {said[0], *(one for one in said.groups() if one)}


def _asks_how(text: str) -> bool:
    if text.isascii():
        return re.match(r"how (?!many|much|often|long)", text) is not None
    return pattern("how-asked").search(text) is not None


def _names(kind: Kind, term: str) -> bool:
    return kind.asked.fullmatch(term) is not None


@cache
def _kinds() -> tuple[Kind, ...]:
    found: list[Kind] = []
    for number, row in numbered_rows_of(_FILE):
        if not (row["behind"] and row["signs"] and row["example"]):
            raise BrokenReferenceError(f"{_FILE}:{number}: nouns, signs and an example are needed")
        signs = re.compile("|".join(map(re.escape, row["signs"].split())))
        if not signs.search(row["example"]):
            raise BrokenReferenceError(f"{_FILE}:{number}: the example has none of the signs")
        found.append(Kind(_asked(row["behind"].split(), row["alone"].split()), signs))
    return tuple(found)


def _asked(behind: Sequence[str], alone: Sequence[str]) -> re.Pattern[str]:
    """What asks for a kind: 哪个领域, which office, 由谁, where."""
    which = shape("which-kind").pattern + f"({_either(behind, ascii_words=False)})"
    which_in_english = rf"\b(?:which|what) (?:\w+ )?({_either(behind, ascii_words=True)})\b"
    own = rf"({_either(alone, ascii_words=False)})|\b({_either(alone, ascii_words=True)})\b"
    return re.compile(f"{which}|{which_in_english}|{own}")


def _either(listed: Sequence[str], *, ascii_words: bool) -> str:
    return any_of(word for word in listed if word.isascii() is ascii_words)
