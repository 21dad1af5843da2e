"""What the page of subscriptions says may be written is understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.build import ROOT
from handlers.conversation import Conversation as Answering
from handlers.rendering.vocabulary.notices import say
from handlers.reply import Language
from store.names import Names
from store.reference import DATA
from tests.store.made import Workshop
from tests.telegram.conversation import conversation
from tests.telegram.libraries import library_of

PAGE = ROOT / "docs" / "subscriptions.md"
_COMMAND = re.compile(r"`(/(?:subscri|unsub|news|quiet|timezone|digest)[^`]*)`")
_NOT_UNDERSTOOD = (
    "subscribe_unknown",
    "subscribe_which",
    "digest_not_understood",
    "quiet_not_understood",
    "zone_unknown",
)


def refusal(text: str) -> str | None:
    """Which of the sentences that refuse a command a text begins with."""
    return next((key for key in _NOT_UNDERSTOOD if re.match(_as_pattern(key), text)), None)


def _as_pattern(key: str) -> str:
    sentence = say(key, Language.ZH, name="\0", said="\0", zone="\0")
    return re.escape(sentence).replace("\0", ".*")


def test_a_refusal_is_recognised() -> None:
    assert refusal("没有看懂“后天”里的时间。\n设置：…") == "digest_not_understood"
    assert refusal("已订阅：固原市及以下各单位") is None


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Path:
    """An index of the shipped reports, which nobody changes."""
    workshop = Workshop(DATA / "reports", tmp_path_factory.mktemp("shipped") / "index.db", names)
    workshop.load()
    return workshop.index


@pytest.mark.parametrize("command", dict.fromkeys(_COMMAND.findall(PAGE.read_text("utf-8"))))
async def test_a_command_of_the_page_is_understood(
    command: str, shipped: Path, tmp_path: Path, names: Names
) -> None:
    library = library_of(shipped)
    async with conversation(Answering(library.index, names), tmp_path, library=library) as talk:
        li = talk.private("Li")
        await li.says("Li", "/subscribe 固原市")
        await li.bot_answer()
        await li.says("Li", command)
        answer = await li.bot_answer()
    assert refusal(answer.text) is None
