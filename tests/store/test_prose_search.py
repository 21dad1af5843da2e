"""Full-text search finds exactly the sentences that hold the characters in a row, however short
they are.
"""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from handlers.prose.wording import beginnings, spans_of, spread, synonyms
from store.folding import fold, folded
from store.index import HeldReport, Index
from tests.store.made import PINGLUO, XIJI, Workshop, report

ODD = '公开信息。无“盐池”县长信箱、微信12.5%；A-b "c" OR (d* AND) 閱讀：'


def test_what_is_found_is_what_stands_there(index: Index) -> None:
    held = index.held()
    sentences = index.sentences(held)
    texts = {(s.report.id, s.line, s.text): folded(s.text) for s in sentences}
    pieces = sorted(
        {
            text[at : at + size]
            for text in texts.values()
            for size in range(1, 8)
            for at in range(0, len(text), 9)
        }
    )

    def found(word: str) -> set[tuple[int, int, str]]:
        return {(s.report.id, s.line, s.text) for s in index.saying([[word]], held)}

    @given(st.sampled_from(pieces) | st.text(st.sampled_from(folded(ODD)), min_size=1, max_size=7))
    def check(word: str) -> None:
        assert found(word) == {key for key, text in texts.items() if word in text}
        assert index.mentions(word) == any(word in text for text in texts.values())

    check()


def test_all_groups_and_any_word_of_each(index: Index) -> None:
    held = index.held()
    texts = [folded(sentence.text) for sentence in index.sentences(held)]
    groups = (("微信", "微博"), ("信息",))
    hits = [folded(sentence.text) for sentence in index.saying(groups, held)]
    assert hits == [
        text for text in texts if all(any(word in text for word in words) for words in groups)
    ]
    assert hits


@given(st.text(st.sampled_from(ODD + "投诉回复办结"), max_size=30))
def test_folding_with_and_without_the_way_back_is_the_same(text: str) -> None:
    assert fold(text).text == folded(text)


@cache
def _known() -> list[str]:
    return sorted(synonyms())


@given(st.data())
def test_what_is_found_in_a_sentence_begins_in_it(data: st.DataObject) -> None:
    signs = st.sampled_from("信息公开政府微博条数办理回复网站")
    term = data.draw(st.sampled_from(_known()) | st.text(signs, min_size=1, max_size=6))
    text = data.draw(st.text(signs, max_size=20)) + data.draw(
        st.sampled_from(["", term, *synonyms().get(term, ())])
    )
    if spans_of(term, text) is not None or spread(term, text):
        assert any(word in text for word in beginnings(term))


def test_only_texts_that_count_and_years_that_are_asked_for(workshop: Workshop) -> None:
    said = "全年工作平稳有序，公众满意。"
    for number, (agency, year) in enumerate([(PINGLUO, 2021), (PINGLUO, 2022), (XIJI, 2022)]):
        workshop.write(f"{number}.txt", report(agency, year).replace(said, said + "热线收到来电。"))
    workshop.load()
    workshop.write("2.txt", report(XIJI, 2022))
    workshop.load()
    index = workshop.open()

    def files(held: list[HeldReport]) -> list[str]:
        return [one.file for one in held]

    assert files(index.reports_saying([["来电"]], (), 9)) == ["0.txt", "1.txt"]
    assert files(index.reports_saying([["来电"]], (2022,), 9)) == ["1.txt"]
    assert len(index.reports_saying([["平稳"]], (), 1)) == 1
    assert files(index.reports_saying([["来电"], ["没有说过"]], (), 9)) == []
    index.close()
