"""What goes on from the answer before: 前者, 差多少, 两家一共, 占比, 第二名呢, 算了，还是红寺堡吧.

Words that point at a row that was shown are replaced by what tells that row apart, and the text is
understood again. Words that put rows together make an expression of them. Whatever fits neither is
left to the rules for follow-ups.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import chain

from handlers.ratios import ratios
from handlers.understanding.asked.question import Before, Operation, Question, Ranking
from handlers.understanding.continuing.against_years import (
    against_a_year,
    against_last_year,
    against_the_year_before,
    between_the_two_told,
    in_both_years,
)
from handlers.understanding.continuing.cases_of_prose import (
    as_a_share_of_a_whole,
    as_much_of_another,
    of_those_cases,
)
from handlers.understanding.continuing.edit_words import COMBINES, edit_words, says_only
from handlers.understanding.continuing.of_those_requests import (
    of_requests_pointed_at,
    of_those_requests,
)
from handlers.understanding.continuing.pointing import pointed
from handlers.understanding.continuing.prose_together import prose_together
from handlers.understanding.continuing.putting_together import (
    is_share_of_one,
    lead_over_the_second,
    put_together,
    share_of_one,
    whole_of,
)
from handlers.understanding.continuing.so_many import counts_others_than_told, not_so_many
from handlers.understanding.continuing.that_year import in_that_year
from handlers.understanding.continuing.the_rest import (
    asks_for_the_rest,
    not_of_the_rest,
    without_those_told,
)
from handlers.understanding.continuing.those_shown import (
    not_these_agencies,
    not_these_figures,
    these_agencies,
    these_figures,
)
from handlers.understanding.continuing.which_of_them import which_of_them
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.accepting import PLACES
from handlers.understanding.operating.limits import head_of, place_of
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator, Sense

Understand = Callable[[str], Question]
"""What a text asks after the same question before."""


def edited(parts: Parts, before: Before, understand: Understand) -> Question | None:
    """What a text asks of what was shown before; None where it does not go on from it so."""
    if before.answered is None and before.last is None:
        return None
    if parts.mentions and any(_names_figure(word.senses) for word in parts.words):
        return None
    if _says_again(parts.text):
        return _once_more(parts, before)
    for rule in (
        not_these_figures,
        not_these_agencies,
        in_that_year,
        against_last_year,
        _of_the_sum,
        _per_project,
        _with_partial,
        _lead,
        prose_together,
        _combined,
        _share_of_one,
        _placed,
    ):
        found = rule(parts, before)
        if found is not None:
            return found
    rest = asks_for_the_rest(parts, before)
    if rest is not None:
        return without_those_told(understand(rest), before)
    said = next(filter(None, (rule(parts, before) for rule in _IN_OTHER_WORDS)), None)
    if said is None:
        return not_of_the_rest(parts, before)
    return understand(said)


def puts_figures_together(text: str) -> bool:
    """Whether a text asks to put together what was shown: what's that in percent, 差多少."""
    return any(pattern.search(text.lower()) for pattern in edit_words().combines.values())


def only_puts_together(text: str) -> bool:
    """Whether a text says nothing but how figures are put together: 一共, 占几成呢."""
    said = text.lower()
    return any(_says_it_alone(said, pattern) for pattern in edit_words().combines.values())


def _says_again(text: str) -> bool:
    """Whether nothing is said but to do it once more."""
    bare = re.sub(r"[\s。.!！吧]+", " " if text.isascii() else "", text).strip()
    return edit_words().again.fullmatch(bare) is not None


def _without_its_opener(parts: Parts, _before: Before) -> str | None:
    """A text without the words that open it (那好，), as one that goes on; None where it opens with
    none of these.
    """
    if any(word.has(Mark.FOLLOW_UP) for word in parts.words[:1]):
        return None
    bare = _without_openers(parts.text)
    if not bare or bare == parts.text:
        return None
    if bare.isascii():
        return f"what about {bare}"
    return f"那{bare}"


def _of_the_sum(parts: Parts, before: Before) -> Question | None:
    """Who has the most of a sum over all that was told: which agency contributed the most."""
    last = before.answered or before.last
    if (
        last is None
        or last.operation not in _OVER_ALL
        or not last.everywhere
        or parts.mentions
        or parts.periods
    ):
        return None
    for name in ("most", "least"):
        match = edit_words().places[name].search(parts.text)
        if match is not None and says_only(parts.text, match):
            ranked = replace(
                last, text=parts.text, operation=Operation.RANK, statistics=(), few=None
            )
            taken = last.taken_over | {"agency", "measure", "year"}
            return replace(ranked, ranking=Ranking(descending=name == "most"), taken_over=taken)
    return None


_OVER_ALL = (Operation.SUM, Operation.STATISTICS)


def _once_more(parts: Parts, before: Before) -> Question | None:
    """What was asked before, once more: its answer names every figure, and is a table where they
    are several.
    """
    last = before.answered or before.last
    if last is None:
        return None
    return replace(last, text=parts.text, taken_over=frozenset({"agency", "measure", "year"}))


