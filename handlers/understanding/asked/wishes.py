"""Wishes for something that the program does: 订阅红寺堡的新报告, export that, 每周一给我发汇总.

Each wording stands in `data/reference/wishes.toml` with the command that does it. What is left of
the text without the wording says of whom and of what.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from handlers.rises import condition_in
from handlers.subscription_lists import FILE as SUBSCRIPTIONS
from handlers.subscription_lists import subscription_lists
from handlers.understanding.asked.wish_frames import frames
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.occurring import Occurring
from store.patterns import any_of, any_whole
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "wishes.toml"


class Act(StrEnum):
    """What the program does, by the name that `ask --json` gives it."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    DIGEST = "digest"
    EXPORT = "export"
    CHART = "chart"
    REPORT = "report"
    MISSING = "missing"
    HELP = "help"
    SETTINGS = "settings"
    QUIET = "quiet"
    TIMEZONE = "timezone"
    SOURCE = "source"
    EXPLAIN = "explain"


class Wish(NamedTuple):
    """What is wished for, and what the text says when."""

    act: Act
    when: str = ""
    """How often, for a digest (每周一上午九点); from when to when, for quiet hours; of a time zone,
    its city.
    """
    condition: str = ""
    """What is to have happened to figures before a subscriber is told: 申请涨一半."""
    kinds: tuple[str, ...] = ()
    """What a subscription is to be about, as its command says it (new, changed, problems); without
    one, new reports.
    """


class Wished(NamedTuple):
    """A wish and the text without the words for it."""

    wish: Wish
    text: str


_NEW = "new"
_OF_QUESTIONS = frozenset({Act.EXPORT, Act.CHART})
"""These may go with a question that asks for a number: 画个图看看各县收到多少申请."""
_ALONE = frozenset({Act.HELP, Act.SOURCE, Act.EXPLAIN, Act.SETTINGS, Act.QUIET, Act.TIMEZONE})
"""These are only wished for where little else is said."""
_MOST_BESIDE = 8
"""Letters or characters that may stand beside such a wish."""


@cache
def commands() -> dict[Act, str]:
    """The command of each act, with places for what it is about."""
    return {act: str(_lists()[act]["command"]) for act in Act}


@cache
def _lists() -> dict[str, dict[str, object]]:
    with (REFERENCE / _FILE).open("rb") as file:
        found: dict[str, dict[str, object]] = tomllib.load(file)
    if found.keys() != set(Act):
        raise BrokenReferenceError(
            f"{_FILE}: missing or unknown: {sorted(found.keys() ^ set(Act))}"
        )
    for act, lists in found.items():
        if lists.keys() - {"unless"} != {"command", "zh", "en"}:
            raise BrokenReferenceError(
                f"{_FILE}: {act} must have command, zh and en, and may have unless"
            )
    return found


