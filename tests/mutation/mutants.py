"""The small faults a module may be given: a boundary moved, a condition turned round, a line left out…"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult, ast.Div: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NOT_RUN = {"decorator_list", "annotation", "returns", "bases"}
"""What says something of the code and is not what it does; a decorator of ours is held by `test_permissions`."""


@dataclass(frozen=True)
class Mutant:
    """One fault: the `rank`-th that may be made in `path`. A test that runs one of `lines` may find it."""

    path: Path
    rank: int
    line: int
    said: str
    lines: range

    def tree(self) -> ast.Module:
        """The module with this fault."""
        tree = ast.parse(self.path.read_text("utf-8"))
        for rank, change in enumerate(_changes(tree)):
            if rank == self.rank:
                change.make()
                return ast.fix_missing_locations(tree)
        raise LookupError(self)


def mutants_of(path: Path) -> list[Mutant]:
    """Every fault of this module, in the order of its text."""
    tree = ast.parse(path.read_text("utf-8"))
    return [Mutant(path, rank, *change.told()) for rank, change in enumerate(_changes(tree))]


@dataclass(frozen=True)
class _Place:
    """A node, how to put another in its place, and the lines that must run for it to run."""

    node: ast.AST
    put: Callable[[ast.AST], None]
    lines: range
    in_function: bool = False


@dataclass(frozen=True)
class _Change:
    place: _Place
    new: ast.AST
    said: str = ""

    def make(self) -> None:
        self.place.put(ast.copy_location(self.new, self.place.node))

    def told(self) -> tuple[int, str, range]:
        said = self.said or f"{ast.unparse(self.place.node)}  →  {ast.unparse(self.new)}"
        node = self.place.node.target if isinstance(self.place.node, ast.comprehension) else self.place.node
        return node.lineno, said, self.place.lines  # type: ignore[attr-defined]


def _changes(tree: ast.Module) -> Iterator[_Change]:
    for place in list(_places(_Place(tree, lambda new: None, range(sys.maxsize)))):
        for new in _others(place.node):
            yield _Change(place, new)
        if _may_be_left_out(place.node):
            yield _Change(place, ast.Pass(), f"left out: {ast.unparse(place.node)}")


def _places(at: _Place) -> Iterator[_Place]:
    for name, value in ast.iter_fields(at.node):
        if name in NOT_RUN or (name == "keywords" and isinstance(at.node, ast.ClassDef)):
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or _is_for_types(child):
                continue
            put = partial(value.__setitem__, index) if isinstance(value, list) else partial(setattr, at.node, name)
            place = _inside(replace(at, node=child, put=put))
            yield place
            yield from _places(place)


def _inside(place: _Place) -> _Place:
    """With the lines of the node: a statement's own, or those of its head; what runs at import is of every line."""
    node = place.node
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        if isinstance(node, ast.Lambda) and place.in_function:
            return place
        return replace(place, lines=range(node.lineno, (node.end_lineno or node.lineno) + 1), in_function=True)
    if isinstance(node, ast.stmt) and place.in_function:
        body = getattr(node, "body", None)
        last = body[0].lineno - 1 if body else node.lineno if isinstance(node, ast.Match) else node.end_lineno
        return replace(place, lines=range(node.lineno, max(last or 0, node.lineno) + 1))
    return place


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _may_be_left_out(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Attribute | ast.Subscript)
    return isinstance(node, ast.AugAssign | ast.Raise | ast.Delete | ast.Continue | ast.Break)


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                ops = [*node.ops[:at], OTHER[type(operator)](), *node.ops[at + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(OTHER[type(node.op)](), node.values)
        case ast.BinOp() if type(node.op) in OTHER:
            yield ast.BinOp(node.left, OTHER[type(node.op)](), node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() | float()):
            yield from (ast.Constant(node.value + step) for step in (1, -1))
        case ast.Return(value=ast.AST()) if not _is_none(node.value):
            yield ast.Return(ast.Constant(None))
        case ast.If():
            yield ast.If(_turned_round(node.test), node.body, node.orelse)
        case ast.IfExp():
            yield ast.IfExp(_turned_round(node.test), node.body, node.orelse)
        case ast.While():
            yield ast.While(_turned_round(node.test), node.body, node.orelse)
        case ast.comprehension() if node.ifs:
            yield ast.comprehension(node.target, node.iter, [_turned_round(node.ifs[0]), *node.ifs[1:]], 0)


def _is_none(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _turned_round(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)
