"""The grammar: names, years and words of a question, put together.

The order is: wordings are found first, then names (which may not be guessed out of characters that a wording covers),
then years; what is left between them is cut again. Operations are told by their words and, failing those, by what there
is of agencies and years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from handlers.measures import Measure
from handlers.reply import Language
from handlers.understanding.adding import addable
from handlers.understanding.around import asides, without
from handlers.understanding.choosing import Choice, by_applicants_alone, choose
from handlers.understanding.choosing import explained as uses
from handlers.understanding.concepts import in_concepts
from handlers.understanding.corrections import Correction, corrected, correction, in_place_of, office_of
from handlers.understanding.customs import NO_CUSTOMS, Customs, region_said, with_customs
from handlers.understanding.edits import edited
from handlers.understanding.excluding import excluded
from handlers.understanding.fields import departments_meant, is_read_so
from handlers.understanding.follow_ups import MEANS_NOTHING, lender, lent, settled, take_over
from handlers.understanding.former import formers
from handlers.understanding.having import Conditions, conditions
from handlers.understanding.joining import joined
from handlers.understanding.letters import in_letters
from handlers.understanding.lexicon import Word, number
from handlers.understanding.limits import ENGLISH, TENTHS, UNITS, amount
from handlers.understanding.measuring import asks_number, counted
from handlers.understanding.only_ones import with_the_only_ones
from handlers.understanding.operations import tell
from handlers.understanding.parts import Finder, Parts, take_apart
from handlers.understanding.period import beside_another
from handlers.understanding.placed import placed_among
from handlers.understanding.prose_claims import adds_up, stated_of_prose
from handlers.understanding.prose_pieces import asked_apart
from handlers.understanding.question import Before, Operation, Question, Ranking
from handlers.understanding.repeating import language_asked, repeated
from handlers.understanding.rewriting import rewritten
from handlers.understanding.rows_counted import counts_rows
from handlers.understanding.searching import about, is_unit
from handlers.understanding.several import apart
from handlers.understanding.slips import mended, slips
from handlers.understanding.special import HELP, claimed, explained, of_nothing, wish_of
from handlers.understanding.text import language_of, normalise
from handlers.understanding.told import Told
from handlers.understanding.trace import Trace
from handlers.understanding.year_forms import year_alone
from store.model import Ambiguous, Mention

_FIRST_FORM = 2019
"""The first year whose reports have a national form."""
_JOINING = " 的和与跟及、,，"
"""What joins names and years to the words beside them, and says nothing without them."""


def understand(
    question: str,
    names: Finder,
    today: date,
    otherwise: Language = Language.ZH,
    before: Before | None = None,
    customs: Customs = NO_CUSTOMS,
    trace: Trace | None = None,
) -> Question:
    """What a question asks; `before` lends what a follow-up leaves out, `customs` says what names mean in the chat.

    How it was understood is noted in the `trace`.
    """
    context = Context(names, today, before or Before(), customs, trace or Trace(), {})
    last, found = context.before.last, correction(normalise(question))
    if last is None or last.operation is Operation.NONE or found is None:
        return _asked(question, context, otherwise)
    context.trace.correction, context.trace.before = found, last
    return _corrected(found, last, context, language_of(normalise(question), last.language))


class Context(NamedTuple):
    """What a question is understood by, besides its words."""

    names: Finder
    today: date
    before: Before
    customs: Customs
    trace: Trace
    apart: dict[tuple[str, str, int | None], Parts]
    """Texts that were taken apart for this question: half of its time, and done once for each of its readings else."""


def _asked(
    question: str, context: Context, otherwise: Language, *, claims: bool = True, edits: bool = True
) -> Question:
    """What a text asks: whether a claim is so, an explanation, a wish, or figures; several where it asks for more.

    What an edit of the question before comes to is no edit again: 那年 would be taken apart for ever.
    """
    question = rewritten(question)
    if context.before.last is not None:
        question = year_alone(question, context.today) or question
    text = normalise(question)
    parts = _taken_apart(text, context, normalise(question, lower=False))
    language = language_of(text, otherwise)
    if of_nothing(text):
        return Question(text, language, Operation.WISH, wish=HELP)

    def again(piece: str, before: Before | None) -> Question:
        inner = context._replace(before=before or context.before, trace=Trace())
        return _asked(piece, inner, language, claims=before is not None)

    stated = _without_asides(parts, context, normalise(question, lower=False)) if claims else parts
    special = claimed(stated, again, follows=context.before.last is not None) if claims else None
    if special is not None and special.operation is Operation.FIND:
        plain = _understood(question, context._replace(trace=Trace()), otherwise)
        adds = plain.operation is Operation.CHECK and (special.parts or adds_up(parts))
        special = plain if adds else special  # 4891条=网站+微信: sums of the prose
    special = special or explained(parts, language) or wish_of(parts, language, context.before, again)
    if special is None and edits:
        inner = context._replace(trace=Trace())
        special = edited(parts, context.before, lambda piece: _asked(piece, inner, language, claims=False, edits=False))
    if special is not None:
        return replace(special, language=language)
    asked = _understood(question, context, otherwise)
    if asked.content and language is Language.EN:
        asked = _by_concepts(text, parts, context, otherwise) or asked
    if asked.content and asked.measures:
        asked = _by_department(asked, context, otherwise) or asked
    return _each(asked, question, context, parts)


def _without_asides(parts: Parts, context: Context, written: str) -> Parts:
    """The parts of a text without what is set aside: according to my papers, Zhen'an had 1,217 penalties."""
    aside = asides(parts)
    if not aside:
        return parts
    cased = without(written, aside) if len(written) == len(parts.text) else ""
    return _taken_apart(without(parts.text, aside), context, cased)


