"""Rich text: Chinese as bytes of GBK or as numbers, tables with cells merged down and across."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reading.relaid import Part, Table

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman Times;}}"
COLOURS = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\stylesheet{\s0 Normal;}}{\info{\title 9 9 9}}"


def as_rtf(parts: Sequence[Part], *, numbers: bool = False) -> bytes:
    """An RTF file; characters as numbers, or as bytes."""
    body = "".join(
        _table(part, numbers)
        if isinstance(part, Table)
        else rf"\pard\plain\f0 {_text(part, numbers)}\par" + "\n"
        for part in parts
    )
    return whole(body)


def whole(body: str) -> bytes:
    """An RTF file with a body as it is given."""
    return f"{HEAD}{COLOURS}\n{body}}}".encode("ascii")


def _text(text: str, numbers: bool) -> str:
    written = []
    for sign in text:
        if sign in "\\{}":
            written.append("\\" + sign)
        elif sign.isascii():
            written.append(sign)
        elif numbers or _bytes(sign) is None:
            units = sign.encode("utf-16-le")
            codes = [
                int.from_bytes(units[at : at + 2], "little", signed=True)
                for at in range(0, len(units), 2)
            ]
            written += [rf"\u{code}?" for code in codes]
        else:
            written += [rf"\'{byte:02x}" for byte in _bytes(sign) or b""]
    return "".join(written)


def _bytes(sign: str) -> bytes | None:
    try:
        return sign.encode("gbk")
    except UnicodeEncodeError:
        return None


def _table(table: Table, numbers: bool) -> str:
    written = []
    placed = {(row, column): cell for row, column, cell in table.placed()}
    above: dict[int, tuple[int, int]] = {}
    for number in range(len(table.rows)):
        defined, texts = r"\trowd\trgaph108\trleft0", ""
        column = 0
        while column < table.width:
            cell = placed.get((number, column))
            width = (
                cell.columns
                if cell
                else above[column][1]
                if above.get(column, (0, 0))[0] > number
                else 1
            )
            if cell is not None and cell.rows > 1:
                above[column] = (number + cell.rows, width)
                defined += r"\clvmgf"
            elif cell is None and above.get(column, (0, 0))[0] > number:
                defined += r"\clvmrg"
            column += width
            defined += rf"\clbrdrt\brdrs\cellx{900 * column}"
            texts += rf"\pard\plain\intbl {_text(cell.text, numbers) if cell else ''}\cell "
        written.append(f"{defined}\n{texts}{defined}\\row\n")
    return "".join(written)
