"""The conversations that the READMEs show, held anew with the program itself: `python -m
docs.transcript`.

The terminal's is the command `nianbao chat` on a stand-in for a terminal; the group's goes through
the Telegram bot and the emulator that the tests use. Both are asked about the shipped reports and
name their years, so that they come out the same on any day and any machine.
"""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import click

from bot.cli import main as nianbao
from handlers.conversation import Conversation
from store.index import IndexUnusable, open_index
from store.names import Names
from store.reference import DATA
from tests.telegram.conversation import BotMessage, Scene, conversation

TYPED = {
    "zh": [
        "平罗县2022年收到多少件申请",
        "1",
        "彭阳县2020年收到多少申请",
        "平罗县2022年收到多少投诉",
        "退出",
    ],
    "en": [
        "how many applications did Pingluo receive in 2022",
        "1",
        "how many applications did Pengyang receive in 2020",
        "how many complaints did Pingluo receive in 2022",
        "exit",
    ],
}
"""What is typed on the terminal, by the language of the README."""

SAID = {
    "zh": (
        ("李敏", "/ask@nianbao_bot 平罗县2022年收到多少件申请"),
        ("李敏", "↩ 予以公开占多少？"),
        ("王强", "/ask 红寺堡和西吉2020年行政处罚谁多"),
        ("李敏", "谢谢，我写进材料里"),
        ("王强", "/ask 城关镇的年报"),
    ),
    "en": (
        ("Anna", "/ask@nianbao_bot how many applications did Pingluo receive in 2022"),
        ("Anna", "↩ what share of them was granted?"),
        ("Ben", "/ask which had more penalties in 2020, Hongsibu or Xiji?"),
        ("Anna", "thanks, that goes into my notes"),
        ("Ben", "/ask the report of Chengguan town"),
    ),
}
"""What is said in the group, by whom; ↩ is a reply to the bot's last message."""

TITLE = {"zh": "政务公开工作群", "en": "Disclosure group"}


class Keyboard(io.StringIO):
    """The lines that a person types, shown on the screen as a terminal does."""

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return True

    def readline(self, size: int | None = -1, /) -> str:
        """The next line, which appears on the screen."""
        line = super().readline(-1 if size is None else size)
        sys.stdout.write(line)
        return line


class Screen(io.StringIO):
    """What is shown."""

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        return True


@contextmanager
def default_settings() -> Iterator[None]:
    """No settings but the defaults, whatever is set around."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("NIANBAO_")}
    with mock.patch.dict(os.environ, others, clear=True):
        yield


def load(index: Path) -> str:
    """The shipped reports into an index; what the command prints."""
    screen = Screen()
    with (
        default_settings(),
        mock.patch.object(sys, "stderr", screen),
        mock.patch.object(sys, "stdout", screen),
    ):
        nianbao(
            ["--db", str(index), "load", "--quiet", str(DATA / "reports")], standalone_mode=False
        )
    return click.unstyle(screen.getvalue())


def chat(index: Path, typed: Sequence[str]) -> str:
    """A conversation on the terminal: all that stands on the screen at its end."""
    screen = Screen()
    keyboard = Keyboard("".join(f"{line}\n" for line in typed))
    with (
        default_settings(),
        mock.patch.object(sys, "stdin", keyboard),
        mock.patch.object(sys, "stdout", screen),
    ):
        nianbao(["--db", str(index), "chat"], standalone_mode=False)
    return click.unstyle(screen.getvalue())


def terminal(language: str) -> str:
    """The first minute on the terminal: the load, then the conversation."""
    with TemporaryDirectory() as folder:
        index = Path(folder) / "index.db"
        return f"{load(index)}{chat(index, TYPED[language])}".strip()


async def converse(folder: Path, language: str) -> str:
    """The conversation in the group, and how the chat stands at its end."""
    index, names = open_index(folder / "index.db"), Names()
    if isinstance(index, IndexUnusable):
        raise SystemExit(str(index))
    try:
        async with conversation(Conversation(index, names), folder) as talk:
            group = talk.group(TITLE[language])
            last: BotMessage | None = None
            for who, text in SAID[language]:
                last = await _say(group, who, text, last) or last
            if last is not None and last.buttons:
                await group.presses(SAID[language][-1][0], last.buttons[0], under=last)
            return talk.transcript()
    finally:
        index.close()


async def _say(group: Scene, who: str, text: str, last: BotMessage | None) -> BotMessage | None:
    """Somebody speaks; the bot's answer, or nothing where it keeps silent."""
    is_reply = text.startswith("↩ ")
    await group.says(who, text.removeprefix("↩ "), reply_to=last if is_reply else None)
    if not is_reply and not text.startswith("/"):
        await group.bot_is_silent()
        return None
    return await group.bot_answer()


def group(language: str) -> str:
    """The conversation in a Telegram group."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        load(folder / "index.db")
        return asyncio.run(converse(folder, language))


def main() -> None:
    """Print all of them."""
    for language in TYPED:
        click.echo(f"{terminal(language)}\n\n{group(language)}\n")


if __name__ == "__main__":
    main()
