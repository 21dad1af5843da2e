"""The whole picture of a chat: its head, the day, the messages."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise

from PIL import Image

from docs.illustrations.bubbles import WIDTH, Look, avatar, bubbles, rounded
from docs.illustrations.letters import SCALE, Face, width, write
from docs.illustrations.playing import Played

_HEAD, _DAY, _FOOT = 56, 34, 12
_GROUND, _BAR, _RULE, _INK, _PALE, _DAY_GROUND = (
    "#cfdde6",
    "#ffffff",
    "#dde3e8",
    "#17212b",
    "#8a959e",
    "#9fb4c3",
)
_COLOURS = 128
"""Enough for flat colours and smooth letters, and a third of the bytes."""


def picture(played: Played) -> bytes:
    """A chat as a PNG."""
    kept = BytesIO()
    drawn(played).quantize(
        _COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
    ).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def drawn(played: Played) -> Image.Image:
    """A chat in all its colours."""
    record = played.record
    look = Look(
        record.viewer,
        any(m.who not in (record.viewer, record.title) for m in record.messages),
        record.language,
    )
    shown = list(bubbles(record.messages, look, played.pictures))
    days = [record.messages[0].day, *(message.day for message in record.messages)]
    news = [place == 0 or day != before for place, (before, day) in enumerate(pairwise(days))]
    height = _HEAD + _DAY * sum(news) + sum(bubble.height + gap for bubble, gap in shown) + _FOOT
    image = Image.new("RGB", (WIDTH * SCALE, round(height * SCALE)), _GROUND)
    _draw_head(image, record.title, record.subtitle)
    y = float(_HEAD)
    for (bubble, gap), is_new, message in zip(shown, news, record.messages, strict=True):
        if is_new:
            _draw_day(image, y + 8, _day(message.day, record.language))
            y += _DAY
        bubble.draw(image, y + gap)
        y += gap + bubble.height
    return image


def _draw_head(image: Image.Image, title: str, subtitle: str) -> None:
    image.paste(_BAR, (0, 0, WIDTH * SCALE, _HEAD * SCALE))
    image.paste(_RULE, (0, _HEAD * SCALE - 1, WIDTH * SCALE, _HEAD * SCALE))
    avatar(image, 30, _HEAD / 2, 19, title)
    write(image, 60, 25, title, Face(16.5, _INK, bold=True))
    write(image, 60, 43, subtitle, Face(12.5, _PALE))


def _day(day: date, language: str) -> str:
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B}"


def _draw_day(image: Image.Image, top: float, day: str) -> None:
    face = Face(12.5, "#ffffff", bold=True)
    half = width(day, face) / 2 + 10
    middle = WIDTH / 2
    rounded(image, (middle - half, top, middle + half, top + 22), 11, _DAY_GROUND)
    write(image, middle - half + 10, top + 15.5, day, face)
