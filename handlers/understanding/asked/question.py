"""A question, understood: agencies or a region, years, measures and what is to be done with
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from handlers.meaning.scopes import Statistic
from handlers.meaning.tasks import Split
from handlers.ratios import Ratio
from handlers.reply import Language
from handlers.understanding.asked.claims import Claim
from handlers.understanding.asked.expressions import Expression, Term
from handlers.understanding.asked.wishes import Wish
from handlers.understanding.cutting.former import Former
from handlers.understanding.cutting.parts import Meant
from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.lexicon import Word
from store.measures import Measure
from store.model import Agency, Match, Mention
from store.quick_records import quickly_made


class Operation(StrEnum):
    """What a question asks to be done."""

    VALUE = "value"
    BREAKDOWN = "breakdown"
    COMPARE = "compare"
    RANK = "rank"
    SUM = "sum"
    STATISTICS = "statistics"
    """Average, median, largest and smallest."""
    RATIO = "ratio"
    CHANGE = "change"
    TREND = "trend"
    """Year by year."""
    LIST = "list"
    ABSENT = "absent"
    """Who has not published."""
    CHECK = "check"
    COMPUTE = "compute"
    """Figures that were shown, put together."""
    EXPLAIN = "explain"
    """What a term means, how a rate is computed, what the law says."""
    WISH = "wish"
    """Something that the program does."""
    FIND = "find"
    """Look in the prose."""
    NONE = "none"
    """Nothing that the reports could answer."""


class BoundSide(StrEnum):
    """On which side of a bound."""

    ABOVE = "above"
    BELOW = "below"


class Order(StrEnum):
    """What a ranking goes by: the figure itself, or how it moved against the year before."""

    VALUE = "value"
    RISEN = "risen"
    FALLEN = "fallen"
    RISEN_FASTEST = "risen-fastest"
    """In per cent of the year before."""
    FALLEN_FASTEST = "fallen-fastest"
    CHANGED = "changed"
    """Up or down, by how much; the whole order goes from the largest increase to the largest
    decrease.
    """


@dataclass(frozen=True, slots=True)
class Ranking:
    """Which of a ranking is asked for."""

    descending: bool = True
    position: int = 1
    """1 for the first; 2 for 第二 …"""
    all: bool = False
    """The whole order rather than its head."""
    above: Decimal | None = None
    below: Decimal | None = None
    """With both, from one to the other (5 到 20 件之间)."""
    low_counts: bool = True
    high_counts: bool = True
    """Of two bounds: whether each is in itself (不少于10件又不到22件)."""
    average: BoundSide | None = None
    """Those above or below the average of all in scope."""
    beside: BoundSide | None = None
    """Those above or below the figure of one agency (比西吉多的单位)."""
    inclusive: bool = False
    """Whether the bound itself counts (至少)."""
    head: int = 1
    """How many places are asked for (前三名)."""
    order: Order = Order.VALUE
    of_years: bool = False
    """Whether the years of one agency are put in order (哪一年最多)."""
    of_parts: bool = False
    """Whether the parts of one figure are put in order (哪种理由最多)."""

    @property
    def is_bounded(self) -> bool:
        """Whether those beyond a number, the average or another's figure are asked for, and not
        places.
        """
        return (self.above, self.below, self.average, self.beside) != (None, None, None, None)


DEFAULT_RANKING = Ranking()


@dataclass(frozen=True, slots=True)
class Having:
    """That an agency has any of a figure or none, in the year asked about or another; or that it
    moved every year.
    """

    measure: Measure
    some: bool = True
    year: int | None = None
    rising: bool | None = None
    """True for rose in every year, False for fell."""


@dataclass(frozen=True, slots=True)
class Against:
    """An agency whose figure others are held against, and of which year, where another is asked
    about.
    """

    mention: Mention
    year: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Question:
    """All that answering needs; nothing in it comes from the database."""

    text: str
    """Normalised."""
    language: Language
    operation: Operation
    language_said: bool = False
    """Whether it says in which language to answer."""
    slips: tuple[Slip, ...] = ()
    """Words that were read as others."""
    set_aside: tuple[str, ...] = ()
    """Words around the question that were not used: 写材料用."""
    mentions: tuple[Mention, ...] = ()
    department: str = ""
    """A department that is named without its place, where no agency is: 退役军人事务局."""
    unnamed: str = ""
    """县 in 该县: what an agency is, where that is all that is said of it."""
    years: tuple[int, ...] = ()
    """As said; empty when the question names none."""
    years_counted: bool = False
    """Whether only the number of the years is said: 四年来."""
    paired_years: tuple[int, ...] = ()
    """One for each mention, where each was said with a year of its own."""
    measures: tuple[Measure, ...] = ()
    column_said: bool = True
    """False when the columns of `measures` are assumed."""
    subject_said: bool = True
    """False when only applicants are named, and the requests received are assumed."""
    split: Split = Split.RESULT
    without: tuple[Measure, ...] = ()
    """Of a breakdown the rows that were told before, and of which the rest is asked for:
    其余的呢.
    """
    ranking: Ranking = DEFAULT_RANKING
    placed: Mention | None = None
    """Whose place in a ranking is asked for: 平罗县排第几."""
    against: Against | None = None
    """Whose figure is the bound of a ranking: 比平罗县多的."""
    ratio: Ratio | None = None
    """The rate or share that is asked for, in place of the measures themselves."""
    more_ratios: tuple[Ratio, ...] = ()
    """The others, where several rates of the agencies named are asked for."""
    beside: tuple[Measure, ...] = ()
    """Figures that are asked for beside the rates."""
    statistics: tuple[Statistic, ...] = ()
    having: tuple[Having, ...] = ()
    """What else must be so of those in scope: 有申请而没有复议的单位."""
    few: int | None = None
    """How many agencies or reports the question says there are (四家合计)."""
    everywhere: bool = False
    """Over all reports, or, with a mention, over all below that place."""
    ends: bool = False
    """Whether a change is from the first to the last of the years: 从2021到2023差几件."""
    every_year: bool = False
    """Whether all years of the agency come to one figure: 历年申请合计."""
    excluding: tuple[Mention, ...] = ()
    unit: str = ""
    """万元, 元 or 亿元 where the question asks for the answer in it."""
    items_said: bool = False
    """Whether 项目 or 项 is asked for without saying which of the columns that count them."""
    bare: Operation = Operation.NONE
    """What would be done but for words that nothing explains; NONE where nothing would."""
    content: tuple[Word, ...] = ()
    """Words that the tables do not explain; where there are any, only prose may answer."""
    said: str = ""
    """Its words without agencies, years, and those that go on from the question before."""
    about_prose: str = ""
    """What to look for in the prose: the question without agencies, years and asking words."""
    counted: str = ""
    """The measure word that is asked with: 件 in 多少件; % for a rate."""
    asks_number: bool = True
    """Whether a quantity is asked for, and not what, who or why."""
    wants_total: bool = False
    """Whether a total is asked for in words: 共, 总, 累计."""
    expression: Expression | None = None
    terms: tuple[str, ...] = ()
    """What is to be explained (`handlers.understanding.asked.terms`)."""
    wish: Wish | None = None
    inner: Question | None = None
    """The question that a wish is about: what to draw, to export, to show the source of."""
    claim: Claim | None = None
    """What it states and asks the truth of; all else is the question whose answer decides."""
    parts: tuple[Question, ...] = ()
    """The questions in it, each complete, where it is more than one and all are answered; nothing
    else is said then.
    """
    stated: tuple[Decimal, ...] = ()
    """Numbers that stand in the question (8331条=…)."""
    topics: frozenset[str] = frozenset()
    """Further senses that matter to checks and lists: check:names, check:missing, contact …"""
    meant: tuple[Meant, ...] = ()
    """Names that mean what they do by the chat's custom."""
    former: tuple[Former, ...] = ()
    """Names of the past by which agencies are called."""
    home_wanted: bool = False
    """Whether the chat's home is spoken of (我县), and it has none."""
    unclear: bool = False
    """Whether it goes on from the question before and nothing of it fits there."""
    taken_over: frozenset[str] = frozenset()
    """What came from the question before: agency, year, measure, and the unit of a question about
    the prose.
    """


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of an answer, to which words of the next question may point."""

    term: Term
    value: Decimal
    alone: bool = False
    """Whether it was told by itself, and not as one row of several."""


WHY_ALONE = "why:alone"
"""The topic of a question that asks for nothing but the reason of the answer before."""
SUM_OF_PROSE = "prose:sum"
"""The topic of questions about the prose whose figures are added up."""
SHARE_OF_PROSE = "prose:share"
"""The topic of those of which the share of the first in all of them is asked for."""
HALF_ALONE = "half:alone"
"""The topic of half a question (2022年呢) that has none before it."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the same person asked before."""

    last: Question | None = None
    answered: Question | None = None
    """The last one that had an answer: what "of those" and 其中 speak of."""
    candidates: tuple[Agency, ...] = ()
    """The agencies between which the last question had to be asked back."""
    year: int | None = None
    """The one year that the last question was about, or its answer; None where there are none or
    several.
    """
    shown: tuple[Shown, ...] = ()
    """The rows of the last answer, in order; single figures of the answers before it ahead of
    them.
    """
    failed: bool = False
    """Whether a question was not understood since."""
    named: tuple[Agency, ...] = ()
    """The agencies that the last questions with an answer were about, the last of them at the
    end.
    """
    prose: tuple[Question, ...] = ()
    """The last questions about the prose that had an answer, each going on from the one before."""


class Consulted(Before):
    """What was asked before, and which of its fields were looked at: the rest had no part in what
    came of it.
    """

    __slots__ = ("fields",)
    fields: set[str]

    def __init__(self, before: Before) -> None:
        super().__init__(
            before.last,
            before.answered,
            before.candidates,
            before.year,
            before.shown,
            named=before.named,
            prose=before.prose,
        )
        object.__setattr__(self, "fields", set())

    def __getattribute__(self, name: str) -> object:
        """The field, noted."""
        if name in Before.__dataclass_fields__:
            object.__getattribute__(self, "fields").add(name)
        return super().__getattribute__(name)


def exactly(agency: Agency) -> Mention:
    """A mention that means this agency and stands nowhere in a text."""
    return Mention(0, 0, Match(agency, "exact"))
