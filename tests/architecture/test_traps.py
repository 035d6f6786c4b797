"""Traps of PySide6 that no type checker sees."""

import ast

from .source import ROOT, modules, tree


def test_a_delayed_call_dies_with_its_object() -> None:
    """Without an object to die with, `singleShot` calls a method of a widget that is already deleted."""
    loose = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules().values()
        for call in ast.walk(tree(path))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr == "singleShot" and len(call.args) < 3 and ast.unparse(call.args[1]).startswith("self.")
    ]
    assert not loose