@cache
def _phrases() -> Occurring[Act]:
    """All wordings, the longest first."""
    words: list[tuple[str, Act]] = []
    for act, lists in _lists().items():
        words += [(word, Act(act)) for word in (*_words(lists["zh"]), *_words(lists["en"]))]
    return Occurring(sorted(words, key=lambda pair: -len(pair[0])))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A wording as it stands in a text: English ones between other words, or beside Chinese
    (excel给我). Most texts have none: made when one has.
    """
    border = ("(?<![a-z\\d])", "(?![a-z\\d])") if phrase.isascii() else ("", "")
    return re.compile(re.escape(phrase).join(border))


def _words(found: object) -> list[str]:
    if isinstance(found, list):
        return [str(word) for word in found]
    return []


def may_be_wished(text: str) -> bool:
    """Whether a word stands in a text without which nothing is wished for."""
    return (
        _any_phrase().search(text) is not None
        or PATTERNS["send-no-more"].search(text) is not None
        or PATTERNS["sent-every"].search(text) is not None
    )


@cache
def _any_phrase() -> re.Pattern[str]:
    lists = _lists().values()
    phrases = chain.from_iterable((*_words(one["zh"]), *_words(one["en"])) for one in lists)
    needed = chain.from_iterable(frame.needs for frame in frames())
    return re.compile(any_of({*phrases, *needed}))


def wished(parts: Parts) -> Wished | None:
    """What a text wishes for; None where it asks."""
    text = parts.text
    in_frame = framed(text)
    if in_frame is not None or PATTERNS["destroys"].search(text):
        return in_frame
    asks = PATTERNS["number-asked"].search(text) is not None
    for phrase, act in _phrases().within(text):
        match = _pattern(phrase).search(text)
        if (
            match is None
            or (asks and act not in _OF_QUESTIONS)
            or _is_meant_otherwise(act, match, parts)
        ):
            continue
        rest = text[: match.start()] + " " + text[match.end() :]
        where = PATTERNS["where-printed"].search(phrase) is not None
        of_a_figure = act is Act.SOURCE and bool(parts.mentions) and where
        alone = _is_little(_without_the_like(rest, act)) or _is_a_sentence(act, match, parts)
        if of_a_figure or act not in _ALONE or alone:
            return Wished(_with_its_words(act, text, rest), _asked_in(rest, act).strip())
    if asks:
        return None
    return _in_other_words(text)


def _is_a_sentence(act: Act, match: re.Match[str], parts: Parts) -> bool:
    """Whether help is wished for in a sentence of its own, beside others that name nobody:
    "what tricks have you got up your sleeve, mate? how do I use you".
    """
    if act is not Act.HELP or parts.mentions or parts.periods:
        return False
    sentence = next(
        (one for one in _SENTENCE.finditer(parts.text) if one.end() >= match.end()), None
    )
    if sentence is None or sentence.start() > match.start():
        return False
    rest = sentence[0].replace(match[0], " ")
    others = parts.text[: sentence.start()] + parts.text[sentence.end() :]
    return _is_little(rest) and PATTERNS["number-asked"].search(others) is None


_SENTENCE = re.compile(r"[^?!.。？！;；]+")


def _with_its_words(act: Act, text: str, rest: str) -> Wish:
    """The wish with what is said of it in the text; `rest` is that without the wording."""
    match act:
        case Act.DIGEST:
            when = PATTERNS["sent-when"].search(text)
            return Wish(act, when.group().strip() if when else "")
        case Act.SUBSCRIBE:
            return Wish(act, condition=condition_in(rest), kinds=_kinds(text))
        case _:
            return Wish(act)


def _kinds(text: str) -> tuple[str, ...]:
    """The kinds that are named; new reports alone are what is told anyway."""
    found = tuple(kind for kind, pattern in _named_kinds().items() if pattern.search(text))
    if found == (_NEW,):
        return ()
    return found


@cache
def _named_kinds() -> dict[str, re.Pattern[str]]:
    """The kinds of alerts by what they are called; without one, it is new reports."""
    lists = subscription_lists("what")
    try:
        return {
            kind: re.compile(any_whole(lists[kind]["in_wishes"]))
            for kind in (_NEW, "changed", "problems")
        }
    except KeyError as error:
        raise BrokenReferenceError(f"{SUBSCRIPTIONS}: [what] lacks {error}") from error


def _is_meant_otherwise(act: Act, match: re.Match[str], parts: Parts) -> bool:
    """Whether a wording stands in a name, or beside a word that makes something else of it."""
    if any(one.start < match.end() and match.start() < one.end for one in parts.mentions):
        return True
    return any(word in parts.text for word in _words(_lists()[act].get("unless")))


@lru_cache(maxsize=64)
def framed(text: str) -> Wished | None:
    """A wish with something between its words."""
    for frame in frames():
        found = frame.search(text)
        if found is None or PATTERNS["number-asked"].search(text):
            continue
        act, rest = Act(frame.act), f"{text[: found.start]} {found.who} {text[found.end :]}".strip()
        if act is not Act.SUBSCRIBE:
            return Wished(Wish(act, found.when), rest)
        condition = condition_in(text[: found.start])
        if (
            condition
            and not PATTERNS["asked-whether"].search(text)
            and not PATTERNS["of-what-was"].search(text)
        ):
            return Wished(Wish(act, found.when, condition), rest)
    return None


def _in_other_words(text: str) -> Wished | None:
    """A wish for something every so often, or for no more of it, in words that no list has."""
    ending = PATTERNS["send-no-more"].search(text)
    if ending is not None:
        return Wished(
            Wish(Act.UNSUBSCRIBE, ""), f"{text[: ending.start()]} {text[ending.end() :]}".strip()
        )
    sent = PATTERNS["sent-every"].search(text)
    if sent is not None:
        return Wished(
            Wish(Act.DIGEST, sent["when"].strip()),
            f"{text[: sent.start()]} {text[sent.end() :]}".strip(),
        )
    return None


def _without_the_like(text: str, act: Act) -> str:
    """What is left without other words for the same: 你是干啥使的，都能办哪些事."""
    for phrase, other in _phrases().within(text):
        if other is act:
            text = _pattern(phrase).sub(" ", text)
    return text


def _asked_in(rest: str, act: Act) -> str:
    """The question in what is left of a wish: of "draw a", of 导出 in 导出excel, nothing."""
    if act in _OF_QUESTIONS:
        return _without_the_like(rest, act)
    return _without_when(rest, act)


def _without_when(text: str, act: Act) -> str:
    if act is Act.DIGEST:
        return PATTERNS["sent-when"].sub(" ", text)
    return text


def _is_little(text: str) -> bool:
    return len(re.sub(r"[\W_]+", "", text)) <= _MOST_BESIDE * (1 + text.isascii())
