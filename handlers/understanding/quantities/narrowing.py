"""Which of several rows that are named are meant: no whole beside its part, nor 办理 beside the
result it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.listed import are_listed, is_and, is_asked_apart
from handlers.understanding.quantities.relating import names_another_row
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, NamesSubject
from store.entering import only_if
from store.measures import Subject, subjects

_NO_RESULTS = frozenset({"new", "carried_over", "carried_forward"})


@only_if(lambda codes, words: codes, otherwise=())
def most_specific(codes: tuple[str, ...], words: Sequence[Word]) -> tuple[str, ...]:
    """Without the subjects that another one is a part of, and without 办理 beside the result that
    it is about.

    What came in and what is carried on is no result: 新收、办结、结转下年 are three. Nor is a row
    of another table that is joined to it: licences and requests handled.
    """
    listed = _listed(words)
    kept = tuple(code for code in codes if code in listed or not _is_whole_of_another(code, codes))
    others = tuple(code for code in kept if code != "handled")
    results = _results(others)
    if results and _is_handled_as_such(words):
        return kept
    if results or _are_asked_alone(others, words):
        return others
    return kept


@only_with(Mark.JOINT, Mark.ADDS, otherwise=frozenset())
def _listed(words: Sequence[Word]) -> frozenset[str]:
    """The rows that are listed beside a piece of theirs: denied, and denied as state secrets."""
    named = [word for word in words if word.subjects]
    pairs = (pair for pair in pairwise(named) if _is_a_list(words, *pair))
    listed = chain.from_iterable(pairs)
    return frozenset(chain.from_iterable(word.subjects for word in listed))


def _is_a_list(words: Sequence[Word], first: Word, second: Word) -> bool:
    """Whether a row and a piece of it are two of a list: neither the way to a row (denied /
    internal) nor what became of it (repeated requests that it got and did not process).
    """
    between = words[words.index(first) + 1 : words.index(second)]
    if any(word.text == "/" for word in between):
        return False
    behind = any(map(is_and, between)) and is_part(
        subjects()[first.subjects[0]], subjects()[second.subjects[0]]
    )
    return not behind and are_listed(words, first, second)


def _results(codes: Sequence[str]) -> set[str]:
    """Those that say how requests were handled."""
    table = subjects()
    return {code for code in codes if table[code].table == table["handled"].table} - _NO_RESULTS


def _are_asked_alone(others: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether 办理 is only the verb of rows that are of another table and not joined to it."""
    return bool(others) and not _NO_RESULTS.issuperset(others) and not _are_joined(words)


def _is_whole_of_another(code: str, codes: Sequence[str]) -> bool:
    """Whether one of some subjects is a part of another."""
    table = subjects()
    return any(other != code and is_part(table[other], table[code]) for other in codes)


def _is_handled_as_such(words: Sequence[Word]) -> bool:
    """Whether all that was handled is a row beside a result (办理总数和予以公开各多少); handled
    alone is a verb.
    """
    pairs = pairwise(word for word in words if word.subjects)
    return any(_is_beside_a_result(words, *pair) for pair in pairs)


def _is_beside_a_result(words: Sequence[Word], first: Word, second: Word) -> bool:
    """Whether one of two rows is all that was handled, asked for beside the other."""
    handled = next((word for word in (first, second) if word.has(NamesSubject("handled"))), None)
    if handled is None:
        return False
    says_more = handled is second or _says_one_more(words, first, second)
    listed = says_more and are_listed(words, first, second)
    if listed or is_asked_apart(words, first, second):
        return True
    return not _is_a_verb(handled) and _are_linked(words, first, second)


def _is_a_verb(handled: Word) -> bool:
    alone = PATTERNS["says-handled-alone"].fullmatch(handled.text) is not None
    return handled.has(Mark.LIGHT) or alone


def _says_one_more(words: Sequence[Word], first: Word, second: Word) -> bool:
    between = words[words.index(first) + 1 : words.index(second)]
    return any(PATTERNS["says-one-more"].fullmatch(word.text) for word in between)


def _are_joined(words: Sequence[Word]) -> bool:
    """Whether rows are named one beside the other, as several; a verb behind a pause is none
    (许可，一共办理了多少).
    """
    pairs = pairwise(word for word in words if word.subjects)
    return all(_is_one_more(words, first, second) for first, second in pairs)


def _is_one_more(words: Sequence[Word], first: Word, second: Word) -> bool:
    paused = names_another_row(first, second) and not second.text.isascii()
    behind = words[words.index(second) + 1 :]
    is_verb = bool(behind) and asks_how_many(behind[0])
    return (paused and not is_verb) or _are_linked(words, first, second)


def _are_linked(words: Sequence[Word], first: Word, second: Word) -> bool:
    """Whether "and" or "plus" stands between two words."""
    between = words[words.index(first) + 1 : words.index(second)]
    joined = any(word.has_any((Mark.JOINT, Mark.ADDS)) for word in between)
    return joined or _says_one_more(words, first, second)


def asks_how_many(word: Word) -> bool:
    """Whether a word asks how many."""
    return PATTERNS["asks-how-many"].match(word.text) is not None


def is_part(inner: Subject, outer: Subject) -> bool:
    """Whether a row is one of those that the form groups under another's head."""
    mine, theirs = set(inner.rows or inner.rows_2021), set(outer.rows) | set(outer.rows_2021)
    return inner.table == outer.table and mine < theirs
