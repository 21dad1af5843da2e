"""The buttons of a reply to a keyboard that Telegram takes; what a button asks is kept under a
token.

More rows than a phone shows at once are paged: the last row says how many there are besides, and
turns to them. What turns holds all the rows, so that nothing has to be asked again, and what a
button asks is never cut.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain
from typing import Any

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit

from handlers.rendering.picking.pages import WHOLE_LIST
from handlers.reply import Button, Language, Reply
from handlers.telegram.governing.rights import Audience
from handlers.telegram.showing.catalogue import catalogue
from handlers.telegram.showing.links import link_to
from handlers.telegram.showing.markup import utf16_length
from handlers.telegram.showing.outgoing import ChatPlace
from handlers.telegram.showing.wording import EdgeSentence
from store.state import State

Row = tuple[Button, ...]

PER_ROW = int(InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
IN_ALL = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
MOST_ROWS, ROWS = 12, 8
"""More rows than this are shown by so many at a time."""
TURN = "rows"
"""What gives a page of a keyboard; no command that could be typed."""
MOST_COPIED, MOST_BESIDE = 256, 3
"""UTF-16 units that a button copies; and buttons beside which there is room for that button."""
LABEL_LENGTH = 40
"""Telegram shows about this much of a label on a phone before it cuts by itself, in the middle."""


class _Key(InlineKeyboardButton):
    """A button that asks or opens a link; the library's looks through its fourteen fields for each
    that is sent.
    """

    __slots__ = ()

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:
        """The button as Telegram takes it."""
        if self.url is not None:
            return {"text": self.text, "url": self.url}
        if self.copy_text is not None:
            return {"text": self.text, "copy_text": {"text": self.copy_text.text}}
        key = {"text": self.text, "callback_data": self.callback_data}
        if self.style:
            return key | {"style": self.style}
        return key


def _shown(row: Sequence[Button], *, in_group: bool) -> tuple[Button, ...]:
    """The buttons of a row; those that lead to a private chat only in a group."""
    return tuple(button for button in row if in_group or not button.private)


def keyboard_of(
    reply: Reply,
    state: State,
    place: ChatPlace,
    bot: str,
) -> InlineKeyboardMarkup | None:
    """The keyboard under a reply, its questions saved; nothing if the reply has no buttons. `bot`
    is the bot's name.
    """
    in_group = place.chat < 0
    rows = list(filter(None, (_shown(row, in_group=in_group) for row in reply.buttons)))
    if in_group and state.channels.get(place.chat) is not None:
        return _keyboard(_leading_to_private(rows), 0, reply.language, state, place, bot)
    if reply.longer:
        rows.append(
            (Button(EdgeSentence.WHOLE_LIST.say(reply.language), f"/{WHOLE_LIST} {reply.longer}"),)
        )
    if reply.citation and utf16_length(reply.citation) <= MOST_COPIED:
        copying = Button(EdgeSentence.COPY.say(reply.language), "", copies=reply.citation)
        beside = rows.pop() if rows and len(rows[-1]) < MOST_BESIDE else ()
        rows.append((*beside, copying))
    return _keyboard(rows, 0, reply.language, state, place, bot)


def _leading_to_private(rows: Sequence[Row]) -> list[Row]:
    """In a channel nobody can be answered: what only tells is asked in private, the rest is for who
    set it up there.
    """
    kept = (
        tuple(button._replace(private=True) for button in row if not _is_a_deed(button.ask))
        for row in rows
    )
    return [row for row in kept if row]


def _is_final(ask: str) -> bool:
    """Whether pressing it does what cannot be undone."""
    name, _, argument = ask[1:].partition(" ")
    command = catalogue().get(name) if ask.startswith("/") else None
    return command is not None and command.cannot_be_undone(argument)


def _is_a_deed(ask: str) -> bool:
    if not ask.startswith("/"):
        return False
    name, _, argument = ask[1:].partition(" ")
    command = catalogue().get(name)
    # What turns pages or changes something has no place where everybody reads the same message.
    return (
        command is None
        or command.is_a_deed(argument)
        or command.audience(argument) is not Audience.ANYONE
    )


def turned(
    argument: str,
    language: Language,
    state: State,
    place: ChatPlace,
    bot: str,
) -> InlineKeyboardMarkup | None:
    """The page of a keyboard that a button turns to."""
    first, _, kept = argument.partition(" ")
    rows = [tuple(Button(*button) for button in row) for row in json.loads(kept)]
    return _keyboard(rows, int(first), language, state, place, bot)


def _keyboard(
    every: Sequence[Row],
    first: int,
    language: Language,
    state: State,
    place: ChatPlace,
    bot: str,
) -> InlineKeyboardMarkup | None:
    """The rows from one on, as many as are shown at a time."""
    rows = fitting_rows(_page(every, first, language) if len(every) > MOST_ROWS else tuple(every))
    if not rows:
        return None
    names = iter(labels(list(chain.from_iterable(rows))))
    asks = [button.ask for button in chain.from_iterable(rows) if not button.copies]
    tokens = iter(state.buttons.save(place.chat, place.topic, language.value, asks))
    keys = [
        [_key(button, next(names), "" if button.copies else next(tokens), bot) for button in row]
        for row in rows
    ]
    return InlineKeyboardMarkup(keys)


def _page(every: Sequence[Row], first: int, language: Language) -> tuple[Row, ...]:
    """A page of the rows, and below it what turns back and on; that says how many are behind it."""
    kept = json.dumps(every, ensure_ascii=False, separators=(",", ":"))
    behind = len(every) - first - ROWS
    turns = []
    if first:
        turns.append(
            Button(EdgeSentence.ROWS_BEFORE.say(language), f"/{TURN} {max(0, first - ROWS)} {kept}")
        )
    if behind > 0:
        turns.append(
            Button(
                EdgeSentence.ROWS_BEHIND.say(language, str(behind)),
                f"/{TURN} {first + ROWS} {kept}",
            )
        )
    return (*every[first : first + ROWS], tuple(turns))


def _key(button: Button, name: str, token: str, bot: str) -> InlineKeyboardButton:
    if button.copies:
        return _Key(name, copy_text=CopyTextButton(button.copies))
    if button.private:
        return _Key(name, url=link_to(bot, token))
    return _Key(name, callback_data=token, style="danger" if _is_final(button.ask) else None)


def fitting_rows(rows: tuple[tuple[Button, ...], ...]) -> list[tuple[Button, ...]]:
    """The rows within Telegram's limits: long rows are broken, and what is beyond the last is left
    out.
    """
    fitting: list[tuple[Button, ...]] = []
    room = IN_ALL
    for row in rows:
        kept = row[:room]
        room -= len(kept)
        fitting += [kept[start : start + PER_ROW] for start in range(0, len(kept), PER_ROW)]
    return fitting


def labels(buttons: Sequence[Button]) -> list[str]:
    """The labels, those that are too long cut at their end; where that leaves two alike, at the end
    that they share.
    """
    every = [" ".join(button.label.split()) or "…" for button in buttons]
    cut = [text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + "…" for text in every]
    return [
        "…" + text[1 - LABEL_LENGTH :]
        if len(text) > LABEL_LENGTH and cut.count(short) > 1
        else short
        for text, short in zip(every, cut, strict=True)
    ]