def _by_department(asked: Question, context: Context, otherwise: Language) -> Question | None:
    """A question for a figure whose unread words are the field of a department: lipu education permit."""
    if "agency" in asked.taken_over:
        return None
    for slip in departments_meant(asked.text, asked.mentions, asked.content):
        again = _understood(mended(asked.text, [slip]), context._replace(trace=Trace()), otherwise)
        if not again.content and again.measures == asked.measures and is_read_so(again.mentions):
            return replace(again, slips=(slip, *again.slips))
    return None


def _by_concepts(text: str, parts: Parts, context: Context, otherwise: Language) -> Question | None:
    """A text that has words which nothing explains, read by what they mean together; None where some are left."""
    taken = [(one.start, one.end) for one in parts.mentions] + [(one.start, one.end) for one in parts.periods]
    found = in_concepts(text, taken)
    if not found:
        return None
    asked = _understood(mended(text, found), context._replace(trace=Trace()), otherwise)
    if asked.content or not (asked.measures or asked.ratio) or asked.operation is Operation.FIND:
        return None
    return replace(asked, slips=(*found, *asked.slips))


def _each(asked: Question, text: str, context: Context, parts: Parts) -> Question:
    """The questions of a text that asks for more than one thing, each complete; of a statement, those that decide."""

    def understood(piece: str, before: Question | None) -> Question:
        start = Before(before, before) if before is not None else context.before
        return _understood(piece, context._replace(before=start, trace=Trace()), asked.language)

    pieces = apart(normalise(text, lower=False), asked, understood) or _of_each_item(asked)
    if not pieces and asked.operation is Operation.FIND:
        claim = stated_of_prose(asked, parts, lambda piece: understood(piece, None))
        if claim is not None:
            return claim
        pieces = asked_apart(asked, parts, lambda piece: understood(piece, None))
    if len(pieces) == 1:
        return replace(pieces[0], text=asked.text)
    return replace(pieces[-1], parts=pieces, text=asked.text) if pieces else asked


_OF_ONE_ITEM = frozenset({Operation.TREND, Operation.CHANGE, Operation.RANK, Operation.STATISTICS, Operation.BREAKDOWN})
"""What is done with one figure; where several are named, it is done with each of them."""