def _names_figure(senses: Sequence[object]) -> bool:
    return any(str(sense).startswith(("subject:", "hint:")) for sense in senses)


def _without_openers(text: str) -> str:
    bare = text
    while (
        (found := edit_words().openers.search(bare)) is not None
        and found.end()
        and bare[found.end() :].strip()
    ):
        bare = bare[found.end() :]
    return re.sub(r"[吧呗呀啊\s]+$", "", bare)


def _combined(parts: Parts, before: Before) -> Question | None:
    """Rows that were shown, put together as the text says."""
    if parts.mentions:
        return None
    text = parts.text.replace("per cent", "percent")
    bare = _without_its_row(parts)
    for name, pattern in edit_words().combines.items():
        plain, told = (_puts_together(one, name, pattern) for one in (text, bare))
        if not plain and not (
            told and _names_what_was_shown(parts, before, of_whole=name == "share")
        ):
            continue
        if parts.periods and not _counts_those_shown(parts, before):
            return None
        if counts_others_than_told(parts.text, before):
            return not_so_many(parts, before)
        return put_together(parts, before, COMBINES[name])
    return None


def _per_project(parts: Parts, before: Before) -> Question | None:
    """平均每个多少 after what was procured: by its projects; then 西吉平均是多少 is asked of
    another agency's.
    """
    last = before.answered or before.last
    if last is None or parts.periods or not _is_of_procurement(last):
        return None
    one = parts.mentions or last.mentions
    if len(one) != 1 or not _asks_by_project(parts, last):
        return None
    rate = ratios()["per_project"]
    return replace(
        last,
        text=parts.text,
        operation=Operation.RATIO,
        mentions=one,
        ratio=rate,
        measures=rate.top,
        taken_over=last.taken_over | {"measure", "year"},
    )


def _lead(parts: Parts, before: Before) -> Question | None:
    """比第二名多多少, after the first of an order."""
    if parts.mentions or parts.periods or not _says_it_alone(parts.text, edit_words().lead):
        return None
    return lead_over_the_second(parts, before)


def _with_partial(parts: Parts, before: Before) -> Question | None:
    """加上部分公开呢 after the rate of what is granted in full: the rate that counts grants in part
    as well.
    """
    last = before.answered or before.last
    named = set(chain.from_iterable(word.subjects for word in parts.words))
    if (
        last is None
        or last.ratio != ratios()["granted"]
        or parts.mentions
        or parts.periods
        or named != {"partial"}
    ):
        return None
    if (
        edit_words().includes.search(parts.text) is None
        or edit_words().excludes.search(parts.text) is not None
    ):
        return None
    rate = ratios()["granted_or_partial"]
    return replace(
        last,
        text=parts.text,
        ratio=rate,
        taken_over=last.taken_over | {"agency", "measure", "year"},
    )


