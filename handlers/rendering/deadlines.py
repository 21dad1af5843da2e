"""Legal dates in words: how many days are left, or have passed."""

from __future__ import annotations

from datetime import date

from handlers.rendering.notices import say
from handlers.reply import Language


def left(until: date, today: date, language: Language) -> str:
    """距 1月31日还有 9 天."""
    days = (until - today).days
    key = "days_left" if days > 0 else "days_none" if days == 0 else "days_over"
    shown = day_in_words(until, language)
    if until.year != today.year:
        shown = say("date_of_year", language, year=until.year, date=shown)
    return say(key, language, until=shown, days=abs(days))


def day_in_words(day: date, language: Language) -> str:
    """1月31日, 31 January."""
    return say("date", language, day=day.day, name=say(f"month_{day.month}", language))
