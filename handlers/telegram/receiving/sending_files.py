"""Files with what is said of them: under the last one where it fits there, else below."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from handlers.reply import File, Language
from handlers.telegram.showing.markup import under, utf16_length
from handlers.telegram.showing.outgoing import (
    CAPTION_LIMIT,
    ChatPlace,
    Delivery,
    MessagePart,
    Sender,
    SendOutcome,
)
from handlers.telegram.showing.wording import not_taken

NOT_TAKEN = (SendOutcome.FAILED, SendOutcome.CLOSED)
"""What became of a message that Telegram did not take."""


def _is_caption(parts: Sequence[MessagePart]) -> bool:
    """Whether the words fit under a file."""
    return len(parts) == 1 and utf16_length(parts[0].text) <= CAPTION_LIMIT


async def send_files(
    sender: Sender,
    files: Sequence[File],
    parts: Sequence[MessagePart],
    place: ChatPlace,
    keyboard: InlineKeyboardMarkup | None,
    language: Language,
    instead_of: tuple[int, ...] = (),
) -> Delivery:
    """The files, what is said of them under the last one if it fits there, else below.

    A picture that Telegram does not take is tried as a file; where it takes neither, the words
    come and say why.
    """
    if instead_of and len(files) == 1 and _is_caption(parts):
        changed = await _edit_file(sender, place, instead_of, files[0], parts[0], keyboard)
        if changed is not None:
            return changed
    delivery = await _send_files_anew(sender, files, parts, place, keyboard, language)
    if delivery.outcome is SendOutcome.UNCERTAIN:
        return delivery._replace(messages=delivery.messages or instead_of)
    if instead_of and delivery.outcome is SendOutcome.SENT:
        await sender.delete(place, instead_of)
    return delivery


async def _send_files_anew(
    sender: Sender,
    files: Sequence[File],
    parts: Sequence[MessagePart],
    place: ChatPlace,
    keyboard: InlineKeyboardMarkup | None,
    language: Language,
) -> Delivery:
    fits = _is_caption(parts)
    *others, last = files
    sent = [await _send_file(sender, place, file, None, None) for file in others]
    sent.append(
        await _send_file(
            sender, place, last, parts[0] if fits else None, keyboard if fits else None
        )
    )
    refused = [one.why or str(one.outcome) for one in sent if one.outcome in NOT_TAKEN]
    if not refused:
        if fits:
            return sent[-1]
        return await sender.send(place, parts, keyboard)
    told = under(not_taken(refused[-1], last, language), parts[0])
    said = await sender.send(place, (told, *parts[1:]), keyboard)
    return said._replace(why=refused[-1])


async def _edit_file(
    sender: Sender,
    place: ChatPlace,
    instead_of: tuple[int, ...],
    file: File,
    caption: MessagePart,
    keyboard: InlineKeyboardMarkup | None,
) -> Delivery | None:
    """The file in the place of earlier messages; None where it cannot be put there."""
    changed = await sender.edit_file(place, instead_of[0], file, caption, keyboard)
    if changed.outcome not in (SendOutcome.SENT, SendOutcome.UNCERTAIN):
        return None
    await sender.delete(place, instead_of[1:])
    return changed._replace(messages=changed.messages or instead_of[:1])


async def _send_file(
    sender: Sender,
    place: ChatPlace,
    file: File,
    caption: MessagePart | None,
    keyboard: InlineKeyboardMarkup | None,
) -> Delivery:
    sent = await sender.send_file(place, file, caption, keyboard)
    if file.picture and sent.outcome in NOT_TAKEN:
        return await sender.send_file(place, file._replace(picture=False), caption, keyboard)
    return sent
