"""A sample of statements about made-up prose (`benchmarks/generated_prose_claims.py`): none is
judged wrongly.
"""

from __future__ import annotations

from benchmarks.generated_prose_claims import measured


def test_no_statement_is_judged_wrongly_and_no_figure_of_two_is_wrong() -> None:
    judged, asked = measured(2, 5)
    assert judged["wrong"] == 0
    assert asked["wrong"] == 0
    assert judged["right"] >= 0.75 * (judged["right"] + judged["open"]), judged
    assert asked["right"] >= 0.9 * asked.total(), asked
