"""What a question wants of the prose, before any sentence is looked at."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, product

from handlers.prose.lists import all_units, kind_of_unit, longest_first, pattern, words
from handlers.prose.shapes import shape
from handlers.prose.sought import asking_words
from handlers.prose.wording import done_words, synonyms, verbs
from store.index import HeldReport
from store.quick_records import quickly_made
from store.reference import rows_of

_HOW_MANY = re.compile(r"how many ([a-z]+)")
_ENGLISH = re.compile(r"[a-z]+")
_SHORT = 2
_ITEMS = "条"
_PEOPLE = "人"
_INFORMATION = "信息"
_DAYS = "天"
_SAYS_ITEMS = re.compile(r"\bitems\b")
_RUN = re.compile(r"[\u4e00-\u9fff]+")


@quickly_made
@dataclass(frozen=True, slots=True)
class SoughtFigure:
    """What is looked for: the words, the unit asked for (件, 元, %), and whether a total is."""

    terms: tuple[str, ...]
    unit: str = ""
    total: bool = False
    text: str = ""
    """The question itself, in which words that were cut apart stand side by side."""
    subjects: tuple[str, ...] = ()
    """Places below the report's own that are named: 宿城区 of 宿迁市's report. They are among the
    terms.
    """

    maybe: tuple[str, ...] = ()
    """Words of the question that need not stand there, and mean the figure that they stand with:
    信息, 平台.
    """
    change: bool = False
    """Whether it is asked by how much something grew or fell."""

    @property
    def not_meant(self) -> str:
        """What a remark says is not meant: 近300条宣传那个."""
        remark = shape("but-not-that").search(self.text)
        return remark["other"] if remark else ""

    @property
    def open_object(self) -> bool:
        """Whether it is left open what is counted: 县长信箱收到多少."""
        return not self.unit and shape("open-object").search(self.text) is not None

    @property
    def weight(self) -> bool:
        """Whether it is asked how many points something counts, and not how many it got:
        政务公开考核占几分.
        """
        return self.unit in words("scores-counted") and bool(
            shape("weight-asked").search(self.text)
        )

    @property
    def of_all_such(self) -> bool:
        """Whether what is asked of is named by example, and all of the like is meant:
        网站、微信等平台公开多少条.
        """
        return shape("and-such").search(self.text) is not None

    @property
    def bare_rate(self) -> bool:
        """Whether nothing but a rate is asked for, and not of what: 红寺堡答复率."""
        of_requests = any(pattern("rates-of-requests").search(term) for term in self.terms)
        return of_requests and all(_is_rate(term) for term in self.terms)

    @property
    def rate(self) -> bool:
        """Whether a percentage may be the answer."""
        return self.unit == "%" or self.change or any(_is_rate(term) for term in self.terms)


@lru_cache(maxsize=1024)
def _is_rate(term: str) -> bool:
    return any(term.endswith(word) for word in words("rate")) or bool(pattern("share").search(term))


def wanted(
    terms: Iterable[str],
    unit: str = "",
    *,
    total: bool = False,
    text: str = "",
    subjects: Sequence[str] = (),
    maybe: Sequence[str] = (),
) -> SoughtFigure:
    """What a question's words want; its unit too, where they ask for it themselves.

    >>> wanted(("政务公开", "经费"), text="政务公开经费多少钱").unit
    '元'
    >>> wanted(("公报", "校对", "字"), "万", text="公报校对多少万字").unit
    '字'
    """
    said = _put_together(_telling(_but_remarks(terms, text), text), text)
    unit = _people_asked(_unit_asked(unit, said), text)
    unit = "%" if _asks_share_in_english(text) else unit
    counted, said = _counted(said, unit, text)
    change, said = _change_asked(said, text)
    if any(term in words("either-way") for term in said):  # up or down, whatever the report says
        maybe = (*maybe, *sorted(words("rises") | words("falls")))
    said = [term for term in said if term not in words("either-way") | words("bounds")]
    unit = counted or unit
    if not unit and not change and not any(map(_is_rate, said)) and _asks_for_money(text):
        unit, said = "元", _with_expenses(said)
    unit, said = _unit_among(said, unit, text)
    if text.isascii():
        said, general = _without_general(said)
        maybe = (*maybe, *general)
    said += _what_is_published(said, text) or _items_alone(said, unit, text)
    said += _how_long(said, unit)
    said = _without_taking_part(said, unit)
    return SoughtFigure(
        (*dict.fromkeys(said), *subjects), unit, total, text, tuple(subjects), tuple(maybe), change
    )


def _without_taking_part(said: list[str], unit: str) -> list[str]:
    """Where people are counted, who is counted took part, said or not: 培训2次100余人次."""
    if kind_of_unit(unit) != "people":
        return said
    return [term for term in said if not only_takes_part(term)] or said


def only_takes_part(term: str) -> bool:
    """Whether a word says that somebody took part, or came, and nothing else."""
    return not words("taking-part").isdisjoint((term, *synonyms().get(term, ())))


def _what_is_published(said: Sequence[str], text: str) -> list[str]:
    """信息, where a question says nothing but what was done: what is published is information, said
    or not.
    """
    if not said or not all(term in verbs() for term in said):
        return []
    return [word for word in sorted(words("general"), key=text.find) if word in text][:1]


def _how_long(said: Sequence[str], unit: str) -> list[str]:
    """时间, where it is asked in how many days something is done, and of what is left open."""
    if said and kind_of_unit(unit) == kind_of_unit(_DAYS) and all(term in verbs() for term in said):
        return ["时间"]
    return []


def _items_alone(said: Sequence[str], unit: str, text: str) -> list[str]:
    """信息, where an English question says nothing but items: how many items in all."""
    if said or unit != _ITEMS or not text.isascii():
        return []
    return [_INFORMATION]


def _without(terms: list[str], others: Container[str]) -> list[str]:
    """The terms without some words, unless none would be left."""
    return [term for term in terms if term not in others] or terms


def _telling(terms: Iterable[str], text: str) -> list[str]:
    """What of a question's words says what is asked about, each part for itself."""
    whole = chain.from_iterable(_account_apart(term) for term in terms if not _only_asks(term))
    said = [_without_time(_without_particle(term)) for term in whole]
    parts = [part for part in chain.from_iterable(map(_without_share, said)) if part]
    said = _without(
        [min(words("ordinal")) if part in words("which-place") else part for part in parts],
        words("fillers"),
    )
    great = shape("how-great").search(text)  # 满意度多高
    if great:
        return _without(said, great[0])
    return said


