"""Words around a question, told by their place and by what they lack: 写材料用，平罗2022申请多少;
my boss needs ….

A clause of its own that speaks of no agency, year, number, row or operation, and that narrows or
denies nothing, is around the question. So are words that lead up to it with a verb of asking
(有个群众问) or end it with a phrase of courtesy. What is set aside is named in the answer; all else
that nothing explains keeps the tables silent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from handlers.understanding.cutting.askers import leads_up, speaks_of_the_asker
from handlers.understanding.cutting.own_clauses import says_what_counts
from handlers.understanding.cutting.own_words import (
    asks_of_both,
    beside_the_names,
    is_of_the_askers_own,
)
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.cutting.topics_beside import is_a_topic
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, number, senses_of_all
from handlers.understanding.wordlists.senses import (
    Check,
    GoesWith,
    Mark,
    Operator,
    ScopeSense,
    Sense,
    sense,
)
from store.entering import GIVEN, only_if
from store.patterns import any_of
from store.reference import REFERENCE, BrokenReferenceError, words_of

_FILE = "around.toml"
_PAUSE = re.compile(
    r"[\U0001f300-\U0001faff\u2600-\u27bf]+"
    r"|(?:[，。；！？：、;!?:…—·()（）\[\]【】《》\"“”|]|,(?!\d{3}(?!\d)))+|\.(?!\d)|(?<!\d)\.|"
    r"(?<= )-(?= )"
)
_OPENING, _CLOSING = frozenset('“"《「'), frozenset('”"》」')
_SAYS_WHAT_IS = frozenset({"be", "is", "are", "am"})
"""Battery's dying so be brief: no question, though "is it …" is one."""
_Clause = tuple[int, int]
_LONGEST_LEAD = 24
"""Characters of what leads up to a question without a pause."""
_ADDRESSED = re.compile(r"@[\w\u3400-\u9fff]+")
"""A call to somebody, the bot among them: @小年."""


class Around(NamedTuple):
    """The lists of `around.toml`."""

    idle: frozenset[Sense]
    marks_zh: tuple[str, ...]
    marks_en: re.Pattern[str]
    kinds_zh: tuple[str, ...]
    no_kinds_zh: tuple[str, ...]
    kinds_en: re.Pattern[str]
    harmless: frozenset[str]
    leads_zh: tuple[str, ...]
    leads_en: re.Pattern[str]
    someone_asks: re.Pattern[str]
    tails: re.Pattern[str]


class Aside(NamedTuple):
    """Words that are set aside, `text[start:end]`."""

    start: int
    end: int
    said: str


@cache
def around() -> Around:
    """The lists, as they are used; a list that is missing stops the program."""
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    try:
        return Around(
            frozenset(map(sense, lists["idle"])),
            tuple(lists["marks"]["zh"]),
            _any_word(lists["marks"]["en"]),
            tuple(lists["kinds"]["zh"]),
            tuple(lists["kinds"]["unless"]),
            _any_word(lists["kinds"]["en"]),
            frozenset((*lists["harmless"]["zh"], *lists["harmless"]["en"])),
            tuple(sorted(lists["lead_ins"]["zh"], key=len, reverse=True)),
            re.compile(rf"\b{any_of(lists['lead_ins']['en'])}\W*$"),
            re.compile(
                rf"{any_of(lists['someone']['before'])}*{any_of(lists['someone']['who'])}"
                + rf"(?:的?{any_of(lists['someone']['who'])})*"  # 律师朋友, 科研机构的同学
                + PATTERNS["several-people"].pattern
                + any_of(lists["someone"]["asks"])
            ),
            re.compile(
                rf"\b{any_of(lists['tails']['en'])}\b|{any_of(lists['tails']['zh'])}"
                rf"|{'|'.join(lists['tails']['wishes'])}"
            ),
        )
    except KeyError as missing:
        raise BrokenReferenceError(f"{_FILE}: the list {missing} is missing") from None


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words)}\b")


@only_if(
    lambda parts: (
        not parts.mentions
        or parts.mentions[0].start > 0
        or _PAUSE.search(parts.text)
        or around().tails.search(parts.text)
    ),
    otherwise=(),
)
def asides(parts: Parts) -> tuple[Aside, ...]:
    """What of a text is around its question; nothing where no clause of it is a question."""
    stated = _WHOLE_STATED.search(parts.text)
    if stated is not None:
        return (Aside(*stated.span(), stated[1]),)
    clauses = [*_clauses(parts.text)]
    core, own = _core(clauses, parts)
    if not core:
        return ()
    if _counts_what_is_not_said(core, parts):  # 有个记者来问红寺堡主动公开多少条
        return tuple(sorted({*_who_asks(core[0], parts)}))
    own_names, core = _with_own_names(core, parts)
    others = [clause for clause in clauses if clause not in core and clause not in own_names]
    found = [*_idle_beside(others, parts), *_led_up_to(core[0], parts), *_ended(core[-1], parts)]
    strange = [aside for aside in found if _has_strangers(aside, parts)]
    beside = chain.from_iterable(beside_the_names(clause, core, parts) for clause in own_names)
    whole = [*own, *beside, *(clause for clause in clauses if _is_idle(clause, parts))]
    return tuple(
        sorted(
            {
                *strange,
                *_somebody_asking(core[0], parts),
                *(_aside(parts.text, *one) for one in whole),
            }
        )
    )


