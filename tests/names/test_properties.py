"""What holds for any text and for all names."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Agency, Ambiguous, Match
from store.names import Agencies, Names
from store.names.edits import deletions, slip_between
from store.names.gazetteer import DivisionEntry, entries
from store.names.index import index
from store.names.sounds import lookalikes, readings
from store.names.text import key_of, levelled
from tests.names.said import said

NAMES = Names()
ALL = entries()
HOME = [entry for entry in ALL if entry.path[0] == "宁夏回族自治区" and entry.level != "special"]
WRITTEN = {entry.path[-1] for entry in ALL}
PARTS = [
    "平罗",
    "县",
    "区",
    "镇",
    "青山",
    "西吉",
    "政府",
    "办公室",
    "教育局",
    "的",
    "和",
    "2020",
    " ",
    "Xiji",
    "county",
    "s",
    "，",
    "縣",
    "ｘ",
    "İ",
]
texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PARTS), max_size=9).map("".join))


def seeded(seed: int) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(seed)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_any_text_has_an_answer_and_found_spans_lie_in_it_one_after_the_other(text: str) -> None:
    NAMES.resolve(text)
    assert NAMES.settle(text).name is not None
    end = 0
    for mention in NAMES.find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_words_never_raise(text: str, words: list[tuple[int, int]]) -> None:
    NAMES.find(text, words)


@given(texts)
@settings(deadline=None)
def test_levelling_is_done_once(text: str) -> None:
    once = levelled(text)
    assert levelled(once.chars).chars == once.chars
    assert len(once.chars) == len(once.origins)


@pytest.mark.parametrize("part", range(4))
def test_a_full_name_means_itself(part: int) -> None:
    for entry in ALL[part * 7 :: 97]:
        name = "".join(entry.path)
        assert NAMES.agency(name).name == name
        held = NAMES.agency(name)
        assert NAMES.with_held(Agencies([held])).resolve(name) == Match(
            Agency(name, held.division, ""), "exact"
        )


def test_every_name_of_home_means_itself() -> None:
    for entry in HOME:
        assert said(NAMES.resolve("".join(entry.path))) == ["".join(entry.path)]


def test_candidates_are_those_that_comparing_with_every_name_finds() -> None:
    rng = seeded(7)
    some = rng.sample(ALL, 400)
    for entry in rng.sample(HOME, 40):
        name = key_of(entry.path[-1])
        if len(name) < 3:
            continue
        said_so = name[: rng.randrange(len(name))] + rng.choice("平山河") + name[1:]
        slow = {
            e.path
            for e in (*some, *HOME)
            if len(e.path[-1]) > 2 and slip_between(said_so, key_of(e.path[-1]))
        }
        fast = {
            index().division(n).path
            for key in (said_so, *deletions(said_so))
            for n, _ in index().near(key)
        }
        assert slow <= fast


def noise(rng: random.Random, kind: str, name: str) -> str | None:
    """The name with one slip; None when such a slip is not possible there."""
    at = rng.randrange(len(name) - 1)
    char = name[at]
    match kind:
        case "homophone":
            others = sorted(
                c for c, r in readings().items() if r[0] == readings()[char][0] and c != char
            )
        case "lookalike":
            others = list(lookalikes().get(char, ""))
        case "doubled":
            return name[: at + 1] + name[at:]
        case "swapped":
            return name[:at] + name[at + 1] + char + name[at + 2 :]
        case _:
            return name[:at] + name[at + 1 :]
    return name[:at] + rng.choice(others) + name[at + 1 :] if others else None


def slips(kind: str) -> list[tuple[DivisionEntry, str]]:
    rng = seeded(11)
    made = [(entry, noise(rng, kind, entry.path[-1])) for entry in HOME]
    return [(entry, text) for entry, text in made if text is not None and text not in WRITTEN]


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("homophone", 0.95),
        ("lookalike", 0.9),
        ("doubled", 0.95),
        ("swapped", 0.9),
        ("dropped", 0.2),
    ],
)
def test_a_slip_is_never_taken_silently_for_another_place(kind: str, right: float) -> None:
    tried = slips(kind)
    good = 0
    for entry, text in tried:
        resolution = NAMES.resolve(text)
        meant = any(name.endswith(entry.path[-1]) for name in said(resolution))
        good += meant
        assert meant or not isinstance(resolution, Match), (entry.path[-1], text, resolution)
    assert good >= right * len(tried), f"{good} of {len(tried)}"


def test_townships_of_other_provinces_are_not_taken_for_ours() -> None:
    ours = {entry.path[-1] for entry in HOME}
    away = [
        e.path[-1]
        for e in ALL
        if e.level == "township" and e.path[0] != "宁夏回族自治区" and e.path[-1] not in ours
    ]
    sample = seeded(13).sample(away, 4000)
    taken = [name for name in sample if isinstance(NAMES.resolve(name), Match)]
    assert len(taken) <= 20, taken


def test_slips_in_townships_elsewhere_are_at_most_asked_about() -> None:
    rng = seeded(17)
    away = [e.path[-1] for e in ALL if e.level == "township" and e.path[0] != "宁夏回族自治区"]
    for name in rng.sample(away, 600):
        text = noise(rng, "lookalike", name)
        if text is not None and text not in WRITTEN:
            resolution = NAMES.resolve(text)
            assert not isinstance(resolution, Match), (name, text, resolution)
            assert not isinstance(resolution, Ambiguous) or resolution.how != "exact"
