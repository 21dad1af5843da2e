"""How dense the code is: expressions a line, comprehensions, ternaries, branches of functions.

    python -m benchmarks.density [--worst N] [FOLDER ...]

Lines are those with code. An expression is a node of the syntax tree that is one, without names, constants,
attributes and starred ones; both counts are printed. The complexity of a function is one more than its branches, as
radon counts them: if, for, while, except, with an `and` or `or` for each further part, a ternary, a comprehension and
each `if` in one, a case, an assertion.
"""

from __future__ import annotations

import argparse
import ast
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("bot", "handlers", "store")
LEAVES = (ast.Name, ast.Constant, ast.Attribute, ast.Starred)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.Assert, ast.match_case)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NO_CODE = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


class Function(NamedTuple):
    """A function, and how many ways lead through it."""

    complexity: int
    place: str
    name: str


def lines_of_code(path: Path) -> int:
    """How many lines hold code; those of docstrings do not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            told.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    with path.open("rb") as file:
        tokens = [token for token in tokenize.tokenize(file.readline) if token.type not in NO_CODE]
    code = set()
    for token in tokens[1:]:
        code.update(range(token.start[0], token.end[0] + 1))
    return len(code - told)


def complexity(function: ast.AST) -> int:
    """One more than the branches of a function, without those of functions inside it."""
    found = 1
    for node in _inside(function):
        if isinstance(node, BRANCHES):
            found += 1
        elif isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            found += 1 + len(node.ifs)
    return found


def _inside(function: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(function):
        if not isinstance(node, FUNCTIONS):
            yield node
            yield from _inside(node)


def main() -> None:
    """Prints the counts of the folders, and the functions and files that are worst."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", metavar="FOLDER", default=list(FLOORS))
    options.add_argument("--worst", type=int, default=0, metavar="N")
    given = options.parse_args()
    paths = [path for folder in given.folders for path in sorted((ROOT / folder).rglob("*.py"))]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    nodes = [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]
    lines = sum(map(lines_of_code, paths))
    expressions = sum(isinstance(node, ast.expr) and not isinstance(node, LEAVES) for _, node in nodes)
    leaves = sum(isinstance(node, LEAVES) for _, node in nodes)
    comprehensions = [(path, node) for path, node in nodes if isinstance(node, COMPREHENSIONS)]
    double = [(path, node) for path, node in comprehensions if len(node.generators) > 1]
    ternaries = [(path, node) for path, node in nodes if isinstance(node, ast.IfExp)]
    nested = [pair for pair in ternaries if any(isinstance(each, ast.IfExp) for each in list(ast.walk(pair[1]))[1:])]
    functions = [
        Function(complexity(node), f"{path.relative_to(ROOT)}:{node.lineno}", node.name)
        for path, node in nodes
        if isinstance(node, FUNCTIONS)
    ]
    many = [function for function in functions if function.complexity > 10]
    print(f"lines of code {lines:,}")
    print(f"expressions a line {(expressions + leaves) / lines:.1f}, without leaves {expressions / lines:.1f}")
    print(f"comprehensions per 1,000 lines {1000 * len(comprehensions) / lines:.0f}, with two `for` {len(double)}")
    print(f"ternaries per 1,000 lines {1000 * len(ternaries) / lines:.0f}, one in another {len(nested)}")
    print(f"functions {len(functions)}, complexity above 10: {100 * len(many) / len(functions):.1f} %,", end=" ")
    print(f"above 15: {sum(function.complexity > 15 for function in functions)}")
    for function in sorted(functions, reverse=True)[: given.worst]:
        print(f"{function.complexity:4} {function.place} {function.name}")
    for path, node in nested if given.worst else []:
        print(f"ternary in a ternary: {path.relative_to(ROOT)}:{node.lineno}")


if __name__ == "__main__":
    main()