def _but_remarks(terms: Iterable[str], text: str) -> Iterable[str]:
    """The words without those that stand only in a remark on what is not meant."""
    remark = shape("but-not-that").search(text)
    if remark is None:
        return terms
    return [term for term in terms if term in text[: remark.start()]]


def _put_together(said: list[str], text: str) -> list[str]:
    """A verb with the noun that the number of times takes it apart from: 辟了几次谣 is of 辟谣."""
    apart = shape("done-so-often").search(text)
    if apart is None:
        return said
    whole = apart["verb"] + apart["noun"]
    if whole not in synonyms() and whole not in done_words():
        return said
    return [*(term for term in said if term not in (apart["verb"], apart["noun"])), whole]


def _account_apart(term: str) -> tuple[str, ...]:
    """An account and what was done there, where they were taken for one word: 官网晒."""
    account = pattern("accounts").match(term)
    done = term[account.end() :] if account else ""
    if account and done and (done in verbs() or done in synonyms()):
        return account[0], done
    return (term,)


def _unit_asked(unit: str, said: Sequence[str]) -> str:
    """The unit in which an answer is asked for; none for a scale (万), nor for a percentage that is
    a count.
    """
    if unit == "%" and any(term in words("counts-called-rates") for term in said):
        return ""  # 网站点击率已超过167.5万次
    if unit in words("scales"):
        return ""
    return unit


