"""An assistant for the tests: it answers from a script, and remembers what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from handlers.charts.chart import Bar, Chart, ChartShape
from handlers.reply import (
    NO_CUSTOMS,
    After,
    Asker,
    Asking,
    Button,
    Card,
    Charted,
    Exported,
    File,
    Homing,
    Language,
    Note,
    Preferences,
    Reply,
    ReplyLine,
    Style,
    no_note,
)

PINGLUO = Reply(
    (
        ReplyLine("24 件", Style.HEAD),
        ReplyLine("平罗县人民政府办公室 2022 年新收政府信息公开申请 24 件，全部来自自然人。"),
        ReplyLine("理解为：平罗县人民政府办公室 · 2022 · 本年新收申请 · 总计", Style.NOTE),
        ReplyLine(
            "来源：平罗县人民政府办公室2022年政府信息公开工作年度报告，表三，第 47 行", Style.SOURCE
        ),
    ),
    Language.ZH,
    (
        (
            Button("办理结果", "平罗县人民政府办公室2022年办理结果"),
            Button("按申请人", "平罗县人民政府办公室2022年按申请人"),
        ),
    ),
)
PINGLUO_EN = Reply(
    (
        ReplyLine("24 requests", Style.HEAD),
        ReplyLine("Source: annual report 2022, table 3, line 47", Style.SOURCE),
    ),
    Language.EN,
)
CHART = Chart(
    ChartShape.BARS,
    "行政处罚",
    "单位：件",
    (Bar("红寺堡区", 1965.0, "1,965"), Bar("西吉县", 1271.0, "1,271")),
)
WHICH = Reply(
    (ReplyLine("哪一个城关镇？"),),
    Language.ZH,
    (
        (
            Button("平罗县城关镇", "宁夏回族自治区石嘴山市平罗县城关镇的年报"),
            Button("隆德县城关镇", "宁夏回族自治区固原市隆德县城关镇的年报"),
        ),
    ),
)


@dataclass(slots=True)
class Scripted:
    """Knows a few answers; anything else it repeats, in the language of the question."""

    answers: dict[str, Reply | Exception] = field(
        default_factory=lambda: {
            "平罗县2022年收到多少申请": PINGLUO,
            "how many requests did Pingluo receive in 2022": PINGLUO_EN,
            "城关镇的年报": WHICH,
        }
    )
    charts: dict[str, Charted] = field(default_factory=dict)
    card_count: int = 1
    asked: list[Asking] = field(default_factory=list)

    def ask(self, asking: Asking) -> Reply:
        self.asked.append(asking)
        question = asking.question
        answer = self.answers.get(question)
        if isinstance(answer, Exception):
            raise answer
        return answer or plain(f"答：{question}" if _chinese(question) else f"Answer: {question}")

    def at_hand(self, asking: Asking) -> Reply | None:
        return None

    def restated(self, after: After, language: Language) -> str:
        return ""

    def source(self, said: str, language: Language) -> Reply:
        return plain(f"原文：{said}")

    def listed(self, asking: Asking, page: int) -> Reply:
        return self.ask(asking)

    def chart(self, asking: Asking) -> Charted:
        """A chart of two numbers of anything."""
        self.asked.append(asking)
        return self.charts.get(asking.question) or Charted(
            plain(f"图：{asking.question}"), CHART.to_json()
        )

    def export(self, asking: Asking, form: str) -> Exported:
        self.asked.append(asking)
        question = asking.question
        return Exported(plain(f"文件：{question}"), lambda: File(f"年报.{form}", question.encode()))

    def cards(self, query: str, today: date, language: Language) -> tuple[Card, ...]:
        reply = self.answers.get(query)
        return (
            Card(query, "", reply if isinstance(reply, Reply) else plain(f"答：{query}")),
        ) * self.card_count

    def reports(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        return (
            plain(f"年报：{query or '全部'}")
            if language is Language.ZH
            else plain(f"Reports: {query or 'all'}")
        )

    def report(
        self, query: str, today: date, language: Language, customs: Preferences = NO_CUSTOMS
    ) -> Reply:
        return plain(f"报告：{query}")

    def check(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        return (
            plain(f"体检：{query or '全部'}")
            if language is Language.ZH
            else plain(f"Check: {query or 'all'}")
        )

    def missing(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
        note: Note = no_note,
    ) -> Reply:
        return plain(f"未发布：{query or '全部'}")

    def why(self, asker: Asker, number: int | None, language: Language) -> Reply:
        return plain("理解")

    def here(self, said: str, home: str, language: Language) -> Homing:
        return Homing(plain(f"这里：{said}"), said)

    def help(self, language: Language, section: str = "") -> Reply:
        return (
            plain("可以问：平罗县2022年收到多少申请")
            if language is Language.ZH
            else plain("You can ask: how many …")
        )


def plain(*lines: str) -> Reply:
    """A reply of plain lines, in the language that its first line is in."""
    return Reply(
        tuple(ReplyLine(line) for line in lines), Language.ZH if _chinese(lines[0]) else Language.EN
    )


def _chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
