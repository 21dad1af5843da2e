"""From words to measures: which rows and columns of the forms a question speaks of.

Words vote with their senses. A strong word (予以公开) names a subject; a weak one (申请, 收到) only
its table, and the table's first subject when nothing stronger is said. A word that fits none of the
chosen measures is left unused, and an unused word means that the question is about something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product, starmap

from handlers.understanding.entering import only_with
from handlers.understanding.quantities.listed import column_ahead, is_one_more, without_stops
from handlers.understanding.quantities.narrowing import asks_how_many, is_part, most_specific
from handlers.understanding.quantities.relating import at_odds, names_another_row, rows_named
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import (
    GoesWith,
    HintsAt,
    Mark,
    NamesColumn,
    NamesSubject,
    Sense,
    Unit,
)
from store.entering import GIVEN, only_if
from store.measures import MONEY, Measure, Subject, columns, subjects

_OWNERS = {"amount": "procurement", "projects": "procurement", "fee_amount": "fees"}
"""Columns that stand under one subject only, so that naming the column names it."""


APPLICANTS = frozenset(
    {"natural_person", "enterprise", "research", "social_org", "legal_service", "legal_persons"}
)
"""Columns that every row of table three has, so that they name no row."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The measures that a question's words come to."""

    measures: tuple[Measure, ...] = ()
    column_said: bool = True
    rivals: tuple[Measure, ...] = ()
    """Measures between which the words do not decide (结转: from last year or to the next?)."""
    subject_said: bool = True
    """False when only applicants were named (自然人申请多少), and the requests received are
    assumed.
    """


def choose(words: Sequence[Word]) -> Choice:
    """The measures that the words speak of; empty where they name none."""
    words = _without_refusing_verb(words)
    named = _columns_named(words)
    words = without_stops(words)
    chosen, rivals = _rows(words, named)
    if rivals:
        return Choice(rivals=tuple(Measure(code, "total") for code in rivals))
    applicants = any(code in APPLICANTS for code in named)
    only_applicants = chosen == _NEW and applicants and not _says_what_came_in(words)
    subject_said = bool(chosen) and not only_applicants
    if not chosen and applicants:
        chosen = _NEW if _about_requests(words) else ()
    if not chosen or at_odds(words, chosen):
        return Choice()
    chosen = _those_granted(chosen, words)
    return _in_columns(
        words, chosen, named or _money_named(words, chosen), subject_said=subject_said
    )


@only_with(Mark.GRANTED_OF_REQUESTS, otherwise=GIVEN)
def _those_granted(chosen: tuple[str, ...], words: Sequence[Word]) -> tuple[str, ...]:
    """Of the requests received those that were granted, where that is said of them."""
    if chosen == _NEW and any(word.has(Mark.GRANTED_OF_REQUESTS) for word in words):
        return ("granted",)
    if _is_granted_beside(chosen, words):
        return ("granted", *chosen)
    return chosen


def _is_granted_beside(chosen: tuple[str, ...], words: Sequence[Word]) -> bool:
    """Whether 公开了 is asked for beside other rows of the requests: 公开了几件，不掌握的几件."""
    tables = {subjects()[code].table for code in chosen}
    if tables != {"requests"} or "granted" in chosen:
        return False
    named = [word for word in words if word.subjects or word.has(Mark.GRANTED_OF_REQUESTS)]
    return any(
        pair[0].has(Mark.GRANTED_OF_REQUESTS) and is_one_more(words, *pair)
        for pair in pairwise(named)
    )


_NEW = ("new",)
_PERSONS = "natural_person"


