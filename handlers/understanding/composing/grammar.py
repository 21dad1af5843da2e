"""The grammar: names, years and words of a question, put together.

The order is: wordings are found first, then names (which may not be guessed out of characters that
a wording covers), then years; what is left between them is cut again. Operations are told by their
words and, failing those, by what there is of agencies and years.
"""

from __future__ import annotations

from datetime import date

from handlers.reply import Language
from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.composing.each_by_itself import (
    of_both_ends,
    of_each_agency,
    of_each_item,
    of_each_year,
    with_each_item,
)
from handlers.understanding.composing.halves import as_half
from handlers.understanding.composing.one_reading import understood
from handlers.understanding.composing.prose_claims import adds_up, stated_of_prose
from handlers.understanding.composing.prose_pieces import asked_apart
from handlers.understanding.composing.reading_again import texts_of, with_fewer_unread
from handlers.understanding.composing.several import single_questions
from handlers.understanding.composing.special import (
    HELP,
    Understand,
    claimed,
    condition_wished,
    explained,
    of_courtesy,
    of_nothing,
    wish_of,
)
from handlers.understanding.composing.stated_ahead import asked_behind
from handlers.understanding.composing.taken_apart import Context, taken_apart, without_asides
from handlers.understanding.composing.trace import Trace
from handlers.understanding.continuing.corrections import (
    Correction,
    corrected,
    correction,
    in_place_of,
    office_of,
)
from handlers.understanding.continuing.edits import edited
from handlers.understanding.continuing.framed_follow_ups import framed
from handlers.understanding.cutting.customs import NO_CUSTOMS, ChatNames
from handlers.understanding.cutting.leads import without_the_lead
from handlers.understanding.cutting.own_clauses import without_the_asker
from handlers.understanding.cutting.parts import AgencyFinder, Parts
from handlers.understanding.cutting.remembered import without_remembered
from handlers.understanding.cutting.year_forms import year_alone
from handlers.understanding.spelling.rewriting import rewritten
from handlers.understanding.spelling.text import language_of, normalise
from handlers.understanding.stating.stated_besides import without_stated_besides
from handlers.understanding.wordlists.senses import Mark
from store.entering import only_if
from store.quick_records import replace

_TWO = 2


def understand(
    question: str,
    names: AgencyFinder,
    today: date,
    otherwise: Language = Language.ZH,
    before: Before | None = None,
    customs: ChatNames = NO_CUSTOMS,
    trace: Trace | None = None,
) -> Question:
    """What a question asks; `before` lends what a follow-up leaves out, `customs` says what names
    mean in the chat.

    How it was understood is noted in the `trace`.
    """
    context = Context(names, today, before or Before(), customs, trace or Trace(), {}, {})
    last = context.before.last
    question = _in_plain_words(question, context) or question
    goes_on = last is not None and last.operation is not Operation.NONE
    found = correction(normalise(question)) if goes_on else None
    if last is None or found is None:
        return as_half(
            _asked(question, context, otherwise), context.trace.parts, first=last is None
        )
    corrects = _corrected(found, last, context, language_of(normalise(question), last.language))
    if corrects.unclear:
        plain = _asked(question, context._replace(trace=Trace()), otherwise)
        if not (plain.unclear or plain.content or plain.mentions):
            return plain  # 换成表格 puts nothing in the place of anything
    context.trace.correction, context.trace.before = found, last
    return corrects


@only_if(lambda question, context: context.before.last)
def _in_plain_words(question: str, context: Context) -> str | None:
    """What goes on from the question before in a frame, in the words of the lists."""
    written = normalise(question, lower=False)
    return framed(taken_apart(normalise(question), context, written), context.before)


def _asked(
    question: str,
    context: Context,
    otherwise: Language,
    *,
    claims: bool = True,
    edits: bool = True,
) -> Question:
    """What a text asks: whether a claim is so, an explanation, a wish, or figures; several where it
    asks for more.

    What an edit of the question before comes to is no edit again: 那年 would be taken apart for
    ever.
    """
    remembered = without_stated_besides(question) or without_remembered(question)
    if remembered is not None:
        asked = _asked(remembered.text, context, otherwise, claims=claims, edits=edits)
        return replace(asked, set_aside=(*asked.set_aside, *remembered.said))
    question = rewritten(question)
    if context.before.last is not None:
        question = year_alone(question, context.today) or question
    text = normalise(question)
    parts = taken_apart(text, context, normalise(question, lower=False))
    bare = without_the_asker(parts, normalise(question, lower=False))
    if bare is not None:
        asked = _asked(bare.text, context, otherwise, claims=claims, edits=edits)
        return replace(asked, set_aside=(*bare.said, *asked.set_aside))
    language = language_of(text, otherwise)
    if of_nothing(text):
        return Question(text, language, Operation.WISH, wish=HELP)
    courteous = of_courtesy(question, text, language)
    if courteous is not None and not context.before.candidates:
        return courteous

    special = _special(question, parts, context, otherwise, claims=claims, edits=edits)
    if special is not None:
        return replace(special, language=language, topics=special.topics | _why_asked(parts))
    asked = _plainly(question, text, parts, context, otherwise)
    behind = _behind_what_is_stated(asked, parts, context, otherwise)
    if behind is not None:
        return behind
    return _each(asked, question, context, parts)


def _plainly(
    question: str, text: str, parts: Parts, context: Context, otherwise: Language
) -> Question:
    """What a text asks by its words, in the reading that leaves the fewest of them unread."""
    asked = understood(question, context, otherwise)
    asked = _without_lead(asked, parts, text, context, otherwise) or asked
    return with_fewer_unread(asked, text, parts, context, otherwise)


