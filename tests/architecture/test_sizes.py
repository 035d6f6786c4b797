"""Small rooms with a name on the door: sizes and docstrings."""

import ast
import re

from tests.architecture.source import (
    PACKAGE,
    ROOT,
    Function,
    base_names,
    classes,
    functions,
    is_public,
    methods,
    modules,
    read_once,
    tree,
    where,
)

LINES_IN_A_FILE = 350
LINES_OF_A_NOUN = 30
LINES_IN_A_FUNCTION = 50
LINES_IN_A_CONSTRUCTOR = 25
MOST_PUBLIC_METHODS = 12
OPENING = re.compile(r'(?:#.*\n)*r?"""(.*?)(?:"""|\n)')
ONE_SENTENCE = re.compile(r"(?:(?![.!?…] [A-ZÀ-Ý]).)+[.…]")

NOUNS_OF_A_FEW_LINES = {
    "domain/mandate/way",
    "domain/patience",
    "domain/reception/reminder",
    "forms/letter",
    "forms/mandate/data",
    "forms/wording",
    "options",
    "screens/setup/place_form",
    "screens/training/preparation",
    "storage/clock",
    "storage/house_rules",
    "storage/mandates/paper_marks",
    "storage/numbers",
    "system/clock",
    "use_cases/overview/line",
}
"""Things of the counter, of the file or of the machine that take less than that, and that several others use."""

OURS = [*modules().values(), *sorted((ROOT / "installer").rglob("*.py"))]
EVERYTHING = [*OURS, *sorted((ROOT / "tests").rglob("*.py"))]
KEPT = {*modules().values()}
"""Those whose trees other tests ask for."""


def test_a_file_is_a_small_room() -> None:
    assert not [where(path) for path in EVERYTHING if len(path.read_text("utf-8").splitlines()) > LINES_IN_A_FILE]


def test_a_file_of_a_few_lines_is_a_noun_of_its_own() -> None:
    """What paints, says or carries one thing for one other file stands in that file; migrations are history."""
    small = {
        path.relative_to(ROOT / PACKAGE).with_suffix("").as_posix()
        for path in modules().values()
        if path.stem != "__init__" and len(path.read_text("utf-8").splitlines()) < LINES_OF_A_NOUN
    }
    new = {name for name in small if not name.startswith("storage/migrations/")} - NOUNS_OF_A_FEW_LINES
    assert not new, "it stands in the file of its only reader; one of several readers is named above"
    assert len(NOUNS_OF_A_FEW_LINES) <= 20


def test_a_function_fits_on_a_screen() -> None:
    long = [
        where(path, node)
        for path in EVERYTHING
        for node in functions(tree(path) if path in KEPT else read_once(path))
        if lines(node) > (LINES_IN_A_CONSTRUCTOR if node.name == "__init__" else LINES_IN_A_FUNCTION)
    ]
    assert not long


def test_a_class_promises_little() -> None:
    assert not [
        where(path, node) for path in OURS for node in classes(path) if len(promises(node)) > MOST_PUBLIC_METHODS
    ]


def test_a_module_opens_with_one_sentence() -> None:
    filled = [path for path in EVERYTHING if path in OURS or path.stat().st_size]
    openings = {where(path): OPENING.match(path.read_text("utf-8")) for path in filled}
    assert not [name for name, first in openings.items() if not (first and ONE_SENTENCE.fullmatch(first[1]))]


def _overload(node: ast.ClassDef | Function) -> bool:
    """Whether it only tells the types of the one below, which says the rest."""
    return any(ast.unparse(each) == "overload" for each in node.decorator_list)


def test_a_public_name_says_what_it_promises() -> None:
    documented = _documented()
    silent = []
    for path in OURS:
        public = [
            node for node in tree(path).body if isinstance(node, ast.ClassDef | Function) and is_public(node.name)
        ]
        silent += [where(path, node) for node in public if not ast.get_docstring(node) and not _overload(node)]
        for node in public:
            if isinstance(node, ast.ClassDef):
                inherited = set().union(*(_promised(base, documented) for base in base_names(node)))
                silent += [
                    where(path, method)
                    for method in methods(node)
                    if is_public(method.name) and method.name not in inherited and not says_enough(method)
                ]
    assert not silent


def lines(node: Function) -> int:
    """How many lines a function takes, its docstring apart."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


def promises(node: ast.ClassDef) -> list[str]:
    """What can be asked of an object of this class; the ways to make one apart."""
    return [
        method.name
        for method in methods(node)
        if is_public(method.name) and "classmethod" not in [ast.unparse(each) for each in method.decorator_list]
    ]


def says_enough(method: Function) -> bool:
    """Whether a method is documented, or is the bare signature of a protocol whose class tells the rest."""
    return bool(ast.get_docstring(method)) or ast.unparse(method.body[0]) == "..."


def _documented() -> dict[str, tuple[list[str], set[str]]]:
    """Each class of ours: its bases and the methods it documents."""
    return {
        node.name: (base_names(node), {method.name for method in methods(node) if ast.get_docstring(method)})
        for path in modules().values()
        for node in classes(path)
    }


def _promised(name: str, documented: dict[str, tuple[list[str], set[str]]]) -> set[str]:
    if name not in documented:
        return set()
    bases, own = documented[name]
    return own.union(*(_promised(base, documented) for base in bases))


def test_the_two_roots_are_read() -> None:
    assert {ROOT / PACKAGE / "__main__.py", ROOT / "installer" / "dev.py"} <= set(OURS)
