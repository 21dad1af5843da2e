"""The figures of all reports side by side say what the reports say, however they came to stand
there.
"""

from __future__ import annotations

from array import array

import pytest
from sqlite_utils import Database

from handlers.answering.values.answer import Lack
from handlers.answering.values.evaluating import evaluate
from store.index import Index, IndexScope, frame_of
from store.index.catalogue import numbers
from store.index.columnar import unpacked
from store.index.placing import place_all
from store.index.records import to_scaled
from store.loader import RolledBack, assign, rollback
from store.measures import Measure
from store.model import Division, Form
from tests.store.made import PINGLUO, XIJI, Workshop, report

GUYUAN = Division("640400000000", ("宁夏回族自治区", "固原市"), "city")
MEASURES = sorted({measure for measure, _ in numbers()})
NEW = Measure("new", "total")


def standing(workshop: Workshop) -> list[tuple[object, ...]]:
    """All that is counted and where it stands, by file."""
    db = Database(workshop.index)
    files = dict(db.execute("SELECT id, file FROM reports").fetchall())
    rows = [(files[row[0]], *row[1:]) for row in db.execute("SELECT * FROM counted")]
    members: dict[tuple[int, int], list[str]] = {}
    for year, area, reports, codes, kinds, latest, whose, forms in db.execute(
        "SELECT * FROM blocks"
    ):
        members[year, area] = [files[report] for report in numbers_in(reports)]
        columns = zip(*(numbers_in(one) for one in (codes, kinds, latest, forms)), strict=True)
        for file, owner, row in zip(members[year, area], numbers_in(whose), columns, strict=True):
            rows.append((file, owner if owner >= 0 else files[-owner], *row))
    for number, year, area, values in db.execute("SELECT * FROM columns"):
        rows += [
            (file, number, value)
            for file, value in zip(members[year, area], unpacked(values), strict=True)
        ]
    rows += [
        (files[report], number, least)
        for number, _, _, report, least in db.execute("SELECT * FROM incomplete")
    ]
    db.close()
    return sorted(rows, key=str)


def numbers_in(blob: bytes) -> array[int]:
    found = array("q")
    found.frombytes(blob)
    return found


def values(index: Index, measure: Measure, scope: IndexScope) -> list[int]:
    """The figures of a measure in a scope, the smallest first."""
    standings = index.standings()
    return sorted(
        value for value in standings.values(measure, standings.frame(scope)) if value is not None
    )


def made_anew(workshop: Workshop) -> list[tuple[object, ...]]:
    """The same after all of it was made in one go."""
    db = Database(workshop.index)
    with db.conn:
        place_all(db)
    db.close()
    return standing(workshop)


@pytest.mark.parametrize("part", range(4))
def test_every_figure_is_the_one_that_the_report_says(index: Index, part: int) -> None:
    held = index.held()
    for measure in MEASURES[part::4]:
        said = {one.id: evaluate(index, one, measure) for one in held}
        found = {number: one[0].value for number, one in said.items() if not isinstance(one, Lack)}
        for scope in (IndexScope((2020, 2022)), IndexScope()):
            frame = index.standings().frame(scope)
            for side_by_side in (frame, frame_of(index.of(frame.reports))):
                row = index.standings().values(measure, side_by_side)
                figures = {
                    report: value
                    for report, value in zip(frame.reports, row, strict=True)
                    if value is not None
                }
                assert figures == {number: to_scaled(value) for number, value in found.items()}
            least = {
                n
                for n, one in said.items()
                if isinstance(one, Lack) and one.at_least and one.at_least > 0
            }
            assert (
                set(index.standings().incomplete(measure, index.standings().frame(scope), 1, 100))
                == least
            )


def test_scopes_are_years_regions_and_what_lies_below(index: Index) -> None:
    def files(scope: IndexScope) -> set[str]:
        return {held.file for held in index.within(scope, 100)[0]}

    assert files(IndexScope((2020,), (GUYUAN,))) == {
        "西吉县2020.txt",
        "彭阳县人民政府办公室2020.txt",
    }
    assert files(IndexScope((2022,), (GUYUAN,))) == files(IndexScope((2020,), ())) == set()
    assert files(IndexScope(regions=(GUYUAN,), excluding=_place(index, "西吉县2020.txt"))) == {
        "彭阳县人民政府办公室2020.txt"
    }
    (xiji,) = _place(index, "西吉县2020.txt")
    assert files(IndexScope(regions=(xiji,))) == {"西吉县2020.txt"}
    assert files(IndexScope(regions=(xiji,), below=True)) == set()
    assert files(IndexScope(regions=(xiji, GUYUAN))) == files(IndexScope(regions=(GUYUAN,)))
    assert index.within(IndexScope(), 2)[1] == 3


def _place(index: Index, file: str) -> tuple[Division, ...]:
    return tuple(
        held.agency.division for held in index.held() if held.file == file and held.agency.division
    )


def test_what_is_loaded_singly_stands_as_what_is_loaded_at_once(workshop: Workshop) -> None:
    for number, agency in enumerate((PINGLUO, XIJI, "宁夏回族自治区石嘴山市平罗县人民政府办公室")):
        for year in (2022, 2021, 2023):
            workshop.write(f"{number}-{year}.txt", report(agency, year, new=number))
            workshop.load()
    assert standing(workshop) == made_anew(workshop)


def test_a_changed_text_takes_the_place_of_the_one_before(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", report(new=7))
    workshop.load()
    index = workshop.open()
    assert values(index, NEW, IndexScope()) == [70_000]
    index.close()
    assert standing(workshop) == made_anew(workshop)
    assert isinstance(rollback(PINGLUO, 2022, workshop.index, workshop.names), RolledBack)
    assert standing(workshop) == made_anew(workshop)


def test_the_body_beside_stands_for_a_place_that_lost_its_government(workshop: Workshop) -> None:
    workshop.write("政府.txt", report(PINGLUO))
    workshop.write("办公室.txt", report(PINGLUO + "办公室", new=3))
    workshop.load()
    assign("政府.txt", workshop.names.agency(XIJI), workshop.index, workshop.names)
    assert standing(workshop) == made_anew(workshop)


def test_what_is_seen_is_what_was_loaded_last(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    index = workshop.open()
    assert values(index, NEW, IndexScope()) == [50_000]
    workshop.write("乙.txt", report(XIJI, new=2))
    workshop.load()
    assert values(index, NEW, IndexScope()) == [20_000, 50_000]
    index.close()


def test_an_index_of_other_lists_is_made_up_to_date_when_it_is_opened(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    before = standing(workshop)
    db = Database(workshop.index)
    with db.conn:
        for statement in (
            "UPDATE made_from SET fingerprint = 'other'",
            "DELETE FROM columns",
            "DELETE FROM blocks",
            "DELETE FROM sums",
        ):
            db.execute(statement)
    db.close()
    workshop.open().close()
    assert standing(workshop) == before


def test_a_measure_has_a_number_for_each_form() -> None:
    assert len(set(numbers().values())) == len(numbers())
    assert {form for _, form in numbers()} == {Form.F2019, Form.F2021}