_WHOLE_STATED = re.compile(r" \((of the \d+) stated\)\W*$")
"""How many there are of what a share is asked of, as a turn of phrase puts it: of the 11 requests,
what share …
"""


def _who_asks(clause: _Clause, parts: Parts) -> Iterator[Aside]:
    """What stands ahead of a question and ends with a verb of asking: it names nothing that is
    counted.
    """
    yield from _somebody_asking(clause, parts)
    for aside in _led_up_to(clause, parts):
        if _has_strangers(aside, parts):
            yield aside


def _core(
    clauses: Sequence[tuple[int, int]],
    parts: Parts,
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The clauses that are the question, and those beside them that speak of who asks."""
    core = [clause for clause in clauses if _is_core(clause, parts)]
    own = [clause for clause in core if _is_of_the_asker(clause, parts)]
    if len(own) == len(core):
        return core, []
    return [clause for clause in core if clause not in own], own


def _with_own_names(core: list[_Clause], parts: Parts) -> tuple[list[_Clause], list[_Clause]]:
    """The clauses of a question in which the asker only says whom or when it is about, and the
    rest.
    """
    own = [clause for clause in core if is_of_the_askers_own(clause, parts)]
    rest = [clause for clause in core if clause not in own]
    asking = [*chain.from_iterable(_inside(clause, parts.words) for clause in rest)]
    asked = any(map(_is_telling, asking)) and not any(word.has_any(_OF_ALL) for word in asking)
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
        if not asked and (_says_nothing(clause, parts) or _is_of_the_asker(clause, parts)):
            yield _aside(parts.text, *clause)


def _is_led_to(text: str, start: int) -> bool:
    """Whether a colon leads to a clause: how many did it answer with: use the complaints
    channel.
    """
    return text[:start].rstrip().endswith(_COLONS)


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
    words = list(chain.from_iterable(_inside(clause, parts.words) for clause in core))
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
        return _is_telling(word) and not word.has(Operator.SUM)
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


@only_if(lambda text, parts: _PAUSE.search(text) or text[-1:].isspace(), otherwise=GIVEN)
def without_courtesies(text: str, parts: Parts) -> str:
    """A text up to the clauses of courtesy that end it: …3918件，对吗？谢谢，急用. `parts` are
    those of the whole.
    """
    for start, end in reversed([*_clauses(text)]):
        words = [word for word in parts.words if word.start >= start]
        courteous = bool(words) and all(_COURTEOUS.intersection(word.senses) for word in words)
        if not start or not courteous or _names_something((start, end), parts):
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


def _aside(text: str, start: int, end: int) -> Aside:
    said = text[start:end]
    return Aside(start, end, said.strip())


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for pause in [*_PAUSE.finditer(text), None]:
        end = pause.start() if pause else len(text)
        if text[position:end].strip():
            yield position, end
        position = pause.end() if pause else end


def _inside(clause: tuple[int, int], words: Iterable[Word]) -> list[Word]:
    return [word for word in words if clause[0] <= word.start < clause[1]]


def _places(parts: Parts) -> list[tuple[int, int]]:
    """Where agencies and years stand."""
    named = [(mention.start, mention.end) for mention in parts.mentions]
    return named + [(period.start, period.end) for period in parts.periods]


def _names_something(clause: tuple[int, int], parts: Parts) -> bool:
    places = _places(parts)
    return any(start < clause[1] and clause[0] < end for start, end in places)


def _is_core(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause speaks of an agency, a year, or anything that the lists know."""
    if _names_something(clause, parts):
        return True
    if _is_heading(clause, parts):
        return False
    return not _is_idle(clause, parts) and any(
        _is_telling(word) for word in _inside(clause, parts.words)
    )


def _is_idle(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause is one of the list, whatever its words mean elsewhere: 最后一个问题,
    回复我一下.
    """
    return parts.text[clause[0] : clause[1]].strip() in around().harmless


def _is_heading(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause is a heading that only says what is being done: 审计核对事项：洛南县…."""
    if not parts.text.startswith(_COLONS, clause[1]):
        return False
    known = senses_of_all(_inside(clause, parts.words))
    return bool(known) and known <= _OF_A_HEADING


_COLONS = (":", "：")
_OF_A_HEADING = frozenset({Operator.CHECK, Mark.ITEMS, Mark.FILLER, Mark.GENERIC, Mark.ASK, *Check})


def _is_telling(word: Word) -> bool:
    if len(word.text) == 1 and all(isinstance(one, GoesWith) for one in word.senses):
        return False  # 打 of 电脑打不开 is no lawsuit
    return (
        bool(word.senses) and not around().idle.intersection(word.senses) and not word.has(Mark.ASK)
    )


def _says_nothing(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause without anything known narrows, denies, counts and asks nothing either, and
    names no office.
    """
    text = parts.text[clause[0] : clause[1]].strip()
    if PATTERNS["part-of-a-year"].search(text):
        return False  # 光说五月这一个月: no report tells of it
    if text.isascii() and says_what_counts(text):
        return False  # we subtract repeats
    if PATTERNS["ends-as-office"].search(text):
        return False  # 教体局，就是宾川的: that of Binchuan is asked for, and not its government
    words = [word for word in _inside(clause, parts.words) if word.text not in _SAYS_WHAT_IS]
    if any(
        number(word) is not None
        or (word.has(Mark.ASK) and not PATTERNS["ends-a-clause"].fullmatch(word.text))
        for word in words
    ):
        return False
    if text not in around().harmless and is_a_topic(text, words):
        return False  # 食品安全，西吉2020处罚几件: no report tells of it
    return not _is_marked(text, words) and not _names_a_kind(text)


def _names_a_kind(text: str) -> bool:
    """Whether a clause says which of what is counted are meant: 加急的那种, urgent ones."""
    if text in around().harmless:
        return False
    bare = (
        PATTERNS["ends-a-clause"].sub("", text) if PATTERNS["ends-a-clause"].search(text) else text
    )
    kind = bare.endswith(around().kinds_zh) and not bare.endswith(around().no_kinds_zh)
    return kind or around().kinds_en.search(text) is not None


def _is_marked(text: str, words: Iterable[Word]) -> bool:
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


def _has_strangers(aside: Aside, parts: Parts) -> bool:
    """Whether it holds a word that nothing explains, the table of 填表呢 or the verb of 给填一下;
    the rest is left.
    """
    inside = _inside((aside.start, aside.end), parts.words)
    return any(not word.senses or word.has(Check.TABLE) or word.has(Mark.LIGHT) for word in inside)


def _led_up_to(clause: tuple[int, int], parts: Parts) -> list[Aside]:
    """What stands before the first known word of a question and ends with a verb of asking."""
    first = _first_known(clause, parts)
    lead = parts.text[clause[0] : first].rstrip(" ")
    if not lead.strip() or len(lead) > _LONGEST_LEAD * (1 + lead.isascii()):
        return []
    if _ADDRESSED.fullmatch(lead.strip()):
        return [_aside(parts.text, clause[0], first)]
    ends = _leads_in_english(lead) if lead.isascii() else lead.endswith(around().leads_zh)
    if not ends or _is_marked(lead, _inside((clause[0], first), parts.words)):
        return []
    return [_aside(parts.text, clause[0], first)]


def _leads_in_english(lead: str) -> bool:
    """Whether a text that says nothing known leads up to what follows: my boss asks, I have on file
    that.
    """
    return around().leads_en.search(lead) is not None or lead.endswith(" that")


def _somebody_asking(clause: tuple[int, int], parts: Parts) -> list[Aside]:
    """Who asks, right before an agency or a year, in whatever words: 群众 in 有个群众问 is no
    applicant.
    """
    named = min(
        (start for start, _ in _places(parts) if clause[0] <= start < clause[1]), default=clause[0]
    )
    lead = parts.text[clause[0] : named].strip()
    asks = leads_up(lead) if lead.isascii() else around().someone_asks.fullmatch(lead) is not None
    if asks:
        return [_aside(parts.text, clause[0], named)]
    return []


def _is_of_the_asker(clause: tuple[int, int], parts: Parts) -> bool:
    """Whether a clause without agency and year speaks of who asks: I'm drafting a note for the
    deputy mayor.
    """
    text = parts.text[clause[0] : clause[1]].strip()
    named = any(clause[0] <= mention.start < clause[1] for mention in parts.mentions)
    if text.isascii():
        named = _names_something(clause, parts) or around().marks_en.search(text) is not None
    else:
        named = named or any(
            mark in text for mark in around().marks_zh
        )  # 我在做五年对比 names years, and asks nothing
    return not named and speaks_of_the_asker(text, _inside(clause, parts.words))


def _first_known(clause: tuple[int, int], parts: Parts) -> int:
    places = [start for start, _ in _places(parts) if clause[0] <= start < clause[1]]
    places += [
        word.start
        for word in _inside(clause, parts.words)
        if _is_telling(word) or word.has(Mark.ASK)
    ]
    return min(places, default=clause[0])


def _ended(clause: tuple[int, int], parts: Parts) -> list[Aside]:
    """What ends a question behind its last known word and begins with a phrase of courtesy or of
    haste.
    """
    places = [end for start, end in _places(parts) if clause[0] <= start < clause[1]]
    places += [
        word.end for word in _inside(clause, parts.words) if _is_telling(word) or word.has(Mark.ASK)
    ]
    last = max(places, default=clause[1])
    tail = around().tails.search(parts.text, last, clause[1])
    if tail is None or parts.text[last : tail.start()].strip():
        return []
    return [_aside(parts.text, tail.start(), clause[1])]