def _without_names(parts: Parts) -> str:
    rest = parts.text
    for mention in reversed(parts.mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return rest


def _asks_by_project(parts: Parts, last: Question) -> bool:
    rest, words = _without_names(parts), edit_words()
    average = (words.combines["average"],) if last.ratio is not None else ()
    return any(_says_it_alone(rest, pattern) for pattern in (words.each, *average))


def _is_of_procurement(last: Question) -> bool:
    """Whether a figure of procurement was asked of one agency in one year."""
    of_one = len(last.mentions) == 1 and len(last.years) <= 1 and not last.everywhere
    rows = {measure.subject for measure in last.measures}
    return (
        of_one and last.operation in (Operation.VALUE, Operation.RATIO) and rows == {"procurement"}
    )


def _share_of_one(parts: Parts, before: Before) -> Question | None:
    """红寺堡占两家的百分之几: what one of several agencies that were told has of what they have
    together.
    """
    if (
        len(parts.mentions) != 1
        or parts.periods
        or any(_names_figure(word.senses) for word in parts.words)
    ):
        return None
    [one] = parts.mentions
    rest = f"{parts.text[: one.start]} {parts.text[one.end :]}"
    asks = any(
        _says_it_alone(rest, one)
        for one in (edit_words().combines["share"], edit_words().share_of_one)
    )
    if asks or _goes_on_with_a_share(rest, before):
        return share_of_one(parts, before, one)
    return None


def _goes_on_with_a_share(rest: str, before: Before) -> bool:
    """Whether nothing is said but a name, after the share of another agency."""
    last = before.answered or before.last
    if last is None or not is_share_of_one(last):
        return False
    return not PATTERNS["beside-what-was-shown"].sub("", edit_words().openers.sub("", rest.strip()))


def _puts_together(text: str, name: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text says nothing else; what is a share may be the sum of what was shown:
    这两项合计占总数多少.
    """
    match = pattern.search(text)
    if match is None:
        return False
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    if name == "share":
        rest = edit_words().combines["sum"].sub(" ", rest)
    return not PATTERNS["beside-what-was-shown"].sub("", edit_words().openers.sub("", rest.strip()))


def _says_it_alone(text: str, pattern: re.Pattern[str]) -> bool:
    match = pattern.search(text)
    return match is not None and says_only(text, match)


def _without_its_row(parts: Parts) -> str:
    """The text without the one row that it names; empty where it names none or several."""
    named = [word for word in parts.words if word.subjects and not word.columns]
    if len(named) == 1:
        return parts.text[: named[0].start] + parts.text[named[0].end :]
    return ""


def _names_what_was_shown(parts: Parts, before: Before, *, of_whole: bool) -> bool:
    """Whether the row is that of all figures that were shown, or what they are a part of.

    这两个县许可差了几件 after the licences of two counties; 占办理总计百分之几 after the requests
    not processed. It is asked for last: what was shown is another in each chat, and what looks at
    nothing of it is understood once for all.
    """
    measures = {row.term.measure for row in before.shown}
    rows = next(word.subjects for word in parts.words if word.subjects and not word.columns)
    if len(measures) == 1 and any(measure.subject in rows for measure in measures):
        return True
    wholes = {whole_of(measure) for measure in measures}
    return (
        of_whole
        and len(wholes) == 1
        and all(whole is not None and whole.subject in rows for whole in wholes)
    )


def _counts_those_shown(parts: Parts, before: Before) -> bool:
    """Whether a number of years is that of the rows that were shown: 两年合计, after two years."""
    return all(one.counted for one in parts.periods) and len(parts.years) == len(
        {row.term.year for row in before.shown}
    )


def _placed(parts: Parts, before: Before) -> Question | None:
    """Another place of the order that was shown: 第二名是谁, 最后一名, 倒过来排, 只看前两个."""
    last = before.answered or before.last
    if last is None or parts.mentions or parts.periods or not _may_be_ordered(last):
        return None
    behind = edit_words().next_place.search(parts.text)
    if behind is not None and last.operation is Operation.RANK and says_only(parts.text, behind):
        at = last.ranking.position + max(last.ranking.head, 1)
        return _in_place(last, parts.text, replace(last.ranking, position=at, head=1, all=False))
    was = last.ranking if last.operation is Operation.RANK else Ranking(all=True)
    if PATTERNS["ascending-order"].search(parts.text):
        upwards = replace(was, descending=False, all=True, position=1, head=1)
        return _in_place(last, parts.text, upwards)
    if PATTERNS["reversed-order"].search(parts.text):
        reverse = replace(was, descending=not was.descending, all=True, position=1, head=1)
        return _in_place(last, parts.text, reverse)
    said = senses_of_all(parts.words)
    if not _asks_for_a_place(parts, said):
        return None
    top = Operator.RANK_TOP in said
    descending = was.descending if top == (Operator.RANK_BOTTOM in said) else top
    ranking = replace(
        was,
        descending=descending,
        position=place_of(parts.words),
        head=head_of(parts.words),
        all=False,
    )
    return _in_place(last, parts.text, ranking)


def _asks_for_a_place(parts: Parts, said: Set[Sense]) -> bool:
    """Whether nothing but a place of the order is asked for."""
    if said & _SET_AGAINST or not said & PLACES:
        return False
    return all(_OF_PLACES.intersection(word.senses) for word in parts.words)


_SET_AGAINST = frozenset({Mark.THAN, Operator.COMPARE})
"""比第二名多多少 asks how far they are apart, and not who is the second."""


def _may_be_ordered(last: Question) -> bool:
    """Whether a figure or a rate was told of many."""
    return (last.everywhere or last.operation is Operation.RANK) and (
        bool(last.measures) or last.ratio is not None
    )


_OF_PLACES: frozenset[Sense] = PLACES | {
    *(
        Mark.WHO,
        Mark.WHICH,
        Mark.ASK,
        Mark.FILLER,
        Mark.GENERIC,
        Mark.COUNT,
        Mark.FOLLOW_UP,
        Mark.AGENCIES,
    )
}
"""What may be said where only another place of the order is asked for."""


def _in_place(last: Question, text: str, ranking: Ranking) -> Question:
    return replace(
        last,
        text=text,
        operation=Operation.RANK,
        ranking=ranking,
        everywhere=last.everywhere or not ranking.of_years,
        taken_over=frozenset({"agency", "measure", "year"}),
    )


_IN_OTHER_WORDS: tuple[Callable[[Parts, Before], str | None], ...] = (
    of_those_cases,
    as_a_share_of_a_whole,
    as_much_of_another,
    of_those_requests,
    these_figures,
    these_agencies,
    which_of_them,
    in_both_years,
    against_the_year_before,
    against_a_year,
    between_the_two_told,
    of_requests_pointed_at,
    pointed,
    _without_its_opener,
)
"""What puts a text in whole words, in turn: the first that does is understood."""
