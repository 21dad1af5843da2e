"""Of a file in which page after page is full no more is read than of one that is long: it says that
it was cut.
"""

from __future__ import annotations

import pytest
from lxml import etree

from store.reading.formats import ofd
from store.reading.lines.blocks import Document
from tests.reading.hostile.documents import FILES


@pytest.mark.parametrize("name", ["steps without end.ofd", "300 full pages.ofd"])
def test_a_dozen_full_pages_are_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd, "MAX_PAGE_CHARACTERS", 100)
    found = ofd.read(FILES[name]())
    assert isinstance(found, Document)
    assert len(found.pages) == 12
    assert found.notes == ("text-cut",)


def test_an_object_of_many_texts_is_no_more_than_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd, "MAX_PAGE_CHARACTERS", 100)
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    texts = '<ofd:TextCode X="0" Y="0">公开公开公开公开公开</ofd:TextCode>' * 500
    drawn = ofd._Drawn()
    ofd._letters(
        etree.fromstring(f"<ofd:TextObject {space}>{texts}</ofd:TextObject>"),
        drawn,
        (1, 0, 0, 1, 0, 0),
    )
    assert len(drawn.boxes) == 100