def _people_asked(unit: str, text: str) -> str:
    """人 where people are counted in the measure word for anything: 聘了几个义务监督员, and
    义务监督员聘了几个.
    """
    people = shape("people-behind").search(text) or shape("people-before").search(text)
    if unit in words("counts-accounts") and people:
        return _PEOPLE
    return unit


def _counted(said: list[str], unit: str, text: str) -> tuple[str, list[str]]:
    """What is counted, where the question says so behind 多少, and the words without it; else none,
    and the words.
    """
    counted = _unit_in(text) if unit in ("", "%") and not _asks_share_in_english(text) else ""
    if not unit and not counted and (noun := shape("counted-noun").search(text)):
        counted, said = noun[1], _without_noun(said, noun[0])
    if not counted:
        return "", said
    said = _without(
        said, words("share")
    )  # a 点击率 is a number of clicks: 点击率超过多少万次; 视频的占几篇
    return counted, list(_without_the_unit(said, counted, text))


def _asks_share_in_english(text: str) -> bool:
    """Whether what is asked is a share of things, and no number of them: what percentage of the
    items was news.
    """
    return text.isascii() and pattern("share-in-words").search(text) is not None


def _unit_among(said: list[str], unit: str, text: str) -> tuple[str, list[str]]:
    """The unit, failing another the word that is one, and the words without it.

    How many people took training: 人 is what is counted, and no word beside it.
    """
    if unit:
        return unit, [term for term in said if not kind_of_unit(term)] if text.isascii() else said
    unit = next(
        (term for term in said if kind_of_unit(term) and not _inside_a_word(term, text)), ""
    )
    return unit, [term for term in said if term != unit]


def _without_general(said: list[str]) -> tuple[list[str], list[str]]:
    """English words without those that mean 信息, and these: posts and messages are 信息 where
    reports say so.

    贴, 件 … where they do not.
    """
    telling = [term for term in said if term not in words("general")]
    if all(term in verbs() for term in telling):
        return said, []
    return telling, [term for term in said if term in words("general")]


def _without_particle(term: str) -> str:
    """A verb without 了 or 的: 收到的 of 收到的投诉."""
    bare = _without_total(term.removesuffix("的"))
    place = bare.removesuffix("上").removesuffix("里")
    if place != bare and pattern("accounts").search(place):
        return place  # 官网上, 公众号里
    if bare not in verbs() and len(term) >= _SHORT:
        return term.removesuffix("了")
    return bare


def _without_total(term: str) -> str:
    """办 of 一共办: that a total is asked for is known."""
    rests = (
        term.removeprefix(total) for total in longest_first("bare-total") if term.startswith(total)
    )
    return next((rest for rest in rests if rest in verbs()), term)


def _asks_for_money(text: str) -> bool:
    """Whether money is asked for; how many budgets were published counts these, and no yuan is
    asked for in Fuyuan.
    """
    if text.isascii():
        said = _ENGLISH.findall(text)
        asked = any(word.startswith(tuple(words("money-asked"))) for word in said)
        return asked and _HOW_MANY.search(text) is None
    return bool(pattern("money-asked").search(text))


def _with_expenses(terms: Sequence[str]) -> list[str]:
    """花的钱 and 用了多少钱 ask for 经费, as reports call it."""
    kept = [term for term in terms if term not in words("money-words")]
    if len(kept) == len(terms):
        return kept
    return [*kept, *longest_first("expenses")]


def _change_asked(terms: Sequence[str], text: str) -> tuple[bool, list[str]]:
    """Whether it is asked by how much something changed, and the words without those that only
    compare.

    提高到多少 asks for what it came to.
    """
    if pattern("moved-to").search(text):
        return False, list(terms)
    change = any(term in words("change-asked") or pattern("change").search(term) for term in terms)
    fewer = shape("by-how-much").search(text)
    if fewer and (
        not fewer[2] or fewer[2] in done_words()
    ):  # 比去年多的有几家 asks for those that have more
        return True, _without_comparison(terms, fewer[1], fewer[2] or "")
    return change, list(terms)


