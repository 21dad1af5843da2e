"""Reports that nobody published, for measuring: real agencies, random numbers, and every sum right.

The same number and year always give the same text. Years of one agency fit together: what one
carries forward the next has carried over, and documents in force add up. Before 2021 the form of
2019 is used, from then on that of 2021.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from functools import cache

from store.reference import REFERENCE

COLUMNS = 6
"""自然人 and the five kinds of organisations; the seventh column is their sum."""
OFFICES = (
    "",
    "教育局",
    "公安局",
    "财政局",
    "民政局",
    "卫生健康局",
    "自然资源局",
    "交通运输局",
    "农业农村局",
    "应急管理局",
)
"""The government itself first; departments only of counties and cities."""

FURTHER_OFFICES = (
    "审计局",
    "司法局",
    "水利局",
    "统计局",
    "医疗保障局",
    "信访局",
    "林业局",
    "商务局",
    "市场监督管理局",
    "文化广电和旅游局",
    "人力资源和社会保障局",
    "退役军人事务局",
    "住房和城乡建设局",
    "城市管理局",
    "生态环境局",
    "民族宗教事务局",
    "科学技术局",
    "工业和信息化局",
    "发展和改革委员会",
    "政务服务管理局",
    "乡村振兴局",
    "体育局",
    "机关事务管理局",
    "税务局",
    "气象局",
    "烟草专卖局",
    "粮食和物资储备局",
    "水务局",
    "园林绿化局",
    "海洋局",
    "供销合作社",
    "残疾人联合会",
    "档案局",
    "招商局",
    "畜牧兽医局",
    "农业机械管理局",
    "公路管理局",
    "房产管理局",
    "地方金融监督管理局",
    "人民防空办公室",
    "国有资产监督管理委员会",
    "医疗保险中心",
    "消防救援大队",
    "外事办公室",
    "史志办公室",
    "大数据管理局",
    "行政审批局",
    "投资促进局",
)
"""Of the counties and cities too, for more agencies than there are places."""

DENIED = (
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
)
UNABLE = ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")
REFUSED = (
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)
OTHER = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)


def synthetic_report(number: int, year: int) -> tuple[str, str]:
    """The name and the text of a report: of the agency with this number (any from 0), on this
    year.
    """
    agency = agency_of(number)
    make = _Report(number, year)
    text = "\n".join(
        [
            f"{agency}{year}年政府信息公开工作年度报告",
            "",
            f"根据《中华人民共和国政府信息公开条例》的规定，现公布{agency}{year}年政府信息公开工作年度报告。"
            f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
            "",
            *make.overview(),
            "",
            "二、主动公开政府信息情况",
            "",
            *(make.disclosure_2019() if year < 2021 else make.disclosure_2021()),
            "",
            "三、收到和处理政府信息公开申请情况",
            "",
            *make.requests(),
            "",
            "四、政府信息公开行政复议、行政诉讼情况",
            "",
            *make.reviews(),
            "",
            "五、存在的主要问题及改进情况",
            "",
            f"{year}年，我单位政务公开工作虽取得一定成效，但仍存在公开内容不够深入、解读形式不够丰富等问题。"
            "下一步将加强业务培训，丰富解读形式，提高公开质量。",
            "",
            "六、其他需要报告的事项",
            "",
            "本年度未收取政府信息公开信息处理费，无其他需要报告的事项。",
            "",
        ]
    )
    return f"{year}/{number:06}-{agency}.txt", text


def agency_of(number: int) -> str:
    """The full name of an agency; numbers beyond the divisions are departments of the counties and
    cities.
    """
    places = _places()
    if number < len(places):
        path, _ = places[number]
        return path + ("办事处" if path.endswith("街道") else "人民政府")
    large = _large()
    office, place = divmod(number - len(places), len(large))
    return large[place] + (*OFFICES[1:], *FURTHER_OFFICES)[office]


@cache
def _large() -> tuple[str, ...]:
    """The counties and cities."""
    return tuple(path for path, level in _places() if level in ("county", "city"))


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """Full names and levels of all divisions that have a government, in an order without
    regularity.

    Left out are those that were dissolved (撤销) and those that are written with characters hardly
    anybody can type.
    """
    with (REFERENCE / "divisions.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        found = [
            (
                "".join(
                    dict.fromkeys(
                        row[key] for key in ("province", "city", "county", "township") if row[key]
                    )
                ),
                row["level"],
            )
            for row in rows
            if row["level"] != "special"
        ]
    random.Random(20260901).shuffle(found)
    return tuple(
        one for one in dict.fromkeys(found) if all("\u4e00" <= char <= "\u9fff" for char in one[0])
    )


class _Report:
    """The numbers of a report, drawn in a fixed order."""

    def __init__(self, number: int, year: int) -> None:
        self._number, self._year = number, year
        self._random = random.Random(f"{number} {year}")
        self._rows = self._request_rows()

    def _drawn(self, what: str, year: int, largest: int) -> int:
        """A number that any year of the agency can work out again."""
        return random.Random(f"{self._number} {what} {year}").randint(0, largest)

    def overview(self) -> list[str]:
        """Prose with figures, in accord with the tables."""
        new = sum(self._rows["new"])
        published = [self._random.randint(20, 900) for _ in range(3)]
        return [
            "一、总体情况",
            "",
            f"（一）主动公开。{self._year}年，通过政府网站公开信息{published[0]}条，微信公众号发布信息{published[1]}条，"
            f"政务微博发布信息{published[2]}条。各渠道合计发布信息{sum(published)}条。",
            "",
            f"（二）依申请公开。{self._year}年，共收到政府信息公开申请{new}件，均按规定时限答复。",
            "",
            f"（三）政府信息管理。全年召开专题会议{self._random.randint(1, 6)}次，"
            f"举办培训{self._random.randint(1, 9)}期，培训{self._random.randint(20, 400)}余人次。",
            "",
            "（四）平台建设。坚持以政府网站为主平台，加强栏目维护，及时更新内容，方便公众查询。",
            "",
            "（五）监督保障。落实责任追究制度，将政务公开工作纳入年度考核，未发生责任追究情况。",
        ]

    def disclosure_2021(self) -> list[str]:
        """Table two of the form of 2021."""
        lines = [
            "第二十条第（一）项",
            _row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ]
        for label, largest in (("规章", 2), ("行政规范性文件", 20)):
            valid = self._drawn(label, 0, 10 * largest) + 5 * largest
            made = repealed = 0
            for year in range(2021, self._year + 1):
                made, repealed = (
                    self._drawn(label + "制发", year, largest),
                    self._drawn(label + "废止", year, largest),
                )
                repealed = min(repealed, valid)
                valid += made - repealed
            lines.append(_row(label, made, repealed, valid))
        decisions = {
            label: self._drawn(label, 1, 900) + self._random.randint(0, 90) for label in _DECIDED
        }
        return [
            *lines,
            *(
                "第二十条第（五）项",
                _row("信息内容", "本年处理决定数量"),
                _row("行政许可", decisions["行政许可"]),
            ),
            *("第二十条第（六）项", _row("信息内容", "本年处理决定数量")),
            *(_row(label, decisions[label]) for label in ("行政处罚", "行政强制")),
            *("第二十条第（八）项", _row("信息内容", "本年收费金额（单位：万元）")),
            _row(
                "行政事业性收费", f"{self._random.randint(0, 99)}.{self._random.randint(0, 99):02}"
            ),
        ]

    def disclosure_2019(self) -> list[str]:
        """Table two of the form of 2019."""
        lines = [
            "第二十条第（一）项",
            _row("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ]
        for label, largest in (("规章", 2), ("规范性文件", 20)):
            made = self._random.randint(0, largest)
            lines.append(_row(label, made, made, made + self._random.randint(0, 5 * largest)))
        head = _row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
        return [
            *lines,
            *(
                "第二十条第（五）项",
                head,
                self._items("行政许可"),
                self._items("其他对外管理服务事项"),
            ),
            *("第二十条第（六）项", head, self._items("行政处罚"), self._items("行政强制")),
            *("第二十条第（八）项", _row("信息内容", "上一年项目数量", "本年增/减")),
            self._items("行政事业性收费", decided=False),
            *("第二十条第（九）项", _row("信息内容", "采购项目数量", "采购总金额")),
            _row(
                "政府集中采购",
                self._random.randint(0, 80),
                f"{self._random.randint(1, 9000)}.5万元",
            ),
        ]

    def _items(self, label: str, *, decided: bool = True) -> str:
        before = self._drawn(label, 0, 300) + 60
        for year in range(2019, self._year):
            before += self._drawn(label + "增减", year, 40) - 20
        change = self._drawn(label + "增减", self._year, 40) - 20
        decisions = [self._drawn(label, 1, 900) + self._random.randint(0, 90)] if decided else []
        return _row(label, before, f"{change:+}" if change else "0", *decisions)

    def _request_rows(self) -> dict[str, list[int]]:
        """新收, 上年结转, 总计 and 结转下年度 by column; they balance."""
        over, forward = (
            [
                self._drawn(f"结转{column}", year, 3 if column < 2 else 0)
                for column in range(COLUMNS)
            ]
            for year in (self._year - 1, self._year)
        )
        new = [
            max(later - earlier, 0) + self._random.randint(0, 60 if column < 2 else 4)
            for column, (earlier, later) in enumerate(zip(over, forward, strict=True))
        ]
        handled = [a + b - c for a, b, c in zip(new, over, forward, strict=True)]
        return {"new": new, "over": over, "handled": handled, "forward": forward}

    def requests(self) -> list[str]:
        """Table three."""
        other = ("（六）其他处理",) if self._year < 2021 else OTHER
        labels = (
            "（一）予以公开",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            *DENIED,
            *UNABLE,
            *REFUSED,
            *other,
        )
        outcomes = [[0] * COLUMNS for _ in labels]
        for column, count in enumerate(self._rows["handled"]):
            for place in self._random.choices(
                range(len(labels)), [30, 8, *[1] * (len(labels) - 2)], k=count
            ):
                outcomes[place][column] += 1
        return [
            _row(
                "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                "申请人情况",
                "总计",
            ),
            _row("自然人", "法人或其他组织"),
            _row("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
            _summed("一、本年新收政府信息公开申请数量", self._rows["new"]),
            _summed("二、上年结转政府信息公开申请数量", self._rows["over"]),
            *(_summed(label, row) for label, row in zip(labels, outcomes, strict=True)),
            _summed("（七）总计", self._rows["handled"]),
            _summed("四、结转下年度继续办理", self._rows["forward"]),
        ]

    def reviews(self) -> list[str]:
        """Table four."""
        numbers: list[int] = []
        for _ in range(3):
            four = [self._random.randint(0, 3) for _ in range(4)]
            numbers += [*four, sum(four)]
        outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
        return [
            _row("行政复议", "行政诉讼"),
            _row("未经复议直接起诉", "复议后起诉"),
            _row(*outcomes, *outcomes, *outcomes),
            _row(*numbers),
        ]


_DECIDED = ("行政许可", "行政处罚", "行政强制")


def _row(*cells: object) -> str:
    return "\t".join(map(str, cells))


def _summed(label: str, numbers: Sequence[int]) -> str:
    return _row(label, *numbers, sum(numbers))
