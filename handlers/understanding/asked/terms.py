"""Questions about what a term means, how a rate is computed, what the law says
(`data/reference/definitions.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from handlers.ratios import ratios
from handlers.understanding.cutting.parts import Parts, overlap
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.occurring import Occurring
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "definitions.toml"
_MOST = 3
"""Terms that are explained in one answer."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term or a rule, what it means in both languages, and where that stands."""

    code: str
    zh: str
    en: str
    source_zh: str
    source_en: str
    words: tuple[str, ...] = ()
    """How people call it, in both languages, the longest first."""
    asks: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Ways of asking for it: of each group of words one must stand in the text."""


class _Lists:
    """The file, taken apart."""

    def __init__(self) -> None:
        with (REFERENCE / _FILE).open("rb") as file:
            lists = tomllib.load(file)
        try:
            self.markers = {
                key: tuple(sorted(words, key=len, reverse=True))
                for key, words in lists["markers"].items()
            }
            self.terms = {
                code: _term(code, row, lists["sources"]) for code, row in lists["terms"].items()
            }
        except KeyError as missing:
            raise BrokenReferenceError(f"{_FILE}: {missing} is missing") from None
        for ratio in ratios().values():
            names = tuple(name for name in (ratio.zh, ratio.en) if name)
            source = lists["sources"]["ratios"]
            self.terms[f"rate:{ratio.code}"] = Definition(
                f"rate:{ratio.code}",
                ratio.defined_zh,
                ratio.defined_en,
                source["zh"].format(article=""),
                source["en"].format(article=""),
                names,
            )
        every: list[tuple[str, str]] = []
        for term in self.terms.values():
            every += [(word, term.code) for word in term.words]
        self.called = Occurring(sorted(every, key=lambda pair: -len(pair[0])))


def _term(code: str, row: dict[str, object], sources: dict[str, dict[str, str]]) -> Definition:
    source, article = sources[str(row["source"])], str(row["article"])
    words = tuple(
        sorted(
            (*_listed(row.get("zh_words")), *_listed(row.get("en_words"))), key=len, reverse=True
        )
    )
    asks = tuple(_groups(row[key]) for key in ("asks_zh", "asks_en") if key in row)
    if not words and not asks:
        raise BrokenReferenceError(f"{_FILE}: {code} has neither words nor a way of asking for it")
    english = _article(article)
    zh, en = source["zh"].format(article=article), source["en"].format(article=english)
    return Definition(code, str(row["zh"]), str(row["en"]), zh, en.rstrip(", "), words, asks)


_CHINESE_DIGITS = "零一二三四五六七八九"


def _article(said: str) -> str:
    """第三十三条 as article 33; a place in the form as it is in Chinese."""
    found = PATTERNS["rule-by-number"].findall(said)
    if not found:
        if said:
            return f" ({said.strip('，')})"
        return ""
    return "article " + ", ".join(str(_number(digits)) for digits in found)


def _number(said: str) -> int:
    tens, ten, ones = said.rpartition("十")
    value = _CHINESE_DIGITS.index(ones) if ones else 0
    if not ten:
        return value
    return value + 10 * (_CHINESE_DIGITS.index(tens) if tens else 1)


def _listed(found: object) -> list[str]:
    if isinstance(found, list):
        return [str(word).lower() for word in found]
    return []


def _groups(found: object) -> tuple[tuple[str, ...], ...]:
    if isinstance(found, list):
        return tuple(tuple(_listed(group)) for group in found)
    return ()


@cache
def _lists() -> _Lists:
    return _Lists()


def terms() -> dict[str, Definition]:
    """All terms and rules by code."""
    return _lists().terms


def explaining(parts: Parts) -> tuple[str, ...]:
    """The codes of the terms that a text wants explained; none where it asks for anything else."""
    if _asks_for_a_figure(parts):
        return ()
    text = parts.text
    named_terms = _terms_in(PATTERNS["in-the-report"].sub("", text))
    means = _asks_meaning(text) or _asks_which_cases(parts)
    of_a_term = bool(named_terms) and means  # 不予处理是什么口径 asks for the term
    asked = None if of_a_term else _asked_of_nobody(parts)
    if asked is not None:
        return (asked,)
    found = _without_rates(named_terms) if parts.mentions else named_terms
    if _differ(text):
        if len(found) > 1:
            return tuple(found[:_MOST])
        return ()
    means = means or _is_bare(parts)
    if means:
        return tuple(found[:_MOST])
    return ()


def _is_of_nobody(parts: Parts) -> bool:
    """Whether neither an agency nor a year is named."""
    return not parts.mentions and not parts.periods


def _without_rates(codes: Sequence[str]) -> list[str]:
    """A rate of an agency is a figure, and needs no explaining."""
    return [code for code in codes if not code.startswith("rate:")]


def _asked_of_nobody(parts: Parts) -> str | None:
    """The code of the term or rule that is asked for of nobody, in one of the ways that are listed
    with it.
    """
    if not _is_of_nobody(parts):
        return None
    return next((term.code for term in terms().values() if _is_asked_for(term, parts.text)), None)


def _is_asked_for(term: Definition, text: str) -> bool:
    """Whether a text asks for a term or rule in one of the ways that are listed with it: a word of
    each group.
    """
    return any(all(map(partial(_says_one_of, text), ask)) for ask in term.asks)


def _says_one_of(text: str, group: Sequence[str]) -> bool:
    return any(_stands(word, text) for word in group)


def _asks_for_a_figure(parts: Parts) -> bool:
    """What is asked of an agency and a year is a figure, or stands in its report."""
    return bool(parts.periods) and (_says_number(parts.text) or bool(parts.mentions))


def _stands(word: str, text: str) -> bool:
    if word not in text:
        return False
    if word.isascii():
        return re.search(rf"\b{re.escape(word)}\b", text) is not None
    return True


def _says_number(text: str) -> bool:
    return PATTERNS["says-number"].search(text) is not None


def _differ(text: str) -> bool:
    markers = _lists().markers
    return any(_stands(word, text) for word in (*markers["differ_zh"], *markers["differ_en"]))


def _asks_meaning(text: str) -> bool:
    markers = _lists().markers
    chinese = any(map(text.__contains__, markers["zh"]))
    english = [word for word in markers["en"] if word in text and _stands(word, text)]
    weak = {"how is", "how are", "explain", "calculated", "computed", "means", "what does", "mean"}
    if "mean" in english and re.search(r"\bmean\W*$", text):
        return True  # "mean licensing decisions" is an average
    return chinese or bool(set(english) - weak) or len(set(english) & weak) > 1


def _asks_which_cases(parts: Parts) -> bool:
    """Whether it asks what falls under a term, and of nobody: 不予处理是哪些情形."""
    asks_for_agencies = PATTERNS["which-agencies"].search(parts.text) is not None
    return (
        _is_of_nobody(parts)
        and not asks_for_agencies
        and any(word in parts.text for word in _lists().markers["of_nobody_zh"])
    )


def _is_bare(parts: Parts) -> bool:
    """Whether it asks what something is ("what is a carried over request?") and says nothing
    else.
    """
    if not _is_of_nobody(parts):
        return False
    markers = _lists().markers
    bare = parts.text.strip(" ?？。.")
    if any(bare.endswith(word) for word in markers["bare_zh"]):
        return True
    lead = next((word for word in markers["bare_en"] if bare.startswith(word + " ")), None)
    if lead is None:
        return False
    rest = (
        re.sub(r"[\"“”]", "", bare[len(lead) :]).strip(" '").removeprefix("the ").removeprefix("a ")
    )
    words = chain.from_iterable(term.words for term in terms().values())
    return any(rest in (word, f"{word} request", f"{word} requests") for word in words)


def _terms_in(text: str) -> list[str]:
    """The terms that stand in a text, in its order; a longer name hides the shorter ones inside
    it.
    """
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for word, code in _lists().called.within(text):
        match = re.search(
            rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() else re.escape(word), text
        )
        if match is None or any(overlap(match.span(), other) for other in taken):
            continue
        taken.append(match.span())
        if code not in (one for _, one in found):
            found.append((match.start(), code))
    return [code for _, code in sorted(found)]