def _without_comparison(terms: Sequence[str], than: str, done: str) -> list[str]:
    """The words without those that only compare: 比上年多收了几封 is of those that were 收, and
    that rose.
    """
    said = [done if done and term in (than + done, than + done + "了") else term for term in terms]
    said = [term for term in said if term not in than and term not in words("compared")]
    said = [term for term in said if term != done or term not in words("light-verbs")]
    return [*said, min(words("fell" if than in words("fell-asked") else "rose"))]


def _inside_a_word(unit: str, text: str) -> bool:
    """Whether what looks like a measure word is part of a word: 册 of 在册备案的账号有多少."""
    return (
        not text.isascii()
        and len(unit) == 1
        and shape("inside-a-word").search(text.replace(unit, "□")) is not None
    )


def _without_time(term: str) -> str:
    """全年办理 is 办理: a report is on one year; 申请件数 is 申请."""
    time = shape("whole-year").match(term)
    term = term[time.end() :] if time and len(term) - time.end() != 1 else term
    if len(term) > len(_HOW_MANY_OF) + 1 and term.endswith(_HOW_MANY_OF):
        return term[: -len(_HOW_MANY_OF)]
    if len(term) > _SHORT:
        return term.removesuffix("数")
    return term


_HOW_MANY_OF = "件数"


def _without_noun(terms: Iterable[str], noun: str) -> list[str]:
    """培训人次 asks for the people of 培训: the measure word is none of the words to look for."""
    kept = (term.removesuffix(noun).removesuffix("数") for term in terms)
    return [term for term in kept if term]


def _without_share(term: str) -> tuple[str, ...]:
    """申请占比 is the share of 申请: the words stand apart (申请1030件，占比98.5%)."""
    if shape("asks-share").fullmatch(term):
        return (min(words("share"), key=len),)
    share = pattern("share").search(term)
    if share is None or share.end() < len(term) or share.start() < _SHORT:
        return (term,)
    return term[: share.start()], share[0]


def _only_asks(term: str) -> bool:
    """Whether a word was taken for one of what is asked about, and only asks: 百分之几, 有几家,
    等.
    """
    return bool(pattern("asking").fullmatch(term)) or (term.isascii() and term in asking_words())


def _unit_in(text: str) -> str:
    """The measure word right behind 多少 or 几, where it is one of a kind: 多少万字, 多少人参加."""
    if text.isascii():
        return _english_unit(text)
    found = shape("how-many").search(text)
    return next((word for word in all_units() if found and text.startswith(word, found.end())), "")


def _english_unit(text: str) -> str:
    """期 of how many issues of the gazette; 条 of items, which everything but money and people
    is.
    """
    counted = _HOW_MANY.search(text)
    unit = _units_in_english().get(counted[1], "") if counted else ""
    return unit or (_ITEMS if _SAYS_ITEMS.search(text) else "")


@cache
def _units_in_english() -> dict[str, str]:
    """The measure words that have a kind, by their English plural, the first that is called so."""
    rows = [row for row in rows_of("measure-words.en.tsv") if kind_of_unit(row["unit"])]
    return {row[number]: row["unit"] for row, number in product(reversed(rows), ("one", "many"))}


def _without_the_unit(terms: Sequence[str], unit: str, text: str) -> Iterator[str]:
    """人参 of 多少人参加 is 参加: the measure word is no part of what it counts."""
    asked = shape("how-many").search(text)
    place = asked.end() if asked else len(text)
    for term in terms:
        if term == unit:
            continue
        if term.startswith(unit) and text.startswith(term, place):
            rest = _RUN.match(text, place + len(unit))
            yield rest[0] if rest else term
        else:
            yield term.removesuffix("钱") if unit == "钱" else term


def of_report(wanted: SoughtFigure, report: HeldReport) -> SoughtFigure:
    """What is looked for, without words that only say which office of a place is meant:
    上海|办公厅公文公开率.
    """
    kept = tuple(
        term
        for term in wanted.terms
        if not (pattern("offices").fullmatch(term) and term in report.agency.name)
    )
    if kept == wanted.terms:
        return wanted
    return replace(wanted, terms=kept)
