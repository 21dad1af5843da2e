"""The parts of a text as a question: what its words ask to be done, what of them it uses, and what
is left unread.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.reply import Language
from handlers.understanding.asked.question import Against, Operation, Order, Question, Ranking
from handlers.understanding.composing.joined_names import without_joints_of_names
from handlers.understanding.composing.searching import about
from handlers.understanding.composing.trace import Trace
from handlers.understanding.composing.used_words import is_used, states_of_several
from handlers.understanding.continuing.carry_over import choice_carried_over
from handlers.understanding.continuing.repeating import language_asked
from handlers.understanding.cutting.excluding import excluded, still_in
from handlers.understanding.cutting.measuring import asks_number, counted
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.entering import only_with
from handlers.understanding.operating.having import Conditions, conditions
from handlers.understanding.operating.limits import numbers_stated
from handlers.understanding.operating.operations import tell
from handlers.understanding.operating.placed import among_peers, placed_among
from handlers.understanding.operating.set_against import set_against, years_besides
from handlers.understanding.operating.told import OperationWords
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import Choice, by_applicants_alone, choose
from handlers.understanding.quantities.listed import with_signs
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.senses import Level, Mark, Operator, ScopeSense, TownshipKind
from store.entering import GIVEN, only_if
from store.measures import Measure
from store.model import Mention
from store.quick_records import replace

_JOINING = " 的和与跟及、,，"
"""What joins names and years to the words beside them, and says nothing without them."""
_SEVERAL = 2


def assembled(
    parts: Parts,
    language: Language,
    previous: Question | None,
    trace: Trace,
) -> Question:
    """What a text asks by itself; `previous` lends the figure to one that names only an operation
    or a column.
    """
    taken_out = excluded(parts)
    mentions = tuple(one for one in parts.mentions if one not in taken_out.mentions)
    excluding = still_in(taken_out.mentions, mentions)
    told = _told(parts, mentions, previous, excluding=bool(excluding))
    stated = conditions(parts)
    told = _conditioned(told, stated)
    trace.told = told
    choice = told.choice
    against = _against_in_order(mentions, parts, told)
    years_asked = years_besides(against, parts)
    having, years, measures, told_by = stated or Conditions((), years_asked, choice.measures, ())
    content = _left_over(parts, told, (*taken_out.words, *told_by))
    placed = placed_among(mentions) if told.own_place else None
    asked_of = _but(placed, against, mentions, told)
    operation = _operation(told, choice, content, parts)
    unread: tuple[str, ...] = ()
    if content and _checks_a_report(told, mentions):
        # What goes together is for the checks of the whole report to say; the words that narrow it
        # are named.
        operation, unread, content = Operation.CHECK, tuple(word.text for word in content), ()
    bare = _bare(told, operation, content, parts)
    wished = language_asked(parts)
    one_department = len(parts.departments) < _SEVERAL  # of several, one would be summed in silence
    return Question(
        text=parts.text,
        language=wished or language,
        language_said=wished is not None,
        slips=parts.slips,
        set_aside=(*parts.set_aside, *unread),
        meant=parts.meant,
        home_wanted=parts.home_wanted,
        operation=operation,
        bare=bare,
        mentions=asked_of,
        placed=placed,
        against=against,
        department=parts.department,
        unnamed=_unnamed(parts),
        having=having,
        years=_each_between(years, parts.text) if _goes_over_years(operation, told) else years,
        years_counted=_counts_years(parts),
        paired_years=_pairs(parts, mentions, asked_of),
        measures=measures,
        column_said=choice.column_said,
        subject_said=choice.subject_said,
        split=told.split,
        ranking=told.ranking,
        ratio=told.ratio,
        more_ratios=told.more_ratios,
        beside=_beside_rate(told, operation),
        statistics=told.statistics,
        few=told.few,
        everywhere=told.everywhere and one_department,
        every_year=told.every_year,
        ends=told.ends,
        excluding=excluding,
        unit=told.unit,
        items_said=_items_said(parts, choice),
        content=content,
        said=_said(parts),
        about_prose=about(parts, operation),
        asks_number=asks_number(parts.text),
        counted=counted(parts.text, parts.words),
        wants_total=_wants_total(parts),
        stated=numbers_stated(parts.words, choice),
        topics=_topics(told),
    )


@only_if(lambda mentions, parts, told: told.ranking.beside is not None)
def _against_in_order(
    mentions: tuple[Mention, ...],
    parts: Parts,
    told: OperationWords,
) -> Against | None:
    """Whose figure others are held against in an order of those above or below it."""
    if told.ranking.beside is not None:
        return set_against(mentions, parts)
    return None


def _counts_years(parts: Parts) -> bool:
    """Whether years are told by their number: the last three years."""
    return any(period.counted for period in parts.periods)


@only_if(lambda told, operation: told.beside, otherwise=())
def _beside_rate(told: OperationWords, operation: Operation) -> tuple[Measure, ...]:
    """The figures that are told beside a rate."""
    if operation is Operation.RATIO:
        return told.beside
    return ()


def _topics(told: OperationWords) -> frozenset[str]:
    """The topics of the words, with the rows that could be meant as well."""
    return frozenset(told.topics).union(
        f"rival:{one.subject}:{one.column}" for one in told.choice.rivals
    )


@only_if(lambda years, text: len(years) == _SEVERAL, otherwise=GIVEN)
def _each_between(years: tuple[int, ...], text: str) -> tuple[int, ...]:
    """The years that are named, of two as the ends of a time also those between: the total between
    2021 and 2024.
    """
    if len(years) != _SEVERAL or PATTERNS["between-years"].search(text) is None:
        return years
    return tuple(range(min(years), max(years) + 1))


_SETS_ENDS_APART = frozenset({Operation.CHANGE, Operation.COMPARE})


def _goes_over_years(operation: Operation, told: OperationWords) -> bool:
    """Whether two years are the ends of a time that is asked about, and not set against each
    other.
    """
    moves = operation is Operation.RANK and told.ranking.order is not Order.VALUE
    return operation not in _SETS_ENDS_APART and not moves


def _left_over(
    parts: Parts,
    told: OperationWords,
    accounted_for: Sequence[Word],
) -> tuple[Word, ...]:
    """The words that nothing uses."""
    left = (word for word in parts.words if word not in accounted_for)
    return tuple(word for word in left if not is_used(word, told.choice, told, parts))


@only_with(Mark.UNNAMED, otherwise="")
def _unnamed(parts: Parts) -> str:
    """The kind of place that is spoken of without its name: 县 of 该县."""
    return next((word.text[1:] for word in parts.words if word.has("unnamed")), "")


@only_with(Operator.SUM, "累计", otherwise=False)
def _wants_total(parts: Parts) -> bool:
    return any(word.has("op:sum") for word in parts.words) or "累计" in parts.text


def _told(
    parts: Parts,
    mentions: tuple[Mention, ...],
    previous: Question | None,
    *,
    excluding: bool,
) -> OperationWords:
    """What the words tell of the operation and of the figures, these maybe those of the question
    before.
    """
    choice = choose(with_signs(without_joints_of_names(parts), parts.text))
    against = set_against(mentions, parts)
    if mentions and not (choice.measures or choice.rivals):
        choice = by_applicants_alone(parts.words)
    return tell(
        parts.words,
        choice_carried_over(choice, parts, previous) or choice,
        len(mentions) or _compared_before(parts, choice, previous),
        len(years_besides(against, parts)),
        excluding=excluding,
        of_an_office=len(mentions) == 1 and all(one.office for one in mentions[0].agencies()),
        among_peers=among_peers(mentions, parts.words),
        set_against=against is not None,
    )


_NOT_OF_THE_SAME = (
    Mark.THAN,
    ScopeSense.ALL,
    ScopeSense.BELOW,
    ScopeSense.REGION,
    *Level,
    *TownshipKind,
)
"""Senses of words by which something else is compared: an earlier year, or the agencies of a
place.
"""


def _compared_before(parts: Parts, choice: Choice, previous: Question | None) -> int:
    """How many agencies 处罚谁多 compares: those of the question before, as it names nobody
    itself.
    """
    if previous is None or previous.everywhere or len(previous.mentions) < _SEVERAL:
        return 0
    compares = any(word.has(Operator.COMPARE) for word in parts.words)
    elsewhere = any(word.has_any(_NOT_OF_THE_SAME) for word in parts.words)
    one_row = len({measure.subject for measure in choice.measures}) == 1
    if compares and one_row and not elsewhere:
        return len(previous.mentions)
    return 0


def _but(
    placed: Mention | None,
    against: Against | None,
    mentions: tuple[Mention, ...],
    told: OperationWords,
) -> tuple[Mention, ...]:
    """The region of an order without the agency whose place is asked; 市政府 is in the very place
    that is named.

    Nobody where others are put in order beside the one that is named; but its own years are those
    of that one.
    """
    if told.beside_one and not (told.ranking.of_years and len(mentions) == 1):
        return _others(mentions, against.mention if against is not None else mentions[0])
    if (
        placed is not None
        and len(mentions) == 1
        and "share:of_all" in told.topics
        and not told.among_peers
    ):
        return mentions
    return _others(mentions, placed)


def _others(mentions: tuple[Mention, ...], but: Mention | None) -> tuple[Mention, ...]:
    return tuple(one for one in mentions if one != but)


@only_if(lambda told, stated: stated is not None, otherwise=GIVEN)
def _conditioned(told: OperationWords, stated: Conditions | None) -> OperationWords:
    """All agencies that meet the conditions, in the order of the figure that they speak of
    first.
    """
    if stated is None:
        return told
    every = {Measure(one.measure.subject, one.measure.column) for one in stated.having}
    measures = (*stated.measures, *sorted(every.difference(stated.measures)))
    return replace(
        told,
        operation=Operation.RANK,
        ranking=Ranking(all=True),
        everywhere=True,
        choice=replace(told.choice, measures=measures),
        few=None,
    )


def _operation(
    told: OperationWords,
    choice: Choice,
    content: Sequence[Word],
    parts: Parts,
) -> Operation:
    of_no_row = None if choice.measures else _of_no_row(told, choice, content)
    if of_no_row is not None:
        return of_no_row
    checked = not foreign(content) or _about_a_sum(parts)
    if told.operation is Operation.CHECK and checked and not states_of_several(parts):
        return Operation.CHECK
    if content or "contact" in told.topics:
        if parts.words:
            return Operation.FIND
        return Operation.NONE
    return _of_known_words(told, choice)


def _of_known_words(told: OperationWords, choice: Choice) -> Operation:
    """What is asked where every word is used."""
    if choice.measures or choice.rivals:
        if told.operation is not Operation.LIST:
            return told.operation
        return Operation.VALUE
    if told.operation in (Operation.BREAKDOWN, Operation.LIST):
        return told.operation
    return Operation.NONE


def _of_no_row(told: OperationWords, choice: Choice, content: Sequence[Word]) -> Operation | None:
    """What is asked of reports as a whole, or where it is not decided which row is meant; None for
    anything else.
    """
    if told.operation in (Operation.LIST, Operation.ABSENT) and not content:
        return told.operation
    checks = told.operation is Operation.CHECK
    if checks and not foreign(content):
        return Operation.CHECK
    if "greeting" in told.topics and not content:
        return Operation.NONE
    if "chapter:problems" in told.topics and not checks:
        return Operation.FIND
    if choice.rivals and not foreign(content):
        return Operation.VALUE
    return None


def _bare(
    told: OperationWords,
    operation: Operation,
    content: Sequence[Word],
    parts: Parts,
) -> Operation:
    """What would be asked without the words that are left unread; nothing where no row is named."""
    if not told.choice.measures:
        return Operation.NONE
    if content:
        return _operation(told, told.choice, (), parts)
    return operation


def _checks_a_report(told: OperationWords, mentions: Sequence[Mention]) -> bool:
    """Whether a question of one agency asks if figures of its report agree, though not all of its
    words are known.
    """
    return (
        told.operation is Operation.CHECK and "check:agrees" in told.topics and len(mentions) == 1
    )


def _about_a_sum(parts: Parts) -> bool:
    """Whether a check asks if numbers of the prose add up: it states one, or says so."""
    return any(word.has("op:sum") or number(word) is not None for word in parts.words)


@only_if(lambda content: content, otherwise=False)
def foreign(content: Sequence[Word]) -> bool:
    """Whether any of the unused words is one that no wording explains at all (a number is none)."""
    return any(not word.senses and number(word) is None for word in content)


@only_with(
    Mark.ITEMS,
    "项",
    otherwise=False,
    or_if=lambda parts, choice: any(
        measure.subject == "procurement" for measure in choice.measures
    ),
)
def _items_said(parts: Parts, choice: Choice) -> bool:
    """Whether items are asked for (行政许可项目有多少, 多少项) and no column is named."""
    bare = {measure.subject for measure in choice.measures} == {"procurement"}
    items = (
        any(word.has("items") for word in parts.words) or counted(parts.text, parts.words) == "项"
    )
    return not choice.column_said and (items or bare)


def _said(parts: Parts) -> str:
    """What is left of the text without names, years and words such as 那 and "what about"."""
    named = [(mention.start, mention.end) for mention in parts.mentions]
    named += [(period.start, period.end) for period in parts.periods]
    taken = sorted(named + [(word.start, word.end) for word in parts.words if word.has("followup")])
    pieces, position = [], 0
    for start, end in [*taken, (len(parts.text), len(parts.text))]:
        pieces.append(parts.text[position:start].strip(_JOINING))
        position = max(position, end)
    return " ".join(piece for piece in pieces if piece)


@only_if(lambda parts, mentions, asked_of: len(mentions) >= _SEVERAL, otherwise=())
def _pairs(
    parts: Parts,
    mentions: Sequence[Mention],
    asked_of: Sequence[Mention],
) -> tuple[int, ...]:
    """The year of each mention where every one was said with its own (平罗2022和红寺堡2020), and
    all are asked of.
    """
    count = len(mentions)
    if count < _SEVERAL or asked_of != mentions:
        return ()
    if len(parts.periods) != count or any(len(period.years) != 1 for period in parts.periods):
        return ()
    if _are_in_turn(parts, mentions):
        return tuple(period.years[0] for period in parts.periods)
    return ()


def _are_in_turn(parts: Parts, mentions: Sequence[Mention]) -> bool:
    """Whether each name has a year behind it, or each before it."""
    order = sorted(
        [(mention.start, "m") for mention in mentions]
        + [(period.start, "p") for period in parts.periods]
    )
    return "".join(kind for _, kind in order) in ("mp" * len(mentions), "pm" * len(mentions))
