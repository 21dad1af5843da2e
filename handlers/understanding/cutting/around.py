"""Words around a question, told by their place and by what they lack: 写材料用，平罗2022申请多少;
my boss needs ….

A clause of its own that speaks of no agency, year, number, row or operation, and that narrows or
denies nothing, is around the question. So are words that lead up to it with a verb of asking
(有个群众问) or end it with a phrase of courtesy. What is set aside is named in the answer; all else
that nothing explains keeps the tables silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from handlers.understanding.cutting.around_lists import around
from handlers.understanding.cutting.askers import speaks_of_the_asker
from handlers.understanding.cutting.clauses import (
    COLONS,
    PAUSE,
    Clause,
    clauses_of,
    is_core,
    is_idle,
    is_telling,
    names_something,
    says_nothing,
    words_inside,
)
from handlers.understanding.cutting.leading_up import (
    Aside,
    aside_of,
    ended,
    has_strangers,
    led_up_to,
    somebody_asking,
    who_asks,
)
from handlers.understanding.cutting.own_words import (
    asks_of_both,
    beside_the_names,
    is_of_the_askers_own,
)
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.cutting.speaking_around import surely_narrows
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import (
    Mark,
    Operator,
    ScopeSense,
)
from store.entering import GIVEN, only_if
from store.reference import words_of

_OPENING, _CLOSING = frozenset('“"《「'), frozenset('”"》」')


@only_if(
    lambda parts: (
        not parts.mentions
        or parts.mentions[0].start > 0
        or PAUSE.search(parts.text)
        or around().tails.search(parts.text)
    ),
    otherwise=(),
)
def asides(parts: Parts) -> tuple[Aside, ...]:
    """What of a text is around its question; nothing where no clause of it is a question."""
    stated = _WHOLE_STATED.search(parts.text)
    if stated is not None:
        return (Aside(*stated.span(), stated[1]),)
    clauses = [*clauses_of(parts.text)]
    core, own = _core(clauses, parts)
    if not core:
        return ()
    if _counts_what_is_not_said(core, parts):  # 有个记者来问红寺堡主动公开多少条
        return tuple(sorted({*who_asks(core[0], parts)}))
    own_names, core = _with_own_names(core, parts)
    others = [clause for clause in clauses if clause not in core and clause not in own_names]
    found = [*_idle_beside(others, parts), *led_up_to(core[0], parts), *ended(core[-1], parts)]
    strange = [aside for aside in found if has_strangers(aside, parts)]
    beside = chain.from_iterable(beside_the_names(clause, core, parts) for clause in own_names)
    whole = [*own, *beside, *(clause for clause in clauses if is_idle(clause, parts))]
    return tuple(
        sorted(
            {
                *strange,
                *somebody_asking(core[0], parts),
                *(aside_of(parts.text, *one) for one in whole),
            }
        )
    )


_WHOLE_STATED = re.compile(r" \((of the \d+) stated\)\W*$")
"""How many there are of what a share is asked of, as a turn of phrase puts it: of the 11 requests,
what share …
"""


def _core(
    clauses: Sequence[tuple[int, int]],
    parts: Parts,
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The clauses that are the question, and those beside them that speak of who asks."""
    core = [clause for clause in clauses if is_core(clause, parts)]
    own = [clause for clause in core if _is_of_the_asker(clause, parts)]
    if len(own) == len(core):
        return core, []
    return [clause for clause in core if clause not in own], own


def _with_own_names(core: list[Clause], parts: Parts) -> tuple[list[Clause], list[Clause]]:
    """The clauses of a question in which the asker only says whom or when it is about, and the
    rest.
    """
    own = [clause for clause in core if is_of_the_askers_own(clause, parts)]
    rest = [clause for clause in core if clause not in own]
    asking = [*chain.from_iterable(words_inside(clause, parts.words) for clause in rest)]
    asked = any(map(is_telling, asking)) and not any(word.has_any(_OF_ALL) for word in asking)
    if not asked or any(asks_of_both(clause, rest, parts) for clause in own):
        return [], core
    return own, rest


_OF_ALL = (Mark.WHO, Mark.AGENCIES, ScopeSense.PEERS, ScopeSense.ALL)
"""What asks of all agencies: of these the asker's own home is one, and not the one that is
meant.
"""


def _idle_beside(clauses: Sequence[tuple[int, int]], parts: Parts) -> Iterator[Aside]:
    """Those of the clauses beside a question that ask nothing."""
    for clause in clauses:
        asked = (
            _is_asked(parts.text, *clause)
            or _goes_on(parts.text, *clause)
            or _is_led_to(parts.text, clause[0])
        )
        if not asked and (says_nothing(clause, parts) or _is_of_the_asker(clause, parts)):
            yield aside_of(parts.text, *clause)


