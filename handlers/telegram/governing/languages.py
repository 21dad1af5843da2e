"""Which language to speak where the words of a message do not tell."""

from __future__ import annotations

from telegram import User

from handlers.reply import Asker, Language
from store.state import State


def spoken(state: State, asker: Asker, person: User | None) -> Language:
    """The language that the chat has chosen; where there is none, that which is likely to be
    understood.

    That is the person's last one in the chat, else the chat's, else that of the person's Telegram,
    else Chinese.
    """
    last = state.languages.get(int(asker.chat), asker.person)
    if last is not None:
        return Language(last)
    code = person.language_code if person else None
    if not code or code.lower().startswith("zh"):
        return Language.ZH
    return Language.EN