def _rows(words: Sequence[Word], named: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rows that words speak of, and those between which they do not decide."""
    chosen, rivals = _subjects_named(words, named), _rivals(words)
    if not rivals or any(code in chosen for code in rivals):
        return chosen, ()
    if "new" in chosen and "carried_over" in rivals and _named_itself("new", words):
        return (*chosen, "carried_over"), ()  # 新收加结转: what there was to handle
    return chosen, rivals if chosen in ((), _NEW) else ()


def _in_columns(
    words: Sequence[Word],
    chosen: Sequence[str],
    named: Sequence[str],
    *,
    subject_said: bool,
) -> Choice:
    """Rows in the columns that are named, or which of two readings is to be asked."""
    if chosen == _NEW and named == (_PERSONS,) and _says_the_public(words):
        return Choice(rivals=(Measure("new", "total"), Measure("new", _PERSONS)))
    undecided = _row_or_column(chosen, named, words)
    if undecided:
        return Choice(rivals=undecided)
    measures = tuple(
        dict.fromkeys(
            chain.from_iterable(_with_columns(subjects()[code], named) for code in chosen)
        )
    )
    said = all(_said(measure, named) for measure in measures)
    return Choice(measures, said, subject_said=subject_said)


def _says_the_public(words: Iterable[Word]) -> bool:
    """Whether natural persons are only called the public: 群众一共提了多少件申请 may mean all that
    came in.
    """
    return all(word.has(Mark.PUBLIC) for word in words if _PERSONS in word.columns)


_REFUSALS = ("denied", "not_processed", "unable")
_REASON = frozenset(
    {"as", "because", "for", "since", "being", "due to", "on grounds of", "on the grounds of"}
)


@only_with(*_REASON, otherwise=GIVEN)
def _without_refusing_verb(words: Sequence[Word]) -> Sequence[Word]:
    """The words without a verb of refusing whose reason is named: turned away as petitions."""
    found: list[Word] = []
    for at, word in enumerate(words):
        refuses = any(
            isinstance(sense, NamesSubject) and sense.code in _REFUSALS for sense in word.senses
        )
        behind = words[at + 1 : at + 4]
        reason = next((place for place, other in enumerate(behind) if other.text in _REASON), None)
        if (
            refuses
            and reason is not None
            and any(other.subjects for other in words[at + reason + 2 :][:3])
        ):
            continue
        found.append(word)
    return found


def _about_requests(words: Iterable[Word]) -> bool:
    """Whether applicants are spoken of as such: 企业申请了几件, and not 有多少家企业."""
    return any(word.has(GoesWith("requests")) or "申请" in word.text for word in words)


def by_applicants_alone(words: Sequence[Word]) -> Choice:
    """The requests received of applicants that are called as only the head of table three calls
    them.

    江华23 法律服务机构的: nothing else of an agency is divided by them.
    """
    heads = set(
        chain.from_iterable((columns()[code].zh, columns()[code].en) for code in APPLICANTS)
    )
    said = dict.fromkeys(chain.from_iterable(word.columns for word in words if word.text in heads))
    named = tuple(Measure("new", column) for column in said if column in APPLICANTS)
    if named:
        return Choice(named, subject_said=False)
    return Choice()


@only_with(Unit, otherwise=())
def _money_named(words: Iterable[Word], chosen: Sequence[str]) -> tuple[str, ...]:
    """The column of money where the question asks in 万元 or 亿 and names no column."""
    money = any(word.units for word in words)
    fitting = [code for code in MONEY if any(code in subjects()[one].columns for one in chosen)]
    if money:
        return tuple(fitting)
    return ()


def explained(word: Word, choice: Choice) -> bool:
    """Whether the chosen measures use this word."""
    spoken = (*choice.measures, *choice.rivals)
    codes = {measure.subject for measure in spoken}
    tables = {subjects()[code].table for code in codes}
    used = {measure.column for measure in spoken}
    return any(_is_used(sense, codes, tables, used) for sense in word.senses)


def _is_used(
    sense: Sense,
    codes: Collection[str],
    tables: Collection[str],
    used: Collection[str],
) -> bool:
    """Whether a sense says something of the rows, tables and columns that were chosen."""
    match sense:
        case NamesSubject(code):
            return _covers(code, codes)
        case NamesColumn(code):
            return code in used
        case HintsAt(code):
            return subjects()[code].table in tables
        case GoesWith(code):
            return code in tables or code in codes
        case Mark.ITEMS:
            return "disclosure" in tables
        case Mark.GRANTED_OF_REQUESTS:
            return "granted" in codes
        case _:
            return False


@only_if(lambda chosen, named, words: named, otherwise=())
def _row_or_column(
    chosen: Sequence[str],
    named: Sequence[str],
    words: Iterable[Word],
) -> tuple[Measure, ...]:
    """Two readings of one word: 其他 beside 其他处理 is a row of it, or its applicants 其他."""
    both = [word for word in words if word.subjects and word.columns]
    for word, code in product(both, chosen):
        row = subjects()[code]
        narrower = [inner for inner in word.subjects if is_part(subjects()[inner], row)]
        fitting = [column for column in word.columns if column in named and column in row.columns]
        if narrower and fitting:
            return (Measure(narrower[0], "total"), Measure(code, fitting[0]))
    return ()


def _says_what_came_in(words: Iterable[Word]) -> bool:
    """Whether it is said that requests were received (收到, 新收), and not only that they were
    made: 自然人申请多少.
    """
    return any(word.has(GoesWith("requests")) or word.has(NamesSubject("new")) for word in words)


def _named_itself(code: str, words: Iterable[Word]) -> bool:
    return any(word.has(NamesSubject(code)) for word in words)


@only_with(NamesColumn, otherwise=())
def _columns_named(words: Sequence[Word]) -> tuple[str, ...]:
    found = dict.fromkeys(chain.from_iterable(word.columns for word in words))
    named = tuple(code for code in found if code != _TOTAL)
    if _total_beside_applicants(words):
        return (_TOTAL, *named)
    ahead = column_ahead(words)
    if ahead:
        return tuple(dict.fromkeys((ahead, *named)))
    return named


_TOTAL = "total"


def _total_beside_applicants(words: Sequence[Word]) -> bool:
    """Whether the total is asked for beside some applicants, as their equal: in total and from
    natural persons.
    """
    kept = [word for word in words if word.has(Mark.JOINT) or not _says_no_row(word)]
    return any(
        joint.has(Mark.JOINT)
        and joint.text.isascii()
        and (_is_total_and_applicants(first, second) or _is_total_and_applicants(second, first))
        for first, joint, second in zip(kept, kept[1:], kept[2:], strict=False)
    )


def _is_total_and_applicants(one: Word, other: Word) -> bool:
    return one.columns == (_TOTAL,) and bool(APPLICANTS.intersection(other.columns))


@only_with(NamesSubject, otherwise=())
def _rivals(words: Iterable[Word]) -> tuple[str, ...]:
    for word in words:
        if len(word.subjects) > 1 and len(word.subjects) == len(word.senses):
            return word.subjects
    return ()


def _subjects_named(words: Sequence[Word], named: Sequence[str]) -> tuple[str, ...]:
    found = most_specific(rows_named(words), words)
    if found:
        return tuple(dict.fromkeys((*_beside(words), *_asked_by_themselves(words), *found)))
    weak = next(chain.from_iterable(word.hints for word in words), None)
    if weak:
        if weak == "new" and _named_itself("handled", words):
            return ("handled",)
        return (weak,)
    return _owner_named(words, named)


def _owner_named(words: Sequence[Word], named: Sequence[str]) -> tuple[str, ...]:
    """The one row whose column is named, as no other row has it."""
    alone = set(chain.from_iterable(word.columns for word in words if not word.has(Mark.ITEMS)))
    owners = tuple(
        dict.fromkeys(_OWNERS[code] for code in named if code in _OWNERS and code in alone)
    )
    sure = tuple(
        dict.fromkeys(_OWNERS[word.columns[0]] for word in words if _names_one_owner(word))
    )
    return next((found for found in (sure, owners) if len(found) == 1), ())


def _asked_by_themselves(words: Sequence[Word]) -> tuple[str, ...]:
    """What weak words name that have a 多少 of their own, beside others that have one:
    收到的申请多少件办结的多少件.
    """
    told = [word for word in words if word.hints or word.subjects or asks_how_many(word)]
    counts = list(map(asks_how_many, told))
    if sum(counts) < _SEVERAL:
        return _counted_before_another(told, words)
    asked = (
        word
        for word, counted in zip(told, counts[1:], strict=False)
        if counted and not word.subjects
    )
    return tuple(chain.from_iterable(word.hints for word in asked))


def _counted_before_another(told: Sequence[Word], words: Sequence[Word]) -> tuple[str, ...]:
    """What a weak word names that has its 几件 ahead of a pause and another row:
    收到的申请有几件，顺便看看办结的.

    那些申请，有几件是不掌握的 asks for the row alone: the pause is between the requests and what is
    counted of them.
    """
    for weak, count, row in zip(told, told[1:], told[2:], strict=False):
        alone = weak.hints and not weak.subjects and asks_how_many(count) and row.subjects
        if not alone or row.text.isascii() or _parted(weak, count, words):
            continue
        if _parted(count, row, words):
            return weak.hints
    return ()


def _parted(one: Word, other: Word, words: Sequence[Word]) -> bool:
    """Whether a pause stands anywhere from one word to another."""
    between = [word for word in words if one.start <= word.start <= other.start]
    return any(starmap(names_another_row, pairwise(between)))


_SEVERAL = 2


def _names_one_owner(word: Word) -> bool:
    """Whether a word names a column of one subject alone: "spent on procurement", and not
    "money".
    """
    return len(word.columns) == 1 and word.columns[0] in _OWNERS and not word.has(Mark.ITEMS)


def _beside(words: Sequence[Word]) -> tuple[str, ...]:
    """What weak words name that stand beside a subject as its equal: the requests of
    收到申请和不予公开各多少.

    What asks for the number of each may stand between them: number of requests and number of
    licences.
    """
    kept = _rows_and_joints(words)
    found: list[str] = []
    for first, joint, second in zip(kept, kept[1:], kept[2:], strict=False):
        if joint.has_any((Mark.JOINT, Mark.ADDS)):
            found += (*_as_its_equal(first, second), *_as_its_equal(second, first))
    for first, second in pairwise(kept):
        if names_another_row(first, second) and not second.text.isascii():
            found += (*_of_another_table(first, second), *_of_another_table(second, first))
            if _says_what_came_in(
                [word for word in words if first.end <= word.start < second.start]
            ):
                found += _as_its_equal(second, first)  # 办结的申请、收到的申请
    return tuple(found)


def _rows_and_joints(words: Sequence[Word]) -> list[Word]:
    """The words that name rows or join them, without a noun right beside the row that it belongs
    to.

    办结的|申请; requests | granted in full.
    """
    kept: list[Word] = []
    for word, next_one in zip(words, (*words[1:], None), strict=True):
        joins = word.has_any((Mark.JOINT, Mark.ADDS))
        if (not joins and _says_no_row(word)) or _belongs_to(word, next_one):
            continue
        behind = bool(kept) and kept[-1].end == word.start and bool(kept[-1].subjects)
        if behind and word.hints and not word.subjects:
            continue
        kept.append(word)
    return kept


def _belongs_to(noun: Word, row: Word | None) -> bool:
    """Whether an English noun is that of the row right behind it: requests granted in full are no
    requests received.
    """
    if (
        row is None
        or not (noun.hints and noun.text.isascii())
        or noun.subjects
        or row.start != noun.end + 1
    ):
        return False
    tables = {subjects()[code].table for code in row.subjects}
    return {subjects()[code].table for code in noun.hints} == tables


_BETWEEN_EQUALS = (Mark.ASK, Mark.COUNT, Mark.FILLER, Mark.GENERIC, Mark.WHICH)


def _says_no_row(word: Word) -> bool:
    """Whether a word may stand between two rows: what asks, and what only goes with a table (收到的
    ahead of 申请).
    """
    only_with = bool(word.senses) and all(isinstance(sense, GoesWith) for sense in word.senses)
    return only_with or word.has_any(_BETWEEN_EQUALS)


def _as_its_equal(weak: Word, strong: Word) -> tuple[str, ...]:
    """What a weak word names beside one that names a row."""
    if strong.senses and isinstance(strong.senses[0], NamesSubject):
        return weak.hints
    return ()


def _of_another_table(weak: Word, strong: Word) -> tuple[str, ...]:
    """What a weak word names where only a pause parts it from a row of another table:
    申请有几件，看看许可.
    """
    tables = {subjects()[code].table for code in strong.subjects}
    named = _as_its_equal(weak, strong)
    return tuple(code for code in named if subjects()[code].table not in tables)


def _covers(code: str, chosen: Iterable[str]) -> bool:
    """Whether a subject is among the chosen ones, or holds one of them, or is 办理 beside a
    result.
    """
    return any(_is_covered(code, other) for other in chosen)


def _is_covered(code: str, by: str) -> bool:
    table = subjects()
    refused = code in _REFUSALS and by.startswith(("denied_", "not_processed_", "unable_"))
    return code in (by, "handled") or refused or is_part(table[by], table[code])


def _with_columns(subject: Subject, named: Sequence[str]) -> tuple[Measure, ...]:
    fitting = [code for code in named if code in subject.columns]
    if fitting:
        return tuple(Measure(subject.code, code) for code in fitting)
    return (Measure(subject.code, subject.columns[0]),)


def _said(measure: Measure, named: Sequence[str]) -> bool:
    """Whether the column was named, or is the only sensible one (a total)."""
    return measure.column in named or measure.column == "total"
