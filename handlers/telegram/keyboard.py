"""The buttons of a reply to a keyboard that Telegram takes; what a button asks is kept under a token."""

from __future__ import annotations

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit

from handlers.reply import Button, Reply
from handlers.telegram.links import link_to
from handlers.telegram.outgoing import Place
from store.state import State

PER_ROW = int(InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
IN_ALL = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
LABEL_LENGTH = 40
"""Telegram shows about this much of a label on a phone before it cuts by itself, in the middle."""


class _Key(InlineKeyboardButton):
    """A button that asks or opens a link; the library's looks through its fourteen fields for each that is sent."""

    __slots__ = ()

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:
        """The button as Telegram takes it."""
        if self.url is not None:
            return {"text": self.text, "url": self.url}
        return {"text": self.text, "callback_data": self.callback_data}


def keyboard_of(reply: Reply, state: State, place: Place, bot: str) -> InlineKeyboardMarkup | None:
    """The keyboard under a reply, its questions saved; nothing if the reply has no buttons. `bot` is the bot's name."""
    in_group = place.chat < 0
    rows = fitting_rows(
        tuple(tuple(button for button in row if in_group or not button.private) for row in reply.buttons)
    )
    if not rows:
        return None
    asks = [button.ask for row in rows for button in row]
    tokens = iter(state.buttons.save(place.chat, place.topic, reply.language.value, asks))
    return InlineKeyboardMarkup([[_key(button, next(tokens), bot) for button in row] for row in rows])


def _key(button: Button, token: str, bot: str) -> InlineKeyboardButton:
    if button.private:
        return _Key(label(button), url=link_to(bot, token))
    return _Key(label(button), callback_data=token)


def fitting_rows(rows: tuple[tuple[Button, ...], ...]) -> list[tuple[Button, ...]]:
    """The rows within Telegram's limits: long rows are broken, and what is beyond the last is left out."""
    fitting: list[tuple[Button, ...]] = []
    room = IN_ALL
    for row in rows:
        kept = row[:room]
        room -= len(kept)
        fitting += [kept[start : start + PER_ROW] for start in range(0, len(kept), PER_ROW)]
    return fitting


def label(button: Button) -> str:
    """The label, cut at its end where it is too long."""
    text = " ".join(button.label.split()) or "…"
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + "…"
