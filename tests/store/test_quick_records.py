"""Records that are made quickly are the frozen dataclasses that they would be otherwise."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from handlers.answering.values.answer import Answer, Result
from handlers.reply import Language
from handlers.understanding import Operation, Question
from store.index import HeldReport
from store.quick_records import quickly_made, replace


@quickly_made
@dataclass(frozen=True, slots=True)
class _Figure:
    value: int
    unit: str = "件"


def test_a_record_is_frozen_and_compares_hashes_and_shows_as_a_dataclass_does() -> None:
    figure = _Figure(24)
    assert (figure.value, figure.unit) == (24, "件")
    assert figure == _Figure(value=24, unit="件")
    assert figure != _Figure(24, "项")
    assert hash(figure) == hash((24, "件"))
    assert repr(figure) == "_Figure(value=24, unit='件')"
    assert type(figure) is _Figure
    with pytest.raises(FrozenInstanceError):
        figure.value = 25  # type: ignore[misc]  # it is frozen
    with pytest.raises(TypeError, match="value"):
        _Figure()  # type: ignore[call-arg]  # its value is missing


def test_a_changed_copy_is_what_dataclasses_give() -> None:
    question = Question("平罗县2022年收到多少申请", Language.ZH, Operation.VALUE)
    changed = replace(question, years=(2022,), topics=frozenset({"count"}))
    assert changed == dataclasses.replace(question, years=(2022,), topics=frozenset({"count"}))
    assert question.years == ()
    assert type(changed) is Question
    with pytest.raises(FrozenInstanceError):
        changed.years = ()  # type: ignore[misc]  # it is frozen


def test_records_of_other_kinds_are_changed_too() -> None:
    @dataclass(frozen=True)
    class Plain:
        value: int

    assert replace(Plain(1), value=2) == Plain(2)


def test_copies_and_pickles_are_equal() -> None:
    question = Question("红寺堡", Language.ZH, Operation.LIST, years=(2023,))
    for again in (
        copy.copy(question),
        copy.deepcopy(question),
        pickle.loads(pickle.dumps(question)),  # noqa: S301 - pickled here
    ):
        assert again == question
        assert type(again) is Question


@pytest.mark.parametrize("record", [Question, Answer, Result, HeldReport])
def test_every_field_is_set_and_may_be_changed(record: type) -> None:
    names = [one.name for one in dataclasses.fields(record)]
    made = record(*names)
    assert [getattr(made, name) for name in names] == names
    for name in names:
        changed = replace(made, **{name: None})
        assert [getattr(changed, other) for other in names] == [
            None if other == name else other for other in names
        ]


def test_what_is_made_in_other_ways_is_turned_away_at_once() -> None:
    @dataclass(frozen=True, slots=True)
    class WithFactory:
        values: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="WithFactory"):
        quickly_made(WithFactory)
    with pytest.raises(TypeError, match="Below would be made as _Figure"):
        type("Below", (_Figure,), {})
