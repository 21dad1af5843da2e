"""The words of questions in the words of reports: synonyms, neutral words, verbs."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain

from handlers.prose.made_of import MadeOf
from store.reference import REFERENCE, rows_of

_STANDS_FOR = ">"
"""Between words that are only spoken and those that reports write for them: 挂 for 发布, and not
the other way.
"""


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """For each word, all that may stand for it in a report, itself first."""
    groups: dict[str, set[str]] = {}
    for row in rows_of("synonyms.tsv"):
        spoken, _, written = row["words"].rpartition(_STANDS_FOR)
        words = written.split()
        for word in spoken.split() or words:
            groups.setdefault(word, {word}).update(words)
    return {
        word: (word, *sorted(others - {word}, key=lambda other: (-len(other), other)))
        for word, others in groups.items()
    }


def _listed(name: str) -> frozenset[str]:
    text = (REFERENCE / name).read_text(encoding="utf-8")
    return frozenset(
        chain.from_iterable(line.split() for line in text.splitlines() if not line.startswith("#"))
    )


@cache
def neutral_words() -> frozenset[str]:
    """Words that do not change what is counted (`data/reference/neutral.txt`)."""
    return _listed("neutral.txt")


@cache
def narrowing() -> re.Pattern[str]:
    """Words that change what is counted (`data/reference/narrowing.txt`)."""
    return re.compile("|".join(sorted(_listed("narrowing.txt"), key=len, reverse=True)))


@cache
def neutral() -> MadeOf:
    """Neutral words, punctuation and numbers."""
    return MadeOf(neutral_words())


@cache
def neutral_or_verb() -> MadeOf:
    """Neutral words and verbs: 微博发布信息313条 counts what 微博 is about."""
    return MadeOf(verbs() | deeds() | neutral_words())


@cache
def neutral_or_done() -> MadeOf:
    """Neutral words and verbs of two characters or more: 办 of 市政府办文件 is none."""
    return MadeOf({word for word in verbs() | deeds() if len(word) > 1} | neutral_words())


@cache
def attributes() -> frozenset[str]:
    """Properties of what is counted: 浏览量, 粉丝 (`data/reference/attributes.txt`)."""
    return _listed("attributes.txt")


@cache
def done_or_property() -> MadeOf:
    """Verbs, properties of what was counted before (浏览量 of 信息194条), and neutral words."""
    return MadeOf(attributes() | verbs() | deeds() | neutral_words())


@cache
def verbs() -> frozenset[str]:
    """Words that say what was done and not to what."""
    return _listed("verbs.txt")


@cache
def deeds() -> frozenset[str]:
    """Verbs that say by themselves which figure is meant: 赠阅, 整改."""
    return _listed("deeds.txt")


def says_a_deed(term: str) -> bool:
    """Whether a word says by itself what was done and which figure is meant; a single character
    does by the word that it stands for: 送 for 赠阅.
    """
    said = (term,) if len(term) > 1 else (*synonyms().get(term, ()), *_deeds_with(term))
    return not deeds().isdisjoint(said)


@lru_cache(maxsize=1024)
def _deeds_with(sign: str) -> tuple[str, ...]:
    """The verbs that a single character may stand for shortly: 赠阅, 赠送 for 赠."""
    return tuple(deed for deed in deeds() if sign in deed)


@cache
def done_words() -> tuple[str, ...]:
    """All verbs, the longest first: those that say what was done, and those that say which figure
    is meant.
    """
    return tuple(sorted(verbs() | deeds(), key=lambda verb: (-len(verb), verb)))


def whole_verb(text: str, place: int) -> tuple[int, int] | None:
    """The longest verb of a text that holds the character at a place, as people say it shortly: 赠
    for 免费赠阅, 关 for 关停. None where it is part of none: 赠 of 捐赠.
    """
    for verb in done_words():
        start = text.find(verb, max(0, place - len(verb) + 1), place + len(verb))
        if len(verb) > 1 and start >= 0:
            return start, start + len(verb)
    return None


def whole_verb_of(term: str, text: str) -> str:
    """The verb of a text that a character stands for: 配备 for 配; empty where it has none."""
    places = (one.start() for one in re.finditer(re.escape(term), text))
    spans = (whole_verb(text, place) for place in places)
    return next((text[slice(*span)] for span in spans if span is not None), "")


@lru_cache(maxsize=1024)
def says_what_was_done(text: str) -> bool:
    """Whether a text holds a verb of any length."""
    return any(verb in text for verb in done_words())


@lru_cache(maxsize=1024)
def holds_a_verb(text: str) -> bool:
    """Whether a text holds a verb: 议案办结 does, 部门 does not."""
    return any(verb in text for verb in done_words() if len(verb) > 1)


@lru_cache(maxsize=1024)
def beginnings(term: str) -> tuple[str, ...]:
    """What a term may begin with: where `spans_of` or `spread` finds it, one of these stands."""
    starts = (term[:size] for size in range(2, len(term) + 1))
    words = set(chain.from_iterable(synonyms().get(start, (start,)) for start in starts))
    words |= set(synonyms().get(term, (term,)))
    return tuple(
        sorted(word for word in words if not any(other in word for other in words - {word}))
    )


def spans_of(term: str, text: str) -> list[tuple[int, int]] | None:
    """Everywhere that a text holds a term or a synonym of it, or all of it in pieces with neutral
    words between.
    """
    found: list[tuple[int, int]] = []
    for word in synonyms().get(term, (term,)):
        place = text.find(word)
        while place >= 0:
            behind = place + len(word)
            if not any(start < behind and place < end for start, end in found):
                found.append((place, behind))
            place = text.find(word, behind)
    if found:
        return found
    if len(term) >= 4:
        return _in_pieces(term, text)
    return None


def _in_pieces(term: str, text: str) -> list[tuple[int, int]] | None:
    if not may_hold(term, text):
        return None
    for size in range(len(term) - 2, 1, -1):
        for word in synonyms().get(term[:size], (term[:size],)):
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                for begin in range(end, neutral().goes_to(text, end) + 1):
                    rest = _at(term[size:], text, begin)
                    if rest is not None:
                        return [(place, end), *rest]
                place = text.find(word, place + 1)
    return None


def _at(term: str, text: str, begin: int) -> list[tuple[int, int]] | None:
    """The rest of a term where it begins just here, whole or again in pieces."""
    for word in synonyms().get(term, (term,)):
        if text.startswith(word, begin):
            return [(begin, begin + len(word))]
    if len(term) < 4:
        return None
    for size in range(len(term) - 2, 1, -1):
        if text.startswith(term[:size], begin):
            for place in range(begin + size, neutral().goes_to(text, begin + size) + 1):
                rest = _at(term[size:], text, place)
                if rest is not None:
                    return [(begin, begin + size), *rest]
    return None


def may_hold(term: str, text: str) -> bool:
    """Whether anything that a term may begin with stands in a text: without it, no more need be
    looked for.
    """
    return any(map(text.__contains__, beginnings(term)))


def spread(term: str, text: str) -> bool:
    """Whether a text holds a term in pieces of two characters or more, in order, whatever stands
    between.
    """
    if not term:
        return True
    if not text:
        return False
    if len(term) == 1:
        return any(
            word in text for word in synonyms().get(term, ()) if len(word) > 1
        )  # 登 for 刊登
    for size in range(len(term), 1, -1):
        for word in synonyms().get(term[:size], (term[:size],)):
            place = text.find(word)
            if place >= 0 and spread(term[size:], text[place + len(word) :]):
                return True
    return False
