"""Traps that no type checker sees: PySide6’s, and a few of Python’s own."""

import ast
import re
from collections import Counter

from .source import PACKAGE, ROOT, called, functions, modules, nodes, tree, where

ONLY_TESTS_CALL = {
    "EVERY": "each pictogram, to be looked at",
    "aidants_connect": "the ids of the national tool, compared with its own list",
    "clone": "not even they: Qt copies an icon by it",
    "give_passphrase": "a verb in one breath, where the screens do its slow half in the worker",
    "recognise": "the same",
    "try_passphrase": "what a hand types at the door",
}


def test_a_delayed_call_dies_with_its_object() -> None:
    """Without an object to die with, `singleShot` calls a method of a widget that is already deleted."""
    loose = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules().values()
        for call in nodes(path, ast.Call)
        if called(call) == "singleShot" and len(call.args) < 3 and ast.unparse(call.args[1]).startswith("self.")
    ]
    assert not loose


def test_two_enums_are_joined_by_a_table_and_not_by_their_spelling() -> None:
    """`Trigger[reason.name]` holds until one of the two is renamed, and then only where somebody goes by."""
    assert not [
        where(path, node)
        for path in modules().values()
        for node in nodes(path, ast.Subscript)
        if isinstance(node.slice, ast.Attribute) and node.slice.attr == "name"
    ]


def test_the_import_of_python_is_touched_in_one_place() -> None:
    """PySide puts its own in its place; whoever else did so would slow every import, or hide what it loads."""
    touching = {
        name.removeprefix(f"{PACKAGE}.")
        for name, path in modules().items()
        for node in (*nodes(path, ast.Attribute), *nodes(path, ast.Name))
        if "__import__" in (getattr(node, "attr", ""), getattr(node, "id", ""))
    }
    assert touching == {"screens.pyside"}


def test_a_test_that_the_program_names_is_there() -> None:
    """A way around Qt, SQLite or the system says which test holds it: without it, nobody knows what it is for."""
    tests = list((ROOT / "tests").rglob("*.py"))
    there = {path.stem for path in tests}
    there |= {name for path in tests for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))}
    named = [
        (where(path), name)
        for path in modules().values()
        for name in re.findall(r"\btest_\w+", path.read_text("utf-8"))
    ]
    assert len(named) > 30 and not [(place, name) for place, name in named if name not in there]


def test_a_signal_is_sent_and_heard() -> None:
    text = "\n".join(path.read_text("utf-8") for path in modules().values())
    declared = {
        node.targets[0].id
        for path in modules().values()
        for node in nodes(path, ast.Assign)
        if isinstance(node.targets[0], ast.Name)
        if isinstance(node.value, ast.Call) and called(node.value) == "Signal"
    }
    sent = set(re.findall(r"\.(\w+)(?=(?: if [^()\n]+ else [\w.]+)?\)\.emit\b|\.emit\b)", text))
    # By another signal, or by a button that is made with it.
    sent |= set(re.findall(r"\.connect\([\w.]*\.(\w+)\)", text))
    sent |= set(re.findall(r"\b(?:primary|secondary|quiet)\(.*, self\.(\w+)(?:, icon=.*)?\)", text))
    heard = set(re.findall(r"\.(\w+)\.connect\b", text))
    assert len(declared) > 80 and not declared - sent and not declared - heard


def test_a_function_is_called_by_more_than_tests() -> None:
    """A name that stands once in the whole program is that of something nobody would miss; Qt calls its own."""
    spoken = Counter(word for path in modules().values() for word in re.findall(r"\w+", path.read_text("utf-8")))
    alone = {
        node.name
        for path in modules().values()
        for node in functions(tree(path))
        if spoken[node.name] == 1 and node.name.islower() and not node.name.startswith("__")
    }
    assigned = {
        node.targets[0].id
        for path in modules().values()
        for node in tree(path).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if spoken[node.targets[0].id] == 1
    }
    assert alone | assigned == set(ONLY_TESTS_CALL)


def test_a_test_reads_a_pdf_while_no_window_draws_its_pages() -> None:
    """PDFium does not survive two threads: a test that read while a preview drew ended the process now and then."""
    apart = {
        "tests/helpers/paper.py": "the way for all of them, with the lock of the program",
        "tests/helpers/field_file.py": "reads what the program of 0.1.0 has drawn, which has no such lock",
    }
    opening = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        for call in nodes(path, ast.Call)
        if called(call) == "PdfDocument"
    }
    assert opening == set(apart)
