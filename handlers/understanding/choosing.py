"""From words to measures: which rows and columns of the forms a question speaks of.

Words vote with their senses. A strong word (予以公开) names a subject; a weak one (申请, 收到) only its table, and the
table's first subject when nothing stronger is said. A word that fits none of the chosen measures is left unused, and an
unused word means that the question is about something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.measures import Measure, Subject, subjects
from handlers.understanding.lexicon import Word

_OWNERS = {"amount": "procurement", "projects": "procurement", "fee_amount": "fees"}
"""Columns that stand under one subject only, so that naming the column names it."""


APPLICANTS = frozenset({"natural_person", "enterprise", "research", "social_org", "legal_service", "legal_persons"})
"""Columns that every row of table three has, so that they name no row."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The measures that a question's words come to."""

    measures: tuple[Measure, ...] = ()
    column_said: bool = True
    rivals: tuple[Measure, ...] = ()
    """Measures between which the words do not decide (结转: from last year or to the next?)."""
    subject_said: bool = True
    """False when only applicants were named (自然人申请多少), and the requests received are assumed."""


def choose(words: Sequence[Word]) -> Choice:
    """The measures that the words speak of; empty where they name none."""
    named = _columns_named(words)
    rivals = _rivals(words)
    chosen = _subjects_named(words, named)
    if rivals and not any(code in chosen for code in rivals):
        if "new" in chosen and "carried_over" in rivals and _named_itself("new", words):
            chosen = (*chosen, "carried_over")  # 新收加结转: what there was to handle
        elif not chosen or chosen == ("new",):
            return Choice(rivals=tuple(Measure(code, "total") for code in rivals))
    subject_said = bool(chosen)
    if not chosen and any(code in APPLICANTS for code in named) and _about_requests(words):
        chosen = ("new",)
    if not chosen:
        return Choice()
    if chosen == ("new",) and any(word.has("requests:granted") for word in words):
        chosen = ("granted",)
    named = named or _money_named(words, chosen)
    undecided = _row_or_column(chosen, named, words)
    if undecided:
        return Choice(rivals=undecided)
    measures = tuple(measure for code in chosen for measure in _with_columns(subjects()[code], named))
    said = all(_said(measure, named) for measure in measures)
    return Choice(tuple(dict.fromkeys(measures)), said, subject_said=subject_said)


def _about_requests(words: Iterable[Word]) -> bool:
    """Whether applicants are spoken of as such: 企业申请了几件, and not 有多少家企业."""
    return any(word.has("with:requests") or "申请" in word.text for word in words)


def _money_named(words: Iterable[Word], chosen: Sequence[str]) -> tuple[str, ...]:
    """The column of money where the question asks in 万元 or 亿 and names no column."""
    money = any(sense.startswith("unit:") for word in words for sense in word.senses)
    fitting = [code for code in ("amount", "fee_amount") if any(code in subjects()[one].columns for one in chosen)]
    return tuple(fitting) if money else ()


def explained(word: Word, choice: Choice) -> bool:
    """Whether the chosen measures use this word."""
    spoken = (*choice.measures, *choice.rivals)
    codes = {measure.subject for measure in spoken}
    tables = {subjects()[code].table for code in codes}
    used = {measure.column for measure in spoken}
    for sense in word.senses:
        kind, _, value = sense.partition(":")
        if (kind == "subject" and _covers(value, codes)) or (kind == "column" and value in used):
            return True
        if kind == "hint" and subjects()[value].table in tables:
            return True
        if kind == "with" and (value in tables or value in codes):
            return True
        if (kind == "items" and "disclosure" in tables) or (kind == "requests" and "granted" in codes):
            return True
    return False


