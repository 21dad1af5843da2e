"""What happens in each picture: who says what, which buttons are pressed, which report comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from docs.illustrations.recording import ZONE

PINGLUO, XIJI = "平罗县人民政府办公室2022.txt", "西吉县2020.txt"
LI, ANNA = "李敏", "Anna"


@dataclass(frozen=True, slots=True)
class Says:
    """Somebody writes; `reply` is to the bot's last message, and nothing follows what is not said
    to the bot.
    """

    who: str
    text: str
    reply: bool = False
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Presses:
    """Somebody presses a button under the bot's last message."""

    who: str
    label: str


@dataclass(frozen=True, slots=True)
class Comes:
    """A report is loaded that was not there."""

    file: str


@dataclass(frozen=True, slots=True)
class Waits:
    """Time passes, until a moment in Shanghai."""

    until: datetime


Step = Says | Presses | Comes | Waits


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's script."""

    name: str
    language: str
    title: str
    """Of a group; in a private chat, the name of whom the bot talks to."""
    start: datetime
    steps: tuple[Step, ...]
    subtitle: str = ""
    missing: tuple[str, ...] = ()
    """Reports that are not loaded at the beginning."""
    skip: int = 0
    """Messages at the beginning that the picture leaves out."""

    @property
    def group(self) -> bool:
        """Whether it is in a group."""
        return bool(self.subtitle)

    @property
    def viewer(self) -> str:
        """Who looks at the phone."""
        return next(step.who for step in self.steps if isinstance(step, Says))


def _at(month: int, day: int, hour: int, minute: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


_JANUARY, _MARCH = _at(1, 22, 9, 41), _at(3, 11, 16, 20, 2021)
_WEEK_LATER = _at(3, 18, 9, 0, 2021)


def _in_private(
    name: str,
    start: datetime,
    zh: tuple[Step, ...],
    en: tuple[Step, ...],
    missing: tuple[str, ...] = (),
) -> tuple[Scene, Scene]:
    """The same scene in both languages."""
    return (
        Scene(f"{name}-zh", "zh", LI, start, zh, missing=missing),
        Scene(f"{name}-en", "en", ANNA, start, en, missing=missing),
    )


SCENES = (
    *_in_private(
        "value",
        _JANUARY,
        (Says(LI, "平罗县2022年收到多少件申请"),),
        (Says(ANNA, "how many applications did Pingluo receive in 2022"),),
    ),
    *_in_private(
        "private",
        _JANUARY,
        (
            Says(LI, "平罗县2022年收到多少件申请"),
            Presses(LI, "办理结果"),
            Says(LI, "彭阳县2020年呢"),
        ),
        (
            Says(ANNA, "how many applications did Pingluo receive in 2022"),
            Presses(ANNA, "Results"),
            Says(ANNA, "and Pengyang in 2020?"),
        ),
    ),
    Scene(
        "group-zh",
        "zh",
        "政务公开工作群",
        _at(1, 22, 10, 5),
        (
            Says(LI, "/ask 平罗县2022年收到多少件申请"),
            Says(LI, "予以公开占多少？", reply=True),
            Says("王强", "谢谢，我写进材料里", heard=False),
            Says("王强", "/ask 城关镇的年报"),
            Presses("王强", "宁夏回族自治区固原市隆德县城关镇"),
        ),
        "12 位成员",
    ),
    Scene(
        "group-en",
        "en",
        "Disclosure group",
        _at(1, 22, 10, 5),
        (
            Says(ANNA, "/ask how many applications did Pingluo receive in 2022"),
            Says(ANNA, "what share of them was granted?", reply=True),
            Says("Ben", "thanks, that goes into my notes", heard=False),
            Says("Ben", "/ask the report of Chengguan town"),
            Presses("Ben", "Chengguan Town, Longde County"),
        ),
        "12 members",
    ),
    *_in_private(
        "chart",
        _at(1, 22, 10, 12),
        (Says(LI, "红寺堡和西吉2020年行政处罚谁多"), Presses(LI, "图表")),
        (Says(ANNA, "which had more penalties in 2020, Hongsibu or Xiji?"), Presses(ANNA, "Chart")),
    ),
    *_in_private(
        "alert",
        _MARCH,
        (Says(LI, "/subscribe 固原市"), Comes(XIJI)),
        (Says(ANNA, "/subscribe Guyuan"), Comes(XIJI)),
        missing=(XIJI, PINGLUO),
    ),
    *_in_private(
        "digest",
        _MARCH,
        (Says(LI, "/digest 每周四9点 固原市"), Comes(XIJI), Waits(_WEEK_LATER)),
        (Says(ANNA, "/digest weekly thu 09:00 Guyuan"), Comes(XIJI), Waits(_WEEK_LATER)),
        missing=(XIJI, PINGLUO),
    ),
)
