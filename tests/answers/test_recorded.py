"""What is answered is what stands in the file; a change that alters an answer alters the file with
it.
"""

from __future__ import annotations

from difflib import unified_diff

from handlers.conversation import Conversation
from tests.answers.recorded import FILE, asked_anew


def test_the_answers_are_those_that_are_written_down(conversation: Conversation) -> None:
    """`make answers` writes them anew: look at each difference before it is committed."""
    written = FILE.read_text("utf-8")
    now = asked_anew(written, conversation)
    assert (
        list(
            unified_diff(
                written.splitlines(), now.splitlines(), "written down", "answered now", "", "", 1
            )
        )
        == []
    )


def test_a_question_that_was_added_gets_its_answer_and_goes_on_from_the_one_before(
    conversation: Conversation,
) -> None:
    told = asked_anew(
        "# 一\n？ 平罗县2022年收到多少件申请\n… 那2023年呢\n", conversation
    ).splitlines()
    assert told[:4] == ["# 一", "", "？ 平罗县2022年收到多少件申请", "   answered | 24 件"]
    further = told.index("… 那2023年呢")
    assert told[further + 1].startswith("   missing | ")
    assert asked_anew("\n".join(told), conversation).splitlines() == told