def _of_each_item(asked: Question) -> tuple[Question, ...]:
    """A question with several figures as one of each, where they cannot be told in one answer."""
    if len(asked.measures) < 2 or asked.ratio is not None:
        return ()
    explicit = bool(asked.taken_over)  # 加上结转下年度一共多少: these two are to be added, whatever they are
    unlike = asked.operation is Operation.SUM and not addable(asked.measures) and not explicit
    many = asked.operation is Operation.COMPARE and len(asked.mentions) > 1
    if asked.operation not in _OF_ONE_ITEM and not unlike and not many:
        return ()
    return tuple(replace(asked, measures=(measure,)) for measure in asked.measures)


def _corrected(found: Correction, last: Question, context: Context, language: Language) -> Question:
    """The question before with what is meant in place of what was taken back."""
    office = office_of(found.wanted, last, context.names)
    if office is not None:
        return corrected(last, mentions=(office,), text=found.wanted)
    wanted = replace(_understood(found.wanted, context, language, corrects=True), language=language)
    if len(last.mentions) < 2 or len(wanted.mentions) != 1 or "measure" not in wanted.taken_over:
        return wanted
    mentions = in_place_of(found.unwanted, wanted.mentions[0], last, context.names)
    return corrected(last, mentions=mentions, text=wanted.text) if mentions else replace(wanted, unclear=True)


def _understood(question: str, context: Context, otherwise: Language, *, corrects: bool = False) -> Question:
    names, today, before, customs, trace, _ = context
    text = normalise(question)
    language = language_of(text, otherwise)
    written = normalise(question, lower=False)
    parts = _taken_apart(text, context, written)
    aside = asides(parts)
    if aside:
        written = without(written, aside) if len(written) == len(text) else ""
        text = without(text, aside)
        parts = _taken_apart(text, context, written)
    found = [
        *slips(text, parts.words, [(one.start, one.end) for one in parts.mentions]),
        *in_letters(text, parts.words),
    ]
    if found:
        written = mended(written, found) if len(written) == len(text) else ""
        parts = replace(_taken_apart(mended(text, found), context, written), slips=tuple(found))
        if any(slip.written.isascii() and not slip.meant.isascii() for slip in found):
            language = language_of(parts.text, otherwise)
    parts = replace(parts, set_aside=tuple(one.said for one in aside))
    lending = lender(before, parts)
    parts = with_customs(parts, customs, names, follows=bool(lending and lending.mentions))
    trace.parts, trace.before = parts, lending
    chosen = settled(before, parts)
    if chosen is not None:
        trace.chosen = True
        return chosen
    asked = _dated(_put_together(parts, language, lending, trace), today)
    asked = replace(asked, former=formers(parts, names))
    if asked.everywhere and not asked.mentions and (region := region_said(parts.words, customs, names)) is not None:
        asked = replace(asked, mentions=(region,), home_wanted=isinstance(region.resolution, Ambiguous))
    asked = _going_on(asked, lending, parts, corrects=corrects)
    follows = corrects or any(word.has("followup") for word in parts.words)
    return replace(asked, unclear=asked.unclear or (lending is not None and follows and _fits_nothing(asked)))


def _taken_apart(text: str, context: Context, written: str) -> Parts:
    """The parts of a text; 上年 is reckoned from the question before where the text is no whole question."""
    key = (text, written, context.before.year)
    if key not in context.apart:
        context.apart[key] = _taken_apart_once(text, context, written)
    return context.apart[key]


def _taken_apart_once(text: str, context: Context, written: str) -> Parts:
    names, today, year = context.names, context.today, context.before.year
    parts = take_apart(text, names, today, written)
    if year is not None and beside_another(text) and not (parts.mentions and choose(parts.words).measures):
        parts = take_apart(text, names, today, written, year)
    return parts if context.customs.home else with_the_only_ones(parts, names, context.before.last)


def _going_on(question: Question, previous: Question | None, parts: Parts, *, corrects: bool) -> Question:
    """A question with what it takes over from the one before."""
    if previous is None:
        return question
    for rule in (joined, repeated):
        found = rule(question, previous, parts)
        if found is not None:
            return found
    return take_over(question, previous, parts, corrects=corrects)


