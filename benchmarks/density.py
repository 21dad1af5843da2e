"""How dense the code is: expressions a line, comprehensions, ternaries, branches of functions.

    python -m benchmarks.density [--worst N] [FOLDER ...]

Lines are those with code. An expression is a node of the syntax tree that is one, without names,
constants, attributes and starred ones; both counts are printed. The complexity of a function is one
more than its branches, as radon counts them: if, for, while, except, with an `and` or `or` for each
further part, a ternary, a comprehension and each `if` in one, a case, an assertion. What stands in
its head, as the condition on which it is entered, is no way through it.
"""

from __future__ import annotations

import argparse
import ast
import tokenize
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("bot", "handlers", "store")
LEAVES = (ast.Name, ast.Constant, ast.Attribute, ast.Starred)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.Assert,
    ast.match_case,
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NO_CODE = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)


class Function(NamedTuple):
    """A function, and how many ways lead through it."""

    complexity: int
    place: str
    name: str


def lines_of_code(path: Path) -> int:
    """How many lines hold code; those of docstrings do not."""
    told: set[int] = set()
    for node in _nodes(path):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            told.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    with path.open("rb") as file:
        tokens = [token for token in tokenize.tokenize(file.readline) if token.type not in NO_CODE]
    code: set[int] = set()
    for token in tokens[1:]:
        code.update(range(token.start[0], token.end[0] + 1))
    return len(code - told)


def complexity(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """One more than the branches of a function's body, without those of functions inside it."""
    found = 1
    for node in chain.from_iterable(map(_with_inside, function.body)):
        if isinstance(node, BRANCHES):
            found += 1
        elif isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            found += 1 + len(node.ifs)
    return found


def _with_inside(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, FUNCTIONS):
        yield node
        yield from _inside(node)


def _inside(function: ast.AST) -> Iterator[ast.AST]:
    rest = list(ast.iter_child_nodes(function))
    while rest:
        node = rest.pop()
        if not isinstance(node, FUNCTIONS):
            yield node
            rest.extend(ast.iter_child_nodes(node))


def files(folders: Iterable[str]) -> list[Path]:
    """The source files in folders of the repository."""
    return list(chain.from_iterable(sorted((ROOT / folder).rglob("*.py")) for folder in folders))


def functions_in(path: Path) -> list[Function]:
    """All functions and methods of a file."""
    nodes = [node for node in _nodes(path) if isinstance(node, FUNCTIONS)]
    return [
        Function(complexity(node), f"{_place(path)}:{node.lineno}", node.name) for node in nodes
    ]


def nested_ternaries(path: Path) -> list[str]:
    """Where a ternary stands that has another one in it."""
    ternaries = [node for node in _nodes(path) if isinstance(node, ast.IfExp)]
    return [
        f"{_place(path)}:{node.lineno}"
        for node in ternaries
        if any(map(_is_ternary, _inside(node)))
    ]


def double_comprehensions(path: Path) -> list[str]:
    """Where a comprehension stands that has two `for`."""
    found = [node for node in _nodes(path) if isinstance(node, COMPREHENSIONS)]
    return [f"{_place(path)}:{node.lineno}" for node in found if len(node.generators) > 1]


def _is_ternary(node: ast.AST) -> bool:
    return isinstance(node, ast.IfExp)


def _place(path: Path) -> str:
    return str(path.relative_to(ROOT))


@lru_cache(maxsize=1)
def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def main() -> None:
    """Prints the counts of the folders, and the functions and files that are worst."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folders", nargs="*", metavar="FOLDER", default=list(FLOORS))
    options.add_argument("--worst", type=int, default=0, metavar="N")
    given = options.parse_args()
    paths = files(given.folders)
    nodes = list(chain.from_iterable(map(_nodes, paths)))
    lines = sum(map(lines_of_code, paths))
    expressions = sum(isinstance(node, ast.expr) and not isinstance(node, LEAVES) for node in nodes)
    leaves = sum(isinstance(node, LEAVES) for node in nodes)
    comprehensions = sum(isinstance(node, COMPREHENSIONS) for node in nodes)
    ternaries = sum(map(_is_ternary, nodes))
    double = list(chain.from_iterable(map(double_comprehensions, paths)))
    nested = list(chain.from_iterable(map(nested_ternaries, paths)))
    functions = list(chain.from_iterable(map(functions_in, paths)))
    many = sum(function.complexity > 10 for function in functions)
    print(f"lines of code {lines:,}")
    print(
        f"expressions a line {(expressions + leaves) / lines:.1f}, "
        f"without leaves {expressions / lines:.1f}"
    )
    print(
        f"comprehensions per 1,000 lines {1000 * comprehensions / lines:.0f}, "
        f"with two `for` {len(double)}"
    )
    print(f"ternaries per 1,000 lines {1000 * ternaries / lines:.0f}, one in another {len(nested)}")
    print(
        f"functions {len(functions)}, complexity above 10: {100 * many / len(functions):.1f} %,",
        end=" ",
    )
    print(f"above 15: {sum(function.complexity > 15 for function in functions)}")
    for function in sorted(functions, reverse=True)[: given.worst]:
        print(f"{function.complexity:4} {function.place} {function.name}")
    for place in nested if given.worst else []:
        print(f"ternary in a ternary: {place}")
    for place in double if given.worst else []:
        print(f"comprehension with two `for`: {place}")


if __name__ == "__main__":
    main()
