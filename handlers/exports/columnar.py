"""Parquet, for programs that look at columns (the extra `nianbao[parquet]`)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from handlers.exports.rowwise import INTEGERS, NUMBERS, ExportTable

_VALUE: Final = pa.decimal128(18, 4)
"""Exact, as printed: whole ten-thousandths below 10^14."""
_EXACT: Final = Decimal("0.0001")


def write(table: ExportTable, path: Path) -> int:
    """Write the table; gives the number of rows."""
    fields = [pa.field(column, _type(column)) for column in table.columns]
    schema, count = pa.schema(fields), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        for batch in table.batches:
            columns = [
                pa.array([_cell(column, row[place]) for row in batch], type=field.type)
                for place, (column, field) in enumerate(zip(table.columns, fields, strict=True))
            ]
            out.write_batch(pa.record_batch(columns, schema=schema))
            count += len(batch)
    return count


def _type(column: str) -> pa.DataType:
    if column in NUMBERS:
        return _VALUE
    if column in INTEGERS:
        return pa.int64()
    return pa.string()


def _cell(column: str, value: object) -> object:
    if value is None or column in INTEGERS:
        return value
    if column in NUMBERS:
        return Decimal(str(value)).quantize(_EXACT)
    return str(value)
