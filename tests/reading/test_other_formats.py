"""Files of the formats that officials have beside DOCX, PDF and XLSX: the same report gives the
same facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

import pytest

from store.model import Reading
from store.reading import read
from tests.reading.documents import as_xlsx
from tests.reading.relaid import Part, Spanning, Table
from tests.reading.test_formats import facts, parts_of
from tests.reading.test_shipped_reports import FILES, reading
from tests.reading.written.csv import as_csv
from tests.reading.written.doc import as_doc
from tests.reading.written.mail import as_eml, as_mht
from tests.reading.written.odf import as_ods, as_odt
from tests.reading.written.ofd import as_ofd
from tests.reading.written.rtf import as_rtf
from tests.reading.written.xls import as_xls

WRITTEN: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "doc": as_doc,
    "xls": as_xls,
    "rtf, bytes": as_rtf,
    "rtf, numbers": partial(as_rtf, numbers=True),
    "odt": as_odt,
    "ods": as_ods,
    "ofd": as_ofd,
    "ofd, grouped": partial(as_ofd, grouped=True),
    "mht": as_mht,
    "eml": as_eml,
    "csv": as_csv,
    "csv, semicolons": partial(as_csv, sign=";"),
}


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("file", FILES)
def test_every_format_gives_the_same_facts(file: str, form: str) -> None:
    found = read("报告", WRITTEN[form](parts_of(file)))
    assert facts(found) == facts(reading(file))
    assert isinstance(found, Reading)
    assert (found.agency_printed, found.year) == (reading(file).agency_printed, reading(file).year)


@pytest.mark.parametrize("write", [as_xls, as_ods, as_xlsx], ids=["xls", "ods", "xlsx"])
@pytest.mark.parametrize(
    ("printed", "yuan"),
    [("29.45", "294500"), ("0.1", "1000"), ("14362.86", "143628600"), ("7", "70000")],
)
def test_a_fraction_of_a_sheet_is_read_to_its_last_place(
    write: Callable[[Sequence[Part]], bytes], printed: str, yuan: str
) -> None:
    head = [Spanning("信息内容"), Spanning("本年收费金额（单位：万元）")]
    table = Table(2, [head, [Spanning("行政事业性收费"), Spanning(printed)]])
    title = "宁夏回族自治区石嘴山市平罗县人民政府2022年政府信息公开工作年度报告"
    found = read("报告", write([title, "二、主动公开政府信息情况", table]))
    assert isinstance(found, Reading)
    assert [fact.value for fact in found.facts if fact.cell.row == "fees"] == [Decimal(yuan)]
