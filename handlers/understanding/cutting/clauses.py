"""The clauses of a text, and which of them speak of what the reports hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from handlers.understanding.cutting.around_lists import around
from handlers.understanding.cutting.own_clauses import says_what_counts
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.cutting.speaking_around import (
    perhaps_around,
    surely_around,
    surely_narrows,
)
from handlers.understanding.cutting.topics_beside import is_a_topic
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, number, senses_of_all
from handlers.understanding.wordlists.senses import (
    Check,
    GoesWith,
    Level,
    Mark,
    NamesRate,
    NamesSubject,
    Operator,
    TownshipKind,
)

PAUSE = re.compile(
    r"[\U0001f300-\U0001faff\u2600-\u27bf]+"
    r"|(?:[，。；！？：、;!?…—·()（）\[\]【】《》\"“”|]|,(?!\d{3}(?!\d))|:(?!\d\d(?!\d)))+|\.(?!\d)|(?<!\d)\.|"
    r"(?<= )[-–](?= )"
)


_SAYS_WHAT_IS = frozenset({"be", "is", "are", "am"})
"""Battery's dying so be brief: no question, though "is it …" is one."""


_TIME_OF_DAY = re.compile(
    r"\d{1,2}(?:点(?:半|钟|\d{1,2}分?)?|[:：]\d\d|个?小时|个?钟头|分钟|秒钟?)"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?"
    r"(?:am|pm|a\.m\.|p\.m\.|o'clock|minutes?|mins?|hours?|hrs?|seconds?)\b"
)
"""11点开会, in 20 minutes: no number that is stated."""
_ASKS = re.compile(
    r"\b(?:who|what|which|whose|where|when|why|how)\b|[谁哪啥吗]|什么|怎么|为何|几|多少"
)
"""What asks, in either language."""

Clause = tuple[int, int]

_WHAT_COUNTS = (NamesSubject, NamesRate, Level, TownshipKind)


def clauses_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a text begin and end: between pauses, where anything stands."""
    position = 0
    for pause in [*PAUSE.finditer(text), None]:
        end = pause.start() if pause else len(text)
        if text[position:end].strip():
            yield position, end
        position = pause.end() if pause else end


def words_inside(clause: tuple[int, int], words: Iterable[Word]) -> list[Word]:
    """The words that begin in a clause."""
    return [word for word in words if clause[0] <= word.start < clause[1]]


def named_places(parts: Parts) -> list[tuple[int, int]]:
    """Where agencies and years stand."""
    named = [(mention.start, mention.end) for mention in parts.mentions]
    return named + [(period.start, period.end) for period in parts.periods]


def names_something(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether an agency or a year stands in a clause."""
    places = named_places(parts)
    return any(start < clause[1] and clause[0] < end for start, end in places)


