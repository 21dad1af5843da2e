"""A question is kept as understood, by what of the dialogue it looked at: a whole one is found
after any other.
"""

from __future__ import annotations

from datetime import date

import pytest

from handlers.kept_understanding import DialogueState, KeptUnderstanding, Understood
from handlers.reply import Language
from handlers.understanding import Before, Consulted, Trace, understand
from handlers.understanding.asked.question import Shown
from store.names import Names
from store.reference import rows_of

TODAY = date(2026, 7, 27)
EXAMPLES = [
    row[f"example_{language}"] for row in rows_of("examples.tsv") for language in ("zh", "en")
]
OF_THE_EXTREME = ("which agency had the highest", "which agency received the most")
"""The most of those asked about, where several were: of these it is looked at what was shown."""


@pytest.mark.parametrize("example", [one for one in EXAMPLES if not one.startswith(OF_THE_EXTREME)])
def test_an_example_does_not_look_at_what_was_shown(example: str, names: Names) -> None:
    earlier = understand("红寺堡和西吉2020年行政处罚谁多", names, TODAY)
    before = Consulted(Before(earlier, earlier))
    understand(example, names, TODAY, before=before)
    assert "shown" not in before.fields


def asked(text: str, before: Before) -> DialogueState:
    return DialogueState(text, TODAY, Language.ZH, before, "", frozenset())


def test_a_question_is_found_after_a_dialogue_of_which_it_looked_at_nothing_else(
    names: Names,
) -> None:
    kept = KeptUnderstanding()
    first = understand("平罗县2022年收到多少申请", names, TODAY)
    made: list[Before] = []

    def make(before: Before) -> Understood:
        made.append(before)
        return Understood(understand("那2021年呢", names, TODAY, before=before), Trace())

    once = kept.of(asked("那2021年呢", Before(first, first)), make)
    again = kept.of(asked("那2021年呢", Before(first, first, shown=(Shown.__new__(Shown),))), make)
    other = kept.of(
        asked("那2021年呢", Before(understand("西吉2021年收到多少申请", names, TODAY))), make
    )
    assert again is once
    assert other is not once
    assert len(made) == 2