def _fits_nothing(question: Question) -> bool:
    """Whether what goes on from another question comes to nothing there, though its words are known: 自然人呢."""
    if question.operation is Operation.NONE:
        return not question.mentions and "greeting" not in question.topics
    known = question.operation is Operation.FIND and question.content and not foreign(question.content)
    return bool(known) and not question.topics & {"contact", "chapter:problems"}


def _dated(question: Question, today: date) -> Question:
    """Who has not published is asked of the year before where no year is named; in which years, of all with a form."""
    if question.operation is not Operation.ABSENT or question.years:
        return question
    if "which_year" in question.topics:
        since = tuple(range(_FIRST_FORM, today.year))
        return replace(question, years=since, topics=question.topics | {"assumed:since-forms"})
    return replace(question, years=(today.year - 1,), topics=question.topics | {"assumed:last-year"})


def _put_together(parts: Parts, language: Language, previous: Question | None, trace: Trace) -> Question:
    taken_out = excluded(parts)
    excluding = taken_out.mentions
    mentions = tuple(one for one in parts.mentions if one not in excluding)
    choice = choose(parts.words)
    if mentions and not (choice.measures or choice.rivals):
        choice = by_applicants_alone(parts.words)
    told = tell(
        parts.words,
        lent(choice, parts, previous) or choice,
        len(mentions),
        len(parts.years),
        excluding=bool(excluding),
        of_an_office=len(mentions) == 1 and all(one.office for one in mentions[0].agencies()),
    )
    stated = conditions(parts)
    if stated is not None:
        told = _conditioned(told, stated)
    trace.told = told
    choice = told.choice
    content = tuple(
        word
        for word in parts.words
        if word not in taken_out.words
        and not (stated is not None and word in stated.words)
        and not _used(word, choice, told, parts)
    )
    placed = placed_among(mentions) if told.own_place else None
    operation = _operation(told, choice, content, parts)
    unread: tuple[str, ...] = ()
    if content and _checks_a_report(told, mentions):
        # What goes together is for the checks of the whole report to say; the words that narrow it are named.
        operation, unread, content = Operation.CHECK, tuple(word.text for word in content), ()
    bare = _operation(told, choice, (), parts) if content else operation
    wished = language_asked(parts)
    return Question(
        text=parts.text,
        language=wished or language,
        language_said=wished is not None,
        slips=parts.slips,
        set_aside=(*parts.set_aside, *unread),
        meant=parts.meant,
        home_wanted=parts.home_wanted,
        operation=operation,
        bare=bare if choice.measures else Operation.NONE,
        mentions=() if told.beside_one else _but(placed, mentions, told),
        placed=placed,
        department=parts.department,
        unnamed=next((word.text[1:] for word in parts.words if word.has("unnamed")), ""),
        having=stated.having if stated is not None else (),
        years=parts.years if stated is None else stated.years,
        years_counted=any(period.counted for period in parts.periods),
        paired_years=_pairs(parts, mentions),
        measures=choice.measures if stated is None else (stated.measure,),
        column_said=choice.column_said,
        subject_said=choice.subject_said,
        split=told.split,
        ranking=told.ranking,
        ratio=told.ratio,
        more_ratios=told.more_ratios,
        beside=told.beside if operation is Operation.RATIO else (),
        statistics=told.statistics,
        few=told.few,
        everywhere=told.everywhere,
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
        wants_total=any(word.has("op:sum") for word in parts.words) or "累计" in parts.text,
        stated=tuple(Decimal(digits) for word in parts.words if (digits := number(word))),
        topics=frozenset(told.topics) | frozenset(f"rival:{one.subject}:{one.column}" for one in choice.rivals),
    )


def _but(placed: Mention | None, mentions: tuple[Mention, ...], told: Told) -> tuple[Mention, ...]:
    """The region of an order without the agency whose place is asked; 市政府 is in the very place that is named."""
    if placed is not None and len(mentions) == 1 and "share:of_all" in told.topics:
        return mentions
    return tuple(one for one in mentions if one != placed)


