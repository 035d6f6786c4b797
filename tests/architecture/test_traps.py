"""Traps that no type checker sees: PySide6’s, and a few of Python’s own."""

import ast

from .source import ROOT, modules, tree, where


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


def test_two_enums_are_joined_by_a_table_and_not_by_their_spelling() -> None:
    """`Trigger[reason.name]` holds until one of the two is renamed, and then only where somebody goes by."""
    assert not [
        where(path, node)
        for path in modules().values()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Attribute) and node.slice.attr == "name"
    ]
