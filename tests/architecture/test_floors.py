"""The floors, as sentences: an import only runs down, and never round."""

import ast
import sys
from collections.abc import Callable, Iterable

import pytest

from tests.architecture.source import (
    PACKAGE,
    ROOT,
    Import,
    absolute,
    called,
    floor_of,
    imports,
    modules,
    named_in_text,
    nodes,
    on_floor,
)

FLOORS = {"domain", "storage", "forms", "use_cases", "screens", "system"}
# The three that know every floor, each with its entry in the command line.
STARTS = {f"{PACKAGE}.{name}" for name in ("startup", "self_test", "demo_day")}
TOUCHES_THE_MACHINE = {"io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading"}
READS_THE_CLOCK = {"now", "today", "utcnow", "time_ns", "monotonic"}
HOURS_OF_THE_MACHINE = {
    *("datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime", "time.gmtime"),
    *("QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc"),
}
# Whether the computer has slept: no date is told or kept.
LENGTHS_OF_TIME = {f"{PACKAGE}.screens.lock.watch"}


def crossings(floor: str, *, ours: Iterable[str] = (), libraries: Iterable[str] = ()) -> list[str]:
    """The imports of a floor that lead elsewhere than to itself, its libraries or what it may know of ours."""
    allowed = {f"{PACKAGE}.{name}" for name in (*ours, floor)}

    def may(found: Import) -> bool:
        top = found.target.split(".")[0]
        if top == PACKAGE:
            return any(found.target == name or found.target.startswith(f"{name}.") for name in allowed)
        return top in sys.stdlib_module_names or top in libraries

    return refused(floor, may)


def refused(floor: str, may: Callable[[Import], bool]) -> list[str]:
    """The imports of a floor that are not as they may be."""
    return [
        str(found)
        for module in on_floor(floor)
        for found in (*imports(module), *named_in_text(module))
        if found.target != PACKAGE and not may(found)
    ]


def test_the_rules_know_nothing_but_themselves() -> None:
    assert not crossings("domain")
    assert not refused("domain", lambda found: found.target.split(".")[0] not in TOUCHES_THE_MACHINE)


def test_the_rules_read_neither_clock_nor_file() -> None:
    calls = [(module, node) for module in on_floor("domain") for node in nodes(modules()[module], ast.Call)]
    read = [
        f"{module}:{call.lineno}"
        for module, call in calls
        if (isinstance(call.func, ast.Attribute) and call.func.attr in READS_THE_CLOCK)
        or (isinstance(call.func, ast.Name) and call.func.id == "open")
    ]
    assert not read


def test_one_module_reads_the_hour_of_the_machine_where_a_date_is_meant() -> None:
    readers = {
        module
        for module, path in modules().items()
        for node in nodes(path, ast.Attribute)
        if isinstance(node.value, ast.Name) and f"{node.value.id}.{node.attr}" in HOURS_OF_THE_MACHINE
    }
    # The file opened by itself, by a test or a tool, dates a copy of an earlier version so; the program hands its own.
    assert readers == {f"{PACKAGE}.system.clock", f"{PACKAGE}.storage.connection.database", *LENGTHS_OF_TIME}


def test_the_file_knows_only_the_rules() -> None:
    assert not crossings("storage", ours=["domain"], libraries=["sqlite_utils", "sqlcipher3", "cryptography", "nacl"])


def test_one_module_knows_the_encrypted_driver() -> None:
    knowing = {
        found.module
        for module in modules()
        for found in imports(module)
        if found.target.split(".")[0] in {"sqlcipher3", "sqlite_utils"} and not (found.lazy or found.typing_only)
    }
    assert knowing <= {f"{PACKAGE}.storage.driver"}


def test_a_step_of_the_files_history_knows_nothing_of_today() -> None:
    history = f"{PACKAGE}.storage.migrations"
    steps = [name for name in modules() if name.startswith(f"{history}.m")]
    known = {f"{history}.rebuild", *sys.stdlib_module_names}
    found = [each for name in steps for each in (*imports(name), *named_in_text(name)) if not each.typing_only]
    assert steps and not [
        str(each) for each in found if each.target not in known and each.target.split(".")[0] not in known
    ]


def test_the_paper_knows_only_the_rules_and_where_its_fonts_lie() -> None:
    assert not crossings("forms", ours=["domain", "system.paths"], libraries=["reportlab"])


