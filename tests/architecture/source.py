"""The program's own source as the architecture tests read it: modules, what they import, what they define."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "desktop_app"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True)
class Import:
    """One import: of `target`, a module of ours or the dotted name as written, at `line` of `module`.

    `lazy` when it runs inside a function only, `typing_only` when it never runs.
    """

    module: str
    target: str
    line: int
    lazy: bool = False
    typing_only: bool = False

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


@cache
def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name; a package by its own name."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return read_once(path)


def read_once(path: Path) -> ast.Module:
    """The same, not kept: the trees of all the tests are twice those of the program."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def _by_kind(path: Path) -> dict[type[ast.AST], list[ast.AST]]:
    found = defaultdict(list)
    for node in ast.walk(tree(path)):
        found[type(node)].append(node)
    return found


def nodes(path: Path, kind: type[Node]) -> Sequence[Node]:
    """Every node of this kind in a file: the walk takes longer than what is asked of them, and is made once."""
    return _by_kind(path).get(kind, ())  # type: ignore[return-value]


def texts(path: Path) -> Iterator[ast.Constant]:
    """The texts of a file that somebody may read on a screen or a paper: none of its docstrings."""
    notes = {id(each.value) for each in nodes(path, ast.Expr)}
    for each in nodes(path, ast.Constant):
        if isinstance(each.value, str) and id(each) not in notes:
            yield each


def called(call: ast.Call) -> str:
    """The last word of what is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def floor_of(module: str) -> str:
    """The floor of a module of ours, "" for what stands above them all; a library is its own top-level package."""
    if module.split(".")[0] != PACKAGE:
        return module.split(".")[0]
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and (ROOT / PACKAGE / parts[1]).is_dir() else ""


def on_floor(floor: str) -> list[str]:
    """The modules of one floor."""
    return [name for name in modules() if name != PACKAGE and floor_of(name) == floor]


@cache
def imports(module: str) -> tuple[Import, ...]:
    """Everything a module imports, each name by the module it comes from."""
    return tuple(_imports_below(tree(modules()[module]), module, lazy=False, typing_only=False))


def named_in_text(module: str) -> list[Import]:
    """The modules of ours that a module names in a text, to import them later."""
    texts = nodes(modules()[module], ast.Constant)
    return [Import(module, node.value, node.lineno, lazy=True) for node in texts if node.value in modules()]


def _imports_below(node: ast.AST, module: str, *, lazy: bool, typing_only: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(module, name.name, child.lineno, lazy, typing_only)
        elif isinstance(child, ast.ImportFrom):
            base = absolute(child, module)
            for name in child.names:
                inner = f"{base}.{name.name}"
                is_module = inner in modules() or base.split(".")[0] == "PySide6"
                yield Import(module, inner if is_module else base, child.lineno, lazy, typing_only)
        elif not isinstance(child, ast.expr):
            yield from _imports_below(
                child,
                module,
                lazy=lazy or isinstance(child, Function),
                typing_only=typing_only or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)),
            )


def absolute(node: ast.ImportFrom, module: str) -> str:
    """The module a `from … import` speaks of, its leading dots resolved."""
    if not node.level:
        return node.module or ""
    is_package = modules()[module].name == "__init__.py"
    parts = module.split(".")
    home = parts[: len(parts) - node.level + is_package]
    return ".".join([*home, node.module] if node.module else home)


def functions(below: ast.AST) -> Iterator[Function]:
    """Every function and method below a node, nested ones too."""
    for child in ast.iter_child_nodes(below):
        if isinstance(child, Function):
            yield child
        # No function stands in an expression, and a file is mostly those.
        if not isinstance(child, ast.expr):
            yield from functions(child)


def classes(path: Path) -> Sequence[ast.ClassDef]:
    """Every class of a file."""
    return nodes(path, ast.ClassDef)


def methods(node: ast.ClassDef) -> list[Function]:
    """The methods a class defines itself."""
    return [child for child in node.body if isinstance(child, Function)]


def is_public(name: str) -> bool:
    """Whether a name is promised to others; Qt's own virtual methods, in camelCase, are promised by Qt."""
    return not name.startswith("_") and re.search(r"[a-z][A-Z]", name) is None


def base_names(node: ast.ClassDef) -> list[str]:
    """The simple names of the classes a class derives from."""
    return [ast.unparse(base).split("[")[0].rpartition(".")[2] for base in node.bases]


def where(path: Path, node: ast.AST | None = None) -> str:
    """A place to look at, as an editor understands it."""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"
