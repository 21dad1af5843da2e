"""One job never costs more than itself, whatever it does to the process that does it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from store.children import Broke, Limits, Reason, stream
from tests.store.misbehaving import work

LIMITS = Limits(memory=400_000_000, seconds=0.5, wall=2.0)


def done(jobs: Sequence[str], count: int = 1) -> list[list[str | tuple[Reason, str, bool]]]:
    """What came of each job; a job that broke as its reason, part and whether it was the end."""
    return [
        [
            (piece.reason, piece.part, piece.last) if isinstance(piece, Broke) else piece
            for piece in pieces
        ]
        for pieces in stream(work, [job.split() for job in jobs], LIMITS, count=count)
    ]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("die", Reason.STOPPED),
        ("think", Reason.TIME),
        ("wait", Reason.TIME),
        ("hoard", Reason.MEMORY),
        ("err", Reason.FAILED),
    ],
)
def test_a_job_that_breaks_its_child_is_told_and_the_others_are_done(
    word: str, reason: Reason, count: int
) -> None:
    others = [str(number) for number in range(8)]
    jobs = [*others[:3], word, *others[3:]]
    assert done(jobs, count) == [
        *([job] for job in others[:3]),
        [(reason, "", True)],
        *([job] for job in others[3:]),
    ]


def test_a_part_that_breaks_costs_itself_alone() -> None:
    assert done(["head 甲: 1 乙: die 丙: 3 丁: err 戊: 5"]) == [
        ["head", "1", (Reason.STOPPED, "乙:", False), "3", (Reason.FAILED, "丁:", False), "5"]
    ]


def test_a_job_of_which_part_after_part_breaks_is_given_up() -> None:
    (pieces, after) = done([" ".join(f"{number}: err" for number in range(50)), "after"])
    assert [piece[2] for piece in pieces if isinstance(piece, tuple)] == [False, False, True]
    assert after == ["after"]


def test_an_error_says_where_it_was_raised() -> None:
    broke = next(next(stream(work, [["err"]], LIMITS)))
    assert isinstance(broke, Broke)
    assert broke.detail.startswith("KeyError misbehaving.py:")


@pytest.mark.parametrize("count", [1, 3])
def test_many_and_large_pieces_come_in_order(count: int) -> None:
    jobs = [
        " ".join([str(number), *["large"] * (number % 4), *map(str, range(60))])
        for number in range(60)
    ]
    found = done(jobs, count)
    assert [pieces[0] for pieces in found] == [str(number) for number in range(60)]
    assert [len(pieces) for pieces in found] == [61 + number % 4 for number in range(60)]


def test_whoever_stops_fetching_leaves_no_child_behind() -> None:
    streams = stream(work, [["1", "2"], ["wait"], ["3"]], LIMITS, count=2)
    assert next(next(streams)) == "1"
    streams.close()