def test_the_use_cases_know_no_window_and_no_library() -> None:
    found = crossings("use_cases", ours=["domain", "storage", "forms", "system"], libraries=["sqlite_utils"])
    assert not found


def test_one_module_counts_the_places_that_are_left() -> None:
    # Counted from the appointments alone, a seat that is kept for somebody to be called was given twice.
    found = {
        module
        for floor in ("use_cases", "screens")
        for module in on_floor(floor)
        for node in nodes(modules()[module], ast.Call)
        if called(node).endswith("places_left")
    }
    assert found == {f"{PACKAGE}.use_cases.planning.free_places"}


def test_the_use_cases_know_the_open_file_by_its_type_alone() -> None:
    assert not refused("use_cases", lambda found: found.typing_only or not found.target.startswith("sqlite_utils"))


def test_the_paper_is_loaded_at_the_first_print() -> None:
    assert not refused("use_cases", lambda found: floor_of(found.target) != "forms" or found.lazy or found.typing_only)


def test_the_screens_know_the_use_cases_and_the_rules_they_show() -> None:
    assert not crossings(
        "screens",
        ours=["use_cases", "domain", "system", "storage.errors"],
        libraries=["PySide6", "shiboken6", "pypdfium2"],
    )


def test_two_screens_alone_know_what_may_go_wrong_with_the_file() -> None:
    told = (f"{PACKAGE}.screens.runner", f"{PACKAGE}.screens.opening")
    assert not refused("screens", lambda found: floor_of(found.target) != "storage" or found.module.startswith(told))


def test_the_machine_knows_only_the_standard_library() -> None:
    assert not crossings("system", libraries=["platformdirs"])


def test_only_the_starts_know_every_floor() -> None:
    above = {name for name in modules() if name != PACKAGE and not floor_of(name)}
    assert above - STARTS == {f"{PACKAGE}.__main__", f"{PACKAGE}.command_line", f"{PACKAGE}.options"}
    for module in above - STARTS:
        assert not [str(found) for found in imports(module) if floor_of(found.target) in FLOORS]
    assert not imports(PACKAGE)


def test_nothing_below_knows_the_starts() -> None:
    for floor in FLOORS:
        assert not refused(floor, lambda found: not found.target.startswith(PACKAGE) or floor_of(found.target) != "")


def test_every_module_stands_on_a_floor() -> None:
    assert {floor_of(name) for name in modules()} <= FLOORS | {""}


def test_a_relative_import_stays_on_its_floor() -> None:
    left = [
        f"{module}:{node.lineno}"
        for module, path in modules().items()
        for node in nodes(path, ast.ImportFrom)
        if node.level and floor_of(absolute(node, module)) != floor_of(module)
    ]
    assert not left


def test_no_import_goes_round() -> None:
    arrows = {
        module: {found.target for found in imports(module) if found.target in modules() and found.target != PACKAGE}
        for module in modules()
    }
    assert not [sorted(ring) for ring in rings(arrows)]


def test_no_rooms_go_round() -> None:
    """A room is a folder; what lies directly on a floor is one room too, the ground that the others stand on."""
    housed = [module for module in modules() if floor_of(module)]
    arrows: dict[str, set[str]] = {room_of(module): set() for module in housed}
    for module in housed:
        found = {each.target for each in imports(module) if each.target in housed and not each.typing_only}
        arrows[room_of(module)] |= {room_of(target) for target in found} - {room_of(module)}
    assert not [sorted(ring) for ring in rings(arrows)]


def room_of(module: str) -> str:
    """The folder of a module."""
    return modules()[module].parent.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, [{"a", "b", "c"}]),
        ({"a": {"a"}}, [{"a"}]),
    ],
)
def test_rings_are_found(arrows: dict[str, set[str]], expected: list[set[str]]) -> None:
    assert rings(arrows) == expected


def rings(arrows: dict[str, set[str]]) -> list[set[str]]:
    """The groups of modules that can all be reached from one another."""
    reached = {start: _reached(start, arrows) for start in arrows}
    found: list[set[str]] = []
    for start in arrows:
        ring = {other for other in reached[start] if start in reached[other]}
        if ring and ring not in found:
            found.append(ring)
    return found


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    left = list(arrows[start])
    while left:
        module = left.pop()
        if module not in seen:
            seen.add(module)
            left += arrows[module]
    return seen
