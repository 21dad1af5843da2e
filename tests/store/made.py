"""Small reports with right sums, made for a test: the input of each test says only what matters to
it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from store.index import Index
from store.index.records import SCALE
from store.loader import Loaded, load
from store.model import Cell
from store.names import Names
from tests.opening import opened
from tests.reading.samples import ITEMS, REQUESTS, tabbed
from tests.store.begun import begin_index

NEW = Cell("requests", "new", "total")
PINGLUO = "宁夏回族自治区石嘴山市平罗县人民政府"
XIJI = "宁夏回族自治区固原市西吉县人民政府"


def report(
    agency: str = PINGLUO,
    year: int = 2022,
    *,
    new: int = 5,
    over: int = 0,
    forward: int = 0,
    documents: tuple[int, int, int] = (0, 0, 4),
    decisions: int = 0,
    published: str = "",
) -> str:
    """A report in the form of 2021; requests come from natural persons and are granted."""
    handled = new + over - forward
    return (
        f"{agency}{year}年政府信息公开工作年度报告\n"
        + (f"发布日期：{published}\n" if published else "")
        + "一、总体情况\n全年工作平稳有序，公众满意。\n"
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
        "规章\t0\t0\t0\n"
        + "行政规范性文件\t{}\t{}\t{}\n".format(*documents)
        + "第二十条第（五）项\n"
        f"信息内容\t本年处理决定数量\n行政许可\t{decisions}\n第二十条第（六）项\n信息内容\t本年处理决定数量\n"
        "行政处罚\t0\n行政强制\t0\n第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t0\n"
        + REQUESTS
        + tabbed(
            [
                _of_persons("一、本年新收政府信息公开申请数量", new),
                _of_persons("二、上年结转政府信息公开申请数量", over),
                _of_persons(ITEMS[0], handled),
                *(_of_persons(label, 0) for label in ITEMS[1:]),
                _of_persons("（七）总计", handled),
                _of_persons("四、结转下年度继续办理", forward),
            ]
        )
        + "五、存在的主要问题及改进情况\n公开内容还不够深入，将加强培训。\n六、其他需要报告的事项\n无\n"
    )


def _of_persons(label: str, count: int) -> tuple[str, ...]:
    return (label, str(count), "0", "0", "0", "0", "0", str(count))


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder of reports and the index that they are loaded into."""

    folder: Path
    index: Path
    names: Names

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the folder, in place of one of that name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def load(self, *paths: Path, processes: int = 1) -> Loaded:
        """Load paths, or the folder."""
        done = load(
            paths or [self.folder], begin_index(self.index), self.names, processes=processes
        )
        assert isinstance(done, Loaded), done
        return done

    def open(self) -> Index:
        """The index as readers see it."""
        return opened(self.index)

    def read_by_another(self, *otherwise: str, new: int | None = None, file: str = "") -> None:
        """Let the index be as another reader left it, which found something else, as statements say
        it.

        `new` is what it found as 新收 in a file, or in all.
        """
        db = sqlite3.connect(self.index)
        with db:
            for statement in ("UPDATE files SET reader = 'another'", *otherwise):
                db.execute(statement)
            if new is not None:
                db.execute(
                    "UPDATE kept_facts SET value = ?, raw = ? WHERE "
                    'cell = (SELECT id FROM cells WHERE ("table", row, "column") = (?, ?, ?)) '
                    "AND report IN (SELECT id FROM reports WHERE present AND ifnull(nullif(?, '') = file, TRUE))",
                    [new * SCALE, str(new), *NEW, file],
                )
        db.close()

    def new_requests(self, agency: str = PINGLUO, year: int = 2022) -> list[int]:
        """新收 of what is current for an agency and year: the number by which the tests tell texts
        apart.
        """
        index = self.open()
        facts = index.facts(index.held(agency, year))
        found = [
            int(fact.value or 0)
            for of in facts.values()
            for fact in of.values()
            if fact.cell == NEW
        ]
        index.close()
        return found
