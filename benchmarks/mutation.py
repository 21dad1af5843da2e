"""Whether a small fault in a module would be found by its tests: one changed operator, constant or
condition at a time.

    python -m benchmarks.mutation handlers/answering/evaluator -n 20 --
    tests/handlers/test_evaluator.py

Each mutant is a run of pytest (`-x`) in a process in which the module is compiled with the change;
nothing is written. What survives is told with its line: either a test is missing, or the change
makes no difference.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
_WHICH = "NIANBAO_MUTANT"
_OTHERS: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change to a module."""

    path: Path
    place: int
    """Which of the parts of its tree is changed."""
    line: int
    before: str
    after: str

    def tree(self) -> ast.Module:
        """The module with the change."""
        tree = ast.parse(self.path.read_text("utf-8"))
        _change(list(ast.walk(tree))[self.place])
        return tree


def mutants(path: Path) -> Iterator[Mutant]:
    """All of a module, in order. Types and decorators are left alone: `frozen=True` makes no
    difference to a run.
    """
    parts = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    aside = [
        part
        for each in parts
        for part in (getattr(each, "annotation", None), getattr(each, "returns", None))
    ]
    aside += [part for each in parts for part in getattr(each, "decorator_list", ())]
    passed_over = {id(inner) for part in aside if part is not None for inner in ast.walk(part)}
    for place, part in enumerate(parts):
        changed = deepcopy(part)
        if isinstance(part, ast.expr) and id(part) not in passed_over and _change(changed):
            yield Mutant(path, place, part.lineno, ast.unparse(part), ast.unparse(changed))


def _change(node: ast.AST) -> bool:
    """Changes a part of a module; False where there is nothing to change."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHERS:
            node.ops = [_OTHERS[type(op)]()]
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _OTHERS:
            node.op = _OTHERS[type(op)]()
        case ast.UnaryOp(op=ast.Not()):
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), deepcopy(node.operand))
            ast.fix_missing_locations(node)
        case ast.IfExp():
            node.body, node.orelse = node.orelse, node.body
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() as value):
            node.value = value + 1
        case _:
            return False
    return True


def survives(mutant: Mutant, tests: list[str], seconds: float) -> bool:
    """Whether all the tests pass."""
    command = [sys.executable, "-m", "benchmarks.mutation", str(mutant.path), "--", *tests]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | {_WHICH: str(mutant.place)},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _run(path: Path, place: int, tests: list[str]) -> int:
    """In the process of a mutant: its module is compiled from the changed tree when it is
    imported.
    """
    from importlib.machinery import SourceFileLoader

    import pytest

    changed, tree = path.resolve(), Mutant(path, place, 0, "", "").tree()
    compiled = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> object:
        found = loader.get_filename(name)
        return (
            compile(tree, found, "exec")
            if Path(found).resolve() == changed
            else compiled(loader, name)
        )

    patch.object(SourceFileLoader, "get_code", get_code).start()
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))


def main() -> None:
    """Tries a sample of the mutants of a module, or of all in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("-n", type=int, default=20, help="how many are tried")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--seconds", type=float, default=600.0, help="after which one counts as found"
    )
    given = parser.parse_args()
    if _WHICH in os.environ:
        sys.exit(_run(given.path, int(os.environ[_WHICH]), given.tests))
    files = sorted(given.path.rglob("*.py")) if given.path.is_dir() else [given.path]
    every = [one for file in files for one in mutants(file)]
    tried = random.Random(given.seed).sample(every, min(given.n, len(every)))
    left = 0
    for one in sorted(tried, key=lambda each: (each.path, each.line)):
        alive = survives(one, given.tests, given.seconds)
        left += alive
        print(
            f"{'survived' if alive else 'found':9}{one.path}:{one.line}: "
            f"{one.before} -> {one.after}",
            flush=True,
        )
    print(f"{len(tried) - left} of {len(tried)} found, of {len(every)} that there are")


if __name__ == "__main__":
    main()
