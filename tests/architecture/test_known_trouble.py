"""What the system refuses is named wherever it is asked: a folder that goes away is said, and crashes nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .source import PACKAGE, absolute, floor_of, modules, nodes, tree

_OF_PATHS = {
    *("exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir", "link", "lstat", "mkdir", "open", "read_bytes"),
    *("read_text", "readlink", "rename", "replace", "resolve", "rglob", "rmdir", "samefile", "stat", "touch", "unlink"),
    *("write_bytes", "write_text", "chmod", "symlink_to", "expanduser"),
}
_OF_MODULES = {"os", "shutil"}
_ASKS_NOTHING = {"fsencode", "fsdecode", "getpid", "uname", "cpu_count", "urandom", "getenv", "path"}
_NETS = ("known_trouble()", "in_place(", "copying.in_place(", "_into_the_data()")
_CAUGHT = ("OSError", "Exception", "StorageTrouble")

SHIPPED = {
    "use_cases.accounts.opening": {"models", "recovery_words"},
    "use_cases.checks.shipped": {"_files", "_fonts", "_chapters", "_first_line"},
    "use_cases.planning.schedule": {"school_years"},
}
"""They read what the program ships with: where that is missing, the installation is broken."""

WITHOUT_THE_RUNNER = {
    ("screens.opening.open_file", "_record_refusal"): "record_refusal lets the journal miss it",
    ("screens.opening.open_file", "close"): "close_desk raises none: what cannot be written stays beside the file",
    ("screens.protection.erasure_part", "_erase"): "in the worker, whose troubles the runner says",
    ("screens.lock.seats", "_pages_to_make"): "each reading keeps its troubles to itself",
    ("screens.protection.restore_dialog", "_look_in"): "the same",
    ("screens.protection.restore_dialog", "_put_back"): "the program says them once the file is open again",
}
"""Verbs that a screen calls by itself at a desk, and who answers for their troubles."""

OF_THE_PROGRAM_ITSELF = {
    "screens.help.about_dialog": "the licences and the changelog that the program ships with",
    "screens.checks.every": "its icons",
    "screens.chapters": "its help",
    "screens.help.dress": "a buffer of Qt, in memory",
    "screens.theme.icons": "its icons",
    "screens.theme.style": "its style sheet",
    "screens.window.interrupt": "pipes that have no name",
    "screens.remembering": "the looks of the windows: remember does without what the system refuses",
    "screens.dialogs": "save_file asks whether the folder of last time is there: where it is not, the home folder",
}
"""Modules of the screens that speak to the system, of something else than the data."""


_RAISES_NONE = {"may", "absence", "take_up", "put_keys_away", "is_held", "Unlocked", "MainWindow"}


class Function(NamedTuple):
    """A function by the name of its module, without the package, and its own."""

    module: str
    name: str


class Call(NamedTuple):
    """A call of one of our functions; `netted` when what it raises is caught or named around it.

    `at_a_desk` when it is handed a desk.
    """

    by: Function
    of: Function
    netted: bool
    at_a_desk: bool


@cache
def _names(module: str) -> dict[str, tuple[str, str]]:
    """What each name of a module stands for: a module of ours and '', or a module and a function in it."""
    found = {}
    for node in nodes(modules()[module], ast.ImportFrom):
        for name in node.names:
            base = absolute(node, module)
            inner = f"{base}.{name.name}"
            found[name.asname or name.name] = (inner, "") if inner in modules() else (base, name.name)
    return found


def _short(module: str) -> str:
    return module.removeprefix(f"{PACKAGE}.")


def _ours(module: str, func: ast.expr) -> Function | None:
    if isinstance(func, ast.Name):
        home, name = _names(module).get(func.id, (module, func.id))
        return Function(_short(home), name) if name and home in modules() else None
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
        home, name = _names(module).get(func.value.id, ("", "no module"))
        return Function(_short(home), func.attr) if not name else None
    return None


def _asks_the_system(call: ast.Call) -> bool:
    func = call.func
    if isinstance(func, ast.Name):
        return func.id in ("open", "disk_usage")
    if not isinstance(func, ast.Attribute):
        return False
    if isinstance(func.value, ast.Name) and func.value.id in _OF_MODULES:
        return func.attr not in _ASKS_NOTHING and "ignore_errors=True" not in ast.unparse(call)
    # str.replace takes two arguments, the show of a dialog none.
    return func.attr in _OF_PATHS and (func.attr not in ("replace", "open") or len(call.args) == 1)


def _is_a_net(text: str) -> bool:
    return text.startswith(_NETS) or (text.startswith("suppress(") and any(name in text for name in _CAUGHT))


def _is_awaited(node: ast.AST) -> bool:
    """Whether what it is given runs beside the window and raises here again: `screens.writer.Writer.run`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "run"


