"""Tables whose columns stand in another order than the form's: what their rows say cannot be told by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from store.reading.folding import key
from store.reading.form import frame
from store.reading.records import Record

_ORDERS: Final = tuple(
    tuple(map(key, heads.split()))
    for heads in (
        "本年制发件数 本年废止件数 现行有效件数",
        "本年新制作数量 本年新公开数量 对外公开总数量",
        "上一年项目数量 本年增/减 处理决定数量",
        "采购项目数量 采购总金额",
        "自然人 总计",
        "商业企业 科研机构 社会公益组织 法律服务机构",
    )
)


def under_other_order(cut: Sequence[Record]) -> Iterator[Record]:
    """The records with numbers that stand under heads in another order, up to the next heads."""
    other = False
    for record in cut:
        heads = [text for text in (key(piece.text) for piece in record.labels) if text in frame().heads]
        if heads:
            other = any(_is_broken([head for head in heads if head in order], order) for order in _ORDERS)
        if other and record.values:
            yield record


def _is_broken(heads: Sequence[str], order: Sequence[str]) -> bool:
    places = [order.index(head) for head in heads]
    return len(set(places)) == len(places) and places != sorted(places)