def is_core(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause speaks of an agency, a year, or anything that the lists know."""
    if names_something(clause, parts):
        return True
    if _is_heading(clause, parts):
        return False
    telling = [word for word in _counted_in(clause, parts) if is_telling(word)]
    return bool(telling) and not is_idle(clause, parts) and not _only_spoken(clause, parts, telling)


def _inside(word: Word, places: Iterable[Clause]) -> bool:
    return any(start <= word.start < end for start, end in places)


def _only_spoken(clause: Clause, parts: Parts, telling: Iterable[Word]) -> bool:
    """Whether a clause is spoken around a question though its words mean something elsewhere:
    PPT就差这一格, where 差 compares nothing.

    Never where one of them names a row, a rate, a kind of agency or a number.
    """
    text = parts.text[clause[0] : clause[1]].strip()
    if any(map(_names_what_counts, telling)) or not _asks_nothing_beside(clause, parts):
        return False
    only_differs = all(_DIFFERS.issuperset(word.senses) for word in telling)  # 汇报稿就差这个数
    return surely_around(text) or (only_differs and perhaps_around(text))


def _asks_nothing_beside(clause: Clause, parts: Parts) -> bool:
    """Whether a clause asks nothing itself and another does: "So who's winning the football,
    Hongsibu or Xiji?" has no other question.
    """
    if _ASKS.search(parts.text, *clause):
        return False
    named = named_places(parts)
    return any(
        not clause[0] <= word.start < clause[1] and _may_ask(word)
        for word in parts.words
        if not any(start <= word.start < end for start, end in named)
    )


def _may_ask(word: Word) -> bool:
    """Whether a word asks, says what is asked, or is strange enough to be what is asked about."""
    return not word.senses or word.has(Mark.ASK) or is_telling(word)


_DIFFERS = frozenset({Operator.COMPARE, Operator.FEWER})
"""What asks by how much something differs, and lacks or is missing as well."""


def _names_what_counts(word: Word) -> bool:
    named = any(isinstance(one, _WHAT_COUNTS) for one in word.senses)
    return named or number(word) is not None


def is_idle(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause is one of the list, whatever its words mean elsewhere: 最后一个问题,
    回复我一下.
    """
    return parts.text[clause[0] : clause[1]].strip() in around().harmless


def _is_heading(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause is a heading that only says what is being done: 审计核对事项：洛南县…."""
    if not parts.text.startswith(COLONS, clause[1]):
        return False
    known = senses_of_all(words_inside(clause, parts.words))
    return bool(known) and known <= _OF_A_HEADING


COLONS = (":", "：")


_OF_A_HEADING = frozenset({Operator.CHECK, Mark.ITEMS, Mark.FILLER, Mark.GENERIC, Mark.ASK, *Check})


def is_telling(word: Word) -> bool:
    """Whether a word says what is asked: a row, a column, an operation."""
    if len(word.text) == 1 and all(isinstance(one, GoesWith) for one in word.senses):
        return False  # 打 of 电脑打不开 is no lawsuit
    return (
        bool(word.senses) and not around().idle.intersection(word.senses) and not word.has(Mark.ASK)
    )


def says_nothing(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause without anything known narrows, denies, counts and asks nothing either, and
    names no office.
    """
    text = parts.text[clause[0] : clause[1]].strip()
    words = _counted_in(clause, parts)
    if _says_which(text) or any(map(_counts_or_is_of_all, words)):
        return False
    if surely_around(text) and _asks_nothing_beside(clause, parts):
        return True
    if any(map(_asks, words)):
        return False
    if text not in around().harmless and _is_of_the_question(clause, parts, words):
        return False
    return not is_marked(text, words)


def _says_which(text: str) -> bool:
    """Whether a clause says by its form what is asked about."""
    if PATTERNS["part-of-a-year"].search(text):
        return True  # 光说五月这一个月: no report tells of it
    if PATTERNS["ends-as-office"].search(text):
        return True  # 教体局，就是宾川的: that of Binchuan is asked for, and not its government
    counts = text.isascii() and says_what_counts(text)  # we subtract repeats
    return counts or _names_a_kind(text)


def _counted_in(clause: Clause, parts: Parts) -> list[Word]:
    """The words of a clause but those of the time of the day: 11点开会."""
    at = [one.span() for one in _TIME_OF_DAY.finditer(parts.text, *clause)]
    return [
        word
        for word in words_inside(clause, parts.words)
        if word.text not in _SAYS_WHAT_IS and not _inside(word, at)
    ]


def _is_of_the_question(clause: Clause, parts: Parts, words: Sequence[Word]) -> bool:
    """Whether a clause names a topic (食品安全，西吉2020处罚几件), or says what is counted whoever
    speaks in it.
    """
    text = parts.text[clause[0] : clause[1]].strip()
    if is_a_topic(text, words):
        around_it = perhaps_around(text) or _is_exclaimed(clause, parts)
        return not (around_it and _asks_nothing_beside(clause, parts))
    return surely_narrows(text) and not _is_heading(clause, parts)


def _is_exclaimed(clause: Clause, parts: Parts) -> bool:
    """Whether a Chinese clause is a sentence of its own, as 心累……, and narrows nothing."""
    text = parts.text[clause[0] : clause[1]].strip()
    exclaimed = PATTERNS["is-exclaimed"].match(parts.text, clause[1]) is not None
    return exclaimed and not text.isascii() and not surely_narrows(text)


def _counts_or_is_of_all(word: Word) -> bool:
    """Whether a word is a number, or says of which agencies: every agency you don't have."""
    return word.has(Mark.AGENCIES) or number(word) is not None


def _asks(word: Word) -> bool:
    return word.has(Mark.ASK) and not PATTERNS["ends-a-clause"].fullmatch(word.text)


def _names_a_kind(text: str) -> bool:
    """Whether a clause says which of what is counted are meant: 加急的那种, urgent ones."""
    if text in around().harmless:
        return False
    bare = (
        PATTERNS["ends-a-clause"].sub("", text) if PATTERNS["ends-a-clause"].search(text) else text
    )
    kind = bare.endswith(around().kinds_zh) and not bare.endswith(around().no_kinds_zh)
    return kind or around().kinds_en.search(text) is not None


def is_marked(text: str, words: Iterable[Word]) -> bool:
    """Whether what is said narrows or denies what is asked."""
    for harmless in sorted(around().harmless, key=len, reverse=True):
        text = text.replace(harmless, "")
    if around().marks_en.search(text) and not _WHAT_FOR.match(text):
        return True
    unknown = [
        word.text
        for word in words
        if not word.text.isascii() and word.text not in around().harmless
    ]
    return any(mark in word for word, mark in product(unknown, around().marks_zh))


_WHAT_FOR = re.compile(
    r"for (?:a|an|my|our|the|tonight|today|this)\b(?!.*\b(?:not|except|only|without)\b)"
)
"""For a story that runs tonight: what the figure is for."""


def first_known(clause: tuple[int, int], parts: Parts) -> int:
    """Where the first agency, year, telling or asking word of a clause stands."""
    places = [start for start, _ in named_places(parts) if clause[0] <= start < clause[1]]
    places += [
        word.start
        for word in words_inside(clause, parts.words)
        if is_telling(word) or word.has(Mark.ASK)
    ]
    return min(places, default=clause[0])