def _conditioned(told: Told, stated: Conditions) -> Told:
    """All agencies that meet the conditions, in the order of the figure that they speak of first."""
    every = {Measure(one.measure.subject, one.measure.column) for one in stated.having}
    measures = (stated.measure, *sorted(every - {stated.measure}))
    return replace(
        told,
        operation=Operation.RANK,
        ranking=Ranking(all=True),
        everywhere=True,
        choice=replace(told.choice, measures=measures),
        few=None,
    )


def _operation(told: Told, choice: Choice, content: Sequence[Word], parts: Parts) -> Operation:
    if told.operation in (Operation.LIST, Operation.ABSENT) and not choice.measures and not content:
        return told.operation
    if told.operation is Operation.CHECK and not choice.measures and not foreign(content):
        return Operation.CHECK
    if "greeting" in told.topics and not choice.measures and not content:
        return Operation.NONE
    if "chapter:problems" in told.topics and not choice.measures and told.operation is not Operation.CHECK:
        return Operation.FIND
    if told.operation is Operation.CHECK and (not foreign(content) or _about_a_sum(parts)):
        return Operation.CHECK
    if choice.rivals and not choice.measures and not foreign(content):
        return Operation.VALUE
    if content or "contact" in told.topics:
        return Operation.FIND if parts.words else Operation.NONE
    if choice.measures or choice.rivals:
        return told.operation if told.operation is not Operation.LIST else Operation.VALUE
    return told.operation if told.operation in (Operation.BREAKDOWN, Operation.LIST) else Operation.NONE


def _checks_a_report(told: Told, mentions: Sequence[Mention]) -> bool:
    """Whether a question of one agency asks if figures of its report agree, though not all of its words are known."""
    return told.operation is Operation.CHECK and "check:agrees" in told.topics and len(mentions) == 1


def _about_a_sum(parts: Parts) -> bool:
    """Whether a check asks if numbers of the prose add up: it states one, or says so."""
    return any(word.has("op:sum") or number(word) is not None for word in parts.words)


def foreign(content: Sequence[Word]) -> bool:
    """Whether any of the unused words is one that no wording explains at all (a number is none)."""
    return any(not word.senses and number(word) is None for word in content)


def _used(word: Word, choice: Choice, told: Told, parts: Parts) -> bool:
    if told.ratio is not None:
        ratios = (told.ratio, *told.more_ratios)
        choice = Choice((*(term for ratio in ratios for term in (*ratio.top, *ratio.bottom)), *told.beside))
    if MEANS_NOTHING.intersection(word.senses) or uses(word, choice):
        return True
    if told.operation is Operation.RANK and amount(word) is not None:
        return _states_bound(word, told) or amount(word) == told.ranking.head > 1
    if counts_rows(word, parts.words, choice):
        return True
    if number(word) is not None:
        beside = any(other.start == word.end and (other.has("count") or is_unit(other)) for other in parts.words)
        return (bool(choice.measures) and beside) or told.operation is Operation.CHECK
    return told.accepts(word, choice)


def _states_bound(word: Word, told: Told) -> bool:
    """Whether a number of the question is the bound of its ranking, in the unit behind it."""
    stated = amount(word)
    bounds = (told.ranking.above, told.ranking.below)
    return stated is not None and any(
        stated * factor in bounds for factor in (1, TENTHS, *ENGLISH.values(), *UNITS.values())
    )


def _items_said(parts: Parts, choice: Choice) -> bool:
    """Whether items are asked for (行政许可项目有多少, 多少项) and no column is named."""
    bare = {measure.subject for measure in choice.measures} == {"procurement"}
    items = any(word.has("items") for word in parts.words) or counted(parts.text, parts.words) == "项"
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


def _pairs(parts: Parts, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """The year of each mention where every one was said with its own (平罗2022和红寺堡2020)."""
    single = [period for period in parts.periods if len(period.years) == 1]
    if len(mentions) < 2 or len(single) != len(mentions) or len(single) != len(parts.periods):
        return ()
    order = sorted([(mention.start, "m") for mention in mentions] + [(period.start, "p") for period in single])
    kinds = "".join(kind for _, kind in order)
    return tuple(period.years[0] for period in single) if kinds in ("mp" * len(single), "pm" * len(single)) else ()