def _seen(node: ast.AST, module: str, by: Function, netted: bool) -> Iterator[Call | Function]:
    """Every call of ours below a node, and the function itself for each word to the system that has no net."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        by = Function(_short(module), node.name)
        netted = any(_is_a_net(ast.unparse(mark)) for mark in node.decorator_list)
    elif isinstance(node, ast.Call):
        if _asks_the_system(node) and not netted:
            yield by
        func, *given = (node.func, *node.args)
        if isinstance(func, ast.Name) and func.id == "partial":
            # What is called later, in the worker, has the same troubles.
            func, *given = node.args
        if called := _ours(module, func):
            yield Call(by, called, netted, bool(given) and "desk" in ast.unparse(given[0]))
    for field, value in ast.iter_fields(node):
        inside = netted or (field == "args" and _is_awaited(node))
        if isinstance(node, ast.With) and field == "body":
            inside |= any(_is_a_net(ast.unparse(item.context_expr)) for item in node.items)
        if isinstance(node, ast.Try) and field == "body":
            inside |= any(not each.type or any(n in ast.unparse(each.type) for n in _CAUGHT) for each in node.handlers)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _seen(child, module, by, inside)


@cache
def _everything() -> tuple[frozenset[Function], tuple[Call, ...]]:
    """The functions of ours that speak to the system without a net, and all calls."""
    bare, calls = set(), []
    for module in modules():
        for each in _seen(tree(modules()[module]), module, Function(_short(module), "<module>"), False):
            calls.append(each) if isinstance(each, Call) else bare.add(each)
    return frozenset(bare), tuple(calls)


@cache
def _raising() -> frozenset[Function]:
    """The functions of the two floors that reach the data and let what the system says through, however far below."""
    bare, calls = _everything()
    found = {f for f in bare if floor_of(f"{PACKAGE}.{f.module}") in ("storage", "use_cases")}
    found -= {Function(module, name) for module, names in SHIPPED.items() for name in names}
    while (
        more := {
            call.by
            for call in calls
            if call.of in found
            and not call.netted
            and floor_of(f"{PACKAGE}.{call.by.module}") in ("storage", "use_cases")
        }
        - found
    ):
        found |= more
    return frozenset(found)


def test_what_a_screen_calls_by_itself_names_what_the_system_says() -> None:
    """Whatever goes through the runner has its net; these calls do not."""
    bare = {
        (call.by.module, call.by.name)
        for call in _everything()[1]
        if call.of in _raising()
        and not call.netted
        and (call.by.module.startswith("screens") or call.by.module == "startup")
    }
    assert not bare


def test_a_verb_that_a_screen_calls_by_itself_has_somebody_to_say_its_troubles() -> None:
    verbs = {
        (call.by.module, call.by.name)
        for call in _everything()[1]
        if call.at_a_desk and not call.netted
        if call.by.module.startswith("screens")
        and call.of.module.startswith("use_cases")
        and call.of.name not in _RAISES_NONE
    }
    assert verbs == set(WITHOUT_THE_RUNNER)


def test_no_screen_asks_the_system_about_the_data() -> None:
    asking = {function.module for function in _everything()[0] if function.module.startswith("screens")}
    assert asking == set(OF_THE_PROGRAM_ITSELF)


def test_the_floors_below_are_looked_at() -> None:
    """The list would be short for the wrong reason if nothing were found any more."""
    assert {Function("storage.checks.control", "size_of"), Function("storage.files", "need_room")} <= _raising()
    assert Function("use_cases.copies.backup_places", "_room") in _raising()
    assert Function("use_cases.copies.backup_places", "state") not in _raising()
