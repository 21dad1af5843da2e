"""How people ask: words for rows and columns, years, word order, padding."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from handlers.reply import Language
from store.reference import rows_of
from tests.handlers.generated.world import Figure, World

NOW = date(2026, 11, 21)


def dice(seed: str) -> random.Random:
    """What chooses: the same for the same seed."""
    return random.Random(seed)


def listed(file: str) -> list[str]:
    """The lines of a word list beside this file."""
    return Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()


class When(NamedTuple):
    """A year as it is said, and the day on which it is said."""

    text: str
    now: date = NOW


@cache
def words(language: Language) -> dict[str, tuple[str, ...]]:
    """The wordings of a language that name one subject or column and nothing else, by
    `subject:code`, `column:code`.
    """
    found: dict[str, list[str]] = {}
    for row in rows_of(f"wordings.{language}.tsv"):
        sense = _only_sense(row["senses"].split())
        if sense and "多少" not in row["wording"]:
            found.setdefault(sense, []).append(row["wording"])
    for file, kind in (("subjects.tsv", "subject"), ("columns.tsv", "column")):
        for row in rows_of(file):
            found.setdefault(f"{kind}:{row[kind]}", []).append(row[language.value])
    for shared in ("column:other", "column:other_result", "column:total"):
        found.pop(shared, None)
    return {sense: tuple(dict.fromkeys(wordings)) for sense, wordings in found.items()}


def _only_sense(senses: Sequence[str]) -> str:
    if list(senses) == ["hint:new"]:
        return "subject:new"
    if list(senses) == ["column:change", "op:change"]:
        return "column:change"
    one = senses[0] if len(senses) == 1 else ""
    return one if one.startswith(("subject:", "column:")) else ""


# Several word orders of each kind, as officials type them. {a} agency, {y} year, {r} row, {c}
# column.
ROW_ZH = (
    "{a}{y}{r}多少件",
    "{a}{y}{r}有几件",
    "{y}{a}{r}件数",
    "{y}{a}的{r}是多少",
    "请问一下{y}{a}的{r}有几件啊",
    "{a} {y} {r}",
    "{r} {a} {y}",
    "{a}的{r}{y}总数",
    "帮我查一下{a}{y}{r}的数量，谢谢",
    "您好，{a}在{y}{r}一共多少件？",
    "想问下{a}{y}{r}到底多少",
    "{a}{y}，{r}，多少？",
)
COLUMN_ZH = {
    "requests": (
        "{a}{y}{c}{r}多少件",
        "{a}{y}{r}中{c}有几件",
        "{a}{y}{r}，{c}多少件",
        "{y}{a}{r}里面{c}的有多少",
        "请问{a}{y}{r}{c}几件",
        "{a} {y} {r} {c}",
    ),
    "reviews": (
        "{a}{y}{r}{c}多少件",
        "{a}{y}{r}{c}的有几件",
        "{a}{y}{r}里{c}的有多少件",
        "{y}{a}{r}中{c}几件啊",
        "{a} {y} {r} {c}",
        "麻烦查下{y}{a}{r}{c}数",
    ),
    "disclosure": (
        "{a}{y}{r}{c}多少",
        "{a}{y}{r}的{c}是多少",
        "{y}{a}{c}的{r}有多少",
        "请问一下{a}{y}{r}{c}有多少",
        "{a} {y} {r} {c}",
        "{r}{c} {a} {y}",
    ),
}
ROW_EN = (
    "{a} {y} {r}",
    "{a} {r} {y}",
    "{r} {a} {y}",
    "{r} in {a} {in_y}",
    "number of {r} in {a} {in_y}",
    "what was the number of {r} for {a} {in_y}?",
    "please tell me {a}'s {r} {in_y}",
    "{r}, {a}, {y}?",
)
PARTICIPLE_EN = (
    "how many requests were {r} in {a} {in_y}",
    "how many requests were {r} by {a} {in_y}?",
    "number of requests {r} by {a} {in_y}",
    "how many applications did {a} have {r} {in_y}",
)
RECEIVED_EN = (
    "how many {r} did {a} receive {in_y}",
    "how many {r} were received by {a} {in_y}?",
    "hi, could you tell me how many {r} {a} got {in_y}",
)
COLUMN_EN = {
    "requests": (
        "{a} {y} {r} {c}",
        "how many {r} from {c} in {a} {in_y}",
        "{c} {r} {a} {y}",
        "number of {r} by {c} in {a} {in_y}",
    ),
    "reviews": (
        "{a} {y} {r} {c}",
        "how many {r} were {c} in {a} {in_y}",
        "{r} {c} in {a} {in_y}",
        "{c} {r} in {a} {in_y}?",
    ),
    "disclosure": (
        "{a} {y} {r} {c}",
        "{r} {c} in {a} {in_y}",
        "what was the number of {r} {c} in {a} {in_y}?",
        "{a} {in_y}: {r}, {c}",
    ),
}
MIXED = (
    "{a}{y} {r_en} 多少",
    "{a_en} {y} {r_zh}多少件",
    "{a_en} {y_zh}的{r_zh}",
    "{y} {a_en} {r_zh} total",
)
_PARTICIPLE = re.compile(r"ed( in full| in part| over| forward|$)")


def phrased(world: World, figure: Figure, language: Language, rng: random.Random) -> str | None:
    """A template with the row's and column's words put in; None where no wording names just
    this.
    """
    known = words(language)
    subject = world.subjects[figure.subject]
    rows = known.get(f"subject:{figure.subject}", ())
    if not rows:
        return None
    row = rng.choice(rows)
    if figure.column == "total":
        return _row(row, figure.subject, language, rng).replace("{r}", row)
    said = known.get(f"column:{figure.column}", ())
    if not said:
        return None
    column = rng.choice(said)
    template = rng.choice((COLUMN_ZH if language is Language.ZH else COLUMN_EN)[subject.table])
    return template.replace("{r}", row).replace("{c}", column)


def _row(row: str, subject: str, language: Language, rng: random.Random) -> str:
    if language is Language.ZH:
        return rng.choice(ROW_ZH)
    if subject == "new" and row.endswith(("s", "foi")) and "new" not in row:
        return rng.choice(ROW_EN + RECEIVED_EN)
    if _PARTICIPLE.search(row):
        return rng.choice(ROW_EN[:4] + PARTICIPLE_EN)
    return rng.choice(ROW_EN)


_HAN = "〇一二三四五六七八九"


def years(year: int, language: Language, template: str = "") -> list[When]:
    """A year in every form in which people write it; only by its number where the words speak of
    another already.
    """
    found = _years(year, language)
    return [when for when in found if when.now == NOW] if _RELATIVE.search(template) else found


_RELATIVE = re.compile("[上去往前]一?年|last|previous|prior|结转|转到")


def _years(year: int, language: Language) -> list[When]:
    after, later = date(year + 1, 3, 1), date(year + 2, 1, 15)
    if language is Language.EN:
        return [When(str(year)), When(str(year)), When("last year", after)]
    han = "".join(_HAN[int(digit)] for digit in str(year))
    return [
        When(f"{year}年"),
        When(f"{year}"),
        When(f"{year % 100:02}年"),
        When(f"{han}年"),
        When(f"{year}年度"),
        When("去年", after),
        When("前年", later),
        When(f"{year}年".translate(FULL_WIDTH)),
    ]


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def filled(template: str, agency: str, when: When) -> str:
    """The template with agency and year put in; digits kept apart from digits, letters from
    letters.
    """
    inner = when.text if when.text.startswith("last") else f"in {when.text}"
    text = template.replace("{in_y}", inner).replace("{y}", when.text).replace("{a}", agency)
    return re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text)


_HAN_PAIR = re.compile("[\u3400-\u9fff]{2}")


def blanks(text: str, rng: random.Random) -> str:
    """The text with one or two stray blanks between Chinese characters."""
    for _ in range(rng.randint(1, 2)):
        places = [at for at in range(1, len(text)) if _HAN_PAIR.fullmatch(text[at - 1 : at + 1])]
        if places:
            at = rng.choice(places)
            text = text[:at] + " " + text[at:]
    return text
