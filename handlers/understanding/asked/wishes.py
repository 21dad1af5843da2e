"""Wishes for something that the program does: 订阅红寺堡的新报告, export that, 每周一给我发汇总.

Each wording stands in `data/reference/wishes.toml` with the command that does it. What is left of the text without the
wording says of whom and of what.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from handlers.rises import condition_in
from handlers.subscription_lists import FILE as SUBSCRIPTIONS
from handlers.subscription_lists import subscription_lists
from handlers.understanding.asked.wish_frames import frames
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.occurring import Occurring
from store.patterns import any_whole
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
    """How often, for a digest (每周一上午九点); from when to when, for quiet hours; of a time zone, its city."""
    condition: str = ""
    """What is to have happened to figures before a subscriber is told: 申请涨一半."""
    kinds: tuple[str, ...] = ()
    """What a subscription is to be about, as its command says it (new, changed, problems); without one, new reports."""


class Wished(NamedTuple):
    """A wish and the text without the words for it."""

    wish: Wish
    text: str


_NEW = "new"
_OF_QUESTIONS = frozenset({Act.EXPORT, Act.CHART})
"""These may go with a question that asks for a number: 画个图看看各县收到多少申请."""
_ALONE = frozenset({Act.HELP, Act.SOURCE, Act.EXPLAIN, Act.SETTINGS, Act.QUIET, Act.TIMEZONE})
"""These are only wished for where little else is said."""
_WHERE_PRINTED = re.compile(r"^(?:出自|出处|印在)|行$|which (?:line|page)")
"""Words for a source that may go with the figure that it is of: 平罗2022年许可52件出自报告哪一行."""
_MOST_BESIDE = 8
"""Letters or characters that may stand beside such a wish."""
_NUMBER_ASKED = re.compile(
    r"多少|几[件条个篇次期份项名人]|[件条个篇次期份项人]数(?![据量])|how many|how much|number of"
)
_ASKED = re.compile(r"[吗嘛?？]|了没|是否|是不是|有没有|哪[些个一]|什么时候|which|when did")
_OF_WHAT_WAS = re.compile(r"还是|(?:19|20)\d\d年|的(?:单位|机关|[县区市乡镇]|街道|乡镇)(?=告诉|报给|都|请|给)")
"""What asks of the past, or who it was: 2022年处罚增加了还是减少了告诉我一下, 上涨超过一半的单位告诉我."""
_DESTROYS = re.compile(r"\b(?:delete|erase|drop|wipe|remove)\b|删除|清空|删掉")
"""What no act of these is for: delete all data."""
_WHEN = re.compile(
    r"(?:每逢?|逢)(?:个)?(?:天|日|周|星期|礼拜|月|季度)(?:初|底)?[一二三四五六日天]?(?:(?:早上|上午|下午|晚上|中午)?[一二三四五六七八九十\d]{1,3}(?:[点:：][\d半]*)?(?:分|号|日)?)?"
    r"|(?:every|each)\s+\w+(?:\s+at\s+[\d:]+\s*(?:am|pm)?)?|daily|weekly|monthly"
)


_SENT_EVERY = re.compile(rf"(?P<when>{_WHEN.pattern})(?=[^。？?]{{0,12}}?(?:发|推|送|报|来一?份|弄一?份))")
"""每周五下午四点给我推一份永州的汇总: what is sent every so often is a digest, in whatever words."""
_NO_MORE = re.compile(
    r"(?:以后)?(?:别|不要|不用|甭)再?(?:给我们?)?(?:推送|推|发|提醒|通知|送)[^，,。]{0,4}?(?=给|我|了|[^\W\d_])"
)
"""以后不要再推祁阳的消息了, 别再给我发武平的提醒了."""


@cache
def commands() -> dict[Act, str]:
    """The command of each act, with places for what it is about."""
    return {act: str(_lists()[act]["command"]) for act in Act}


@cache
def _lists() -> dict[str, dict[str, object]]:
    with (REFERENCE / _FILE).open("rb") as file:
        found: dict[str, dict[str, object]] = tomllib.load(file)
    if found.keys() != set(Act):
        raise BrokenReferenceError(f"{_FILE}: missing or unknown: {sorted(found.keys() ^ set(Act))}")
    for act, lists in found.items():
        if lists.keys() - {"unless"} != {"command", "zh", "en"}:
            raise BrokenReferenceError(f"{_FILE}: {act} must have command, zh and en, and may have unless")
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
    """A wording as it stands in a text: English ones between other words. Most texts have none: made when one has."""
    border = ("(?<!\\w)", "(?!\\w)") if phrase.isascii() else ("", "")
    return re.compile(re.escape(phrase).join(border))


def _words(found: object) -> list[str]:
    return [str(word) for word in found] if isinstance(found, list) else []


def wished(parts: Parts) -> Wished | None:
    """What a text wishes for; None where it asks."""
    text = parts.text
    in_frame = framed(text)
    if in_frame is not None or _DESTROYS.search(text):
        return in_frame
    asks = _NUMBER_ASKED.search(text) is not None
    for phrase, act in _phrases().within(text):
        match = _pattern(phrase).search(text)
        if match is None or (asks and act not in _OF_QUESTIONS) or _is_meant_otherwise(act, match, parts):
            continue
        rest = text[: match.start()] + " " + text[match.end() :]
        of_a_figure = act is Act.SOURCE and bool(parts.mentions) and _WHERE_PRINTED.search(phrase) is not None
        if of_a_figure or act not in _ALONE or _is_little(_without_the_like(rest, act)):
            return Wished(_with_its_words(act, text, rest), _without_when(rest, act).strip())
    return None if asks else _in_other_words(text)


def _with_its_words(act: Act, text: str, rest: str) -> Wish:
    """The wish with what is said of it in the text; `rest` is that without the wording."""
    match act:
        case Act.DIGEST:
            when = _WHEN.search(text)
            return Wish(act, when.group().strip() if when else "")
        case Act.SUBSCRIBE:
            return Wish(act, condition=condition_in(rest), kinds=_kinds(text))
        case _:
            return Wish(act)


def _kinds(text: str) -> tuple[str, ...]:
    """The kinds that are named; new reports alone are what is told anyway."""
    found = tuple(kind for kind, pattern in _named_kinds().items() if pattern.search(text))
    return () if found == (_NEW,) else found


@cache
def _named_kinds() -> dict[str, re.Pattern[str]]:
    """The kinds of alerts by what they are called; without one, it is new reports."""
    lists = subscription_lists("what")
    try:
        return {kind: re.compile(any_whole(lists[kind]["in_wishes"])) for kind in (_NEW, "changed", "problems")}
    except KeyError as error:
        raise BrokenReferenceError(f"{SUBSCRIPTIONS}: [what] lacks {error}") from error


def _is_meant_otherwise(act: Act, match: re.Match[str], parts: Parts) -> bool:
    """Whether a wording stands in a name, or beside a word that makes something else of it."""
    if any(one.start < match.end() and match.start() < one.end for one in parts.mentions):
        return True
    return any(word in parts.text for word in _words(_lists()[act].get("unless")))


def framed(text: str) -> Wished | None:
    """A wish with something between its words."""
    for frame in frames():
        found = frame.search(text)
        if found is None or _NUMBER_ASKED.search(text):
            continue
        act, rest = Act(frame.act), f"{text[: found.start]} {found.who} {text[found.end :]}".strip()
        if act is not Act.SUBSCRIBE:
            return Wished(Wish(act, found.when), rest)
        condition = condition_in(text[: found.start])
        if condition and not _ASKED.search(text) and not _OF_WHAT_WAS.search(text):
            return Wished(Wish(act, found.when, condition), rest)
    return None


def _in_other_words(text: str) -> Wished | None:
    """A wish for something every so often, or for no more of it, in words that no list has."""
    ending = _NO_MORE.search(text)
    if ending is not None:
        return Wished(Wish(Act.UNSUBSCRIBE, ""), f"{text[: ending.start()]} {text[ending.end() :]}".strip())
    sent = _SENT_EVERY.search(text)
    if sent is not None:
        return Wished(Wish(Act.DIGEST, sent["when"].strip()), f"{text[: sent.start()]} {text[sent.end() :]}".strip())
    return None


def _without_the_like(text: str, act: Act) -> str:
    """What is left without other words for the same: 你是干啥使的，都能办哪些事."""
    for phrase, other in _phrases().within(text):
        if other is act:
            text = _pattern(phrase).sub(" ", text)
    return text


def _without_when(text: str, act: Act) -> str:
    return _WHEN.sub(" ", text) if act is Act.DIGEST else text


def _is_little(text: str) -> bool:
    return len(re.sub(r"[\W_]+", "", text)) <= _MOST_BESIDE * (1 + text.isascii())