def _is_led_to(text: str, start: int) -> bool:
    """Whether a colon leads to a clause: how many did it answer with: use the complaints
    channel.
    """
    return text[:start].rstrip().endswith(COLONS)


_GOES_ON = re.compile(r"\s*[(（][^()（）]*[)）]\s*(?=\w)")
"""A bracket in the middle of a clause: Online messages (网民留言) handled by the city."""


_CLOSES = re.compile(r"[)）]\s*(?=\w)")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a clause is parted from what follows by a bracket alone, or stands in such a bracket
    behind a word.
    """
    if _GOES_ON.match(text, end) or "、" in (text[end : end + 1], text[start - 1 : start]):
        return True  # 代表建议、委员提案一共办了多少件: both are asked for
    before = text[: max(start - 1, 0)].rstrip()
    behind_a_word = bool(before) and text[start - 1 : start] in ("(", "（")
    explains = (
        _LATIN.search(before) is not None and _CHINESE_ALONE.fullmatch(text, start, end) is not None
    )
    return behind_a_word and (explains or _CLOSES.match(text, end) is not None)


_LATIN = re.compile(r"[a-z]['\"]?$")


_CHINESE_ALONE = re.compile(r"[\u3400-\u9fff]+")
"""What explains the English word before it: the police's public phone line (局长公开电话)?"""


def _counts_what_is_not_said(core: Sequence[tuple[int, int]], parts: Parts) -> bool:
    """Whether a number is asked of something that only another clause can name:
    新闻发布会，赤峰市去年开了多少场.
    """
    words = list(chain.from_iterable(words_inside(clause, parts.words) for clause in core))
    if any(_COUNTS_A_NOUN.search(parts.text, *clause) for clause in core):
        return False
    counted = any(
        word.has(Mark.COUNT) or PATTERNS["asks-number-of"].search(word.text) for word in words
    )
    return counted and not any(_says_what_is_counted(word) for word in words)


def _says_what_is_counted(word: Word) -> bool:
    """Whether a word names a row or anything else that is known, or by itself what the prose
    counts: 主动公开 and 便民服务, and no verb (开, 举办).
    """
    if word.senses:
        return is_telling(word) and not word.has(Operator.SUM)
    return not word.text.isascii() and len(word.text) > 1 and word.text not in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*words_of("verbs.txt"), *words_of("deeds.txt")))


_COUNTS_A_NOUN = re.compile(
    r"\bhow (?:many|much) (?!(?:were|was|are|is|did|does|do|had|has|have|could|would|can|of|in|for"
    r"|at|from|by|there|came|went|got|more|fewer|less)\b)[a-z]{3,}"
)
"""How many copies: an English question names what it counts beside the asking."""


@only_if(lambda text, found: found, otherwise=GIVEN)
def without(text: str, found: Sequence[Aside]) -> str:
    """The text with blanks in the place of what is set aside, so that all else keeps its place."""
    for aside in found:
        text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    return text


@only_if(lambda text, parts: PAUSE.search(text) or text[-1:].isspace(), otherwise=GIVEN)
def without_courtesies(text: str, parts: Parts) -> str:
    """A text up to the clauses of courtesy that end it: …3918件，对吗？谢谢，急用. `parts` are
    those of the whole.
    """
    for start, end in reversed([*clauses_of(text)]):
        words = [word for word in parts.words if word.start >= start]
        courteous = bool(words) and all(_COURTEOUS.intersection(word.senses) for word in words)
        if not start or not courteous or names_something((start, end), parts):
            break  # 平罗县比西吉县许可多吗？2021年的: no courtesy
        text = text[:start].rstrip(" ,，。.;；")
    return text.rstrip()


_COURTEOUS = frozenset({Mark.GREETING, Mark.THANKS, Mark.GENERIC, Mark.FILLER})


def _is_asked(text: str, start: int, end: int) -> bool:
    """Whether a clause asks for a number itself (Hongsibu 2020: number of copies), or is a title in
    quotation marks.
    """
    named = (
        text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING if start else False
    )
    return named or PATTERNS["asks-number-of"].search(text, start, end) is not None


def _is_of_the_asker(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause without agency and year speaks of who asks: I'm drafting a note for the
    deputy mayor.
    """
    text = parts.text[clause[0] : clause[1]].strip()
    named = any(clause[0] <= mention.start < clause[1] for mention in parts.mentions)
    if text.isascii():
        named = names_something(clause, parts) or around().marks_en.search(text) is not None
    else:
        named = named or any(
            mark in text for mark in around().marks_zh
        )  # 我在做五年对比 names years, and asks nothing
    if named or surely_narrows(text):
        return False
    return speaks_of_the_asker(text, words_inside(clause, parts.words))