def _without_lead(
    asked: Question, parts: Parts, written: str, context: Context, otherwise: Language
) -> Question | None:
    """A question without what leads up to it in its own clause: I need for my speech | how many
    ….
    """
    bare = without_the_lead(parts, written) if asked.content else None
    if bare is None:
        return None
    again = _asked(bare.text, context._replace(trace=Trace()), otherwise)
    if not texts_of(again.content) < texts_of(asked.content):
        return None
    return replace(again, set_aside=(*again.set_aside, *bare.said))


def _special(
    question: str,
    parts: Parts,
    context: Context,
    otherwise: Language,
    *,
    claims: bool,
    edits: bool,
) -> Question | None:
    """A condition, a statement, an explanation, a wish or an edit of the question before, where a
    text is one.
    """
    language = language_of(normalise(question), otherwise)

    def again(piece: str, before: Before | None) -> Question:
        inner = context._replace(before=before or context.before, trace=Trace())
        return _asked(piece, inner, language, claims=before is not None)

    special = condition_wished(parts, language, context.before, again)
    if special is None and claims:
        special = _claimed(question, parts, context, again)
    if special is not None and special.operation is Operation.FIND:
        special = _found(special, question, parts, context, otherwise, again)
    special = (
        special or explained(parts, language) or wish_of(parts, language, context.before, again)
    )
    if special is None and edits:
        return _edited(parts, context, language)
    return special


@only_if(lambda parts, context, language: context.before.last or context.before.answered)
def _edited(parts: Parts, context: Context, language: Language) -> Question | None:
    inner = context._replace(trace=Trace())
    return edited(
        parts,
        context.before,
        lambda piece: _asked(piece, inner, language, claims=False, edits=False),
    )


@only_if(
    lambda asked, *_: (
        asked.content or asked.operation is not Operation.VALUE or len(asked.measures) > 1
    )
)
def _behind_what_is_stated(
    asked: Question,
    parts: Parts,
    context: Context,
    otherwise: Language,
) -> Question | None:
    """What the last clause asks behind some that state numbers:
    收了31件，办结29件，没办完的几件.
    """
    put = asked_behind(asked, parts)
    if put is None:
        return None
    again = understood(put.text, context._replace(trace=Trace()), otherwise)
    if again.content or not (again.measures or again.ratio) or again.operation is Operation.FIND:
        return None
    return replace(again, text=asked.text, set_aside=(*again.set_aside, put.stated))


def _found(
    stated: Question,
    question: str,
    parts: Parts,
    context: Context,
    otherwise: Language,
    again: Understand,
) -> Question:
    """What is stated of the prose; a question for problems, or a wish (I no longer want notices),
    where it is that.
    """
    plain = understood(question, context._replace(trace=Trace()), otherwise)
    language = language_of(parts.text, otherwise)
    wish = wish_of(parts, language, context.before, again) if not stated.measures else None
    return _checked(stated, plain, parts) or wish or stated


def _claimed(question: str, parts: Parts, context: Context, again: Understand) -> Question | None:
    stated = without_asides(parts, context, normalise(question, lower=False))
    return claimed(stated, again, follows=context.before.last is not None)


def _why_asked(parts: Parts) -> frozenset[Mark]:
    return frozenset({Mark.WHY} if any(word.has(Mark.WHY) for word in parts.words) else ())


def _checked(special: Question, plain: Question, parts: Parts) -> Question | None:
    """A statement about sums of the prose as the check that they ask for: 4891条=网站+微信."""
    adds = plain.operation is Operation.CHECK and (special.parts or adds_up(parts))
    if adds:
        return plain
    return None


def _each(asked: Question, text: str, context: Context, parts: Parts) -> Question:
    """The questions of a text that asks for more than one thing, each complete; of a statement,
    those that decide.
    """

    def of_piece(piece: str, before: Question | None) -> Question:
        start = context.before
        if before is not None:
            start = Before(before, before, year=_one_year(before))
        return understood(piece, context._replace(before=start, trace=Trace()), asked.language)

    ends = of_both_ends(asked, parts) if asked.ranking.of_years and len(asked.measures) == 1 else ()
    single = () if ends else single_questions(normalise(text, lower=False), asked, of_piece)
    pieces = ends or with_each_item(single)
    pieces = pieces or of_each_year(asked) or of_each_agency(asked)
    pieces = pieces or of_each_item(asked) or of_both_ends(asked, parts)
    if not pieces and asked.operation is Operation.FIND:
        claim = stated_of_prose(asked, parts, lambda piece: of_piece(piece, None))
        if claim is not None:
            return claim
        pieces = asked_apart(asked, parts, lambda piece: of_piece(piece, None))
    if len(pieces) == 1:
        return replace(pieces[0], text=asked.text)
    if pieces:
        return replace(pieces[-1], parts=pieces, text=asked.text)
    return asked


def _one_year(asked: Question) -> int | None:
    """The year that a piece is about, by which 上一年 behind it is reckoned; None where there are
    several, or none.
    """
    if len(asked.years) == 1:
        return asked.years[0]
    return None


def _corrected(found: Correction, last: Question, context: Context, language: Language) -> Question:
    """The question before with what is meant in place of what was taken back."""
    office = office_of(found.wanted, last, context.names)
    if office is not None:
        return corrected(last, mentions=(office,), text=found.wanted)
    wanted = replace(understood(found.wanted, context, language, corrects=True), language=language)
    if len(last.mentions) < 2 or len(wanted.mentions) != 1 or "measure" not in wanted.taken_over:
        return wanted
    mentions = in_place_of(found.unwanted, wanted.mentions[0], last, context.names)
    if mentions:
        return corrected(last, mentions=mentions, text=wanted.text)
    return replace(wanted, unclear=True)
