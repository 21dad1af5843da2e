"""The audit log is read in the language of whoever asks for it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.telegram.administration.office import OWNER, office

DEEDS = (
    "/admin add 7",
    "/admin add 7",
    "/admin add",
    "/admin remove 7",
    "/allow 5",
    "/disallow x",
    "/broadcast 你好",
    "/reload",
    "/rollback",
    "/assign",
    "/backup",
    "/digest 每天9点",
)


async def test_results_are_said_in_chinese_and_in_english(tmp_path: Path) -> None:
    async with office(tmp_path, reports=tmp_path) as talk:
        owner = talk.private(OWNER)
        for deed in DEEDS:
            await owner.says(OWNER, deed)
            await talk.at_rest()
            await owner.bot_answers()
        await owner.says(OWNER, "/audit")
        first = await owner.bot_answer()
        await owner.says(OWNER, "/audit 2")
        second = await owner.bot_answer()
        results = [
            line.rpartition(" → ")[2]
            for page in (first, second)
            for line in page.text.splitlines()[1:]
        ]
        assert len(results) > len(DEEDS) // 2
        assert [result for result in results if re.search("[A-Za-z]", result)] == []
        await owner.says(OWNER, "/lang en")
        await owner.bot_answer()
        await owner.says(OWNER, "/audit 2")
        assert " → added 7" in (await owner.bot_answer()).text
