"""Follow-ups with the whole question that each stands for: one part of the one before is said anew,
the rest stays.

The truth of a follow-up is the answer to that whole question, asked on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from handlers.reply import Language


class Wordings(NamedTuple):
    """How one language says the parts of a question."""

    places: Mapping[str, str]
    measures: Mapping[str, str]
    deeds: Mapping[str, str]
    whole: str
    """Of place, year, measure and deed."""
    further: tuple[str, ...]
    """Of the part that is said anew."""
    year: str
    more: tuple[str, ...]
    """Of a place that is added."""
    fewer: tuple[str, ...]
    """Of a place that is taken out."""
    years_beside: Mapping[int, tuple[str, ...]]
    """Of the year before and the one after."""
    how_much: tuple[str, ...]
    other_language: str


WORDINGS = {
    Language.ZH: Wordings(
        {
            "one": "西吉县",
            "other": "彭阳县",
            "two": "西吉县和彭阳县",
            "region": "固原市各县",
            "every": "各单位",
        },
        {
            "new": "收到申请",
            "penalties": "行政处罚决定数量",
            "carried": "结转率",
            "made": "规范性文件制发数",
        },
        {
            "": "",
            "top": "谁最多",
            "bottom": "谁最少",
            "average": "平均",
            "median": "中位数",
            "change": "比上年增加多少",
        },
        "{year}年{place}{measure}{deed}",
        ("{part}呢", "那{part}呢"),
        "{year}年",
        ("加上{part}", "再加上{part}呢"),
        ("去掉{part}", "不要{part}"),
        {-1: ("上年呢", "前一年呢"), 1: ("下一年呢",)},
        ("多多少", "差多少"),
        "用英文说",
    ),
    Language.EN: Wordings(
        {
            "one": "Xiji County",
            "other": "Pengyang County",
            "two": "Xiji County and Pengyang County",
            "region": "the counties of Guyuan",
            "every": "all agencies",
        },
        {
            "new": "requests received",
            "penalties": "penalty decisions",
            "carried": "carry-over rate",
        },
        {
            "": "",
            "top": "which is the highest",
            "bottom": "which is the lowest",
            "average": "average",
            "change": "change from the year before",
        },
        "{measure} of {place} in {year} {deed}",
        ("what about {part}", "and {part}"),
        "{year}",
        ("add {part}", "and {part} as well"),
        ("without {part}", "drop {part}"),
        {-1: ("the year before?", "and the previous year"), 1: ("the year after?",)},
        ("by how much", "what is the difference"),
        "in Chinese please",
    ),
}
MANY = frozenset({"region", "every"})
FIRST = 2021
"""The first of the two years that are asked about."""
TOGETHER = {"one": ("other", "two"), "other": ("one", "two")}
"""What a place comes to with which other one."""


@dataclass(frozen=True)
class Asked:
    """The parts of a question, by the keys of `WORDINGS`."""

    place: str
    year: int
    measure: str
    deed: str

    def sensible(self) -> bool:
        """Whether it can be asked like this: one agency has neither a highest nor an average, and
        only it a change.
        """
        if self.deed == "change":
            return self.place in ("one", "other")
        return not self.deed or self.place in MANY

    def text(self, language: Language) -> str:
        """The whole question."""
        said = WORDINGS[language]
        place, measure, deed = (
            said.places[self.place],
            said.measures[self.measure],
            said.deeds[self.deed],
        )
        return said.whole.format(place=place, year=self.year, measure=measure, deed=deed).strip()


@dataclass(frozen=True)
class Link:
    """A question, what follows, and the whole question that this stands for."""

    kind: str
    first: str
    further: str
    meant: str


def chains() -> Iterator[Link]:
    """Every question of these parts, followed by each that says one part anew."""
    for number, language, first in _questions():
        form = WORDINGS[language].further
        for kind, part, meant in _further(first, language):
            further = form[number % len(form)].format(part=part)
            yield Link(f"{kind}, {language}", first.text(language), further, meant.text(language))


def going_on() -> Iterator[Link]:
    """Every question of these parts, followed by each that is about the question itself."""
    for number, language, first in _questions():
        for kind, forms, part, meant in _going_on(first, language):
            further = forms[number % len(forms)].format(part=part)
            yield Link(f"{kind}, {language}", first.text(language), further, meant.text(language))


def _questions() -> Iterator[tuple[int, Language, Asked]]:
    for language, said in WORDINGS.items():
        every = product(said.places, (FIRST, FIRST + 1), said.measures, said.deeds)
        for number, parts in enumerate(every):
            first = Asked(*parts)
            if first.sensible():
                yield number, language, first


def _going_on(first: Asked, language: Language) -> Iterator[tuple[str, Sequence[str], str, Asked]]:
    """What may be said of the question itself: one more agency or one fewer, the year beside, by
    how much.
    """
    said = WORDINGS[language]
    if first.place in TOGETHER and not first.deed:
        other, together = TOGETHER[first.place]
        yield "more", said.more, said.places[other], replace(first, place=together)
    if first.place == "two":
        for one, (other, _) in TOGETHER.items():
            yield "fewer", said.fewer, said.places[other], replace(first, place=one)
    if first.place == "two" or first.deed == "change":
        yield "how much", said.how_much, "", first
    step = 1 if first.year == FIRST else -1
    yield "year beside", said.years_beside[step], "", replace(first, year=first.year + step)
    yield "language", (said.other_language,), "", first


def _further(first: Asked, language: Language) -> Iterator[tuple[str, str, Asked]]:
    """What may be said anew, how, and what it makes of the question."""
    said, other = WORDINGS[language], 2 * FIRST + 1 - first.year
    yield "year", said.year.format(year=other), replace(first, year=other)
    for measure in said.measures:
        if measure != first.measure:
            yield "measure", said.measures[measure], replace(first, measure=measure)
    for deed in said.deeds:
        meant = replace(first, deed=deed)
        if deed and deed != first.deed and meant.sensible():
            yield "deed", said.deeds[deed], meant
    for place in said.places:
        meant = replace(first, place=place)
        if place != first.place and meant.sensible():
            yield "place", said.places[place], meant
