"""Legal dates in words: how many days are left, or have passed."""

from __future__ import annotations

from datetime import date

from handlers.rendering.vocabulary.notices import say
from handlers.reply import Language


def left(until: date, today: date, language: Language) -> str:
    """距 1月31日还有 9 天."""
    days = (until - today).days
    key = "days_left" if days > 0 else "days_over"
    if days == 0:
        key = "days_none"
    return say(key, language, until=dated(until, today, language), days=abs(days))


def dated(day: date, today: date, language: Language) -> str:
    """A day, with its year where that is not this one."""
    shown = day_in_words(day, language)
    if day.year == today.year:
        return shown
    return say("date_of_year", language, year=day.year, date=shown)


def day_in_words(day: date, language: Language) -> str:
    """1月31日, 31 January."""
    return say("date", language, day=day.day, name=say(f"month_{day.month}", language))
