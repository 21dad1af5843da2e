"""A question put into words again is the same question, with the same answer."""

from __future__ import annotations

from zlib import crc32

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering import answer as find_answer
from handlers.answering.values.answer import ResultKind
from handlers.conversation import Conversation
from handlers.rendering.restating.whole import whole
from handlers.reply import Asker, Asking, Language
from handlers.understanding import Operation, Question
from store.index import Index
from store.model import Ambiguous, Match, Mention
from store.names import Names
from tests.conftest import TODAY
from tests.handlers.generated.cases import Case
from tests.handlers.generated.questions import generated
from tests.handlers.generated.test_generated import sample
from tests.handlers.generated.world import World
from tests.sampling import Sampling


def places(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    names = []
    for mention in mentions:
        assert not isinstance(mention.resolution, Ambiguous)
        found = mention.resolution
        names.append((found.agency if isinstance(found, Match) else found.agencies[0]).name)
    return tuple(names)


def meant(question: Question) -> tuple[object, ...]:
    """What a question means, however it was said."""
    return (
        question.operation,
        places(question.mentions),
        places(question.excluding),
        question.years,
        question.paired_years,
        question.measures,
        question.ratio,
        question.statistics,
        question.few,
        question.split if question.operation is Operation.BREAKDOWN else None,
        question.ranking,
        question.everywhere,
        question.unit if question.operation is not Operation.RANK else "",
    )


Number = tuple[object, ...]


def numbers(answer: Answer) -> list[Number]:
    """The numbers of the tables: what the prose says besides depends on the words of the
    question.
    """
    return [
        (result.role, result.value, result.unit, result.report, result.cell)
        for result in answer.results
        if result.kind is not ResultKind.QUOTED
    ]


def is_put_again(case: Case) -> bool:
    """A quarter of the questions, and of the conversations, which are whole or not among them: of
    each kind a dozen.
    """
    return crc32(f"again {case.chat or case.question}".encode()) % 4 == 0


def figures(answer: Answer) -> bool:
    """Whether a question was understood, and is about figures of the tables."""
    looked_up = answer.question.operation not in (Operation.FIND, Operation.NONE)
    return looked_up and answer.status in (AnswerStatus.ANSWERED, AnswerStatus.MISSING)


SAID = [
    "固原市各县2020年行政处罚合计",
    "固原市全部单位2020年行政处罚平均",
    "除了红寺堡，2020年行政处罚最多的是谁",
    "2020年行政处罚超过1000件的有哪些单位",
    "2020年哪些单位行政处罚至少1271件",
    "2020年采购金额超过100万元的有哪些",
    "2020年行政处罚前两名",
    "哪家2020年申请第二多",
    "红寺堡2019、2020年行政处罚变化",
    "红寺堡2020和平罗2022收到的申请谁多",
    "平罗2022年公开率",
    "平罗2022年办结率",
    "平罗2022年公开率和不予公开占比",
    "disclosure rate and denial rate of Pingluo 2022",
    "平罗2020到2023年哪几年没有发布年报",
    "平罗哪几年没有发布年报",
    "which years has Pingluo not published",
    "除固原市外宁夏2020年行政处罚合计",
    "哪家公开率最高",
    "西吉平均每个采购项目多少万元",
    "平罗县2022年自然人申请占比",
    "平罗收到25件申请对吗",
    "西吉的报告完整吗",
    "固原有哪些年报",
    "红寺堡2020年行政许可和行政处罚多少",
    "红寺堡行政许可和行政处罚的处理决定数量谁多",
    "西吉不予公开的3件是什么理由",
    "平罗申请人情况",
    "哪些单位没有收到申请",
    "哪些单位有行政复议",
    "行政处罚排名",
    "全区2020年行政处罚一共多少",
    "固原市一共多少行政处罚",
    "红寺堡、西吉、青山乡2020年行政处罚排名",
    "平罗县新收加结转一共多少",
    "how many penalties did Hongsibu and Xiji have together in 2020",
    "西吉集中采购金额是多少万元",
    "2020年申请最少的两家",
    "2020年申请第四名",
    "2020年申请倒数第二名",
    "2020年申请增加最多的单位",
    "2020年行政许可处理决定增幅最大的前三名",
    "2020年申请下降第二多的是谁",
    "2020年申请变化最大的单位",
    "2020年申请的平均数和中位数",
    "2020年各单位申请最大值是多少",
    "平罗历年申请",
    "红寺堡2018到2020年申请走势",
    "固原市各县历年申请",
    "红寺堡哪一年申请最多",
    "红寺堡哪几年申请超过5件",
    "2020年公开率最高的三家",
    "2020年公开率超过50%的单位",
    "吴忠市各县公开率",
    "红寺堡和西吉2020年公开率谁高",
    "平罗公开率比上年变化多少",
    "平罗2022年申请增长率",
    "平罗2022年结转率",
    "西吉复议纠错率",
    "平罗诉讼维持率",
    "平罗2022年含部分公开的公开率",
    "平罗2022年予以公开占本年新收申请的比例",
    "吴忠市各乡镇2020年申请合计",
    "固原市各部门2020年申请合计",
    "宁夏各市县2020年申请合计",
    "四家2020年申请合计",
    "吴忠市各县2020年申请合计，除了红寺堡",
    "固原市哪些单位没有发布2020年年报",
    "固原市哪些县没有发布2021年年报",
    "哪些单位没有发布2020年年报",
    "西吉2020年行政许可处理决定多少万件",
    "2020年行政处罚比西吉多的单位",
    "2020年哪些县行政处罚比西吉多",
    "固原市2020年有几个县行政处罚比彭阳多",
    "2020年行政处罚不低于西吉的有哪些单位",
    "哪些单位2022年申请不超过红寺堡2020年",
    "2022年公开率比平罗高的单位",
    "平罗哪些年份申请比2022年少",
    "平罗哪几年申请超过红寺堡2020年",
    "which counties had fewer applications than Xiji in 2020",
    "平罗各年申请排名",
]
"""Operations and slots that the generator does not make."""


@pytest.fixture(scope="module")
def asked(index: Index, names: Names, sampling: Sampling) -> list[tuple[Question, list[Number]]]:
    """Questions of the generator, those of conversations with what they took over, and those above,
    with answers.
    """
    conversation = Conversation(index, names, clock=lambda: 0.0)
    found = {}
    cases = sample(list(generated(World(index))), sampling)
    for number, case in enumerate(
        case for case in cases if sampling.thorough or is_put_again(case)
    ):
        answer = conversation.answer(
            Asking(case.question, Asker(case.chat or f"case {number}"), case.now)
        )
        if figures(answer):
            found[meant(answer.question)] = answer.question
    for said in SAID:
        answer = conversation.answer(Asking(said, Asker(said), TODAY))
        assert figures(answer), said
        found[meant(answer.question)] = answer.question
    return [(question, numbers(find_answer(index, question))) for question in found.values()]


@pytest.mark.parametrize("language", list(Language))
def test_in_words_again_it_is_the_same_question(
    index: Index, names: Names, asked: list[tuple[Question, list[Number]]], language: Language
) -> None:
    conversation = Conversation(index, names, clock=lambda: 0.0)
    assert len(asked) > 250
    other = []
    for question, given in asked:
        words = whole(question, language)
        again = conversation.answer(Asking(words, Asker(words), TODAY))
        same = figures(again) and meant(again.question) == meant(question)
        if not same or numbers(again) != given:
            other.append((question.text, words))
    assert other == []


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (
            "how many applications did Pingluo receive",
            "宁夏回族自治区石嘴山市平罗县的本年新收申请多少",
            "how many requests received this year for 宁夏回族自治区石嘴山市平罗县",
        ),
        (
            "固原市各县2020年行政处罚合计",
            "宁夏回族自治区固原市各县区2020年行政处罚（处理决定数量）加起来多少",
            "sum of administrative penalties: decisions for all counties of 宁夏回族自治区固原市 in 2020",
        ),
        (
            "红寺堡政务公开经费多少",
            "宁夏回族自治区吴忠市红寺堡区的政务公开经费多少",
            "政务公开经费多少 for 宁夏回族自治区吴忠市红寺堡区",
        ),
    ],
)
def test_the_words(conversation: Conversation, said: str, zh: str, en: str) -> None:
    question = conversation.answer(Asking(said, Asker("words"), TODAY)).question
    assert [whole(question, language) for language in Language] == [zh, en]