def _row_or_column(chosen: Sequence[str], named: Sequence[str], words: Iterable[Word]) -> tuple[Measure, ...]:
    """Two readings of one word: 其他 beside 其他处理 is a row of it, or its applicants 其他."""
    for word in words:
        columns_meant = [sense[7:] for sense in word.senses if sense.startswith("column:") and sense[7:] in named]
        rows_meant = [sense[8:] for sense in word.senses if sense.startswith("subject:")]
        for code in chosen:
            narrower = [row for row in rows_meant if _is_part(subjects()[row], subjects()[code])]
            fitting = [column for column in columns_meant if column in subjects()[code].columns]
            if narrower and fitting:
                return (Measure(narrower[0], "total"), Measure(code, fitting[0]))
    return ()


def _named_itself(code: str, words: Iterable[Word]) -> bool:
    return any(word.has(f"subject:{code}") for word in words)


def _columns_named(words: Iterable[Word]) -> tuple[str, ...]:
    found = [sense[7:] for word in words for sense in word.senses if sense.startswith("column:")]
    return tuple(code for code in dict.fromkeys(found) if code != "total")


def _rivals(words: Iterable[Word]) -> tuple[str, ...]:
    for word in words:
        named = tuple(sense[8:] for sense in word.senses if sense.startswith("subject:"))
        if len(named) > 1 and len(named) == len(word.senses):
            return named
    return ()


def _subjects_named(words: Sequence[Word], named: Sequence[str]) -> tuple[str, ...]:
    strong = [
        word.senses[0][8:]
        for word in words
        if word.senses and word.senses[0].startswith("subject:") and len(word.senses) == 1
    ]
    found = _most_specific(tuple(dict.fromkeys(strong)))
    if found:
        return tuple(dict.fromkeys((*_beside(words), *found)))
    weak = next((sense[5:] for word in words for sense in word.senses if sense.startswith("hint:")), None)
    if weak:
        return ("handled",) if weak == "new" and _named_itself("handled", words) else (weak,)
    alone = {sense[7:] for word in words if not word.has("items") for sense in word.senses if sense[:7] == "column:"}
    owners = tuple(dict.fromkeys(_OWNERS[code] for code in named if code in _OWNERS and code in alone))
    return owners if len(owners) == 1 else ()


def _beside(words: Sequence[Word]) -> tuple[str, ...]:
    """What weak words name that stand beside a subject as its equal: the requests of 收到申请和不予公开各多少."""
    kept = [word for word in words if not word.has("ask")]
    return tuple(
        sense[5:]
        for first, joint, second in zip(kept, kept[1:], kept[2:], strict=False)
        if joint.has("joint")
        for weak, strong in ((first, second), (second, first))
        if strong.senses and strong.senses[0].startswith("subject:")
        for sense in weak.senses
        if sense.startswith("hint:")
    )


def _most_specific(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Without the subjects that another one is a part of, and without 办理 beside the result that it is about."""
    table = subjects()
    kept = tuple(
        code for code in codes if not any(other != code and _is_part(table[other], table[code]) for other in codes)
    )
    others = tuple(code for code in kept if code != "handled")
    return others or kept


def _is_part(inner: Subject, outer: Subject) -> bool:
    mine, theirs = set(inner.rows or inner.rows_2021), set(outer.rows) | set(outer.rows_2021)
    return inner.table == outer.table and mine < theirs


def _covers(code: str, chosen: Iterable[str]) -> bool:
    """Whether a subject is among the chosen ones, or holds one of them, or is 办理 beside a result."""
    table = subjects()
    return any(code == other or _is_part(table[other], table[code]) or code == "handled" for other in chosen)


def _with_columns(subject: Subject, named: Sequence[str]) -> tuple[Measure, ...]:
    fitting = [code for code in named if code in subject.columns]
    if fitting:
        return tuple(Measure(subject.code, code) for code in fitting)
    return (Measure(subject.code, subject.columns[0]),)


def _said(measure: Measure, named: Sequence[str]) -> bool:
    """Whether the column was named, or is the only sensible one (a total)."""
    return measure.column in named or measure.column == "total"
